namespace Redress.Domain.Decisions;

/// <summary>Whether sanctions burden the member more than others (BC-28, BC-29).</summary>
public static class SanctionBurden
{
    /// <summary>
    /// Whether each of the sanctions is covered by one of the others, each by another: by a heavier kind, or by the same kind that costs as much, lasts as long and is asked for no sooner: deferred, under a condition, when final, at once.
    /// A reprimand beside a lowered fine is heavier than the fine alone.
    /// </summary>
    public static bool AreNoHeavierThan(this IEnumerable<Sanction> anew, IEnumerable<Sanction> most)
    {
        var left = most.ToList();
        foreach (var sanction in anew.OrderByDescending(s => s.Kind))
        {
            var cover =
                left.Find(other => other.Kind == sanction.Kind)
                ?? left.Where(other => other.Kind > sanction.Kind).MinBy(other => other.Kind);
            if (cover is null || !Covers(cover, sanction))
            {
                return false;
            }

            left.Remove(cover);
        }

        return true;
    }

    private static bool Covers(Sanction most, Sanction anew) =>
        most.Kind > anew.Kind
        || (anew.Amount is null || most.Amount is { } amount && anew.Amount <= amount)
            && Sooner(anew) <= Sooner(most)
            && (
                anew.ConditionUntil is not { } until
                || most.Enforceable != Enforceability.Conditional
                || until <= most.ConditionUntil
            )
            && (DaysOf(most) is not { } days || DaysOf(anew) is not { } own || own <= days);

    // How soon it takes effect: with a new breach alone, with an act of the member's own, with finality, at once.
    private static int Sooner(Sanction s) =>
        s.DeferredFor is not null ? 0
        : s.Enforceable == Enforceability.Conditional ? 1
        : s.Enforceable is null ? 2
        : 3;

    private static int? DaysOf(Sanction s) =>
        s is { From: { } from, To: { } to } ? to.DayNumber - from.DayNumber + 1 : null;
}
