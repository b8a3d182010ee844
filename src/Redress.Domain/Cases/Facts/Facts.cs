using Redress.Domain.Appeals;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases.Facts;

/// <summary>Something that happened in a case. Letters are written from facts; the register of members follows them.</summary>
public abstract record Fact;

public sealed record ComplaintFiled : Fact;

public sealed record InformationRequested(IReadOnlyList<AskedItem> Items, Term Term) : Fact;

public sealed record InformationSupplied(bool All, bool Late) : Fact;

public sealed record SupplyReminded(Term Term) : Fact;

public sealed record ComplaintDiscontinued : Fact;

public sealed record ComplaintRefused(RefusalGround Ground, string Reasons) : Fact;

public sealed record CasesJoined(string With) : Fact;

public sealed record CasesSplit(string From) : Fact;

public sealed record FileAssigned(Assignee To) : Fact;

/// <param name="Corrected">What was corrected, by the names of the fields.</param>
/// <param name="NoLongerActs">Who acted for the party, knew its code, and does so no more.</param>
public sealed record DetailsCorrected(Party Party, IReadOnlyList<string> Corrected, string? NoLongerActs = null) : Fact;

/// <summary>FP-21: the holder of an address is asked, or asked again, to confirm it.</summary>
public sealed record AddressAsked(MailAddress Address) : Fact;

/// <summary>FP-21: letters that could not be delivered are sent again, to that address; null: to where its party is reached now.</summary>
public sealed record LettersSentAgain(Party Party, string? Email, IReadOnlyList<long> Letters) : Fact;

public sealed record ComplaintWithdrawn(string Reason) : Fact;

public sealed record DocumentAdded(CaseDocument Document) : Fact;

public sealed record MediationStarted : Fact;

public sealed record ProposalMade(Proposal Proposal, Term Reflection) : Fact;

public sealed record ProposalDeclined(Proposal Proposal) : Fact;

public sealed record ProposalWithdrawn(Proposal Proposal) : Fact;

public sealed record CaseSettled(Settlement Settlement) : Fact;

public sealed record SettlementAsked(Settlement Settlement) : Fact;

public sealed record SettlementReported(SettlementReport Report) : Fact;

/// <summary>The parties' own time is over: by one of them, with its reason if it gave one, or by itself.</summary>
public sealed record MediationOver(Term GoOn, Party? By, string? Reason) : Fact;

public sealed record MediationFailed(string Reason) : Fact;

public sealed record DisputeReferred(Referral Referral) : Fact;

public sealed record AdviceRecorded(Referral Referral) : Fact;

public sealed record ComplianceAsked(Referral Referral) : Fact;

/// <param name="Answer">The provider's term to answer that the word of the consumer opened; null when it opened none.</param>
public sealed record ComplianceReported(ComplianceReport Report, Term? Answer) : Fact;

public sealed record ComplianceRecorded(bool Complied) : Fact;

public sealed record FileSentToMember(Term Term) : Fact;

public sealed record ResponseDelivered(bool Complete, bool Late) : Fact;

public sealed record ResponseTermLapsed(Response Delivered) : Fact;

public sealed record HearingRequested : Fact;

public sealed record HearingRequestWithdrawn : Fact;

public sealed record HearingDatesProposed(HearingDates Proposed) : Fact;

/// <param name="Video">Whether it agrees to a video link; null when it did not say.</param>
public sealed record HearingDatesAnswered(HearingDateAnswer Answer, bool? Video, bool Sooner, bool Postpone) : Fact;

public sealed record HearingAskedAbout(HearingQuestion Question) : Fact;

public sealed record ExtensionRequested(ExtensionRequest Request) : Fact;

public sealed record DocumentServed(string What, string Title, Party On) : Fact;

public sealed record CommentInvited(Party Party, Term Term) : Fact;

public sealed record PutToTheParty(MatterPut Matter) : Fact;

public sealed record CommentMade(CaseComment Comment) : Fact;

public sealed record TermExtended(Term Term, string Reason) : Fact;

public sealed record TermLapsed(Term Term) : Fact;

public sealed record TermReminded(Term Term) : Fact;

/// <param name="Again">Whether the day that was told last went by as well.</param>
public sealed record DutyDelayed(DutyDelay Delay, bool Again) : Fact;

/// <param name="AtOnce">Whether the code before opens nothing from now on, since another stands for the party; else it does until the new one is used (FP-21).</param>
public sealed record CodeReissued(Party Party, bool AtOnce = false) : Fact;

public sealed record TermsRederived(IReadOnlyList<Term> Terms, string Reason) : Fact;

public sealed record NonCooperationMarked(string Reason) : Fact;

public sealed record FileDeclaredComplete(Term Outcome) : Fact;

public sealed record HearingInvited(CaseHearing Hearing, bool Changed) : Fact;

public sealed record HearingPostponed(CaseHearing Hearing) : Fact;

public sealed record HearingCancelled(CaseHearing Hearing) : Fact;

public sealed record HearingHeld(CaseHearing Hearing) : Fact;

public sealed record HearingAdjourned(CaseHearing Hearing) : Fact;

public sealed record LateMatterReceived(LateSubmission Submission) : Fact;

public sealed record LateMatterDecided(LateSubmission Submission) : Fact;

/// <summary>FP-7: the case ended before anybody decided upon it.</summary>
public sealed record LateMatterLeft(LateSubmission Submission) : Fact;

public sealed record FileClosed : Fact;

public sealed record FileReopened(string Reason) : Fact;

public sealed record MemberRecused(Recusal Recusal) : Fact;

/// <param name="Members">All that sit.</param>
/// <param name="Coming">Those of them of whom the party was not told before.</param>
public sealed record CommitteeTold(
    Party Party,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> Coming,
    Term Objection
) : Fact;

public sealed record MemberChallenged(Challenge Challenge) : Fact;

public sealed record ChallengeDecided(Challenge Challenge) : Fact;

/// <summary>Nothing is left to decide upon an objection: its member no longer sits, or the case was decided without it (FP-12).</summary>
public sealed record ChallengeMoot(Challenge Challenge) : Fact;

public sealed record SubstituteAwaited(Term Term) : Fact;

public sealed record PartyLost(Loss Loss, Term Term) : Fact;

/// <param name="Before">As the party was called before.</param>
/// <summary>FP-21: another webshop is the respondent.</summary>
/// <param name="Before">How the one before was called.</param>
/// <param name="WasInformed">Whether that one had been told of the complaint.</param>
public sealed record RespondentReplaced(string Before, bool WasInformed) : Fact;

public sealed record PartySucceeded(Party Party, string Before) : Fact;

/// <param name="Ends">Whether the case ends with it.</param>
public sealed record LeftWithoutSuccessor(Party Party, bool Ends) : Fact;

public sealed record DecisionProposed(Decision Decision) : Fact;

public sealed record DecisionRejected(string Reason) : Fact;

public sealed record DecisionPronounced(Decision Decision) : Fact;

public sealed record CorrectionProposed(Correction Correction) : Fact;

public sealed record CorrectionRejected(string Reason) : Fact;

public sealed record DecisionCorrected(Decision Decision) : Fact;

public sealed record DecisionNotified(Party Party, Service Service, Term Appeal) : Fact;

public sealed record ReceiptRecorded(Service Service, Term? Appeal) : Fact;

public sealed record AppealLodged(Appeal Appeal) : Fact;

/// <summary>An appeal that was registered as late turned out to be in time (BC-17, BC-23): what follows from its lodging follows now.</summary>
public sealed record AppealTakenAsInTime(Appeal Appeal) : Fact;

public sealed record ArbitrationAsked(Appeal Appeal, Term Term) : Fact;

public sealed record ArbitrationChosen(Appeal Appeal) : Fact;

/// <param name="Term">The days that are left for it, after the first ones went by.</param>
public sealed record ChoiceReminded(Appeal Appeal, Term Term) : Fact;

/// <summary>FP-6: no answer came, neither at first nor after the reminder. A member's appeal goes on; the consumer's own waits for a reasoned act.</summary>
public sealed record ChoiceStayedOut(Appeal Appeal) : Fact;

public sealed record DepositReceived(Appeal Appeal, Booking Booking) : Fact;

/// <summary>BC-26: a party paid before it lodged an appeal.</summary>
public sealed record DepositPaidAhead(PaidAhead Paid, Booking Booking) : Fact;

/// <param name="Taken">Whether the forum took what had ended without it (ST-3).</param>
public sealed record AppealReferred(Appeal Appeal, Proceeding Proceeding, bool Taken) : Fact;

public sealed record ForumHasDecided(Appeal Appeal, Proceeding Proceeding) : Fact;

/// <summary>BC-29: what a forum ordered besides was carried out, or has no object.</summary>
public sealed record ForumOrderDone(ForumOrder Order) : Fact;

/// <summary>BC-29: a forum put something else in the place of the decision, or of a part of it.</summary>
public sealed record DecisionReplaced(Decision Decision) : Fact;

/// <summary>BC-29: the decision was set aside and the complaint is taken up anew.</summary>
public sealed record ComplaintRemitted(Remittal Remittal, Term? Outcome) : Fact;

/// <summary>FP-17: a party is asked whether the award may be published.</summary>
public sealed record AwardPermissionAsked(Party Party, Term Term) : Fact;

public sealed record AppealEnded(Appeal Appeal) : Fact;

/// <summary>BC-25: the appeal was not brought before its forum in time. Of the body's own delay it is told; the appellant's may lose it the appeal.</summary>
public sealed record BringingLapsed(Appeal Appeal, Term Term) : Fact;

/// <summary>One of two proceedings ended without its forum: not brought there in time (BC-25), or without the consumer's yes (FP-6). The appeal goes on with the other.</summary>
public sealed record ProceedingGivenUp(Appeal Appeal, Proceeding Proceeding, string Reasons) : Fact;

/// <summary>Money went back to a party.</summary>
public sealed record MoneyReturned(Party To, Money Amount, DateOnly Paid) : Fact;

public sealed record AwardPublicationPermitted(Party By) : Fact;

public sealed record DecisionBecameFinal(Decision Decision) : Fact;

public sealed record FinalityLifted(Party Party) : Fact;

public sealed record SanctionTookEffect(Sanction Sanction) : Fact;

public sealed record SanctionDeferred(Sanction Sanction) : Fact;

/// <summary>A sanction came to its end by time.</summary>
/// <param name="OfFormerMember">Whether whom it was on is no member any more.</param>
public sealed record SanctionEnded(Sanction Sanction, bool OfFormerMember = false) : Fact;

/// <summary>The decision names a deferral of another case, and is not final (BC-20).</summary>
public sealed record DeferralNamed(DeferralActivation Activation) : Fact;

/// <summary>The decision that names a deferral of another case is final (BC-20).</summary>
public sealed record DeferralActivated(DeferralActivation Activation) : Fact;

public sealed record DeferralReleased(DeferralActivation Activation) : Fact;

/// <summary>A deferral of this case is named by a decision in another one that is not final, for the first time or again (BC-20).</summary>
public sealed record SanctionNamed(Sanction Sanction, bool Again) : Fact;

/// <summary>An exclusion that the registrar was to carry out, or had carried out, holds no more, for now or for good, and no other of this case does (BC-30).</summary>
public sealed record ExclusionHalted(Sanction Sanction) : Fact;

/// <summary>FP-20: a party or the body wrote to somebody of the case.</summary>
public sealed record MessageWritten(ConversationMessage Message) : Fact;

/// <summary>FP-20: what a party wrote in a message was entered as the act that it is.</summary>
public sealed record MessageEntered(ConversationMessage Message, string Act) : Fact;

/// <summary>Nobody did in time what was to be done about a sanction (BC-30).</summary>
public sealed record SanctionRests(Sanction Sanction) : Fact;

public sealed record SanctionStepRecorded(Sanction Sanction, SanctionStepTaken Step) : Fact;

/// <summary>FP-25: the member had died before these were carried out; they have no object any more, and pass to no heir.</summary>
public sealed record SanctionsWithoutMember(IReadOnlyList<Sanction> Sanctions) : Fact;

public sealed record FineToReturn(Sanction Fine, Term Term) : Fact;

public sealed record FineReturned(Sanction Fine, Money Amount, DateOnly Paid) : Fact;

public sealed record WriteOffProposed(Sanction Fine) : Fact;

public sealed record FineWrittenOff(Sanction Fine) : Fact;

public sealed record WriteOffRejected(Sanction Fine, string Reason) : Fact;

/// <summary>The member is served with a document that is to show that the condition of its fine is met (BC-19).</summary>
public sealed record ConditionPut(Sanction Fine, string Document, Term Comment) : Fact;

public sealed record ConditionProposed(Sanction Fine) : Fact;

public sealed record ConditionRejected(Sanction Fine, string Reason) : Fact;

/// <summary>Two people found that the condition of a fine is met; it is to be notified as a decision is (BC-19).</summary>
public sealed record ConditionEstablished(Sanction Fine, Term Notification) : Fact;

/// <summary>The finding was posted to a party; the member has its term to appeal.</summary>
public sealed record ConditionNotified(Party Party, Sanction Fine, Service Service, Term? Appeal) : Fact;

/// <summary>The arbitrator upheld an appeal on the condition: it counts as not met (BC-19).</summary>
public sealed record ConditionFell(Sanction Fine) : Fact;

public sealed record StopConfirmed(StopConfirmation Confirmation) : Fact;

public sealed record NoticeProposed : Fact;

public sealed record NoticeDraftSent(Party Party, Term Term) : Fact;

public sealed record NoticeAnswered(NoticeAnswer Answer) : Fact;

public sealed record NoticePublished(string Reference) : Fact;

public sealed record NoticeRejected(string Reason) : Fact;

public sealed record NoticeReported(DecisionNotice Notice) : Fact;

public sealed record NoticeChangeProposed(ProposedNoticeChange Proposed) : Fact;

public sealed record NoticeChangeRejected(string Reason) : Fact;

public sealed record NoticeChanged(ProposedNoticeChange Change) : Fact;

public sealed record CaseClosed(CloseReason Reason) : Fact;

/// <summary>FP-18: somebody asks that the file is not erased; an administrator confirms or rejects it.</summary>
public sealed record HoldProposed(ErasureHold Hold) : Fact;

public sealed record FileErased : Fact;
