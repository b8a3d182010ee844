using Redress.Domain.Cases.Records;

namespace Redress.Domain.Labels.Records;

/// <summary>A decision that goes by registered post: its receipt is presumed from the day of the post (BC-23, BC-37, BC-46).</summary>
/// <param name="LetterId">The letter that carries it.</param>
/// <param name="Label">Whose negative certification it is; null of others.</param>
/// <param name="Act">Which act of the board it is; null of others.</param>
public sealed record PostedDecision(string LetterId, string? Label, string? Act)
{
    /// <summary>The day of the post; null while none was noted: the day on which it was written counts.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>What became of it; null where nobody said: its receipt is presumed.</summary>
    public ReceiptResult? Result { get; init; }

    /// <summary>The day of its receipt, or on which it came back.</summary>
    public DateOnly? ResultOn { get; init; }

    /// <summary>The proof of its receipt (BC-23).</summary>
    public string? Proof { get; init; }

    /// <summary>Why it was not received (FP-11).</summary>
    public string? Reason { get; init; }

    /// <summary>The negative certification that it is; null of others.</summary>
    public string? Certification { get; init; }

    /// <summary>Nothing runs from it any more: another came in its place, the label was asked for anew, or what it tells was lifted.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether it was posted, and what became of it may still be recorded: a proof of receipt may follow what was refused or came back (BC-23).</summary>
    public bool WaitsForReceipt =>
        PostedOn is not null && Result is not (ReceiptResult.Received or ReceiptResult.Undeliverable);
}
