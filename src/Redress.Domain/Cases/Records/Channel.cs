namespace Redress.Domain.Cases.Records;

/// <summary>How something is served (FP-11).</summary>
public enum Channel
{
    Portal,
    RegisteredPost,
    QualifiedDelivery,
    Post,
    Email,
}

/// <summary>What became of a letter (BC-23).</summary>
public enum ReceiptResult
{
    Received,
    Refused,
    Returned,

    /// <summary>The address was wrong, or the addressee gone: that is no service (FP-11).</summary>
    Undeliverable,
}
