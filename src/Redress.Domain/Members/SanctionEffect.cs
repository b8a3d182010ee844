using Redress.Domain.Decisions;

namespace Redress.Domain.Members;

/// <summary>What one sanction does to its member's standing in the register (BC-30, BC-38). The days of a suspension are both included.</summary>
/// <param name="LabelWithdrawnOn">The day on which it took the label; null when it took none.</param>
/// <param name="SuspendsNow">A suspension that has begun and has not ended.</param>
/// <param name="Excludes">An exclusion that was carried out.</param>
/// <param name="ExcludedOn">The day on which it was; null where it was not.</param>
public sealed record SanctionEffect(
    DateOnly? LabelWithdrawnOn,
    bool SuspendsNow,
    DateOnly? From,
    DateOnly? To,
    bool Excludes,
    DateOnly? ExcludedOn = null
)
{
    /// <summary>The first day on which it keeps labels away; null where it takes none.</summary>
    public DateOnly? TakesFrom => LabelWithdrawnOn ?? ExcludedOn ?? (SuspendsNow ? From : null);

    /// <summary>The last day for which it does: a label granted from a later one is another. That of an exclusion is known to nobody.</summary>
    public DateOnly? TakesUntil =>
        TakesFrom is not { } first ? null
        : To > first ? To
        : first;

    /// <summary>Whether it took this label: what was granted before it was over, and everything where it excludes.</summary>
    public bool Takes(GrantedLabel label) => TakesFrom is not null && (Excludes || !(label.From > TakesUntil));

    public static SanctionEffect Of(Sanction s)
    {
        var excludes = s is { Kind: SanctionKind.Exclusion, State: SanctionState.CarriedOut };
        return new SanctionEffect(
            First(s, SanctionStep.LabelWithdrawn) ?? (s.Kind == SanctionKind.Suspension ? Began(s) : null),
            s.SuspendsNow,
            s.RunsFrom,
            s.RunsTo,
            excludes,
            excludes ? First(s, SanctionStep.Excluded) ?? First(s, SanctionStep.CarriedOut) : null
        );
    }

    // BC-38: a suspension withdraws the label, whatever was recorded of it.
    private static DateOnly? Began(Sanction s) => First(s, SanctionStep.Suspended) ?? First(s, SanctionStep.CarriedOut);

    private static DateOnly? First(Sanction s, SanctionStep step) =>
        s.Steps.Where(taken => taken.Step == step && taken.UndoneOn is null).Min(taken => (DateOnly?)taken.On);
}
