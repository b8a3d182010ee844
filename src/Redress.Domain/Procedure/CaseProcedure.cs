using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using static Redress.Domain.Cases.Records.CaseState;
using static Redress.Domain.Procedure.Guards;

namespace Redress.Domain.Procedure;

/// <summary>The table: what may happen in which state, by whom, where it leads, by which rule (ST-1). Everything that is not here is refused.</summary>
public static partial class CaseProcedure
{
    private static readonly CaseState[] Examined = [UnderExamination, Hearing, Deliberation];
    private static readonly CaseState[] Negotiable = [Mediation, SentToMember, .. Examined];
    private static readonly CaseState[] Undecided = [Registered, Incomplete, .. Negotiable];
    private static readonly CaseState[] Open = [.. Undecided, Decided, Appealed, ArbitrationOrCourt, Final];
    private static readonly CaseState[] AfterDecision = [Decided, Appealed, ArbitrationOrCourt, Final, Closed];
    private static readonly CaseState[] UnderAppeal = [Appealed, ArbitrationOrCourt];
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

    public static readonly IReadOnlyList<Transition> Transitions =
    [
        // Intake: the file is made complete, or refused (BC-5…BC-9, FP-2, FP-3).
        On<RequestInformation>([Registered, Incomplete], Secretary, to: [Incomplete], "BC-7"),
        On<RequestInformation>([Mediation, SentToMember, UnderExamination, Hearing], Secretary, to: [], "FP-2"),
        On<SupplyInformation>([Incomplete], Complainant, to: [Incomplete, Registered], "BC-7", SomethingIsAsked),
        On<SupplyInformation>(
            [Mediation, SentToMember, UnderExamination, Hearing],
            Complainant,
            to: [],
            "FP-2",
            SomethingIsAsked
        ),
        On<SupplyInformation>([Closed], Complainant, to: [Registered], "FP-7", WasDiscontinuedOnce),
        On<Refuse>([Registered, Mediation], Secretary, to: [Closed], "FP-3", DoesNotGoToCommittee),
        On<Join>(Open, Secretary, to: [], "FP-14"),
        On<Assign>(Open, Secretary, to: [], "FP-12"),
        On<Withdraw>(Undecided, Complainant, to: [Withdrawn], "FP-5"),
        On<AddDocument>([.. Open.Except([Deliberation])], EitherParty, to: [], "BC-4"),
        On<AddDocument>([Deliberation], EitherParty, to: [], "FP-1", CommentTermRuns),
        On<AddDocument>([Closed], EitherParty, to: [], "FP-7", WasDiscontinuedOnce),
        On<AddDocument>(Everywhere, Staff, to: [], "BC-4"),
        On<Note>(Everywhere, Staff, to: [], "BC-16", FileIsNotErased),
        // Mediation: proposals travel through the body (BC-10, BC-11, FP-5).
        On<StartMediation>([Registered], Secretary, to: [Mediation], "BC-10", Stage.Mediation),
        On<Propose>(Negotiable, EitherParty, to: [], "BC-10", Stage.Mediation),
        On<AcceptProposal>(Negotiable, EitherParty, to: [Settled], "FP-5", Stage.Mediation, HasProposalToAnswer),
        On<DeclineProposal>(Negotiable, EitherParty, to: [], "BC-10", Stage.Mediation, HasProposalToAnswer),
        On<Settle>(Negotiable, Secretary, to: [Settled], "BC-10", Stage.Mediation),
        On<ReportSettlement>([Settled], EitherParty, to: [], "BC-10", Stage.Mediation, SettlementIsAskedAbout),
        On<EndMediation>([Mediation], Secretary, to: [Closed], "BC-11", HasNowhereToGo),
        // The adversarial stage: the member answers, each comments on what the other brought (BC-12…BC-16, FP-1, FP-2, FP-4).
        On<SendToMember>(
            [Registered, Mediation],
            Secretary,
            to: [SentToMember],
            "BC-12",
            Stage.Committee,
            IsForCommittee
        ),
        On<Respond>([SentToMember], Respondent, to: [SentToMember, UnderExamination], "BC-12"),
        On<Respond>(Examined, Respondent, to: [], "FP-7"),
        On<RequestHearing>(
            [SentToMember, UnderExamination],
            Respondent,
            to: [],
            "BC-13",
            Stage.Hearing,
            NoHearingIsAsked
        ),
        On<WithdrawHearingRequest>(
            [SentToMember, UnderExamination, Hearing],
            Respondent,
            to: [],
            "BC-13",
            Stage.Hearing,
            HearingIsAsked
        ),
        On<ProposeHearingDates>([UnderExamination, Hearing], SecretaryOrCommittee, to: [], "BC-13", Stage.Hearing),
        On<AnswerHearingDates>(
            [UnderExamination, Hearing],
            EitherParty,
            to: [],
            "BC-13",
            Stage.Hearing,
            HearingDatesAreProposed
        ),
        On<AskAboutHearing>(
            [UnderExamination, Hearing],
            EitherParty,
            to: [],
            "BC-13",
            Stage.Hearing,
            WasInvitedToHearing
        ),
        On<RequestExtension>([SentToMember], Respondent, to: [], "BC-12", ResponseTermRuns),
        On<Serve>(
            [Registered, Incomplete, .. Negotiable, Decided, Appealed, ArbitrationOrCourt],
            Secretary,
            to: [],
            "FP-1",
            SomethingIsUnserved
        ),
        On<Comment>([UnderExamination, Hearing], EitherParty, to: [], "FP-1"),
        On<Comment>([SentToMember, Deliberation], EitherParty, to: [], "FP-1", CommentTermRuns),
        On<ExtendTerm>([.. Undecided, Appealed, ArbitrationOrCourt], Secretary, to: [], "FP-8", SomeTermIsExtendable),
        On<MarkNonCooperation>(Examined, Secretary, to: [], "BC-14", ResponseTermLapsedUnanswered),
        On<DeclareComplete>(
            [Registered, Mediation, SentToMember, UnderExamination],
            Secretary,
            to: [],
            "FP-2",
            NotYetComplete
        ),
        On<InviteToHearing>([UnderExamination, Hearing], SecretaryOrCommittee, to: [Hearing], "BC-13", Stage.Hearing),
        On<RecordHearing>([Hearing], Secretary, to: [Hearing, UnderExamination], "BC-13", Stage.Hearing),
        On<CloseFile>(
            [UnderExamination],
            Secretary,
            to: [Deliberation],
            "BC-15",
            FileIsComplete,
            NothingIsAskedStill,
            NobodyWaitsToBeHeard,
            EverybodyWasHeard
        ),
        On<ReopenFile>([Deliberation], SecretaryOrCommittee, to: [UnderExamination], "FP-1"),
        On<Recuse>(Open, Committee, to: [], "FP-12"),
        // The decision and its notification (BC-17…BC-23).
        On<Decide>(
            [Registered],
            SecretaryOrCommittee,
            to: [Registered, Decided],
            "BC-17",
            Stage.Committee,
            IsForCommittee,
            HasNoConflict,
            NoDecisionIsProposed
        ),
        On<Decide>(
            [Deliberation],
            SecretaryOrCommittee,
            to: [Deliberation, Decided],
            "BC-17",
            Stage.Committee,
            HasNoConflict,
            NoDecisionIsProposed,
            EverybodyWasHeard
        ),
        On<ConfirmDecision>(
            [Registered],
            SecretaryOrCommittee,
            to: [Decided],
            "BC-17",
            Stage.Committee,
            HasNoConflict,
            ADecisionIsProposed,
            IsSecondPersonForDecision
        ),
        On<ConfirmDecision>(
            [Deliberation],
            SecretaryOrCommittee,
            to: [Decided],
            "BC-17",
            Stage.Committee,
            HasNoConflict,
            ADecisionIsProposed,
            IsSecondPersonForDecision,
            EverybodyWasHeard
        ),
        On<RejectDecision>(
            [Registered, Deliberation],
            SecretaryOrCommittee,
            to: [],
            "BC-17",
            Stage.Committee,
            ADecisionIsProposed
        ),
        On<CorrectDecision>(
            AfterDecision,
            SecretaryOrCommittee,
            to: [],
            "BC-17",
            Stage.Committee,
            HasNoConflict,
            ADecisionIsPronounced,
            NoCorrectionIsProposed
        ),
        On<ConfirmCorrection>(
            AfterDecision,
            SecretaryOrCommittee,
            to: [],
            "BC-17",
            Stage.Committee,
            HasNoConflict,
            ACorrectionIsProposed,
            IsSecondPersonForCorrection
        ),
        On<RejectCorrection>(
            AfterDecision,
            SecretaryOrCommittee,
            to: [],
            "BC-17",
            Stage.Committee,
            ACorrectionIsProposed
        ),
        On<Notify>([Decided, Appealed, ArbitrationOrCourt], Secretary, to: [], "BC-23", SomebodyIsNotNotified),
        On<RecordReceipt>([Decided], Secretary, to: [Decided, Final, Appealed], "BC-23", SomebodyIsNotified),
        On<RecordReceipt>(UnderAppeal, Secretary, to: [], "BC-23", SomebodyIsNotified),
        On<RecordReceipt>([Final], Secretary, to: [Final, Decided, Appealed], "BC-23", SomebodyIsNotified),
        // Appeals (BC-24…BC-29, FP-6, FP-7); an appeal has its own table in AppealProcedure.
        On<LodgeAppeal>(
            [Decided],
            EitherParty,
            to: [Decided, Appealed],
            "BC-24",
            Stage.Appeal,
            WasNotified,
            HasNoAppealRunning
        ),
        On<LodgeAppeal>(UnderAppeal, EitherParty, to: [], "BC-24", Stage.Appeal, WasNotified, HasNoAppealRunning),
        On<LodgeAppeal>(
            [Final],
            EitherParty,
            to: [Final, Appealed],
            "FP-7",
            Stage.Appeal,
            WasNotified,
            HasNoAppealRunning
        ),
        On<LodgeAppeal>(
            [Closed],
            EitherParty,
            to: [Closed, Appealed],
            "FP-7",
            Stage.Appeal,
            WasNotified,
            HasNoAppealRunning
        ),
        On<ChooseArbitration>(
            [Appealed],
            Complainant,
            to: [Appealed, Decided, Final],
            "FP-6",
            Stage.Appeal,
            ArbitrationIsAsked
        ),
        On<ChooseArbitration>(
            [ArbitrationOrCourt],
            Complainant,
            to: [ArbitrationOrCourt, Decided, Final],
            "FP-6",
            Stage.Appeal,
            ArbitrationIsAsked
        ),
        On<WithdrawAppeal>([Decided], EitherParty, to: [Decided, Final], "ST-3", Stage.Appeal, HasAppealRunning),
        On<WithdrawAppeal>(
            [Appealed],
            EitherParty,
            to: [Appealed, Decided, Final],
            "ST-3",
            Stage.Appeal,
            HasAppealRunning
        ),
        On<WithdrawAppeal>(
            [ArbitrationOrCourt],
            EitherParty,
            to: [ArbitrationOrCourt, Decided, Final],
            "ST-3",
            Stage.Appeal,
            HasAppealRunning
        ),
        On<WithdrawAppeal>([Final, Closed], EitherParty, to: [], "ST-3", Stage.Appeal, HasAppealRunning),
        On<RecordDeposit>([Decided], Appeals, to: [Decided, Appealed], "BC-26", Stage.Appeal, AnAppealWasLodged),
        On<RecordDeposit>([Final], Appeals, to: [Final, Appealed], "BC-26", Stage.Appeal, AnAppealWasLodged),
        On<RecordDeposit>([Closed], Appeals, to: [Closed, Appealed], "BC-26", Stage.Appeal, AnAppealWasLodged),
        On<RecordDeposit>(UnderAppeal, Appeals, to: [], "BC-26", Stage.Appeal, AnAppealWasLodged),
        On<DeclareAppealInadmissible>(
            [Decided],
            Appeals,
            to: [Decided, Final],
            "FP-7",
            Stage.Appeal,
            ALateAppealStands
        ),
        On<DeclareAppealInadmissible>(
            [Appealed],
            Appeals,
            to: [Appealed, Decided, Final],
            "FP-7",
            Stage.Appeal,
            ALateAppealStands
        ),
        On<DeclareAppealInadmissible>(
            [ArbitrationOrCourt],
            Appeals,
            to: [ArbitrationOrCourt, Decided, Final],
            "FP-7",
            Stage.Appeal,
            ALateAppealStands
        ),
        On<DeclareAppealInadmissible>([Final, Closed], Appeals, to: [], "FP-7", Stage.Appeal, ALateAppealStands),
        On<Refer>(UnderAppeal, Appeals, to: [ArbitrationOrCourt], "BC-27", Stage.Appeal, AnAppealMayBeReferred),
        On<RecordOutcome>(
            [ArbitrationOrCourt],
            Appeals,
            to: [ArbitrationOrCourt, Decided, Final],
            "BC-29",
            Stage.Appeal,
            AProceedingRuns
        ),
        On<RecordRefund>(AfterDecision, Appeals, to: [], "BC-26", Stage.Appeal, MoneyIsOwed),
        On<PermitAwardPublication>(AfterDecision, EitherParty, to: [], "FP-17", Stage.Appeal, AnArbitrationWasOpened),
        // After a final decision (BC-30…BC-32).
        On<RecordSanctionStep>(
            [Final, Closed],
            [Role.Secretary, Role.Appeals],
            to: [],
            "BC-30",
            Stage.Sanctions,
            ASanctionIsInForce
        ),
        On<PublishNotice>([Final, Closed], Secretary, to: [], "BC-32", Stage.Notices, ADecisionIsFinal, NoNoticeStands),
        On<ConfirmNotice>(
            [Final, Closed],
            SecretaryOrCommittee,
            to: [],
            "BC-31",
            Stage.Notices,
            ANoticeIsProposed,
            IsSecondPersonForNotice
        ),
        On<RejectNotice>([Final, Closed], SecretaryOrCommittee, to: [], "BC-31", Stage.Notices, ANoticeIsProposed),
        On<ReportNotice>([Final, Closed], Clock, to: [], "BC-31", Stage.Notices, ANoticeIsPublished),
        On<RestoreNotice>([Final, Closed], Secretary, to: [], "BC-31", Stage.Notices, ANoticeIsUnderReview),
        On<CorrectNotice>([Final, Closed], Secretary, to: [], "BC-31", Stage.Notices, ANoticeIsPublic),
        On<WithdrawNotice>([Final, Closed], Secretary, to: [], "BC-31", Stage.Notices, ANoticeIsPublic),
        On<Close>([Final], Secretary, to: [Closed], "BC-30", EverySanctionIsCarriedOut),
        // The external committee (WK-2).
        On<ReferExternally>([Mediation], Secretary, to: [ReferredExternally], "WK-2", Stage.ExternalReferral, IsMember),
        On<RecordAdvice>([ReferredExternally], Secretary, to: [], "WK-2", Stage.ExternalReferral),
        On<RecordCompliance>(
            [ReferredExternally],
            Secretary,
            to: [Closed],
            "WK-2",
            Stage.ExternalReferral,
            AdviceWasGiven
        ),
        On<Close>([ReferredExternally], Secretary, to: [Closed], "WK-2", Stage.ExternalReferral, WasNotTakenUp),
        // What falls due (FP-8), reminders (FP-9), a settlement (BC-10), a lost code (FP-11), a changed calendar (FP-10), deferrals and suspensions (BC-20), erasure (FP-18).
        On<LapseTerm>([Incomplete], Clock, to: [Incomplete, Closed], "BC-7"),
        On<LapseTerm>([SentToMember], Clock, to: [SentToMember, UnderExamination], "BC-12"),
        On<LapseTerm>([Decided], Clock, to: [Decided, Final], "BC-30"),
        On<LapseTerm>([Appealed], Clock, to: [Appealed, Decided, Final], "ST-3"),
        On<LapseTerm>([ArbitrationOrCourt], Clock, to: [ArbitrationOrCourt, Decided, Final], "ST-3"),
        On<LapseTerm>(
            [Registered, Mediation, .. Examined, Final, Settled, Withdrawn, ReferredExternally, Closed],
            Clock,
            to: [],
            "FP-8"
        ),
        On<RemindOfTerm>(Everywhere, Clock, to: [], "FP-9"),
        On<AskAboutSettlement>([Settled], Clock, to: [], "BC-10", Stage.Mediation),
        On<ReissueCode>(Everywhere, [Role.Secretary, Role.Clock], to: [], "FP-11"),
        On<RederiveTerms>(Everywhere, Clock, to: [], "FP-10"),
        On<FollowSanctions>([Final, Closed], Clock, to: [], "BC-30", ADecisionIsFinal),
        On<ActivateDeferral>([Final, Closed], Clock, to: [], "BC-20", ADecisionIsFinal),
        On<ReleaseDeferral>([Final, Closed], Clock, to: [], "BC-20", ADecisionIsFinal),
        On<EraseFile>([Settled, Withdrawn, Closed], Clock, to: [], "FP-18", RetentionIsOver),
    ];

    private static readonly Dictionary<Type, Transition[]> ByCommand = Transitions
        .GroupBy(r => r.Command)
        .ToDictionary(g => g.Key, g => g.ToArray());

    private static Transition On<T>(
        IReadOnlyList<CaseState> from,
        Role[] by,
        IReadOnlyList<CaseState> to,
        string rule,
        params IReadOnlyList<Guard> when
    )
        where T : Command => new(typeof(T), from, by, to, rule, null, when);

    private static Transition On<T>(
        IReadOnlyList<CaseState> from,
        Role[] by,
        IReadOnlyList<CaseState> to,
        string rule,
        Stage stage,
        params IReadOnlyList<Guard> when
    )
        where T : Command => new(typeof(T), from, by, to, rule, stage, when);
}
