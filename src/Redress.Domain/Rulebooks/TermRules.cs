using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>
/// The scheme's terms; each rule says how many days, in which unit, whether the last day rolls, and where it comes from.
/// A scheme without a stage may leave out the terms of that stage; to ask for one that was left out is a mistake of the program.
/// </summary>
/// <param name="Rules">By their names in the rulebook: that of the kind of term, or that of a period which is no term by itself.</param>
public sealed record TermRules(IReadOnlyDictionary<string, TermRule> Rules)
{
    /// <summary>The days after the one reminder (BC-7).</summary>
    public TermRule SupplyReminder => Named("supplyReminder");

    /// <summary>From the posting to the presumed receipt (BC-23).</summary>
    public TermRule Receipt => Named("receipt");

    /// <summary>From the end of the member's term until the body should have declared the file complete (FP-2).</summary>
    public TermRule Completion => Named("completion");

    /// <summary>The provider answers when the consumer says that it did not comply (WK-2).</summary>
    public TermRule ComplianceAnswer => Named("complianceAnswer");

    /// <summary>From the referral until the secretary asks after an advice that does not come (WK-2).</summary>
    public TermRule ReferralFollowUp => Named("referralFollowUp");

    /// <summary>From the recording of an outcome until the body has carried out what the forum ordered besides (BC-29).</summary>
    public TermRule ForumOrder => Named("forumOrder");

    /// <summary>From the last day of a condition, or the member's word on what was put to it by then, until two people must have found that it is met (BC-19).</summary>
    public TermRule ConditionFinding => Named("conditionFinding");

    /// <summary>Within which a message of a party is answered (FP-20): a task of the secretary, and no term of the case.</summary>
    public TermRule Message => Named("message");

    /// <summary>Until when those who wait are put off when a duty of the body is late (FP-23).</summary>
    public TermRule NewDay => Named("newDay");

    /// <summary>How many days before its last day a party is reminded of a term of its own; 0 for never. A term that is no longer than this needs no reminder.</summary>
    public int RemindDaysBefore { get; init; } = 3;

    /// <summary>How many days before its end who must bring an appeal before the court is warned that it would lose it (BC-25).</summary>
    public int WarnOfBringingDaysBefore { get; init; } = 10;

    /// <summary>On which day after it was asked who did not confirm an address is reminded (FP-21).</summary>
    public int AddressReminderDays { get; init; } = 3;

    /// <summary>From which day on an address that nobody confirmed is the secretary's task (FP-21).</summary>
    public int AddressTaskDays { get; init; } = 7;

    /// <summary>After how many working days a letter is presumed received that was put into ordinary post since no e-mail could bring it (FP-21).</summary>
    public int PostDays { get; init; } = 5;

    /// <summary>The days after the one reminder to choose arbitration (FP-6).</summary>
    public TermRule ChoiceReminder => Named("choiceReminder");

    /// <summary>The rule of that very term: one of the body's own is not lengthened over days that are not worked (interpretations).</summary>
    public TermRule Of(Term term) => Of(term.Kind, term.Party);

    /// <summary>The same, of a term that is to be opened for that party; null: the body's own.</summary>
    public TermRule Of(TermKind kind, Party? party) =>
        Of(kind) is { Rolls: true } rule && party is null ? rule with { Rolls = false } : Of(kind);

    /// <summary>The rule of one kind of term. A hearing and a condition have none, their day is given; the external committee's own window is a period (WK-2).</summary>
    public TermRule Of(TermKind kind) => Named(WireNames.Camel(kind.ToString()));

    /// <summary>The same terms with another rule for one kind.</summary>
    public TermRules With(TermKind kind, TermRule rule) =>
        this with
        {
            Rules = new Dictionary<string, TermRule>(Rules) { [WireNames.Camel(kind.ToString())] = rule },
        };

    /// <summary>The rule of that name; to ask for one that the scheme does not have is a mistake of the program.</summary>
    public TermRule Named(string name) =>
        Rules.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The scheme has no term '{name}'.");
}
