using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>
/// What a decision sets going, told before it is made: by when it must be posted, when it is presumed received, until when it can be appealed,
/// before whom and for how much (BC-18, BC-23…BC-28). The days are those of a decision pronounced and posted on one and the same day.
/// </summary>
public sealed record DecisionTimeline(
    DateOnly PostedBy,
    DateOnly Received,
    DateOnly? AppealUntil,
    IReadOnlyList<Forum> Fora,
    IReadOnlyList<(Party Party, Money Deposit)> Deposits
)
{
    public static DecisionTimeline Of(Case c, Rulebook rulebook, DateOnly day, IEnumerable<SanctionKind> kinds)
    {
        var terms = rulebook.Terms;
        var received = rulebook.Working.AddWorkingDays(day, terms.Receipt.Days, []);
        var postedBy = Reckon(TermKind.Notification, TermStart.Pronounced, day);
        return rulebook.Appeal is { } law && rulebook.Has(Stage.Appeal)
            ? new DecisionTimeline(
                postedBy,
                received,
                Reckon(TermKind.Appeal, TermStart.ReceiptPresumed, received),
                law.ForaOf(kinds),
                [.. Parties.Both.Select(p => (p, law.DepositOf(p, !c.IsConsumer)))]
            )
            : new DecisionTimeline(postedBy, received, null, [], []);

        DateOnly Reckon(TermKind kind, TermStart start, DateOnly on) =>
            Term.Open("", new(kind, null), terms.Of(kind), new(start, on), rulebook.Working, rulebook.Id).Due;
    }
}
