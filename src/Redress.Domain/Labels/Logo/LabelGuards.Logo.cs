using Redress.Domain.Labels.Records;

namespace Redress.Domain.Labels;

public static partial class LabelGuards
{
    /// <summary>WK-3: one warning at a time; it is decided upon, dropped or void before another.</summary>
    public static Refusal? NoMeasureIsPrepared(LabelFile file, Label label, LabelContext o) =>
        file.Measures.Exists(measure => measure.IsPrepared)
            ? Refusal.State("WK-3", RefusalReason.MeasurePrepared)
            : null;

    /// <summary>WK-6: a change that was submitted waits for an answer.</summary>
    public static Refusal? AChangeWaits(LabelFile file, Label label, LabelContext o) =>
        file.LogoChanges.Exists(change => change.AnsweredOn is null)
            ? null
            : Refusal.State("WK-6", RefusalReason.NoChangeWaits);

    /// <summary>WK-3: a warning waits for a decision.</summary>
    public static Refusal? AWarningWaits(LabelFile file, Label label, LabelContext o) =>
        AMeasure(file, "WK-3", m => m.IsPrepared);

    /// <summary>WK-3: something waits for a decision.</summary>
    public static Refusal? AMeasureIsOpen(LabelFile file, Label label, LabelContext o) =>
        AMeasure(file, "WK-3", m => m.IsOpen);

    /// <summary>WK-4: a notice was sent, and its receipt is not confirmed.</summary>
    public static Refusal? ANoticeIsNotConfirmed(LabelFile file, Label label, LabelContext o) =>
        AMeasure(file, "WK-4", m => m.Notice is { ConfirmedAt: null });

    /// <summary>WK-4: the logo has to go by a notice and was not seen gone.</summary>
    public static Refusal? ALogoHasToGo(LabelFile file, Label label, LabelContext o) =>
        AMeasure(file, "WK-4", m => m.WaitsForRemoval);

    /// <summary>WK-4: something was decided.</summary>
    public static Refusal? AMeasureIsDecided(LabelFile file, Label label, LabelContext o) =>
        AMeasure(file, "WK-4", m => m.Decided is not null);

    /// <summary>WK-4: a penalty is not paid.</summary>
    public static Refusal? APenaltyIsOwed(LabelFile file, Label label, LabelContext o) =>
        file.Measures.Exists(m => LogoPenalty.Open(m, o.Now) is { Amount: > 0 })
            ? null
            : Refusal.State("WK-4", RefusalReason.NoPenalty);

    /// <summary>WK-4: a penalty became due, paid or not.</summary>
    public static Refusal? APenaltyWasDue(LabelFile file, Label label, LabelContext o) =>
        file.Measures.Exists(m => LogoPenalty.Of(m, o.Now) is { Amount: > 0 })
            ? null
            : Refusal.State("WK-4", RefusalReason.NoPenalty);

    /// <summary>WK-5: a measure stands over which the provider is not named yet.</summary>
    public static Refusal? AProviderMayBeNamed(LabelFile file, Label label, LabelContext o)
    {
        var standing = file.Measures.FindAll(m => m is { Decided: not null, LiftedOn: null });
        return standing.Exists(m => m.MayBeNamed) ? null
            : standing.Count > 0 ? Refusal.State("WK-5", RefusalReason.NamedAlready)
            : Refusal.State("WK-5", RefusalReason.NoMeasureOpen);
    }

    /// <summary>WK-5: the provider is named, or is about to be.</summary>
    public static Refusal? AProviderIsNamed(LabelFile file, Label label, LabelContext o) =>
        file.Measures.Exists(m => m.Naming is { TakenDownOn: null })
            ? null
            : Refusal.State("WK-5", RefusalReason.NotNamed);

    /// <summary>WK-10: a part of a fee is to be paid back.</summary>
    public static Refusal? AFeeIsToReturn(LabelFile file, Label label, LabelContext o) =>
        file.OwesFee ? null : Refusal.State("WK-10", RefusalReason.NoFeeToReturn);

    private static Refusal? AMeasure(LabelFile file, string rule, Predicate<Measure> isSo) =>
        file.Measures.Exists(isSo) ? null : Refusal.State(rule, RefusalReason.NoMeasureOpen);

    /// <summary>WK-10: a significant change was sent to this provider, its time to leave runs, and it is not leaving over one already.</summary>
    public static Refusal? AChangeMayBeLeftOver(LabelFile file, Label label, LabelContext o) =>
        file.LeftOver.Exists(left => left.EndsOn > o.Today) || !o.Changes.Any(change => MayBeLeftOver(change, o))
            ? Refusal.State("WK-10", RefusalReason.NoChangeAnnounced)
            : null;

    /// <summary>WK-10: within the transition from its sending, and not after the day of the change.</summary>
    internal static bool MayBeLeftOver(AnnouncedChange change, LabelContext o) =>
        change.Significant
        && o.Rulebook.Amendment.Significant is { } transition
        && o.Today >= change.SentOn
        && o.Today <= transition.From(change.SentOn)
        && o.Today <= change.InForce;
}
