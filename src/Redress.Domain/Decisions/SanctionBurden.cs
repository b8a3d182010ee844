namespace Redress.Domain.Decisions;

/// <summary>Whether sanctions burden the member more than others (BC-28, BC-29).</summary>
public static class SanctionBurden
{
    /// <summary>
    /// Whether each of the sanctions is covered by one of the others, each by another: by a heavier kind, or by the same kind that costs as much and lasts as long; and by one that takes effect no later,
    /// on no shorter a probation or condition: deferred, under a condition, when final, and of two fines at once. The law ranks the kinds (BC-19) and knows no rate between them: of another kind, amount and days are not compared.
    /// A warning or a reprimand asks nothing of the member: it is lighter than any heavier kind, whenever that one takes effect. A reprimand beside a lowered fine is heavier than the fine alone.
    /// </summary>
    public static bool AreNoHeavierThan(this IEnumerable<Sanction> anew, IEnumerable<Sanction> most) =>
        AreCovered([.. anew], [.. most]);

    private static bool AreCovered(Sanction[] anew, Sanction[] most) =>
        anew is not [var first, .. var rest]
        || most.Any(cover =>
            Covers(cover, first) && AreCovered(rest, [.. most.Where(s => !ReferenceEquals(s, cover))])
        );

    private static bool Covers(Sanction most, Sanction anew) =>
        HangsNoLess(most, anew)
        && (
            most.Kind > anew.Kind
                && (
                    anew.Kind is SanctionKind.Warning or SanctionKind.Reprimand
                    || Takes(anew) <= Takes(most)
                    || Takes(most) >= Effect.WhenFinal
                )
            || most.Kind == anew.Kind
                && Takes(anew) <= Takes(most)
                && (anew.Amount is null || most.Amount is { } amount && anew.Amount <= amount)
                && (DaysOf(most) is not { } days || DaysOf(anew) is not { } own || own <= days)
        );

    // What hangs over the member hangs there no longer than it did.
    private static bool HangsNoLess(Sanction most, Sanction anew) =>
        (anew.DeferredFor is not { } deferral || most.DeferredFor is not { } longest || deferral.AtMost(longest))
        && (
            anew.ConditionUntil is not { } until
            || most.Enforceable != Enforceability.Conditional
            || until <= most.ConditionUntil
        );

    private enum Effect
    {
        WithANewBreach,
        WithAnActOfItsOwn,
        WhenFinal,
        AtOnce,
    }

    private static Effect Takes(Sanction s) =>
        s.DeferredFor is not null ? Effect.WithANewBreach
        : s.Enforceable == Enforceability.Conditional ? Effect.WithAnActOfItsOwn
        : s.Enforceable is null ? Effect.WhenFinal
        : Effect.AtOnce;

    private static int? DaysOf(Sanction s) =>
        s is { From: { } from, To: { } to } ? to.DayNumber - from.DayNumber + 1 : null;
}
