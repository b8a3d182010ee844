namespace Redress.Domain.Cases.Records;

/// <summary>The states of a case (procedure §4).</summary>
public enum CaseState
{
    Registered,
    Incomplete,
    Mediation,
    SentToMember,
    UnderExamination,
    Hearing,
    Deliberation,
    Decided,
    Appealed,
    ArbitrationOrCourt,
    Final,
    Settled,
    Withdrawn,
    ReferredExternally,
    Closed,
}
