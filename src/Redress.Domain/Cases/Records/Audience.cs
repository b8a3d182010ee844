namespace Redress.Domain.Cases.Records;

/// <summary>For whom a document is: both parties once served, the body alone (BC-16), or the readers of one message (FP-20).</summary>
public enum Audience
{
    Parties,
    Internal,

    /// <summary>It came with a message: no exhibit until somebody brings it (FP-20).</summary>
    Message,
}
