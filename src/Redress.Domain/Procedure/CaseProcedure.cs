using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using static Redress.Domain.Cases.Records.CaseState;
using static Redress.Domain.Cases.Records.SeenBy;
using static Redress.Domain.Procedure.Consequences;
using static Redress.Domain.Procedure.Guards;

namespace Redress.Domain.Procedure;

/// <summary>
/// The table: what may happen in which state, by whom, on which conditions, where it leads, by which rule (ST-1). Everything that is not here is refused.
/// An act stays or leads to one state; what depends on how it came out is a consequence, with a row of its own.
/// </summary>
public static class CaseProcedure
{
    private static readonly CaseState[] Examined = [UnderExamination, Hearing, Deliberation];
    private static readonly CaseState[] Negotiable = [Mediation, SentToMember, .. Examined];
    private static readonly CaseState[] BeforeDeliberation = [Mediation, SentToMember, UnderExamination];
    private static readonly CaseState[] Undecided = [Registered, Incomplete, .. Negotiable];
    private static readonly CaseState[] Open = [.. Undecided, Decided, Appealed, ArbitrationOrCourt, Final];
    private static readonly CaseState[] NotYetFinal = [.. Undecided, Decided, Appealed, ArbitrationOrCourt];
    private static readonly CaseState[] Joinable = [Registered, Incomplete, Mediation, SentToMember, UnderExamination];
    private static readonly CaseState[] Sat = [SentToMember, .. Examined];
    private static readonly CaseState[] AfterDecision = [Decided, Appealed, ArbitrationOrCourt, Final, Closed];
    private static readonly CaseState[] UnderAppeal = [Appealed, ArbitrationOrCourt];
    private static readonly CaseState[] Ends = [Settled, Withdrawn, ReferredExternally, Closed];
    private static readonly CaseState[] Everywhere = Enum.GetValues<CaseState>();

    private static readonly Role[] Complainant = [Role.Complainant];
    private static readonly Role[] Respondent = [Role.Respondent];
    private static readonly Role[] EitherParty = [Role.Complainant, Role.Respondent];
    private static readonly Role[] Secretary = [Role.Secretary];
    private static readonly Role[] Committee = [Role.Committee];
    private static readonly Role[] SecretaryOrCommittee = [Role.Secretary, Role.Committee];
    private static readonly Role[] Appeals = [Role.Appeals];
    private static readonly Role[] Staff = [Role.Secretary, Role.Committee, Role.Appeals];
    private static readonly Role[] Clock = [Role.Clock];

    private static readonly Type[] EndsAnAppeal =
    [
        typeof(ChooseArbitration),
        typeof(WithdrawAppeal),
        typeof(DeclareAppealInadmissible),
        typeof(DeclareAppealAbandoned),
        typeof(RecordOutcome),
        typeof(LapseTerm),
    ];

    // BC-29: what a remittal waits for ends with an appeal, or with the finding on a condition: once all are notified of it, or its fine has ended with the member.
    private static readonly Type[] EndsTheLastProceeding = [.. EndsAnAppeal, typeof(Notify), typeof(SetSuccessor)];

    // One row, one line, as far as a line goes.
    // csharpier-ignore-start
    public static readonly IReadOnlyList<Transition> Transitions =
    [
        // Intake: the file is made complete, or refused (BC-5…BC-9, FP-2, FP-3).
        On<RequestInformation>().By(Secretary).In(Registered, Incomplete).To(Incomplete).Rule("BC-7").SeenBy(BothParties),
        On<RequestInformation>().By(Secretary).In(Mediation, SentToMember, UnderExamination, Hearing).Rule("FP-2").SeenBy(BothParties),
        On<SupplyInformation>().By(Complainant).In(Incomplete).If(SomethingIsAsked).Rule("BC-7").SeenBy(BothParties),
        On<SupplyInformation>().By(Complainant).In(Registered).If(SomethingIsAsked).Rule("FP-7").SeenBy(BothParties),
        On<SupplyInformation>().By(Complainant).In(Deliberation).If(SomethingIsAsked).Rule("FP-7").SeenBy(OwnParty),
        On<SupplyInformation>().By(Complainant).In(Mediation, SentToMember, UnderExamination, Hearing)
            .If(SomethingIsAsked).Rule("FP-2").SeenBy(BothParties),
        On<SupplyInformation>().By(Complainant).In(Closed).If(WasDiscontinuedOnce, SomethingIsAsked).To(Registered).Rule("FP-7").SeenBy(BothParties),
        On<Refuse>().By(Secretary).In(Registered).If(DoesNotGoToCommittee, WhoKnowsWasHeard).To(Closed).Rule("FP-3").SeenBy(BothParties),
        On<Refuse>().By(Secretary).In(Mediation)
            .If(DoesNotGoToCommittee, ALaterGroundWasHeard).To(Closed).Rule("FP-3").SeenBy(BothParties),
        On<PutToParty>().By(SecretaryOrCommittee).In([.. Undecided]).Rule("FP-3").SeenBy(TheBody),
        On<Join>().By(Secretary).In(Joinable).Rule("FP-14").SeenBy(TheBody),
        On<Split>().By(Secretary).In(Joinable).If(IsJoined).Rule("FP-14").SeenBy(TheBody),
        On<Split>().By(Clock).In(Everywhere).If(IsJoined).Rule("FP-14").SeenBy(TheBody),
        On<Assign>().By(Secretary).In(Open).Rule("FP-12").SeenBy(TheBody),
        On<Withdraw>().By(Complainant).In(Undecided).To(Withdrawn).Rule("FP-5").SeenBy(BothParties),
        On<Withdraw>().By(Complainant).In(ReferredExternally).At(Stage.ExternalReferral).If(NoAdviceYet).To(Withdrawn).Rule("FP-5").SeenBy(BothParties),
        On<AddDocument>().By(EitherParty).In([.. Open.Except([Deliberation])]).Rule("BC-4").SeenBy(ReadersOfTheDocument),
        On<AddDocument>().By(EitherParty).In(Deliberation).Rule("FP-7").SeenBy(OwnParty),
        On<AddDocument>().By(EitherParty).In(Closed).If(WasDiscontinuedOnce).Rule("FP-7").SeenBy(ReadersOfTheDocument),
        On<AddDocument>().By(EitherParty).In(ReferredExternally).At(Stage.ExternalReferral).Rule("WK-2").SeenBy(ReadersOfTheDocument),
        On<AddDocument>().By(Staff).In(Everywhere).Rule("BC-4").SeenBy(ReadersOfTheDocument),
        On<RecordLoss>().By(Secretary).In(Open).Rule("FP-25").SeenBy(BothParties),
        On<SetSuccessor>().By(Secretary).In(Open).If(SomebodyIsLost).Rule("FP-25").SeenBy(BothParties),
        On<SetSuccessor>().By(Secretary).In(ReferredExternally).At(Stage.ExternalReferral).If(SomebodyIsLost).Rule("FP-25").SeenBy(BothParties),
        On<RecordConsent>().By(Role.Complainant, Role.Respondent, Role.Secretary).In(Everywhere)
            .If(FileIsNotErased).Rule("FP-11").SeenBy(OwnParty),
        On<CorrectDetails>().By(Role.Complainant, Role.Respondent, Role.Secretary).In(Everywhere)
            .If(FileIsNotErased).Rule("FP-21").SeenBy(OwnParty),
        On<SetRespondent>().By(Secretary).In(Registered, Incomplete).If(NothingIsDecided).Rule("FP-21").SeenBy(TheComplainant),
        On<SetRespondent>().By(Secretary).In(Mediation).If(NothingIsDecided).To(Registered).Rule("FP-21").SeenBy(TheComplainant),
        On<ConfirmAddress>().By(EitherParty).In(Everywhere).If(FileIsNotErased).Rule("FP-21").SeenBy(OwnParty),
        On<RemindOfAddresses>().By(Clock).In(Everywhere).Rule("FP-21").SeenBy(TheBody),
        On<NoteUndelivered>().By(Clock).In(Everywhere).If(FileIsNotErased).Rule("FP-21").SeenBy(TheBody),
        On<NoteOpened>().By(Clock).In(Everywhere).If(ALetterIsUndelivered).Rule("FP-11").SeenBy(TheBody),
        On<NotePosted>().By(Secretary).In(Everywhere).If(ALetterIsUndelivered).Rule("FP-21").SeenBy(TheBody),
        On<Note>().By(Staff).In(Everywhere).If(FileIsNotErased).Rule("BC-16").SeenBy(TheBody),
        // Messages (FP-20); to the other party and to the mediator only while they mediate.
        On<Message>().By(Role.Complainant, Role.Respondent, Role.Secretary).In(Everywhere)
            .If(FileIsNotErased).Rule("FP-20").SeenBy(ReadersOfTheMessage),
        On<ReadMessage>().By(Secretary).In(Everywhere).If(FileIsNotErased, AMessageIsUnread).Rule("FP-20").SeenBy(InPrivate),
        On<EnterMessageAsAct>().By(Secretary).In(Everywhere).If(FileIsNotErased, APartyHasWritten).Rule("FP-20").SeenBy(TheBody),
        On<AddAttachment>().By(Role.Complainant, Role.Respondent, Role.Secretary).In(Everywhere)
            .If(FileIsNotErased).Rule("FP-20").SeenBy(InPrivate),
        // Mediation: proposals travel through the body (BC-10, BC-11, FP-5).
        On<StartMediation>().By(Secretary).In(Registered).At(Stage.Mediation).If(MediationIsNotSkipped).To(Mediation).Rule("BC-10").SeenBy(BothParties),
        On<Propose>().By(EitherParty).In(Negotiable).At(Stage.Mediation).Rule("BC-10").SeenBy(Mediators),
        On<AcceptProposal>().By(EitherParty).In(Negotiable)
            .At(Stage.Mediation).If(HasProposalToAnswer).To(Settled).Rule("FP-5").SeenBy(BothParties),
        On<DeclineProposal>().By(EitherParty).In(Negotiable)
            .At(Stage.Mediation).If(HasProposalToAnswer).Rule("BC-10").SeenBy(Mediators),
        On<WithdrawProposal>().By(EitherParty).In(Negotiable)
            .At(Stage.Mediation).If(HasProposalToWithdraw).Rule("BC-10").SeenBy(Mediators),
        On<Settle>().By(Secretary).In(Negotiable).At(Stage.Mediation).To(Settled).Rule("FP-5").SeenBy(BothParties),
        On<Settle>().By(Secretary).In(ReferredExternally).At(Stage.ExternalReferral).If(NoAdviceYet).To(Settled).Rule("FP-5").SeenBy(BothParties),
        On<ReportSettlement>().By(EitherParty).In(Settled)
            .At(Stage.Mediation).If(SettlementIsAskedAbout).Rule("BC-10").SeenBy(BothParties),
        On<DeclineMediation>().By(EitherParty).In(Mediation)
            .At(Stage.Mediation).If(MediationIsNotOver).Rule("FP-23").SeenBy(BothParties),
        On<EndMediation>().By(Secretary).In(Mediation).If(DoesNotGoOnToCommittee).To(Closed).Rule("BC-11").SeenBy(BothParties),
        // The adversarial stage: the member answers, each comments on what the other brought (BC-12…BC-16, FP-1, FP-2, FP-4).
        On<SendToMember>().By(Secretary).In(Registered, Mediation)
            .At(Stage.Committee).If(IsForCommittee).To(SentToMember).Rule("BC-12").SeenBy(BothParties),
        On<Respond>().By(Respondent).In(SentToMember).Rule("BC-12").SeenBy(BothParties),
        On<Respond>().By(Respondent).In(UnderExamination, Hearing).Rule("FP-7").SeenBy(BothParties),
        On<Respond>().By(Respondent).In(Deliberation).Rule("FP-7").SeenBy(OwnParty),
        On<RequestHearing>().By(Respondent).In(SentToMember, UnderExamination)
            .At(Stage.Hearing).If(NoHearingIsAsked).Rule("BC-13").SeenBy(BothParties),
        On<RequestHearing>().By(Respondent).In(Deliberation)
            .At(Stage.Hearing).If(NoHearingIsAsked).Rule("FP-7").SeenBy(OwnParty),
        On<WithdrawHearingRequest>().By(Respondent).In(SentToMember, UnderExamination, Hearing)
            .At(Stage.Hearing).If(HearingIsAsked).Rule("BC-13").SeenBy(BothParties),
        On<ProposeHearingDates>().By(SecretaryOrCommittee).In(UnderExamination, Hearing)
            .At(Stage.Hearing).Rule("BC-13").SeenBy(BothParties),
        On<AnswerHearingDates>().By(EitherParty).In(UnderExamination, Hearing)
            .At(Stage.Hearing).Rule("BC-13").SeenBy(OwnParty),
        On<AskAboutHearing>().By(EitherParty).In(UnderExamination, Hearing)
            .At(Stage.Hearing).If(WasInvitedToHearing).Rule("BC-13").SeenBy(OwnParty),
        On<RequestExtension>().By(Respondent).In(SentToMember).If(ResponseTermRuns).Rule("BC-12").SeenBy(BothParties),
        On<Serve>().By(Secretary).In([Registered, Incomplete, .. Negotiable, Decided, Appealed, ArbitrationOrCourt])
            .If(SomethingIsUnserved).Rule("FP-1").SeenBy(BothParties),
        On<Comment>().By(EitherParty).In(UnderExamination, Hearing).Rule("FP-1").SeenBy(BothParties),
        On<Comment>().By(EitherParty).In(Registered, Incomplete, Mediation).If(ACommentWasAsked).Rule("FP-3").SeenBy(BothParties),
        On<Comment>().By(EitherParty).In(SentToMember).If(ACommentWasAsked).Rule("FP-1").SeenBy(BothParties),
        On<Comment>().By(EitherParty).In(Deliberation).Rule("FP-7").SeenBy(OwnParty),
        On<AdmitLate>().By(Committee).In(Deliberation).If(SomethingLateWaits, IsNotTheMediator, IsNotChallenged).Rule("FP-7").SeenBy(TheBody),
        On<SetAsideLate>().By(Committee).In(Deliberation).If(SomethingLateWaits, IsNotTheMediator, IsNotChallenged).Rule("FP-7").SeenBy(TheBody),
        On<ExtendTerm>().By(Secretary).In([.. Undecided.Except([Mediation]), Appealed, ArbitrationOrCourt])
            .If(SomeTermIsExtendable).Rule("FP-8").SeenBy(BothParties),
        On<ExtendTerm>().By(Secretary).In(Mediation).If(SomeTermIsExtendable).Rule("FP-23").SeenBy(Mediators),
        On<ExtendTerm>().By(Appeals).In(UnderAppeal).At(Stage.Appeal).If(SomeTermIsExtendable).Rule("BC-25").SeenBy(BothParties),
        On<MarkNonCooperation>().By(Secretary).In(Examined).If(ResponseTermLapsedUnanswered).Rule("BC-14").SeenBy(TheBody),
        On<DeclareComplete>().By(Secretary).In(Registered, Mediation, SentToMember, UnderExamination)
            .If(NotYetComplete).Rule("FP-2").SeenBy(BothParties),
        On<InviteToHearing>().By(SecretaryOrCommittee).In(UnderExamination, Hearing)
            .At(Stage.Hearing).To(Hearing).Rule("BC-13").SeenBy(BothParties),
        On<RecordHearing>().By(Secretary).In(Hearing).At(Stage.Hearing).If(TheHearingHasBegun).Rule("BC-13").SeenBy(BothParties),
        On<CancelHearing>().By(SecretaryOrCommittee).In(Hearing)
            .At(Stage.Hearing).To(UnderExamination).Rule("BC-13").SeenBy(BothParties),
        On<CloseFile>().By(Secretary).In(UnderExamination)
            .If(FileIsComplete, NothingIsAskedStill, NobodyWaitsToBeHeard, EverybodyWasHeard)
            .To(Deliberation).Rule("BC-15").SeenBy(BothParties),
        On<ReopenFile>().By(SecretaryOrCommittee).In(Deliberation).To(UnderExamination).Rule("FP-1").SeenBy(BothParties),
        On<Recuse>().By(Committee).In(Open).Rule("FP-12").SeenBy(TheBody),
        On<TellWhoSits>().By(Clock).In(Sat).At(Stage.Committee).Rule("FP-12").SeenBy(BothParties),
        On<ChallengeMember>().By(EitherParty).In(Sat).At(Stage.Committee).If(SomebodySits).Rule("FP-12").SeenBy(BothParties),
        On<DecideChallenge>().By(Committee).In(Sat)
            .At(Stage.Committee).If(AChallengeIsOpen, IsNotChallenged).Rule("FP-12").SeenBy(BothParties),
        On<DecideChallenge>().By(Secretary).In(Sat)
            .At(Stage.Committee).If(AChallengeIsOpen, EverybodyIsChallenged).Rule("FP-12").SeenBy(BothParties),
        On<NoteInterests>().By(Clock).In(Everywhere).If(FileIsNotErased).Rule("BC-15").SeenBy(TheBody),
        On<ClearInterest>().By(Secretary).In(NotYetFinal).At(Stage.Committee).If(AnInterestIsNoted).Rule("BC-15").SeenBy(TheBody),
        On<ConfirmClearance>().By(Committee).In(NotYetFinal)
            .At(Stage.Committee).If(AClearanceIsProposed, IsSecondPersonForClearance).Rule("BC-15").SeenBy(TheBody),
        On<RejectClearance>().By(SecretaryOrCommittee).In(NotYetFinal)
            .At(Stage.Committee).If(AClearanceIsProposed).Rule("BC-15").SeenBy(TheBody),
        // The decision and its notification (BC-17…BC-23).
        On<Decide>().By(SecretaryOrCommittee).In(Registered)
            .At(Stage.Committee).If(IsForCommittee, IsNotTheMediator, DidNotDecideBefore, NoDecisionIsProposed, AGroundAfterARemittalWasHeard, WhoKnowsWasHeard).Rule("BC-17").SeenBy(TheBody),
        On<Decide>().By(SecretaryOrCommittee).In(BeforeDeliberation).At(Stage.Committee)
            .If(IsForCommittee, IsNotTheMediator, DidNotDecideBefore, IsNotChallenged, NobodyMayStillObject, NoDecisionIsProposed, ALaterGroundWasHeard, EverybodyWasHeard)
            .Rule("FP-3").SeenBy(TheBody),
        On<Decide>().By(SecretaryOrCommittee).In(Deliberation)
            .At(Stage.Committee).If(IsNotTheMediator, DidNotDecideBefore, IsNotChallenged, NobodyMayStillObject, NoDecisionIsProposed, EverybodyWasHeard).Rule("BC-17").SeenBy(TheBody),
        On<ConfirmDecision>().By(SecretaryOrCommittee).In(Registered).At(Stage.Committee)
            .If(ADecisionIsProposed, IsNotTheMediator, DidNotDecideBefore, IsSecondPersonForDecision, WhoKnowsWasHeard).To(Decided).Rule("BC-17").SeenBy(TheBody),
        On<ConfirmDecision>().By(SecretaryOrCommittee).In(BeforeDeliberation).At(Stage.Committee)
            .If(ADecisionIsProposed, IsNotTheMediator, DidNotDecideBefore, IsNotChallenged, NobodyMayStillObject, ProposerIsNotChallenged, IsSecondPersonForDecision, EverybodyWasHeard)
            .To(Decided).Rule("FP-3").SeenBy(TheBody),
        On<ConfirmDecision>().By(SecretaryOrCommittee).In(Deliberation).At(Stage.Committee)
            .If(ADecisionIsProposed, IsNotTheMediator, DidNotDecideBefore, IsNotChallenged, NobodyMayStillObject, ProposerIsNotChallenged, IsSecondPersonForDecision, EverybodyWasHeard)
            .To(Decided).Rule("BC-17").SeenBy(TheBody),
        On<RejectDecision>().By(SecretaryOrCommittee).In([Registered, .. BeforeDeliberation, Deliberation])
            .At(Stage.Committee).If(ADecisionIsProposed, IsNotTheMediator, DidNotDecideBefore, IsNotChallenged).Rule("BC-17").SeenBy(TheBody),
        On<CorrectDecision>().By(SecretaryOrCommittee).In(AfterDecision)
            .At(Stage.Committee).If(ADecisionIsPronounced, IsNotTheMediator, NoForumReplacedIt, NoCorrectionIsProposed).Rule("BC-17").SeenBy(TheBody),
        On<ConfirmCorrection>().By(SecretaryOrCommittee).In(AfterDecision)
            .At(Stage.Committee).If(ACorrectionIsProposed, IsNotTheMediator, IsSecondPersonForCorrection).Rule("BC-17").SeenBy(TheBody),
        On<RejectCorrection>().By(SecretaryOrCommittee).In(AfterDecision)
            .At(Stage.Committee).If(ACorrectionIsProposed).Rule("BC-17").SeenBy(TheBody),
        On<Notify>().By(Secretary).In(Decided, Appealed, ArbitrationOrCourt)
            .If(SomebodyIsNotNotified).Rule("BC-23").SeenBy(BothParties),
        On<Notify>().By(Secretary).In(Final, Closed)
            .At(Stage.Committee).If(APartyWasMisledOrAFindingIsNew).Rule("BC-23").SeenBy(BothParties),
        On<RecordReceipt>().By(Secretary).In(AfterDecision)
            .If(SomebodyIsNotifiedOrALetterIsUndelivered).Rule("BC-23").SeenBy(BothParties),
        On<RecordReceipt>().By(Secretary).In([.. Everywhere.Except(AfterDecision)])
            .If(ALetterIsUndelivered).Rule("FP-21").SeenBy(TheBody),
        // Appeals (BC-24…BC-29, FP-6, FP-7); an appeal has its own table in AppealProcedure.
        On<LodgeAppeal>().By(EitherParty).In(Decided, Appealed, ArbitrationOrCourt)
            .At(Stage.Appeal).If(WasNotified, HasNoAppealRunning).Rule("BC-24").SeenBy(BothParties),
        On<LodgeAppeal>().By(EitherParty).In(Final, Closed)
            .At(Stage.Appeal).If(WasNotified, HasNoAppealRunning).Rule("FP-7").SeenBy(BothParties),
        On<ChooseArbitration>().By(Complainant).In(UnderAppeal)
            .At(Stage.Appeal).If(ArbitrationIsAsked).Rule("FP-6").SeenBy(BothParties),
        On<WithdrawAppeal>().By(EitherParty).In(AfterDecision).At(Stage.Appeal).If(HasAppealRunning).Rule("ST-3").SeenBy(BothParties),
        On<RecordDeposit>().By(Appeals).In(AfterDecision).At(Stage.Appeal).If(ADepositMayCome).Rule("BC-26").SeenBy(WhoseMoneyItIs),
        On<RecordDeposit>().By(Appeals).In([.. Undecided, Settled, Withdrawn]).At(Stage.Appeal).If(AnEarlierAppealMayBePaid).Rule("BC-26").SeenBy(WhoseMoneyItIs),
        On<DeclareAppealInadmissible>().By(Appeals).In(AfterDecision)
            .At(Stage.Appeal).If(AnAppealIsInadmissible).Rule("FP-7").SeenBy(BothParties),
        On<DeclareAppealAbandoned>().By(Appeals).In([.. UnderAppeal, Final, Closed])
            .At(Stage.Appeal).If(AnAppealIsAbandoned).Rule("BC-25").SeenBy(BothParties),
        On<Refer>().By(Appeals).In(Decided, Final, Closed)
            .At(Stage.Appeal).If(AForumMayTakeWhatHadEnded).Rule("ST-3").SeenBy(BothParties),
        On<Refer>().By(Appeals).In(UnderAppeal)
            .At(Stage.Appeal).If(AnAppealMayBeReferred).To(ArbitrationOrCourt).Rule("BC-27").SeenBy(BothParties),
        On<RecordOutcome>().By(Appeals).In(ArbitrationOrCourt, Final, Closed)
            .At(Stage.Appeal).If(AForumMayJudge).Rule("BC-29").SeenBy(BothParties),
        On<RecordOutcome>().By(Appeals).In(Decided, Appealed)
            .At(Stage.Appeal).If(AForumMayJudge).Rule("ST-3").SeenBy(BothParties),
        On<RecordRefund>().By(Appeals).In(Everywhere).If(MoneyIsOwed).Rule("BC-26").SeenBy(WhoseMoneyItIs),
        On<PermitAwardPublication>().By(EitherParty).In(AfterDecision)
            .At(Stage.Appeal).If(AnArbitrationWasOpened, PermissionIsOpen).Rule("FP-17").SeenBy(BothParties),
        // After a final decision (BC-30…BC-32).
        On<RecordSanctionStep>().By(Role.Secretary, Role.Appeals).In(Final, Closed)
            .At(Stage.Committee).If(SomethingIsToBeFollowed).Rule("BC-30").SeenBy(TheBody),
        On<RecordSanctionStep>().By(Role.Secretary, Role.Appeals).In(Decided, Appealed, ArbitrationOrCourt)
            .At(Stage.Committee).If(AnOrderOrAFineIsAsked).Rule("BC-19").SeenBy(TheBody),
        On<RecordSanctionStep>().By(Role.Secretary, Role.Appeals).In([.. Undecided, Settled, Withdrawn])
            .At(Stage.Committee).If(AnEarlierSanctionOrOrderIsOpen).Rule("BC-30").SeenBy(TheBody),
        On<WriteOffSanction>().By(Appeals).In(Final, Closed)
            .At(Stage.Sanctions).If(ASanctionIsInForce, NoWriteOffIsProposed).Rule("BC-30").SeenBy(TheBody),
        On<ConfirmWriteOff>().By(Secretary).In(Final, Closed)
            .At(Stage.Sanctions).If(AWriteOffIsProposed, IsSecondPersonForWriteOff).Rule("BC-30").SeenBy(TheBody),
        On<RejectWriteOff>().By(Secretary).In(Final, Closed)
            .At(Stage.Sanctions).If(AWriteOffIsProposed).Rule("BC-30").SeenBy(TheBody),
        On<Serve>().By(Secretary).In(Final, Closed).At(Stage.Sanctions).If(AConditionIsOpen, ADocumentMayShowACondition).Rule("BC-19").SeenBy(BothParties),
        On<Comment>().By(Respondent).In(Final, Closed).At(Stage.Sanctions).If(AConditionIsOpen, ACommentWasAsked).Rule("BC-19").SeenBy(BothParties),
        On<EstablishCondition>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Sanctions).If(AConditionIsOpen, NoFindingIsProposed, IsNotTheMediator).Rule("BC-19").SeenBy(TheBody),
        On<ConfirmCondition>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Sanctions).If(AFindingIsProposed, IsNotTheMediator, IsSecondPersonForFinding).Rule("BC-19").SeenBy(TheBody),
        On<RejectCondition>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Sanctions).If(AFindingIsProposed).Rule("BC-19").SeenBy(TheBody),
        On<ConfirmStop>().By(Respondent).In(Final, Closed)
            .At(Stage.Sanctions).If(AStopIsAsked).Rule("BC-30").SeenBy(BothParties),
        On<ConfirmStop>().By(Respondent).In([.. Undecided, Decided, Appealed, ArbitrationOrCourt, Settled, Withdrawn])
            .At(Stage.Sanctions).If(AStopIsAsked).Rule("BC-30").SeenBy(BothParties),
        On<PublishNotice>().By(Secretary).In(Final, Closed)
            .At(Stage.Notices).If(ADecisionIsFinal, NoNoticeStands).Rule("BC-32").SeenBy(TheBody),
        On<ConfirmNotice>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeIsProposed, IsSecondPersonForNotice, TheDraftWasRead).Rule("BC-31").SeenBy(TheBody),
        On<RejectNotice>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeIsProposed).Rule("BC-31").SeenBy(TheBody),
        On<AnswerNotice>().By(EitherParty).In(Final, Closed).At(Stage.Notices).If(ADraftIsToBeRead).Rule("BC-31").SeenBy(OwnParty),
        On<ReportNotice>().By(Clock).In(Final, Closed).At(Stage.Notices).If(ANoticeIsPublished).Rule("BC-31").SeenBy(TheBody),
        On<RestoreNotice>().By(Secretary).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeIsUnderReview, NoNoticeChangeIsProposed).Rule("BC-31").SeenBy(TheBody),
        On<CorrectNotice>().By(Secretary).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeIsPublic, NoNoticeChangeIsProposed).Rule("BC-31").SeenBy(TheBody),
        On<WithdrawNotice>().By(Secretary).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeIsPublic, NoNoticeChangeIsProposed).Rule("BC-31").SeenBy(TheBody),
        On<ConfirmNoticeChange>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeChangeIsProposed, IsSecondPersonForNoticeChange).Rule("BC-31").SeenBy(TheBody),
        On<RejectNoticeChange>().By(SecretaryOrCommittee).In(Final, Closed)
            .At(Stage.Notices).If(ANoticeChangeIsProposed).Rule("BC-31").SeenBy(TheBody),
        On<Close>().By(Secretary).In(Final).If(EverySanctionIsCarriedOut, NobodyIsStillMisled, WhatAForumSaidReachedBoth).To(Closed).Rule("BC-30").SeenBy(BothParties),
        // The external committee (WK-2).
        On<ReferExternally>().By(Secretary).In(Mediation)
            .At(Stage.ExternalReferral).If(IsMember).To(ReferredExternally).Rule("WK-2").SeenBy(BothParties),
        On<RecordAdvice>().By(Secretary).In(ReferredExternally).At(Stage.ExternalReferral).Rule("WK-2").SeenBy(BothParties),
        On<ReportCompliance>().By(EitherParty).In(ReferredExternally)
            .At(Stage.ExternalReferral).If(AdviceWasGiven).Rule("WK-2").SeenBy(BothParties),
        On<RecordCompliance>().By(Secretary).In(ReferredExternally)
            .At(Stage.ExternalReferral).If(AdviceWasGiven).To(Closed).Rule("WK-2").SeenBy(BothParties),
        On<Close>().By(Secretary).In(ReferredExternally)
            .At(Stage.ExternalReferral).If(WasNotTakenUp).To(Closed).Rule("WK-2").SeenBy(BothParties),
        // What falls due (FP-8), reminders (FP-9), a settlement (BC-10), a lost code (FP-11), a changed calendar (FP-10), deferrals and suspensions (BC-20), erasure (FP-18).
        On<LapseTerm>().By(Clock).In(Incomplete).Rule("BC-7").SeenBy(BothParties),
        On<LapseTerm>().By(Clock).In(SentToMember).Rule("BC-12").SeenBy(BothParties),
        On<LapseTerm>().By(Clock).In(Decided).Rule("BC-30").SeenBy(BothParties),
        On<LapseTerm>().By(Clock).In(UnderAppeal).Rule("ST-3").SeenBy(BothParties),
        On<LapseTerm>().By(Clock).In([Registered, Mediation, .. Examined, Final, Settled, Withdrawn, ReferredExternally, Closed])
            .Rule("FP-8").SeenBy(BothParties),
        On<RemindOfTerm>().By(Clock).In(Everywhere).Rule("FP-9").SeenBy(BothParties),
        On<TellOfDelay>().By(Clock).In(Everywhere).Rule("FP-23").SeenBy(TheBody),
        On<AskAboutSettlement>().By(Clock).In(Settled).At(Stage.Mediation).Rule("BC-10").SeenBy(BothParties),
        On<ReissueCode>().By(Role.Secretary, Role.Clock).In(Everywhere).Rule("FP-11").SeenBy(BothParties),
        On<RederiveTerms>().By(Clock).In(Everywhere).Rule("FP-10").SeenBy(BothParties),
        On<FollowSanctions>().By(Clock).In(Everywhere).If(ASanctionIsFollowed).Rule("BC-30").SeenBy(BothParties),
        On<NameDeferral>().By(Clock).In(Everywhere).If(ADeferralIsHere).Rule("BC-20").SeenBy(OwnParty),
        On<ActivateDeferral>().By(Clock).In(Everywhere).If(ADeferralIsHere).Rule("BC-20").SeenBy(BothParties),
        On<ReleaseDeferral>().By(Clock).In(Everywhere).If(ADeferralIsHere).Rule("BC-20").SeenBy(OwnParty),
        On<HoldErasure>().By(Secretary).In(Ends).If(FileIsNotErased, NoHoldIsProposed).Rule("FP-18").SeenBy(TheBody),
        On<ConfirmHold>().By(Role.Administrator).In(Ends).If(AHoldIsProposed, IsSecondPersonForHold).Rule("FP-18").SeenBy(TheBody),
        On<RejectHold>().By(Role.Administrator).In(Ends).If(AHoldIsProposed, IsSecondPersonForHold).Rule("FP-18").SeenBy(TheBody),
        On<ReleaseHold>().By(Role.Secretary, Role.Administrator).In(Ends).If(AHoldStands).Rule("FP-18").SeenBy(TheBody),
        On<EraseFile>().By(Clock).In(Settled, Withdrawn, Closed).If(RetentionIsOver).Rule("FP-18").SeenBy(BothParties),
    ];

    /// <summary>What follows from an act that came out so, in the order in which it is asked; each has its own rule.</summary>
    public static readonly IReadOnlyList<ConsequentTransition> ConsequentTransitions =
    [
        Then(FileCompleted).After(typeof(SupplyInformation)).In(Incomplete).To(Registered).Rule("BC-7"),
        Then(Discontinued).After(typeof(LapseTerm)).In(Incomplete).To(Closed).Rule("BC-7"),
        Then(ComplainantGone).After(typeof(LapseTerm)).In(Undecided).To(Closed).Rule("FP-25"),
        Then(ExaminationBegins).After(typeof(Respond), typeof(LapseTerm)).In(SentToMember).To(UnderExamination).Rule("BC-12"),
        Then(LateWishAdmitted).After(typeof(AdmitLate), typeof(RequestHearing), typeof(Respond))
            .In(Deliberation).To(UnderExamination).Rule("BC-13"),
        Then(HearingHeld).After(typeof(RecordHearing)).In(Hearing).To(UnderExamination).Rule("BC-13"),
        Then(Pronounced).After(typeof(Decide)).In([Registered, .. BeforeDeliberation, Deliberation]).To(Decided).Rule("BC-17"),
        Then(AppealSuspends).After(typeof(LodgeAppeal), typeof(Notify), typeof(RecordReceipt), typeof(RecordDeposit))
            .In(Decided, Final, Closed).To(Appealed).Rule("BC-25"),
        Then(ForumSuspends).After(typeof(Refer), typeof(RecordDeposit)).In(Final, Closed).To(ArbitrationOrCourt).Rule("ST-3"),
        Then(ForumTookIt).After(typeof(Refer), typeof(RecordDeposit)).In(Decided).To(Appealed).Rule("ST-3"),
        Then(ForumHasIt).After(typeof(Refer), typeof(RecordDeposit)).In(Appealed).To(ArbitrationOrCourt).Rule("ST-3"),
        Then(FinalityLifted).After(typeof(RecordReceipt)).In(Final, Closed).To(Decided).Rule("BC-23"),
        Then(MisledPartyNotified).After(typeof(Notify)).In(Final, Closed).To(Decided).Rule("BC-17"),
        Then(AppealsAreOver).After(EndsAnAppeal).In(UnderAppeal).To(Decided).Rule("ST-3"),
        Then(RemittedToRegistration).After(EndsTheLastProceeding).In(ArbitrationOrCourt).To(Registered).Rule("BC-29"),
        Then(RemittedToExamination).After(EndsTheLastProceeding).In(ArbitrationOrCourt).To(UnderExamination).Rule("BC-29"),
        Then(RemittalWaits).After(typeof(RecordOutcome)).In(Final, Closed).To(ArbitrationOrCourt).Rule("BC-29"),
        Then(ReopenedInRegistration).After(typeof(RecordOutcome), typeof(WithdrawAppeal)).In(Final, Closed).To(Registered).Rule("BC-29"),
        Then(ReopenedInExamination).After(typeof(RecordOutcome), typeof(WithdrawAppeal)).In(Final, Closed).To(UnderExamination).Rule("BC-29"),
        Then(BecomesFinal).After([typeof(RecordReceipt), typeof(ReadMessage), typeof(Message), .. EndsAnAppeal]).In(Decided, Appealed, ArbitrationOrCourt).To(Final).Rule("BC-30"),
    ];
    // csharpier-ignore-end

    private static readonly Dictionary<Type, Transition[]> ByCommand = Transitions
        .GroupBy(row => row.Command)
        .ToDictionary(rows => rows.Key, rows => rows.ToArray());

    /// <summary>The rows of one kind of act, in the order of the table.</summary>
    public static IReadOnlyList<Transition> Of(Type command) => ByCommand[command];

    private static TransitionRow On<TCommand>()
        where TCommand : Command => new(typeof(TCommand));

    private static ConsequenceRow Then(Consequence consequence) => new(consequence);
}
