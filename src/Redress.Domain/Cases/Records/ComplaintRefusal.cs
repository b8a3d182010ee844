namespace Redress.Domain.Cases.Records;

/// <summary>A refusal on a listed ground, outside the committee (FP-3).</summary>
public sealed record ComplaintRefusal(Decisions.RefusalGround Ground, string Reasons, DateOnly On);

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
