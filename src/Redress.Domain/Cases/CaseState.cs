namespace Redress.Domain.Cases;

/// <summary>The states of a case (procedure §4).</summary>
public enum CaseState
{
    Registered,
    Incomplete,
    Mediation,
    SentToMember,
    UnderExamination,
    Hearing,
    Deliberation,
    Decided,
    Appealed,
    ArbitrationOrCourt,
    Final,
    Settled,
    Withdrawn,
    ReferredExternally,
    Closed,
}

/// <summary>What is complained of (BC-2).</summary>
public enum CaseKind
{
    Purchase,
    UnsolicitedAdvertising,
}

/// <summary>For whom a document is: both parties once served, or the body alone (BC-16).</summary>
public enum Audience
{
    Parties,
    Internal,
}

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
}
