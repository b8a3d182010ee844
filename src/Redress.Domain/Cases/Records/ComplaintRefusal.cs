namespace Redress.Domain.Cases.Records;

/// <summary>A refusal on a listed ground, outside the committee (FP-3).</summary>
public sealed record ComplaintRefusal(Decisions.RefusalGround Ground, string Reasons, DateOnly On)
{
    /// <summary>The day on which a ground that showed only later did so; null for one of the intake.</summary>
    public DateOnly? GroundKnownOn { get; init; }
}

public enum CloseReason
{
    Refused,
    Discontinued,
    MediationFailed,
    Done,
    NotTakenUp,
    AdviceFollowed,
    AdviceNotFollowed,
}
