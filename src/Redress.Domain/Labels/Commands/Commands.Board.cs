using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Labels.Commands;

/// <summary>Suspends a label outside of any case (BC-46): by the board, with its document.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null: until it is lifted.</param>
public sealed record SuspendLabel(
    [RequiredBy("BC-46")] string? Kind,
    [RequiredBy("BC-46")] [LongText] string? Reason,
    [RequiredBy("BC-46")] DateOnly? From,
    DateOnly? To = null,
    string? Document = null
) : LabelCommand, IOfKind, IWithDocument;

/// <summary>
/// Withdraws a label (BC-35, BC-38): after a condition that was lost was told, its term is over and the member was heard; or by the board, with its document (BC-46).
/// </summary>
/// <param name="On">The first day without it.</param>
public sealed record WithdrawLabel(
    [RequiredBy("BC-35")] string? Kind,
    [RequiredBy("BC-35")] [LongText] string? Reason,
    [RequiredBy("BC-35")] DateOnly? On,
    string? Document = null,
    bool ByBoard = false
) : LabelCommand, IOfKind, IWithDocument;

/// <summary>Lifts a suspension that the board set (BC-46).</summary>
public sealed record LiftSuspension(
    [RequiredBy("BC-46")] string? Kind,
    [RequiredBy("BC-46")] [LongText] string? Reason,
    string? Document = null
) : LabelCommand, IOfKind, IWithDocument;

public enum BoardActKind
{
    SuspendLabel,
    WithdrawLabel,
    EndMembership,
}

/// <summary>The board tells the member its reasons before it acts (BC-46); where consumers are in danger it acts at once and hears afterwards. Never on
/// facts of a pending case: that is for its committee.</summary>
/// <param name="Label">Of which label; null: of all.</param>
/// <param name="Urgent">At once, for the safety of consumers.</param>
/// <param name="To">Of a suspension: its last day; null: until it is lifted.</param>
public sealed record PrepareBoardAct(
    [RequiredBy("BC-46")] BoardActKind? Kind,
    [RequiredBy("BC-46")] [LongText] string? Reasons,
    [RequiredBy("BC-46")] string? Document,
    bool Urgent = false,
    string? Label = null,
    DateOnly? To = null
) : LabelCommand, IWithDocument;

/// <summary>What the member answers to the board (BC-46).</summary>
/// <param name="Act">Which of several; null: the only one.</param>
public sealed record AnswerBoardAct(
    [RequiredBy("BC-46")] [LongText] string? Text,
    string? Document = null,
    string? Act = null
) : LabelCommand, IWithDocument;

public enum BoardActResult
{
    Carried,
    Dropped,
}

/// <summary>What the board decided once it heard the member, or its term was over (BC-46).</summary>
/// <param name="Act">Which of several; null: the only one.</param>
public sealed record DecideBoardAct(
    [RequiredBy("BC-46")] BoardActResult? Result,
    [RequiredBy("BC-46")] [LongText] string? Reasons,
    [RequiredBy("BC-46")] string? Document,
    string? Act = null
) : LabelCommand, IWithDocument;

/// <summary>An appeal against what the board did (BC-46).</summary>
/// <param name="Language">nl or fr: the member's choice.</param>
/// <param name="Act">Against which of several; null: the only one.</param>
public sealed record LodgeBoardAppeal(
    [RequiredBy("BC-46")] string? Language,
    string? Act = null,
    DateOnly? Arrived = null
) : LabelCommand, IOnPaper;

/// <summary>What the arbitrator said of it (BC-46).</summary>
/// <param name="Act">Of which of several; null: the only one.</param>
public sealed record RecordBoardAppeal(
    [RequiredBy("BC-46")] LabelAppealOutcome? Outcome,
    [RequiredBy("BC-46")] DateOnly? On,
    [RequiredBy("BC-46")] string? Document,
    string? Act = null
) : LabelCommand, IWithDocument;
