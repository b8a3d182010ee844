namespace Redress.Domain.Cases.Records;

/// <summary>One service of one thing on one party (FP-11). What: a document's id, or <c>complaint</c>, <c>answer</c>, <c>defence</c>, <c>messages</c>, a comment's id, <c>decision</c>, <c>correction</c>, <c>condition:</c> and a fine's id.</summary>
public sealed record Service(
    string Id,
    string What,
    Party Party,
    Channel Channel,
    DateOnly Sent,
    string? Reference = null
)
{
    /// <summary>From 1; a delivery that grows is served again with each addition (FP-11).</summary>
    public int Version { get; init; } = 1;

    /// <summary>The decision that it served, once that was set aside to be decided anew (BC-29); null otherwise.</summary>
    public string? OfEarlier { get; init; }

    public DateOnly? Presumed { get; init; }

    public DateOnly? Proven { get; init; }

    /// <summary>The day on which the post came back as undeliverable (FP-11).</summary>
    public DateOnly? CameBackOn { get; init; }

    public ReceiptResult? Result { get; init; }

    /// <summary>FP-11: it counts as served though it could not be delivered: the party had not told that it moved, or appealed all the same.</summary>
    public bool CountsAllTheSame { get; init; }

    /// <summary>FP-11: whether it came back because the address was wrong or the addressee gone, and so is no service.</summary>
    public bool NeverArrived => Result == ReceiptResult.Undeliverable && !CountsAllTheSame;

    public string? Proof { get; init; }

    public string? Reason { get; init; }
}
