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

    public string? Proof { get; init; }

    public string? Reason { get; init; }
}
