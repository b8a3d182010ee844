using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>The conditions that the tables of labels name. Null where it holds, else why not, by which rule, with what is missing.</summary>
public static partial class LabelGuards
{
    /// <summary>BC-38: it is a member, or a candidate.</summary>
    public static Refusal? HasMembership(LabelFile file, Label label, LabelContext o) =>
        file.Standing.Membership is Membership.Ended or Membership.Excluded
            ? Refusal.State("BC-38", RefusalReason.MembershipHasEnded)
            : null;

    /// <summary>BC-38: no suspension of the member runs.</summary>
    public static Refusal? IsNotSuspended(LabelFile file, Label label, LabelContext o) =>
        file.Standing.Membership == Membership.Suspended || file.Standing.SuspendedUntil >= o.Today
            ? Refusal.State("BC-38", RefusalReason.SuspensionRuns)
            : null;

    /// <summary>BC-35: the member undertook in writing to keep code and regulations.</summary>
    public static Refusal? HasUndertaken(LabelFile file, Label label, LabelContext o) =>
        label.UndertakenOn is null
            ? Refusal.State("BC-35", RefusalReason.NoUndertaking, new Obstacle(ObstacleKind.LabelUndertaking))
            : null;

    /// <summary>FP-18: the membership is over for as long as the scheme keeps what it knows of labels, and nothing runs any more that the member owes or is owed.</summary>
    public static Refusal? RetentionIsOver(LabelFile file, Label label, LabelContext o) =>
        file.MayBeErased(o.Rulebook.Label.Retention, o.Today)
            ? null
            : Refusal.State("FP-18", RefusalReason.RetentionRuns);
}
