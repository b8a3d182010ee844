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
    InformationAsked,
    Reminded,
    SentToMember,
    ProposalMade,
    DefenceServed,
    CommentServed,
    DocumentServed,
    MinutesServed,
    MatterPut,
    GroundKnown,
    DeclaredComplete,
    InvitedToHearing,
    Pronounced,
    ReceiptPresumed,
    ReceiptProven,
    AppealLodged,
    Referred,
}
