using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What a party is told again: that a term of its own ends soon, and the code by which it reaches its side.</summary>
public sealed partial class Case
{
    // In the morning, when it is read.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    /// <summary>
    /// The instant at which the party is reminded of this term, once for each last day (FP-9); null when it is not.
    /// Due on Monday 16 March with three days before: on Friday 13 March at 7:00 in the scheme's zone.
    /// Who must bring an appeal before the court is warned earlier, since it may lose it (BC-25).
    /// The window to appeal and the time to reflect ask for nothing, and the one reminder of BC-7 is one already.
    /// </summary>
    public static DateTimeOffset? RemindsAt(Term term, Rulebook rulebook)
    {
        var before =
            term.Kind == TermKind.Bringing ? rulebook.Terms.WarnOfBringingDaysBefore : rulebook.Terms.RemindDaysBefore;
        var day = term.Due.AddDays(-before);
        return
            before > 0
            && IsReminded(term)
            && term.State == TermState.Running
            && term.RemindedOf != term.Due
            && day > term.Opened
            ? rulebook.Working.StartOf(day) + Morning
            : null;
    }

    private static bool IsReminded(Term term) =>
        term.Party is not null
        && term.Derivation.Event != TermStart.Reminded
        && term.Kind
            is TermKind.Supply
                or TermKind.Response
                or TermKind.Comment
                or TermKind.Deposit
                or TermKind.Choice
                or TermKind.Bringing;

    private Refusal? Handle(RemindOfTerm c, ActContext o)
    {
        if (
            Terms.Find(t => t.Id == c.Term) is not { } term
            || RemindsAt(term, o.Rulebook) is not { } at
            || at > o.Now
            || !term.Runs(o.Now, o.Calendar)
        )
        {
            return Refusal.State("FP-9", RefusalReason.NotInThisState);
        }

        var after = term with { RemindedOf = term.Due };
        Change(term, after);
        Record(new TermReminded(after));
        return null;
    }

    /// <summary>Whether this party reaches its side by a code: the complainant, or a respondent that is not a member and was told of the case.</summary>
    public bool HasCode(Party party) =>
        !Erased && (party == Party.Complainant || !Respondent.IsMember && RespondentInformed);

    private Refusal? Handle(ReissueCode c, ActContext o)
    {
        if (!HasCode(c.Party))
        {
            return Refusal.State("FP-11", RefusalReason.NotInThisState);
        }

        Record(new CodeReissued(c.Party));
        return null;
    }
}
