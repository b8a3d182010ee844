using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>When personal data of an ended case is to be erased (FP-18).</summary>
public static class Retention
{
    /// <summary>The first day after the retention of the outcome, counted from its last effect; null while the case, a sanction, a proceeding or money is still open.</summary>
    public static DateOnly? EraseFrom(Case c, Rulebook rulebook)
    {
        var ended = c.State is CaseState.Settled or CaseState.Withdrawn or CaseState.Closed;
        if (!ended || c.Erased || c.EndedOn is not { } last || c.Appeals.Exists(a => !a.Ended || a.Deposit.OwesMoney))
        {
            return null;
        }

        foreach (var sanction in c.Decision?.Sanctions ?? [])
        {
            if (sanction.HindersClosing)
            {
                return null;
            }

            last = Later(
                last,
                sanction.DeferredUntil,
                sanction.State == SanctionState.Annulled ? null : sanction.To,
                sanction.Steps.Count > 0 ? sanction.Steps.Max(s => s.On) : null
            );
        }

        last = Later(last, c.Settlement?.LastDay);
        var period = rulebook.Retention.ByOutcome.TryGetValue(OutcomeOf(c), out var own)
            ? own
            : rulebook.Retention.Default;
        return period.From(last).AddDays(1);
    }

    private static DateOnly Later(DateOnly day, params DateOnly?[] others) =>
        others.Where(d => d is not null).Select(d => d!.Value).Append(day).Max();

    private static string OutcomeOf(Case c)
    {
        var name = c.Decision is { State: DecisionState.Pronounced } decision
            ? decision.Outcome.ToString()
            : c.ClosedBecause?.ToString() ?? c.State.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
