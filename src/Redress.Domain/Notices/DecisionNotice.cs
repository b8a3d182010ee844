using Redress.Domain;

namespace Redress.Domain.Notices;

public enum NoticeState { Proposed, Published, Rejected, Withdrawn }

/// <summary>The anonymous notice of a final decision (BC-31, BC-32).</summary>
public sealed record DecisionNotice(NoticeState State, string Text, string ProposedById, string ProposedByName, Role ProposedByRole, DateTimeOffset ProposedAt)
{
    public string? ConfirmedByName { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>The public reference; it tells nothing of the case's number.</summary>
    public string? Reference { get; init; }

    public string? RejectionReason { get; init; }
}
