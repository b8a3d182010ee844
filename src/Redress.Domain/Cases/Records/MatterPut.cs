using Redress.Domain.Decisions;

namespace Redress.Domain.Cases.Records;

/// <summary>What may be put to a party before it is used against it.</summary>
public enum PutMatter
{
    /// <summary>A ground of refusal that showed only after the intake (FP-3).</summary>
    Ground,

    /// <summary>A deferred sanction of an earlier case, to be made effective (BC-20).</summary>
    Activation,
}

/// <summary>What the body put to a party; its comment term goes by this id.</summary>
/// <param name="GroundKnownOn">The day on which the ground showed, from which the 21 days count.</param>
/// <param name="Case">Of the deferred sanction.</param>
/// <param name="Sanction">The deferred sanction, by its id in that case.</param>
public sealed record MatterPut(
    string Id,
    PutMatter What,
    Party Party,
    string Text,
    RefusalGround? Ground,
    DateOnly? GroundKnownOn,
    string? Case,
    string? Sanction,
    DateOnly On
)
{
    /// <summary>What the deferred sanction is; null of what was put before that was kept.</summary>
    public SanctionKind? Kind { get; init; }

    /// <summary>The comments on it and the documents that came in its own term. Of a deferral, which is of another complaint, the other party learns none of them (BC-16).</summary>
    public IReadOnlyList<string> Brought { get; init; } = [];

    /// <summary>Of a deferred fine.</summary>
    public Money? Amount { get; init; }
}
