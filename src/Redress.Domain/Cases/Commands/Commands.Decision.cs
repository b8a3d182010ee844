using Redress.Domain.Appeals;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Domain.Cases.Commands;

/// <summary>BC-17…BC-22: the decision as it is proposed.</summary>
public sealed record Decide(
    [RequiredBy("BC-17")] Outcome? Outcome,
    RefusalGround? Ground = null,
    bool? NonCooperation = null,
    [RequiredBy("BC-17"), LongText(Markdown = true)] string? Reasons = null,
    [OneOf("norms")] IReadOnlyList<string>? Norms = null,
    [LongText] string? RefrainFrom = null,
    IReadOnlyList<ProposedSanction>? Sanctions = null,
    IReadOnlyList<ProposedActivation>? Activates = null,
    DateOnly? GroundKnownOn = null
) : Command;

/// <summary>BC-20: a deferral of an earlier case that the decision makes effective; a suspension gets its days here.</summary>
public sealed record ProposedActivation(string? Case, string? Sanction, DateOnly? From = null, DateOnly? To = null);

/// <summary>The second person confirms; the decision is pronounced.</summary>
public sealed record ConfirmDecision : Command;

public sealed record RejectDecision([RequiredBy("BC-17"), LongText] string? Reason) : Command;

/// <summary>BC-17: a clerical error in the text of a pronounced decision; what is not given stays as it is. <paramref name="Misled"/>: who was misled by it on forum, term or amount, and is notified again.</summary>
public sealed record CorrectDecision(
    [RequiredBy("BC-17"), LongText] string? Reason,
    [LongText(Markdown = true)] string? Reasons = null,
    [LongText] string? RefrainFrom = null,
    [OneOf("parties")] IReadOnlyList<string>? Misled = null
) : Command;

/// <summary>The second person confirms the correction; both parties are told.</summary>
public sealed record ConfirmCorrection : Command;

public sealed record RejectCorrection([RequiredBy("BC-17"), LongText] string? Reason) : Command;

/// <summary>BC-23: the decision was posted to one party, or to both.</summary>
public sealed record Notify(
    [RequiredBy("BC-23")] DateOnly? Posted,
    [RequiredBy("BC-23")] string? Reference,
    Channel? Channel = null,
    Party? Party = null
) : Command;

/// <summary>BC-23, FP-11: what became of the letter. A proof of receipt replaces the presumption; a refusal or return keeps it.</summary>
/// <param name="ChangeNotReported">FP-11: it could not be delivered since the party moved without telling, though it had been told to tell; then the presumption holds, as the party was sent it by portal and e-mail too.</param>
/// <param name="Letter">FP-21: not the decision, but this letter, which no e-mail could bring, was handed to its party.</param>
public sealed record RecordReceipt(
    [RequiredBy("BC-23")] Party? Party,
    [RequiredBy("BC-23")] ReceiptResult? Result,
    [RequiredBy("BC-23")] DateOnly? On,
    [OneOf("documents")] string? Proof = null,
    string? Reason = null,
    bool? ChangeNotReported = null,
    [OneOf("undelivered")] string? Letter = null
) : Command;

/// <summary>FP-11: a party agrees to a channel of service, or no longer does; the secretary records it with its document.</summary>
public sealed record RecordConsent(
    [RequiredBy("FP-11")] Party? Party,
    [RequiredBy("FP-11")] Channel? Channel,
    [RequiredBy("FP-11")] bool? Given,
    [OneOf("documents")] string? Document = null
) : Command;

/// <summary>
/// BC-24: a party appeals. What is contested is named by the ids or kinds of the sanctions, or <c>decision</c> for the whole; or alone, <c>condition:</c> and the id of a fine whose condition was found to be met (BC-19).
/// FP-6: where the consumer's own appeal goes before the arbitrator, it gives the language and its yes in this very act; on paper they may be missing.
/// </summary>
public sealed record LodgeAppeal(
    [RequiredBy("BC-24"), LongText] string? Grounds,
    [OneOf("contested")] IReadOnlyList<string>? Contested = null,
    [OneOf("arbitrationLanguages")] string? Language = null,
    bool? AcceptsArbitration = null
) : Command;

/// <summary>FP-6: the consumer chooses the language and says yes or no to the arbitration.</summary>
public sealed record ChooseArbitration(
    [RequiredBy("FP-6"), OneOf("appeals")] string? Appeal,
    [OneOf("arbitrationLanguages")] string? Language,
    [RequiredBy("FP-6")] bool? Accepted
) : Command;

public sealed record WithdrawAppeal(
    [RequiredBy("ST-3"), OneOf("appeals")] string? Appeal,
    [RequiredBy("ST-3"), LongText] string? Reason
) : Command;

/// <summary>
/// BC-26: a transfer came in; <paramref name="Booked"/> is the day the bank booked it. It is for an appeal or, before one is lodged, for the party that paid.
/// </summary>
public sealed record RecordDeposit(
    [OneOf("appeals")] string? Appeal,
    [RequiredBy("BC-26")] Money? Amount,
    [RequiredBy("BC-26")] DateOnly? Booked,
    Party? Party = null,
    string? BankReference = null
) : Command;

/// <summary>FP-7, FP-6: a late appeal, or a consumer's own that lacks its yes to the arbitration, ends by a reasoned act.</summary>
public sealed record DeclareAppealInadmissible(
    [RequiredBy("FP-7"), OneOf("appeals")] string? Appeal,
    [RequiredBy("FP-7"), LongText(Markdown = true)] string? Reasons
) : Command;

/// <summary>BC-25: an appeal that its appellant did not bring before the court in time ends by a reasoned act; of two proceedings only that one.</summary>
public sealed record DeclareAppealAbandoned(
    [RequiredBy("BC-25"), OneOf("appeals")] string? Appeal,
    Forum? Forum = null,
    [RequiredBy("BC-25"), LongText(Markdown = true)] string? Reasons = null,
    [OneOf("documents")] string? Document = null
) : Command;

/// <summary>
/// BC-27, BC-28: the appeal goes to its forum. The document is the proof that brought it before the court; or that a forum took an appeal that had ended,
/// which suspends the decision again only where that document says so (<paramref name="Suspends"/>, ST-3).
/// </summary>
public sealed record Refer(
    [RequiredBy("BC-27"), OneOf("appeals")] string? Appeal,
    Forum? Forum,
    [RequiredBy("BC-27")] string? Reference,
    [RequiredBy("BC-27")] DateOnly? On,
    [OneOf("documents")] string? Document = null,
    bool? Suspends = null
) : Command;

/// <summary>
/// BC-29: what the forum decided, with its document, and what it put in the place of the decision: an outcome or <c>remitted</c>, norms, order to refrain, sanctions.
/// <paramref name="OtherOrder"/>: what it ordered besides, carried out by hand.
/// </summary>
public sealed record RecordOutcome(
    [RequiredBy("BC-29"), OneOf("appeals")] string? Appeal,
    Forum? Forum,
    [RequiredBy("BC-29")] ForumOutcome? Outcome,
    [RequiredBy("BC-29"), LongText(Markdown = true)] string? Text,
    [RequiredBy("BC-29")] DateOnly? On,
    [RequiredBy("BC-29"), OneOf("documents")] string? Document = null,
    ReplacementOutcome? ReplacementOutcome = null,
    IReadOnlyList<ProposedSanction>? ReplacementSanctions = null,
    [OneOf("norms")] IReadOnlyList<string>? ReplacementNorms = null,
    [LongText] string? ReplacementRefrainFrom = null,
    [LongText] string? OtherOrder = null
) : Command;

/// <summary>BC-26, BC-30: money was paid back on that day: the deposit of an appeal, what a party had paid ahead of one that never came, or what was paid for a fine that fell or was lowered.</summary>
public sealed record RecordRefund(
    [OneOf("appeals")] string? Appeal,
    [RequiredBy("BC-26")] DateOnly? Paid,
    [OneOf("refunds")] string? Sanction = null,
    Party? Party = null
) : Command;

/// <summary>FP-17: a party allows that the arbitrator's award is published.</summary>
public sealed record PermitAwardPublication : Command;

/// <summary>BC-30: a step in carrying out a sanction.</summary>
public sealed record RecordSanctionStep(
    [RequiredBy("BC-30"), OneOf("sanctions")] string? Sanction,
    [RequiredBy("BC-30")] SanctionStep? Step,
    [RequiredBy("BC-30")] DateOnly? On,
    Money? Amount = null,
    string? BankReference = null
) : Command;

/// <summary>BC-30: a fine is not collected any more; a second person confirms.</summary>
public sealed record WriteOffSanction(
    [RequiredBy("BC-30"), OneOf("sanctions")] string? Sanction,
    [RequiredBy("BC-30"), LongText] string? Reason,
    [RequiredBy("BC-30"), OneOf("documents")] string? Document
) : Command;

public sealed record ConfirmWriteOff : Command;

public sealed record RejectWriteOff([RequiredBy("BC-30"), LongText] string? Reason) : Command;

/// <summary>BC-19: an act or omission of that day meets the condition of a fine; a second person confirms. The document that shows it was served on the member, which was heard on it.</summary>
public sealed record EstablishCondition(
    [RequiredBy("BC-19"), OneOf("conditions")] string? Sanction,
    [RequiredBy("BC-19")] DateOnly? On,
    [RequiredBy("BC-19"), LongText(Markdown = true)] string? Reasons,
    [RequiredBy("BC-19"), OneOf("documents")] string? Document
) : Command;

/// <summary>The second person confirms the finding; the fine becomes due.</summary>
public sealed record ConfirmCondition : Command;

public sealed record RejectCondition([RequiredBy("BC-19"), LongText] string? Reason) : Command;

/// <summary>BC-30: the member confirms that it has ended the practice.</summary>
public sealed record ConfirmStop([LongText] string? Text = null) : Command;

/// <summary>BC-31: proposes the anonymous notice.</summary>
/// <param name="WordsRead">Who proposes it has read the words that stand in the file as names may, and says that they name nobody.</param>
public sealed record PublishNotice(
    [RequiredBy("BC-31"), LongText(Markdown = true)] string? Text,
    bool? WordsRead = null
) : Command;

public sealed record ConfirmNotice : Command;

/// <summary>BC-31: a party read the draft of the notice and says what in it would identify it, or that nothing would.</summary>
public sealed record AnswerNotice([LongText] string? Text = null, bool? NothingToAdd = null) : Command;

/// <summary>BC-31: a second person confirms that a notice is put back, corrected or withdrawn.</summary>
public sealed record ConfirmNoticeChange : Command;

/// <summary>BC-31: the proposed change is dropped; the notice stays as it is.</summary>
public sealed record RejectNoticeChange([RequiredBy("BC-31"), LongText] string? Reason) : Command;

/// <summary>BC-31: somebody of the public says that a published notice tells who it is about.</summary>
[Internal]
public sealed record ReportNotice([LongText] string Text, string? Email = null) : Command;

/// <summary>BC-31: proposes that a reported notice is published again as it was.</summary>
public sealed record RestoreNotice([RequiredBy("BC-31"), LongText] string? Reason) : Command;

/// <summary>BC-31: proposes another text for a notice that the public could read, under the same reference.</summary>
/// <param name="WordsRead">As with <see cref="PublishNotice"/>.</param>
public sealed record CorrectNotice(
    [RequiredBy("BC-31"), LongText(Markdown = true)] string? Text,
    [RequiredBy("BC-31"), LongText] string? Reason,
    bool? WordsRead = null
) : Command;

/// <summary>BC-31: proposes that the notice is published no more; that it was stays known.</summary>
public sealed record WithdrawNotice([RequiredBy("BC-31"), LongText] string? Reason) : Command;

public sealed record RejectNotice([RequiredBy("BC-31"), LongText] string? Reason) : Command;

/// <summary>BC-30: the case is closed.</summary>
public sealed record Close : Command;
