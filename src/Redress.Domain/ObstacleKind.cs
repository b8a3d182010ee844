namespace Redress.Domain;

/// <summary>What is missing before an act may happen; on the wire and in the texts by its name in kebab-case (<see cref="WireNames.Key{T}"/>).</summary>
public enum ObstacleKind
{
    Challenge,
    AppealTerm,
    Bringing,
    Choice,
    CommentTermRuns,
    Compliance,
    ConditionNotServed,
    Consent,
    DeclareComplete,
    Deposit,
    ForumOrder,
    GroundNotPut,
    Hearing,
    HearingDay,
    HearingSooner,

    /// <summary>The invitation to the hearing did not reach the party (FP-21).</summary>
    Invitation,
    HearingVideo,

    /// <summary>What a forum said did not reach the party (FP-21).</summary>
    Judgment,
    Payment,
    NoticeAnswer,
    ObjectionTermRuns,
    SanctionExclusion,
    SanctionFine,
    SanctionReprimand,
    SanctionSuspension,
    SanctionWarning,
    SettlementQuestion,
    Supply,
    ActivationNotPut,
    TimeToReflect,
    Unserved,

    // Of a label: what BC-35 asks for, and what must have gone before (BC-46, WK-3, WK-5).
    LabelMembership,
    LabelUndertaking,
    LabelSalesToConsumers,
    LabelFee,
    LabelCertificationCost,
    LabelCertification,
    LabelSecurityScan,
    LabelSslCheck,
    LabelReviewSystem,
    LabelConditionTold,
    LabelConditionTermRuns,
    LabelConditionJudged,
    BoardReasonsTold,
    BoardAnswerTermRuns,
    ReactionTermRuns,
    NamingTextRead,
    MisuseAnswerTermRuns,
    MendingTermRuns,
}
