namespace Redress.Domain.Terms;

/// <summary>From which event a term starts; a part of its derivation (FP-9) and, for comments, what decides whether it opens another.</summary>
public enum TermStart
{
    CompleteAtIntake,
    Filed,
    ReturnedToIntake,
    MediationStarted,
    MediationDeclined,
    MediationTermEnded,
    AdviceGiven,
    ComplianceDenied,
    InformationAsked,
    Reminded,
    SentToMember,
    ProposalMade,
    DefenceServed,
    CommentServed,
    DocumentServed,
    MinutesServed,
    LateMatterAdmitted,
    MatterPut,
    GroundKnown,
    DeclaredComplete,
    InvitedToHearing,
    Pronounced,
    ReceiptPresumed,
    ReceiptProven,

    /// <summary>The letter with the decision turned out to have reached nobody (FP-11).</summary>
    CameBack,
    AppealLodged,

    /// <summary>The consumer was asked whether the arbitrator may decide (FP-6).</summary>
    ArbitrationAsked,
    Referred,
    CommitteeTold,
    NobodySits,
    PartyLost,
    NoticeProposed,
    NoticeReported,
    BecameFinal,

    /// <summary>A document that is to show that the condition of a fine is met was served (BC-19).</summary>
    ConditionShown,

    /// <summary>It was found that the condition of a fine is met (BC-19).</summary>
    ConditionEstablished,

    /// <summary>The day on which the demand of a fine is presumed received (BC-30).</summary>
    Demanded,

    /// <summary>The day on which the letter that puts the webshop in default is presumed received (BC-30).</summary>
    PutInDefault,
    InstalmentAgreed,
    InstalmentMissed,
    MoneyToReturn,

    /// <summary>The appeal was admitted (BC-25).</summary>
    AppealAdmitted,

    /// <summary>The term to choose arbitration, or the other party's to appeal, had ended (BC-25).</summary>
    WayToArbitratorFree,

    /// <summary>No yes to the arbitration came (FP-6).</summary>
    ChoiceStayedOut,

    /// <summary>The term to bring the appeal before the court was over (BC-25).</summary>
    BringingLapsed,

    /// <summary>A correction of the decision that misled a party (BC-17).</summary>
    Corrected,

    /// <summary>A forum set the decision aside, and the complaint is decided anew (BC-29).</summary>
    Remitted,

    /// <summary>The arbitrator's award was recorded (FP-17).</summary>
    AwardRecorded,

    /// <summary>A term to appeal ended while a message that came within it had not been read (FP-20).</summary>
    MessageUnread,
}
