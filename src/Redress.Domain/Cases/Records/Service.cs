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

/// <summary>Why the outbox gave up the e-mail that points to a letter (FP-21).</summary>
public enum UndeliveredReason
{
    /// <summary>The mail server of the recipient knows no such address.</summary>
    AddressUnknown,

    /// <summary>It was tried as often as anything is, and never taken.</summary>
    NeverTaken,

    /// <summary>No e-mail can be written to what stands there.</summary>
    NoAddress,

    /// <summary>It went by post and came back: the address was wrong, or the addressee gone.</summary>
    CameBack,
}

/// <summary>How a letter that could not be delivered was brought to its party after all (FP-21).</summary>
public enum Redelivery
{
    SentAgain,
    Posted,
    HandedOver,
}

/// <summary>A letter to a party whose e-mail the outbox gave up (FP-21). The party was not told, until it was sent in another way or the party opened the case in the portal.</summary>
/// <param name="Letter">Its number in the outbox.</param>
/// <param name="SentOn">The day on which it was written, or sent last.</param>
public sealed record UndeliveredLetter(
    string Id,
    long Letter,
    Party Party,
    string Template,
    string Email,
    UndeliveredReason Reason,
    DateOnly SentOn,
    DateOnly GivenUpOn
)
{
    /// <summary>The ids of what began with this letter for its party: terms, services, an invitation to a hearing.</summary>
    public IReadOnlyList<string> Begun { get; init; } = [];

    /// <summary>The day on which the party opened the case in the portal, where the letter stands; null while it did not.</summary>
    public DateOnly? OpenedOn { get; init; }

    public Redelivery? By { get; init; }

    /// <summary>The day on which it reached, or is presumed to reach, its party in that way.</summary>
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>What shows that it was handed over.</summary>
    public string? Proof { get; init; }

    /// <summary>The day on which its party became the former respondent; null while it is a party.</summary>
    public DateOnly? DroppedOn { get; init; }

    /// <summary>Whether it is still the secretary's to bring it to its party.</summary>
    public bool Open => By is null && DroppedOn is null;

    /// <summary>Whether its party was told by nothing yet.</summary>
    public bool IsUntold => Open && OpenedOn is null;
}
