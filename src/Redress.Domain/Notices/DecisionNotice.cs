using Redress.Domain.Decisions;

namespace Redress.Domain.Notices;

public enum NoticeState
{
    Proposed,
    Published,
    Rejected,
    Withdrawn,
    UnderReview,
}

/// <summary>What became of a notice that the public could read.</summary>
public enum NoticeChange
{
    Published,
    TakenDown,
    Restored,
    Corrected,
    Withdrawn,
}

/// <summary>What somebody of the public says is wrong with a notice, and where an answer may go.</summary>
public sealed record NoticeReport(string Text, string? Email, DateTimeOffset At);

public sealed record NoticeEvent(NoticeChange Change, DateTimeOffset At);

/// <summary>What a party said on the draft that it read (BC-31).</summary>
/// <param name="Text">What would identify it; null: nothing would.</param>
public sealed record NoticeAnswer(Party By, string? Text, DateOnly On);

/// <summary>What is proposed to become of a notice that the public could read; nothing happened before a second person confirms it (BC-31).</summary>
/// <param name="Change">Restored, corrected or withdrawn.</param>
/// <param name="Text">The new text of a correction; null for the others.</param>
public sealed record ProposedNoticeChange(NoticeChange Change, string? Text, string Reason, Signature ProposedBy);

/// <summary>The anonymous notice of a final decision (BC-31, BC-32). A case has one, under one reference for good.</summary>
public sealed record DecisionNotice(
    NoticeState State,
    string Text,
    string ProposedById,
    string ProposedByName,
    Role ProposedByRole,
    DateTimeOffset ProposedAt
)
{
    public string? ConfirmedByName { get; init; }

    /// <summary>The day on which the public could first read it.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The public reference; it tells nothing of the case's number.</summary>
    public string? Reference { get; init; }

    public string? RejectionReason { get; init; }

    /// <summary>What the parties said on this draft (BC-31).</summary>
    public IReadOnlyList<NoticeAnswer> Answers { get; init; } = [];

    /// <summary>The change that waits for a second person; null when none does.</summary>
    public ProposedNoticeChange? Proposed { get; init; }

    /// <summary>Why it was taken down, until that was dealt with.</summary>
    public NoticeReport? Report { get; init; }

    /// <summary>Why a text that was public was put right, put back or withdrawn; the body's own.</summary>
    public string? ChangedBecause { get; init; }

    /// <summary>What the public is told of its past, oldest first; never what it said before.</summary>
    public IReadOnlyList<NoticeEvent> History { get; init; } = [];

    /// <summary>In another state, with the change that the public is told of. A notice that the public never saw leaves no trace.</summary>
    public DecisionNotice TransitionTo(NoticeState state, NoticeChange change, DateTimeOffset now) =>
        this with
        {
            State = state,
            History = Reference is null ? History : [.. History, new NoticeEvent(change, now)],
        };

    /// <summary>Published, for the first time or again; it keeps the reference that it has.</summary>
    /// <param name="reference">The one that it gets if it has none.</param>
    public DecisionNotice Publish(string confirmedBy, DateOnly today, string reference, DateTimeOffset now)
    {
        var change = Reference is null ? NoticeChange.Published : NoticeChange.Corrected;
        return (
            this with
            {
                ConfirmedByName = confirmedBy,
                PublishedOn = PublishedOn ?? today,
                Reference = Reference ?? reference,
                Report = null,
            }
        ).TransitionTo(NoticeState.Published, change, now);
    }
}
