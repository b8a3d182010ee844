using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>A version of the rulebook that was announced to a provider (WK-10).</summary>
/// <param name="SentOn">The day of its sending to this member.</param>
public sealed record AnnouncedChange(string Version, DateOnly SentOn, DateOnly InForce, bool Significant);

/// <summary>One act on a member's labels under one rulebook: all that a rule may ask about besides the file.</summary>
public sealed record LabelContext(Actor By, DateTimeOffset Now, Rulebook Rulebook)
{
    public WorkingCalendar Calendar => Rulebook.Working;

    public DateOnly Today => Calendar.Day(Now);

    /// <summary>The day that the act counts from: that of its arrival where it came on paper (FP-13), else today.</summary>
    public DateOnly On =>
        By.Role != Role.Respondent && Asked is IOnPaper { Arrived: { } arrived } && arrived < Today ? arrived : Today;

    public LabelTermRules Terms => Rulebook.LabelTerms;

    /// <summary>By what a term about that is reckoned (FP-9).</summary>
    public LabelReckoning Reckons(LabelMatter matter) => new(RuleOf(matter), Calendar, Rulebook.Id);

    /// <summary>The rule of a term about that: an appeal against the board has another than one against a certification, the fee of a provider another than that of a member.</summary>
    public LabelTermRule RuleOf(LabelMatter matter)
    {
        var rule = Terms[matter.Kind];
        return matter.Kind switch
        {
            LabelTermKind.LabelAppeal or LabelTermKind.BringingLabelAppeal when matter.Label is null => rule with
            {
                Rule = "BC-46",
            },
            LabelTermKind.Fee or LabelTermKind.FeeAsking or LabelTermKind.FeeReminder when Rulebook.Label.FeeByMonths =>
                rule with
                {
                    Rule = "WK-7",
                },
            _ => rule,
        };
    }

    /// <summary>The changes of the code that were announced to this member (WK-10).</summary>
    public IReadOnlyList<AnnouncedChange> Changes { get; init; } = [];

    /// <summary>The act that is asked; null where only what may be done is looked for.</summary>
    public LabelCommand? Asked { get; init; }

    /// <summary>Whether a case against the member is pending: the board never acts on its facts (BC-46).</summary>
    public bool HasPendingCase { get; init; }
}
