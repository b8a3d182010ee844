using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases.Commands;

/// <summary>BC-12: the file goes to the member, with a term in days.</summary>
public sealed record SendToMember(Terms.Period? ResponseTerm = null) : Command;

/// <summary>
/// BC-12: the member's three deliveries, together or one by one; what is given adds up. A member that has no message says so, in <paramref name="Text"/>: that counts as delivered.
/// </summary>
public sealed record Respond(
    [LongText] string? Answer = null,
    [LongText] string? Defence = null,
    [LongText] IReadOnlyList<string>? Messages = null,
    [OneOf("documents")] IReadOnlyList<string>? Documents = null,
    bool? RequestHearing = null,
    bool? NoMessages = null,
    [LongText] string? Text = null
) : Command;

/// <summary>BC-13: the member asks to be heard.</summary>
public sealed record RequestHearing : Command;

/// <summary>BC-13: the member takes its wish to be heard back.</summary>
public sealed record WithdrawHearingRequest : Command;

/// <summary>BC-13: asks both parties which of some moments suit them, before anybody is invited; one day to answer by, which is no legal term.</summary>
public sealed record ProposeHearingDates(
    [RequiredBy("BC-13")] IReadOnlyList<DateTimeOffset>? Dates,
    [RequiredBy("BC-13")] DateOnly? AnswerBy
) : Command;

/// <summary>
/// BC-13: a party says which of the moments suit it; that none does is an answer too, with a word on what would. Also without moments: whether it agrees to a video link,
/// that it agrees to be heard sooner than the rulebook's days, that it asks for its one postponement. The last answer counts; the other party does not get it.
/// </summary>
public sealed record AnswerHearingDates(
    [OneOf("hearingDates")] IReadOnlyList<string>? Dates = null,
    [OneOf("yesOrNo")] bool? Video = null,
    bool? Sooner = null,
    bool? Postpone = null,
    [LongText] string? Text = null
) : Command;

/// <summary>BC-13: a party tells the secretariat what it needs for the hearing, or asks: an interpreter, access, another date. No argument: the other party does not get it (FP-1).</summary>
public sealed record AskAboutHearing([RequiredBy("BC-13"), LongText] string? Text) : Command;

/// <summary>
/// FP-3, BC-20: puts to a party what may be used against it, and gives it the comment term: to the complainant a ground of refusal that showed only later, with the day on which it showed;
/// to the respondent a deferred sanction of an earlier case that may be made effective.
/// </summary>
public sealed record PutToParty(
    [RequiredBy("FP-3")] Party? Party,
    [RequiredBy("FP-3")] PutMatter? What,
    [RequiredBy("FP-3"), LongText] string? Text,
    Decisions.RefusalGround? Ground = null,
    DateOnly? GroundKnownOn = null,
    string? Case = null,
    string? Sanction = null
) : Command;

/// <summary>BC-12: the member asks for more days; the secretary grants them by <see cref="ExtendTerm"/>.</summary>
public sealed record RequestExtension([RequiredBy("BC-12")] int? Days, [RequiredBy("BC-12"), LongText] string? Reason)
    : Command;

/// <summary>FP-1: serves a document on one party, or on both.</summary>
public sealed record Serve([RequiredBy("FP-1"), OneOf("documents")] string? Document, Party? Party = null) : Command;

/// <summary>
/// FP-1: comments on what the other brought, or says that there is nothing to add. <paramref name="Matter"/>: answers a deferral of another complaint that was put to it (BC-20), which the other
/// party learns nowhere (BC-16), in time or late.
/// </summary>
public sealed record Comment(
    [LongText] string? Text = null,
    [OneOf("documents")] IReadOnlyList<string>? Documents = null,
    bool? NothingToAdd = null,
    [OneOf("deferralsPut")] string? Matter = null
) : Command;

/// <summary>FP-4, FP-8: gives more days in a running term, named by its id or its kind.</summary>
public sealed record ExtendTerm(
    [RequiredBy("FP-8"), OneOf("terms")] string? Term,
    [RequiredBy("FP-8")] int? Days,
    [RequiredBy("FP-8"), LongText] string? Reason,
    [OneOf("documents")] string? Document = null
) : Command;

/// <summary>BC-14: notes that the member did not co-operate. The committee finds it in its decision.</summary>
public sealed record MarkNonCooperation([RequiredBy("BC-14"), LongText] string? Reason) : Command;

/// <summary>FP-2: the file is complete; the term for the outcome starts.</summary>
public sealed record DeclareComplete : Command;

/// <summary>BC-13: invites the parties to a hearing, at a place or by video link.</summary>
public sealed record InviteToHearing(
    [RequiredBy("BC-13")] DateTimeOffset? At,
    string? Place = null,
    string? VideoLink = null
) : Command;

/// <summary>BC-13: the hearing does not take place; the examination goes on, and a wish to be heard stands unheard.</summary>
public sealed record CancelHearing([RequiredBy("BC-13"), LongText] string? Reason) : Command;

/// <summary>BC-13: what became of the hearing: its minutes and who attended, or the instant to which it was adjourned and why.</summary>
public sealed record RecordHearing(
    [LongText(Markdown = true)] string? Minutes = null,
    IReadOnlyList<string>? Attended = null,
    DateTimeOffset? AdjournedTo = null,
    [LongText] string? Reason = null
) : Command;

/// <summary>BC-15: the file is closed for the parties and the committee deliberates.</summary>
public sealed record CloseFile : Command;

/// <summary>FP-1: the parties may speak again.</summary>
public sealed record ReopenFile([RequiredBy("FP-1"), LongText] string? Reason) : Command;

/// <summary>FP-7: what came in Deliberation is served on the other party after all, which has one term to comment; a wish to be heard reopens the file.</summary>
public sealed record AdmitLate(
    [RequiredBy("FP-7"), OneOf("lateSubmissions")] string? Submission,
    [RequiredBy("FP-7"), LongText] string? Reason
) : Command;

/// <summary>FP-7: what came in Deliberation is not relied on.</summary>
public sealed record SetAsideLate(
    [RequiredBy("FP-7"), OneOf("lateSubmissions")] string? Submission,
    [RequiredBy("FP-7"), LongText] string? Reason
) : Command;

/// <summary>BC-15, FP-12: a committee member steps back; it no longer finds the case.</summary>
public sealed record Recuse([RequiredBy("FP-12"), LongText] string? Reason, string? Member = null) : Command;

/// <summary>BC-15: a member of the committee declared interests that may touch a party.</summary>
[Internal]
public sealed record NoteInterests(string Member, string MemberName, IReadOnlyList<Interest> Interests) : Command;

/// <summary>BC-15: the secretary records that a declared interest does not concern this case, named by the member's account; a member of the committee confirms.</summary>
public sealed record ClearInterest(
    [RequiredBy("BC-15"), OneOf("interested")] string? Member,
    [RequiredBy("BC-15"), LongText] string? Reason
) : Command;

/// <summary>BC-15: a member of the committee without an interest confirms; the case is no longer hidden from its colleague.</summary>
public sealed record ConfirmClearance : Command;

/// <summary>BC-15: the proposed clearance is dropped, with its reason; the case stays hidden from the member.</summary>
public sealed record RejectClearance([RequiredBy("BC-15"), LongText] string? Reason) : Command;

/// <summary>FP-12: somebody sits on the committee of whom the parties were not told; they are, and may object. Or somebody no longer sits.</summary>
[Internal]
public sealed record TellWhoSits : Command;

/// <summary>FP-12: a party objects to a member of the committee, named by its account.</summary>
public sealed record ChallengeMember(
    [RequiredBy("FP-12"), OneOf("sitting")] string? Member,
    [RequiredBy("FP-12"), LongText] string? Reason
) : Command;

/// <summary>FP-12: whether the challenged member steps back, decided by another; where all are challenged by the board, which the secretary enters with its document.</summary>
public sealed record DecideChallenge(
    [RequiredBy("FP-12"), OneOf("challenges")] string? Challenge,
    [RequiredBy("FP-12")] bool? StepsBack,
    [RequiredBy("FP-12"), LongText] string? Reasons,
    [OneOf("documents")] string? Document = null
) : Command;
