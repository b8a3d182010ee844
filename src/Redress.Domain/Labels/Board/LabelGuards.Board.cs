using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>What the acts of the board, on conditions and on unlawful use ask before (BC-35, BC-41, BC-46).</summary>
public static partial class LabelGuards
{
    /// <summary>BC-46: the board is that of a scheme that certifies its labels.</summary>
    public static Refusal? SchemeCertifies(LabelFile file, Label label, LabelContext o) => Certifies(o, "BC-46");

    /// <summary>BC-35: only labels that are certified rest on scans, a review system and sales.</summary>
    public static Refusal? LabelsAreCertified(LabelFile file, Label label, LabelContext o) => Certifies(o, "BC-35");

    private static Refusal? Certifies(LabelContext o, string rule) =>
        o.Rulebook.Labels.Any(kind => LabelFamilies.Of(kind) == LabelFamily.Certified)
            ? null
            : Refusal.State(rule, RefusalReason.NotInThisScheme);

    /// <summary>BC-35: it has a certified label that counts or is suspended, so one that it can lose.</summary>
    public static Refusal? ALabelStands(LabelFile file, Label label, LabelContext o) =>
        file.Labels.Exists(l => l.IsThere && LabelFamilies.Of(l.Kind) == LabelFamily.Certified)
            ? null
            : Refusal.State("BC-35", RefusalReason.NotInThisState);

    /// <summary>BC-46: the board told its reasons for a suspension of this label, and the member answered or its term is over.</summary>
    public static Refusal? BoardHasHeard(LabelFile file, Label label, LabelContext o) =>
        file.WhyBoardMayNot(BoardActKind.SuspendLabel, label.Kind);

    /// <summary>BC-35, BC-46: a condition was told lost and its term is over, or the board may withdraw it.</summary>
    public static Refusal? ConditionOrBoardIsHeard(LabelFile file, Label label, LabelContext o) =>
        o.Asked switch
        {
            WithdrawLabel { ByBoard: true } => file.WhyBoardMayNot(BoardActKind.WithdrawLabel, label.Kind),
            WithdrawLabel => file.WhyNoConditionTakes(label.Kind),
            _ => file.WhyBoardMayNot(BoardActKind.WithdrawLabel, label.Kind) is null
                ? null
                : file.WhyNoConditionTakes(label.Kind),
        };

    /// <summary>BC-46: the board suspended it, and that lasts.</summary>
    public static Refusal? BoardSuspended(LabelFile file, Label label, LabelContext o) =>
        file.BoardSuspensionOf(label.Kind) is null ? Refusal.State("BC-46", RefusalReason.BoardDidNotSuspend) : null;

    /// <summary>BC-46: an act of the board waits for its decision.</summary>
    public static Refusal? ABoardActIsOpen(LabelFile file, Label label, LabelContext o) =>
        file.BoardActs.Exists(act => act.IsOpen)
            ? null
            : Refusal.State("BC-46", RefusalReason.NoBoardAct, new Obstacle(ObstacleKind.BoardReasonsTold));

    /// <summary>BC-46: within 15 days of receipt; one appeal against one act.</summary>
    public static Refusal? ABoardActMayBeAppealed(LabelFile file, Label label, LabelContext o)
    {
        if (file.BoardActs.Exists(act => file.TimeToAppeal(act, o) is not null))
        {
            return null;
        }

        var last = file.BoardActs.FindLast(act => act.NotifiedOn is not null);
        return Refusal.State(
            "BC-46",
            last is null ? RefusalReason.NoBoardAct
                : last.Appeal is not null ? RefusalReason.AlreadyAppealed
                : RefusalReason.TermHasEnded
        );
    }

    /// <summary>BC-46: an appeal against the board has no outcome yet.</summary>
    public static Refusal? ABoardAppealRuns(LabelFile file, Label label, LabelContext o) =>
        file.BoardActs.Exists(act => file.RunningAppealOf(act) is not null)
            ? null
            : Refusal.State("BC-46", RefusalReason.NoLabelAppeal);

    /// <summary>BC-35: a condition was told lost and is not met again.</summary>
    public static Refusal? AConditionIsLost(LabelFile file, Label label, LabelContext o) =>
        file.LostConditions.Exists(lost => lost.IsLost)
            ? null
            : Refusal.State("BC-35", RefusalReason.NoConditionLost, new Obstacle(ObstacleKind.LabelConditionTold));

    /// <summary>BC-41: an unlawful use is neither handed over nor ended.</summary>
    public static Refusal? AMisuseIsOpen(LabelFile file, Label label, LabelContext o) =>
        file.Misuses.Exists(misuse => misuse.IsOpen) ? null : Refusal.State("BC-41", RefusalReason.NoMisuseOpen);

    /// <summary>BC-41: a label ended, and nobody has looked yet whether it was removed.</summary>
    public static Refusal? ALabelIsLookedFor(LabelFile file, Label label, LabelContext o) =>
        file.Labels.Exists(l => file.IsLookedFor(l.Kind))
            ? null
            : Refusal.State("BC-41", RefusalReason.NothingToLookFor);
}
