using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>A fine under a condition: it waits for an act or omission of the member's own, until a last day (BC-19).</summary>
public sealed partial class Case
{
    private void WatchCondition(Sanction fine, DateOnly until, ActContext o)
    {
        Terms.Add(
            Term.OpenOn(
                NextId("t"),
                new(TermKind.Condition, null, fine.Id),
                "BC-19",
                new TermEvent(TermStart.BecameFinal, o.Today),
                until < o.Today ? o.Today : until,
                o.Rulebook.Id
            )
        );
    }

    // Nobody acted by the last day: it has ended, and both are told.
    private void LapseCondition(Term term, ActContext o)
    {
        if (FindSanction(term.Subject) is { State: SanctionState.Conditional } fine)
        {
            Change(fine.Expire());
            Record(new SanctionEnded(fine.Expire()));
        }
    }

    /// <summary>From which day on a fine that is due may be demanded; null while the finding on its condition can still be contested, or is.</summary>
    public static DateOnly? DemandableSince(Sanction fine) => fine.DueOn;
}
