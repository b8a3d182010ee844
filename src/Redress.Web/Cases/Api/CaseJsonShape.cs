using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell.Contact;

namespace Redress.Web.Cases.Api;

internal sealed record CaseDocumentJson(
    string Id,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    Audience For,
    Party? By,
    DateTimeOffset AddedAt,
    bool Late,
    IReadOnlyList<string>? Removed,
    string Exhibit
);

/// <summary>One message (FP-20), for those for whom it was meant.</summary>
/// <param name="From">A party, or <c>secretary</c>.</param>
/// <param name="To"><c>secretary</c>, <c>otherParty</c> or <c>mediator</c>; the party to whom the secretary wrote.</param>
/// <param name="Documents">The ids of what came along.</param>
/// <param name="Answered">Left out for what the secretary wrote.</param>
internal sealed record ConversationJson(
    string Id,
    string From,
    string To,
    DateTimeOffset At,
    string Text,
    IReadOnlyList<string> Documents,
    bool? Answered
)
{
    /// <summary>By when the secretary answers it; a task, and no term. For the body alone, left out where nothing waits.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>Whether the secretary has still to read it; for the body alone.</summary>
    public bool? Unread { get; init; }

    /// <summary>The acts as which it was entered.</summary>
    public IReadOnlyList<string> EnteredAs { get; init; } = [];

    /// <summary>Whether the word is between the party and the mediator.</summary>
    public bool InPrivate { get; init; }

    public IReadOnlyList<AttachmentJson> Attachments { get; init; } = [];
}

internal sealed record AttachmentJson(string Id, string Name, string MediaType, long Size);

internal sealed record TermJson(
    string Id,
    TermKind Kind,
    Party? Party,
    DateOnly Opened,
    DateOnly Due,
    TermState State,
    string? Subject,
    DerivationJson Derivation
);

/// <summary>One thing that a party has to do now (FP-22), by which day, and what it needs to know for it.</summary>
/// <param name="Title">In the words of the page, in the language that was asked for.</param>
/// <param name="Over">The last day has gone by; it can still be done.</param>
/// <param name="Optional">It may be left: nothing is held against the party.</param>
internal sealed record DutyJson(
    string What,
    string Title,
    DateOnly? Due,
    bool Over,
    bool Optional,
    string? Action,
    string? Subject,
    IReadOnlyList<string> Details
)
{
    /// <summary>What is still to be paid; left out where nothing is.</summary>
    public Money? Amount { get; init; }

    public string? Account { get; init; }

    public string? Payee { get; init; }

    public string? Reference { get; init; }

    /// <summary>When a hearing begins, and where it is; left out for everything else.</summary>
    public DateTimeOffset? At { get; init; }

    public string? Place { get; init; }

    public string? VideoLink { get; init; }
}

/// <summary>A time that protects a party: nothing is lost when it ends (FP-22).</summary>
internal sealed record ProtectedJson(string What, DateOnly Until, string? Subject);

internal sealed record DerivationJson(
    TermStart Event,
    DateOnly On,
    string Rule,
    string Rulebook,
    IReadOnlyList<SkippedDay> Skipped,
    IReadOnlyList<Extension> Extensions,
    IReadOnlyList<Stop> Stops
);

internal sealed record ActionJsonShape(string Name, IReadOnlyList<ActionField> Fields);

internal sealed record BlockedJson(string Name, string Rule, string Reason, IReadOnlyList<MissingJson> Missing);

internal sealed record MissingJson(string What, Party? Party, string? Document, DateOnly? Until, string Text);

internal sealed record DecisionJson(
    string Id,
    DecisionState State,
    Outcome Outcome,
    RefusalGround? Ground,
    bool NonCooperation,
    string Reasons,
    IReadOnlyList<string> Norms,
    string? RefrainFrom,
    IReadOnlyList<SanctionJson> Sanctions,
    IReadOnlyList<DeferralActivation> Activates,
    DateOnly? PronouncedOn,
    string? ProposedBy,
    string? ConfirmedBy,
    IReadOnlyList<ReplacementJson> Replaced
)
{
    /// <summary>The earlier texts of a decision that was corrected, oldest first; left out when there are none.</summary>
    public IReadOnlyList<DecisionVersionJson>? Versions { get; init; }

    /// <summary>Whose late matter, of which day, the decision does not rely on.</summary>
    public required IReadOnlyList<LateMatterSetAside> LateSetAside { get; init; }

    /// <summary>The day on which a ground of refusal that showed later did so; left out for any other.</summary>
    public DateOnly? GroundKnownOn { get; init; }

    /// <summary>The day on which a forum set it aside; left out while it stands.</summary>
    public DateOnly? SetAsideOn { get; init; }

    /// <summary>Whom a correction misled, and who is to be notified again (BC-17); left out when nobody is.</summary>
    public IReadOnlyList<Party>? Misled { get; init; }

    /// <summary>A correction that waits for a second person; for the staff.</summary>
    public CorrectionJson? Correction { get; init; }
}

/// <summary>What stood until a forum put something else in its place (BC-29).</summary>
internal sealed record ReplacementJson(
    string Appeal,
    Outcome Outcome,
    IReadOnlyList<SanctionJson> Sanctions,
    DateOnly On,
    bool ByCourt,
    RefusalGround? Ground,
    bool NonCooperation,
    string? Reasons,
    IReadOnlyList<string> Norms,
    string? RefrainFrom
);

/// <summary>A sanction as its reader may see it: as it was decided, where it stands, the days on which it runs, its money.</summary>
internal sealed record SanctionJson(
    string Id,
    SanctionKind Kind,
    Money? Amount,
    Enforceability? Enforceable,
    string? Condition,
    DateOnly? ConditionUntil,
    Period? DeferredFor,
    DateOnly? From,
    DateOnly? To,
    SanctionState State,
    DateOnly? DueOn,
    DateOnly? DeferredUntil,
    string? NamedBy,
    string? ActivatedBy,
    DateOnly? RunsFrom,
    DateOnly? RunsTo,
    IReadOnlyList<SanctionStepTaken> Steps,
    bool HindersClosing,
    bool SuspendsNow,
    IReadOnlyList<SanctionStep> PossibleSteps
)
{
    /// <summary>The money of a fine; left out for other sanctions.</summary>
    public FineJson? Fine { get; init; }

    /// <summary>The last finding on the condition of a fine, once its reader may know it (BC-19).</summary>
    public FindingJson? Established { get; init; }
}

/// <summary>That the condition of a fine is met: on which day, why, by which document.</summary>
internal sealed record FindingJson(
    FindingState State,
    DateOnly On,
    string Reasons,
    string Document,
    DateOnly? ConfirmedOn
);

/// <summary>What came in for a fine, what is owed, what is to be returned and was.</summary>
internal sealed record FineJson(
    Money Received,
    Money Owed,
    Money ToReturn,
    Money Returned,
    string Reference,
    IReadOnlyList<FineRepayment> Repayments
);

internal sealed record DecisionVersionJson(string Reasons, string? RefrainFrom, DateOnly On, string Reason);

internal sealed record CorrectionJson(string Reasons, string? RefrainFrom, string Reason, string ProposedBy);

internal sealed record AppealJson(
    string Id,
    Party Party,
    AppealState State,
    string Forum,
    IReadOnlyList<Proceeding> Proceedings,
    string Grounds,
    IReadOnlyList<string> Contested,
    DateOnly LodgedOn,
    bool Late,
    bool Suspends,
    ArbitrationChoice? Choice,
    DepositJson Deposit,
    DateOnly? EndedOn,
    string? EndedBecause
)
{
    /// <summary>The decision that it was against, once that was set aside (BC-29); left out otherwise.</summary>
    public string? AgainstEarlier { get; init; }

    /// <summary>What a forum ordered besides (BC-29), followed by <c>record-sanction-step</c> with its id; left out when there is nothing.</summary>
    public IReadOnlyList<ForumOrderJson>? Orders { get; init; }
}

internal sealed record ForumOrderJson(
    string Id,
    Forum Forum,
    string Text,
    DateOnly On,
    DateOnly Due,
    string? Step,
    DateOnly? DoneOn
);

internal sealed record DepositJson(
    Money Amount,
    DepositState State,
    DateOnly Due,
    string Reference,
    Money Received,
    Money ToReturn,
    Money Kept,
    Money PaidBack,
    DateOnly? RefundedOn,
    IReadOnlyList<Booking> Bookings
);

/// <summary>What a party paid before it lodged an appeal (BC-26).</summary>
internal sealed record PaidAheadJson(Party Party, IReadOnlyList<Booking> Bookings, IReadOnlyList<Repayment> Repayments);

internal sealed record NoticeJson(
    NoticeState State,
    string Text,
    string? Reference,
    DateOnly? PublishedOn,
    string? RejectionReason,
    IReadOnlyList<NoticeAnswer> Answers,
    NoticeChangeJson? Proposed
);

/// <summary>FP-21: who was the respondent before it was corrected, with what was offered; what was written to one another stands in <c>conversation</c>.</summary>
/// <param name="Documents">The ids of those that stay with it.</param>
internal sealed record FormerRespondentJson(
    string? MemberId,
    string Name,
    string? Website,
    string? Email,
    DateOnly Until,
    string Reason,
    string ReplacedBy,
    IReadOnlyList<Proposal> Proposals,
    IReadOnlyList<string> Documents
);

/// <summary>FP-18: erasure waits until after that day.</summary>
internal sealed record HoldJson(string Reason, DateOnly Until, string ProposedBy, string? ConfirmedBy);

/// <summary>What is proposed to become of a notice (BC-31).</summary>
internal sealed record NoticeChangeJson(NoticeChange Change, string? Text, string Reason, string ProposedBy);

/// <summary>FP-21: an address that its holder did not confirm yet. One that replaces another counts once it is; until then letters go to both.</summary>
internal sealed record AddressToConfirm(AddressHolder Holder, string Email, bool Replaces);

/// <summary>FP-21: a letter whose e-mail was given up. <c>letter</c> is its id among the letters, <c>openedOn</c> the day on which its party opened the case all the same.</summary>
internal sealed record UndeliveredJson(
    string Id,
    long Letter,
    Party Party,
    string Email,
    UndeliveredReason Reason,
    DateOnly GivenUpOn,
    DateOnly? OpenedOn
);

/// <summary>A case as the API tells it, cut to what the caller may see.</summary>
internal sealed record CaseJsonShape
{
    public required string Number { get; init; }
    public required string Scheme { get; init; }
    public required string RulebookVersion { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseState State { get; init; }
    public required int Version { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required object Complainant { get; init; }
    public object? Representative { get; init; }
    public required object Respondent { get; init; }

    /// <summary>Whom to write to and call, in the language of the answer.</summary>
    public required WrittenContact Contact { get; init; }

    /// <summary>Addresses for mail that their holders did not confirm yet (FP-21); to a party its own.</summary>
    public required IReadOnlyList<AddressToConfirm> AddressesToConfirm { get; init; }

    /// <summary>Letters that no e-mail could bring to their party (FP-21), until they are sent in another way; for the secretary, left out when there are none.</summary>
    public IReadOnlyList<UndeliveredJson>? Undelivered { get; init; }

    public required object Complaint { get; init; }
    public required IReadOnlyList<CaseDocumentJson> Documents { get; init; }
    public required IReadOnlyList<AskedItem> Items { get; init; }
    public required IReadOnlyList<TermJson> Terms { get; init; }

    /// <summary>All that this party has to do now, soonest first (FP-22); left out for the staff.</summary>
    public IReadOnlyList<DutyJson>? Duties { get; init; }

    /// <summary>The times that protect this party; left out for the staff.</summary>
    public IReadOnlyList<ProtectedJson>? Protected { get; init; }
    public required IReadOnlyList<Service> Service { get; init; }
    public required IReadOnlyList<Proposal> Proposals { get; init; }
    public Settlement? Settlement { get; init; }
    public object? Response { get; init; }
    public required IReadOnlyList<CaseComment> Comments { get; init; }

    /// <summary>What came in Deliberation; to a party its own.</summary>
    public required IReadOnlyList<LateSubmission> LateSubmissions { get; init; }

    /// <summary>What was put to a party before anything is decided on it.</summary>
    public required IReadOnlyList<MatterPut> MattersPut { get; init; }
    public required IReadOnlyList<CaseHearing> Hearings { get; init; }
    public HearingDates? HearingDates { get; init; }

    /// <summary>What each party agreed to about the way it is heard; to a party its own.</summary>
    public required IReadOnlyList<HearingAgreement> HearingAgreements { get; init; }

    public required IReadOnlyList<HearingQuestion> HearingQuestions { get; init; }

    /// <summary>What the reader wrote, or was written to it, the oldest first (FP-20); <c>messages</c> are the letters.</summary>
    public IReadOnlyList<ConversationJson> Conversation { get; init; } = [];
    public DateOnly? CompleteOn { get; init; }
    public string? NonCooperation { get; init; }
    public required IReadOnlyList<ActionJsonShape> Actions { get; init; }
    public required IReadOnlyList<BlockedJson> Blocked { get; init; }
    public DecisionJson? Decision { get; init; }

    /// <summary>The decisions that a forum set aside to be decided anew, oldest first: what no longer stands (BC-29); left out when there are none.</summary>
    public IReadOnlyList<DecisionJson>? EarlierDecisions { get; init; }

    /// <summary>A forum has remitted, and the case waits for another proceeding to end; left out otherwise (BC-29).</summary>
    public Remittal? Remittal { get; init; }
    public required IReadOnlyList<AppealJson> Appeals { get; init; }

    /// <summary>Of the reader's own payments, or for the staff of both parties'; left out when there are none.</summary>
    public IReadOnlyList<PaidAheadJson>? PaidAhead { get; init; }
    public DateOnly? FinalOn { get; init; }
    public NoticeJson? Notice { get; init; }
    public object? Refusal { get; init; }
    public Referral? Referral { get; init; }

    /// <summary>FP-5: the earlier case whose settlement, as this complaint says, was not kept.</summary>
    public string? Follows { get; init; }
    public string? ClosedBecause { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? AssignedTo { get; init; }
    public IReadOnlyList<string>? JoinedWith { get; init; }

    /// <summary>Other cases about the same webshop and order, or with the same text (FP-14); for the staff.</summary>
    public IReadOnlyList<string>? Duplicates { get; init; }
    public HoldJson? Hold { get; init; }
    public HoldJson? ProposedHold { get; init; }
    public IReadOnlyList<Recusal>? Recusals { get; init; }

    /// <summary>Of whom the parties were told that they sit, and who still may (FP-12); empty until then.</summary>
    public IReadOnlyList<CommitteeMemberJson> Committee { get; init; } = [];

    /// <summary>Objections to members of the committee; the reason is the party's own and the body's.</summary>
    public IReadOnlyList<ChallengeJson> Challenges { get; init; } = [];

    /// <summary>Declared interests that touch a party, and which of them were cleared (BC-15); for the secretary.</summary>
    public IReadOnlyList<NotedInterest>? Interests { get; init; }

    /// <summary>The clearance that waits for its second person; for the body.</summary>
    public Clearance? Clearance { get; init; }

    /// <summary>Who was the respondent before, the oldest first (FP-21); for the secretary.</summary>
    public IReadOnlyList<FormerRespondentJson>? FormerRespondents { get; init; }
    public IReadOnlyList<InternalNote>? Notes { get; init; }
    public bool? ContactNormMet { get; init; }

    /// <summary>BC-9; to staff alone, as <see cref="ContactNormMet"/>.</summary>
    public ContactNorm? ContactNorm { get; init; }
    public IReadOnlyList<CaseMessage>? Messages { get; init; }
    public required IReadOnlyList<JournalLine> Journal { get; init; }
}

internal sealed record CommitteeMemberJson(string Id, string Name);

internal sealed record ChallengeJson(
    string Id,
    Party By,
    string Member,
    string Name,
    string Reason,
    DateOnly On,
    bool Late,
    bool? StepsBack,
    string? Reasons,
    DateOnly? MootOn
);
