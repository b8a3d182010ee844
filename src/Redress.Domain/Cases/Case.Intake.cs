using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases;

/// <summary>Refusal at intake, joining, notes and withdrawal (BC-16, FP-3, FP-5, FP-14).</summary>
public sealed partial class Case
{
    private static readonly CaseState[] BeforeDecision =
    [
        CaseState.Registered,
        CaseState.Incomplete,
        CaseState.Mediation,
        CaseState.SentToMember,
        CaseState.UnderExamination,
        CaseState.Hearing,
        CaseState.Deliberation,
    ];

    private static readonly CaseState[] Joinable =
    [
        CaseState.Registered,
        CaseState.Incomplete,
        CaseState.Mediation,
        CaseState.SentToMember,
        CaseState.UnderExamination,
    ];

    public bool IsBeforeDecision => BeforeDecision.Contains(State);

    private Refusal? Handle(Refuse c, ActContext o)
    {
        var check = new Validation();
        check.Require(
            State == CaseState.Registered || c.GroundKnownOn is not null,
            "groundKnownOn",
            "FP-3",
            FieldReason.Required
        );
        CheckGround(check, c.Ground, c.GroundKnownOn, o);
        if ((check.Refusal ?? (c.GroundKnownOn is { } known ? WhyGroundNotHeard(o, c.Ground, known) : null)) is { } no)
        {
            return no;
        }

        Refused = new ComplaintRefusal(c.Ground!.Value, c.Reasons!, o.Today) { GroundKnownOn = c.GroundKnownOn };
        RespondentInformed = true;
        Record(new ComplaintRefused(c.Ground.Value, c.Reasons!));
        EndCase(CloseReason.Refused, o);
        return null;
    }

    private Refusal? Handle(Join c, ActContext o)
    {
        if (c.With == Number || o.ExternalFacts.OtherCase is not { } other)
        {
            return Refusal.Field("with", "FP-14", FieldReason.Unknown);
        }

        // Joined is joined both ways, so both must be where they can be.
        if (!Joinable.Contains(other))
        {
            return Refusal.Field("with", "FP-14", FieldReason.OtherCaseTooFar);
        }

        if (!JoinedWith.Contains(c.With!))
        {
            JoinedWith.Add(c.With!);
            Record(new CasesJoined(c.With!));
        }

        return null;
    }

    // No document and no fact: nobody is written to, nothing is served, no term moves (BC-16).
    private Refusal? Handle(Note c, ActContext o)
    {
        Notes.Add(new InternalNote(NextId("n"), o.Act.By.Id, o.Act.By.Name, o.Act.By.Role, o.Now, c.Text!.Trim()));
        NoteStand(o);
        return null;
    }

    private Refusal? Handle(Split c, ActContext o)
    {
        if (!JoinedWith.Remove(c.Case!))
        {
            return Refusal.Field("case", "FP-14", FieldReason.Unknown);
        }

        Record(new CasesSplit(c.Case!));
        return null;
    }

    private Refusal? Handle(Withdraw c, ActContext o)
    {
        EndCase(null, o);
        Record(new ComplaintWithdrawn(c.Reason!));
        return null;
    }
}
