namespace Redress.Domain.Cases;

/// <summary>A document of the file. Its bytes are kept elsewhere, under the same id, with the hash that stands here.</summary>
public sealed record CaseDocument(
    string Id,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    Audience For,
    Party? By,
    DateTimeOffset AddedAt,
    bool Late
)
{
    /// <summary>An act that brought it; null while it was uploaded but not yet named in one.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>The body put it on the file before an act said whose it is (FP-13); its number as an exhibit stays the body's.</summary>
    public bool Scanned { get; init; }

    /// <summary>What was taken out of it before it was kept: <c>place</c>, <c>device</c>, <c>editing</c>, <c>caption</c>, <c>appended</c>, <c>other</c>. The hash is of what is kept.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}

/// <summary>One item asked of the complainant (BC-7), and the answer.</summary>
public sealed record AskedItem(string Id, string Text, DateOnly AskedOn)
{
    public string? Answer { get; init; }

    public IReadOnlyList<string> Documents { get; init; } = [];

    public DateOnly? AnsweredOn { get; init; }

    public bool Late { get; init; }

    public bool Open => AnsweredOn is null;
}

/// <summary>One service of one thing on one party (FP-11). What: a document's id, or <c>complaint</c>, <c>answer</c>, <c>defence</c>, <c>messages</c>, a comment's id, <c>decision</c>, <c>correction</c>.</summary>
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

    public DateOnly? Presumed { get; init; }

    public DateOnly? Proven { get; init; }

    public ReceiptResult? Result { get; init; }

    public string? Proof { get; init; }

    public string? Reason { get; init; }
}

/// <summary>The member's three deliveries (BC-12), each with the day on which it came.</summary>
public sealed record Response(
    string? Answer,
    DateOnly? AnswerOn,
    string? Defence,
    DateOnly? DefenceOn,
    IReadOnlyList<string> Messages,
    DateOnly? MessagesOn,
    bool Late
)
{
    public static readonly Response None = new(null, null, null, null, [], null, false);

    public bool Empty => Answer is null && Defence is null && Messages.Count == 0;
}

/// <summary>A party's comment on what the other brought (FP-1).</summary>
public sealed record CaseComment(
    string Id,
    Party By,
    string? Text,
    IReadOnlyList<string> Documents,
    DateOnly On,
    bool NothingToAdd,
    bool Late
);

public sealed record ExtensionRequest(int Days, string Reason, DateOnly On);

public sealed record HearingRequest(DateOnly On)
{
    public DateOnly? WithdrawnOn { get; init; }

    public DateOnly? HeardOn { get; init; }

    public bool Unheard => WithdrawnOn is null && HeardOn is null;
}

/// <summary>One moment that both parties were asked about.</summary>
public sealed record HearingDate(string Id, DateTimeOffset At);

/// <summary>What one party answered about the moments: which suit it.</summary>
public sealed record HearingDateAnswer(Party By, IReadOnlyList<string> Suits, string? Text, DateOnly On);

/// <summary>The moments that both parties were asked about, until they are invited (BC-13).</summary>
public sealed record HearingDates(IReadOnlyList<HearingDate> Dates, DateOnly AskedOn, DateOnly AnswerBy)
{
    public IReadOnlyList<HearingDateAnswer> Answers { get; init; } = [];

    public HearingDateAnswer? Of(Party party) => Answers.FirstOrDefault(a => a.By == party);
}

/// <summary>What a party asked or needs for the hearing (BC-13); for the body and that party alone.</summary>
public sealed record HearingQuestion(Party By, string Text, DateOnly On);

/// <summary>One invitation to a hearing and what became of it (BC-13).</summary>
public sealed record CaseHearing(string Id, DateTimeOffset At, string? Place, string? VideoLink, DateOnly InvitedOn)
{
    public DateOnly? HeldOn { get; init; }

    public IReadOnlyList<string> Attended { get; init; } = [];

    public string? Minutes { get; init; }

    public string? MinutesDocument { get; init; }

    public DateTimeOffset? AdjournedTo { get; init; }

    public string? Reason { get; init; }

    public bool Open => HeldOn is null && AdjournedTo is null && !Replaced;

    public bool Replaced { get; init; }
}

/// <summary>What one of the body wrote down for the others (BC-16); no party ever sees it.</summary>
/// <param name="Text">Markdown.</param>
public sealed record InternalNote(string Id, string ById, string ByName, Role Role, DateTimeOffset At, string Text);

/// <summary>The external committee's handling of a dispute (WK-2).</summary>
public sealed record Referral(string Body, string Reference, DateOnly On)
{
    public string? Advice { get; init; }

    public DateOnly? AdviceOn { get; init; }

    public bool? Complied { get; init; }

    public DateOnly? ComplianceOn { get; init; }
}

public sealed record Recusal(string MemberId, string Name, string Reason, DateOnly On);

public sealed record Assignee(string Id, string Name);

/// <summary>A refusal on a listed ground, outside the committee (FP-3).</summary>
public sealed record ComplaintRefusal(Decisions.RefusalGround Ground, string Reasons, DateOnly On);

public enum CloseReason
{
    Refused,
    Discontinued,
    MediationFailed,
    Done,
    NotTakenUp,
    AdviceFollowed,
    AdviceNotFollowed,
}
