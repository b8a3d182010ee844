namespace Redress.Domain.Letters;

/// <summary>A kind of letter: its template's name, the values its text may use besides the common ones, and how it is delivered.</summary>
public sealed record LetterTemplate(string Name, params IReadOnlyList<string> Values)
{
    public Delivery Delivery { get; init; } = Delivery.Portal;

    /// <summary>Whether it tells what was said in mediation, which no member of the committee reads (FP-24).</summary>
    public bool OfMediation { get; init; }

    /// <summary>Whether it tells what the committee decided: once a forum replaced that, the letter is history (BC-29).</summary>
    public bool OfDecision { get; init; }

    /// <summary>Values that every letter may carry: who and what it is about, and what else the same act brought about for its reader.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "number",
        "today",
        "scheme",
        "name",
        "shop",
        "complainant",
        "toComplainant",
        "toRespondent",
        "member",
        "consumer",
        "idle",
        "openDuties",
        "brings",
        "runsOn",
        "elsewhere",
        "comment",
        "choice",
        "sits",
        "newOnes",
        "objection",
        "choiceLanguages",
        "lifted",
        "ended",
        "endedReasons",
        "ownAppeal",
        "depositKept",
        "depositReturned",
        "paidAhead",
        "final",
        "replaced",
        "annulled",
        "sanctions",
        "activates",
        "labelLostOn",
        "excluding",
        "carriedOut",
        "stop",
        "refrain",
        "labelLost",
        "fine",
        "fineAsked",
        "fineAskedBy",
        "outcome",
        "remitted",
        "decideBy",
        "permission",
        "undecided",
    ];

    /// <summary>Values of one entry of a list: a sanction, a term.</summary>
    public static readonly IReadOnlyList<string> InLists =
    [
        "kind",
        "term",
        "amount",
        "condition",
        "conditionUntil",
        "atOnce",
        "deferredFor",
        "deferredUntil",
        "from",
        "to",
        "otherCase",
        "without",
        "what",
        "sum",
        "day",
        "byDay",
        "onDay",
        "overSince",
        "site",
    ];

    public static readonly IReadOnlyList<LetterTemplate> All =
    [
        // Intake
        new("complaint-received", "insolvency", "mediationOnly", "contactFirst", "refusal"),
        new("information-requested", "items", "term", "later"),
        new("supply-reminder", "items", "term"),
        new("information-supplied", "all", "late"),
        new("complaint-discontinued", "mayReopen"),
        new("complaint-refused", "ground", "reasons"),
        new("complaint-withdrawn"),
        // Mediation and the external committee
        new("mediation-started", "committee", "referral"),
        new("mediation-invited", "complete", "committee", "referral", "facts", "claim", "until"),
        new("proposal-made", "text", "amount", "by", "agreed", "counters", "stillOpen", "term") { OfMediation = true },
        new("proposal-declined", "reason") { OfMediation = true },
        new("proposal-withdrawn", "text", "on") { OfMediation = true },
        new("case-settled", "terms", "amount", "by", "agreed", "ask", "anewUntil") { OfMediation = true },
        new("settlement-asked", "terms", "amount", "by", "agreed", "on", "anewUntil") { OfMediation = true },
        new("settlement-reported", "kept", "text", "answered", "anewUntil") { OfMediation = true },
        new("mediation-over", "mine", "other", "timeOver", "reason", "committee", "referral", "term")
        {
            OfMediation = true,
        },
        new("mediation-over-office", "by", "reason", "term") { OfMediation = true },
        new("mediation-failed", "until", "body"),
        new("dispute-referred", "body", "reference", "on"),
        new("advice-recorded", "body", "on", "advice", "term", "ask"),
        new("compliance-asked", "body", "on"),
        new("compliance-reported", "by", "complied", "text", "answer"),
        new("advice-not-followed", "body", "reference", "on"),
        new("compliance-recorded", "body", "on", "complied"),
        // Messages: that one waits, and none of its words
        new("message-from-secretary") { OfMediation = true },
        new("message-from-other-party") { OfMediation = true },
        new("message-entered", "act", "on", "asks") { OfMediation = true },
        // The adversarial stage
        new("file-sent", "term", "messages", "hearing", "complete"),
        new("file-sent-told", "term", "messages", "hearing"),
        new("response-delivered", "delivered", "missing", "late", "term"),
        new("response-term-lapsed", "delivered", "missing"),
        new("comment-made", "nothing", "late"),
        new("comment-invited"),
        new("matter-put", "ground", "known", "activation", "otherCase", "kind", "amount", "text"),
        new("document-served", "documents"),
        new("term-extended", "kind", "term", "reason", "ownTerm"),
        new("mediation-extended", "term", "reason") { OfMediation = true },
        new("terms-rederived", "terms"),
        new("term-reminder", "kind", "term", "may", "choiceRuns", "own", "court", "deposit", "reference"),
        new("duty-delayed", "what", "why", "day", "until", "again"),
        new("duty-waits", "duties", "told", "until"),
        new("code-reissued"),
        new("details-corrected", "what", "email", "mandate"),
        new("confirm-address", "email"),
        new("party-lost", "party", "kind", "on", "term", "mine"),
        new("party-succeeded", "party", "before", "mine", "without"),
        new("left-without-successor", "party", "ends", "without"),
        new("extension-requested", "days", "reason", "term"),
        new("hearing-dates", "dates", "by"),
        new("hearing-dates-answered", "by", "dates", "asked", "video", "noVideo", "sooner", "postpone", "text"),
        new("hearing-postponed", "was", "own"),
        new("hearing-cancelled", "was", "reason", "unheard"),
        new("hearing-question", "by", "text"),
        new("hearing-requested", "withdrawn"),
        new("committee-told"),
        new("member-challenged", "by", "member", "late", "reason"),
        new("challenge-decided", "member", "stepsBack", "reasons"),
        new("challenge-moot", "member", "left"),
        new("substitute-awaited", "term"),
        new("file-complete", "term"),
        new("hearing-invited", "at", "place", "videoLink", "changed"),
        new("hearing-adjourned", "was", "at", "place", "videoLink", "reason"),
        new("hearing-held", "on"),
        new("file-closed", "term"),
        new("file-reopened", "admitted", "hearing"),
        new("late-received", "hearing", "apart"),
        new("late-received-office", "by", "hearing"),
        new("late-decided", "on", "admitted", "reason", "hearing", "apart"),
        // Decision
        new("decision-pronounced", "term"),
        new(
            "decision",
            "posted",
            "electronic",
            "reference",
            "presumed",
            "ground",
            "nonCooperation",
            "lateSetAside",
            "norms",
            "payment",
            "fineReference",
            "appealInTime",
            "appealDue",
            "appealReference",
            "appealStands",
            "appealAgain",
            "mayAppeal",
            "term",
            "arbitration",
            "court",
            "deposit",
            "depositReference",
            "languages"
        )
        {
            OfDecision = true,
            Delivery = Delivery.RegisteredPost,
        },
        new("decision-corrected", "reason", "before", "misled") { OfDecision = true },
        new(
            "receipt-recorded",
            "received",
            "earlier",
            "refused",
            "returned",
            "undeliverable",
            "moved",
            "on",
            "presumed",
            "term",
            "over"
        ),
        new("decision-final") { OfDecision = true },
        new("finality-lifted"),
        new("sanction-effective") { OfDecision = true },
        new("sanction-ended", "expired", "suspension", "formerMember", "condition", "withoutObject"),
        new("deferral-resumed", "until"),
        new("deferral-named", "again") { OfDecision = true },
        new(
            "fine",
            "amount",
            "left",
            "paid",
            "demanded",
            "reminded",
            "inDefault",
            "agreed",
            "collection",
            "settled",
            "excess",
            "writtenOff",
            "term",
            "fineReference"
        )
        {
            OfDecision = true,
        },
        new("fine-to-return", "amount", "term"),
        new("fine-without-member", "amount"),
        new("condition-put", "amount", "condition", "conditionUntil", "document") { OfDecision = true },
        new("condition-proposed", "amount", "condition", "conditionUntil", "metOn", "document", "reasons", "confirmBy")
        {
            OfDecision = true,
        },
        new("condition-rejected", "amount", "condition", "conditionUntil", "reason"),
        new("condition-established", "amount", "condition", "conditionUntil", "term") { OfDecision = true },
        new(
            "condition-met",
            "amount",
            "condition",
            "conditionUntil",
            "metOn",
            "document",
            "reasons",
            "posted",
            "electronic",
            "reference",
            "presumed",
            "mayAppeal",
            "term",
            "deposit",
            "depositReference"
        )
        {
            OfDecision = true,
            Delivery = Delivery.RegisteredPost,
        },
        new("write-off-proposed", "amount", "reason"),
        new("write-off-rejected", "amount", "reason"),
        new("sanction-rests", "kind", "demand", "default", "collect", "since", "record"),
        new("exclusion", "since", "by", "waits"),
        new("stop-confirmed", "text", "late"),
        // Appeals
        new(
            "appeal-lodged",
            "late",
            "afterAll",
            "onCondition",
            "admitted",
            "deposit",
            "reference",
            "due",
            "term",
            "arbitration",
            "court"
        ),
        new("appeal-lodged-other", "late", "afterAll", "onCondition", "admitted", "arbitration", "court"),
        new(
            "appeal-lodged-office",
            "by",
            "late",
            "afterAll",
            "onCondition",
            "admitted",
            "deposit",
            "due",
            "arbitration",
            "court"
        ),
        new("payment-ahead", "amount", "booked", "term", "returned"),
        new("choice-reminder", "own", "court"),
        new("choice-missing", "court", "term"),
        new("bringing-warning", "term"),
        new("bringing-lapsed", "court", "term"),
        new("proceeding-given-up", "forum", "reasons"),
        new("arbitration-chosen", "accepted", "byDefault", "language", "blocked"),
        new("deposit-received", "amount", "booked", "admitted", "counted", "remaining", "due", "returned"),
        new("appeal-admitted"),
        new("appeal-referred", "forum", "on", "reference", "arbitration", "taken", "suspends"),
        new(
            "forum-decided",
            "forum",
            "on",
            "result",
            "text",
            "arbitration",
            "stands",
            "norms",
            "otherOrder",
            "waits",
            "conditionFell"
        )
        {
            OfDecision = true,
        },
        new("order-done", "order", "forum", "done", "on"),
        new("appeal-ended"),
        new("money-returned", "amount", "paid"),
        new("notice-draft", "text", "term") { OfDecision = true },
        new("notice-published", "notice", "withheld") { OfDecision = true },
        new("notice-answered", "by", "text"),
        new("notice-reported", "reference", "text", "email", "until"),
        new("hold-proposed", "reason", "until"),
        new("case-closed", "because"),
    ];

    private static readonly Dictionary<string, LetterTemplate> ByName = All.ToDictionary(t => t.Name);

    public static LetterTemplate Find(string name) =>
        ByName.TryGetValue(name, out var found)
            ? found
            : throw new InvalidOperationException($"There is no letter '{name}'.");

    public bool Knows(string value) => Values.Contains(value) || Common.Contains(value);
}
