namespace Redress.Domain.Labels;

public static partial class LabelGuards
{
    /// <summary>WK-3: one warning at a time; it is decided upon, dropped or void before another.</summary>
    public static Refusal? NoMeasureIsPrepared(LabelFile file, Label label, LabelContext o) =>
        file.Measures.Exists(measure => measure.IsPrepared)
            ? Refusal.State("WK-3", RefusalReason.MeasurePrepared)
            : null;

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
