using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;

namespace Redress.Domain.Cases;

/// <summary>Refusal at intake, joining and withdrawal; and who of the body has the file (FP-3, FP-5, FP-12, FP-14).</summary>
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
        if (c.With == Number || !o.ExternalFacts.OtherCaseExists)
        {
            return Refusal.Field("with", "FP-14", FieldReason.Unknown);
        }

        if (!JoinedWith.Contains(c.With!))
        {
            JoinedWith.Add(c.With!);
            Record(new CasesJoined(c.With!));
        }

        return null;
    }

    private Refusal? Handle(Assign c, ActContext o)
    {
        if (o.ExternalFacts.Assignee is not { Role: Role.Secretary or Role.Committee } staff)
        {
            return Refusal.Field("to", "FP-12", FieldReason.Unknown);
        }

        if (staff.Role == Role.Committee && !staff.CommitteeSchemes.Contains(Scheme))
        {
            return Refusal.Field("to", "BC-15", FieldReason.NoMandate);
        }

        if (staff.Role == Role.Committee && (IsRecused(staff.Id) || ConflictsOf(staff.Interests).Count > 0))
        {
            return Refusal.Field("to", "FP-12", FieldReason.ConflictOfInterest);
        }

        AssignedTo = new Assignee(staff.Id, staff.Name);
        Record(new FileAssigned(AssignedTo));
        return null;
    }

    // No document and no fact: nobody is written to, nothing is served, no term moves (BC-16).
    private Refusal? Handle(Note c, ActContext o)
    {
        Notes.Add(new InternalNote(NextId("n"), o.Act.By.Id, o.Act.By.Name, o.Act.By.Role, o.Now, c.Text!.Trim()));
        return null;
    }

    private Refusal? Handle(Withdraw c, ActContext o)
    {
        EndCase(null, o);
        Record(new ComplaintWithdrawn(c.Reason!));
        return null;
    }

    private Refusal? Handle(Recuse c, ActContext o)
    {
        var member = c.Member ?? o.Act.By.Id;
        if (IsRecused(member))
        {
            return Refusal.Field("member", "FP-12", FieldReason.AlreadyRecused);
        }

        var name = member == o.Act.By.Id ? o.Act.By.Name : o.ExternalFacts.Assignee?.Name;
        if (name is null)
        {
            return Refusal.Field("member", "FP-12", FieldReason.Unknown);
        }

        var id = member == o.Act.By.Id ? member : o.ExternalFacts.Assignee!.Id;
        var recusal = new Recusal(id, name, c.Reason!, o.Today);
        Recusals.Add(recusal);
        if (AssignedTo?.Id == id)
        {
            AssignedTo = null;
        }

        // What a recused member proposed falls with it.
        if (Decision is { State: Decisions.DecisionState.Proposed } proposed && proposed.ProposedBy.Id == id)
        {
            DropProposedDecision("recused");
        }

        Record(new MemberRecused(recusal));
        return null;
    }

    public bool IsRecused(string userId) => Recusals.Exists(r => r.MemberId == userId);

    /// <summary>FP-12: the declared interests that touch one of the parties, and by what.</summary>
    public IReadOnlyList<Conflict> ConflictsOf(IEnumerable<Interest> interests) =>
        Conflicts.Between(
            interests,
            [
                new PartyIdentity(
                    Party.Complainant,
                    [Complainant.Name, Representative?.Name],
                    null,
                    null,
                    [Complainant.Email, Representative?.Email],
                    Person: Complainant.Kind == ComplainantKind.Consumer
                ),
                new PartyIdentity(
                    Party.Respondent,
                    [Respondent.Name],
                    Respondent.MemberId,
                    Respondent.CompanyNumber,
                    [Respondent.Website, Respondent.Email]
                ),
            ]
        );
}
