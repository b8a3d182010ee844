using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Who of the body has the file, and who may not: recusals, and declared interests that touch a party (BC-15, FP-12); who mediated (FP-24).</summary>
public sealed partial class Case
{
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

        if (staff.Role == Role.Committee && IsHiddenFrom(staff))
        {
            return Refusal.Field("to", "FP-12", FieldReason.ConflictOfInterest);
        }

        AssignedTo = new Assignee(staff.Id, staff.Name, staff.Role);
        if (State == CaseState.Mediation && staff.Role == Role.Secretary)
        {
            NoteMediator(staff.Id);
        }

        Record(new FileAssigned(AssignedTo));
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

        StepAside(
            new Recusal(member == o.Act.By.Id ? member : o.ExternalFacts.Assignee!.Id, name, c.Reason!, o.Today),
            o
        );
        return null;
    }

    private void StepAside(Recusal recusal, ActContext o)
    {
        Recusals.Add(recusal);
        LeaveFile(recusal.MemberId, "recused", o);
        Record(new MemberRecused(recusal));
        foreach (var challenge in Challenges.Where(x => x.Open && x.MemberId == recusal.MemberId).ToList())
        {
            var answered = challenge with { StepsBack = true, DecidedBy = o.Signature };
            Change(answered);
            Record(new ChallengeDecided(answered));
        }
    }

    // What somebody proposed who may no longer see the file falls with it.
    private void LeaveFile(string member, string reason, ActContext o)
    {
        AssignedTo = AssignedTo?.Id == member ? null : AssignedTo;
        if (Decision is { State: DecisionState.Proposed } proposed && proposed.ProposedBy.Id == member)
        {
            DropProposedDecision(reason);
        }

        AwaitSubstitute(o);
    }

    public bool IsRecused(string userId) => Recusals.Exists(r => r.MemberId == userId);

    /// <summary>
    /// BC-15: whether somebody of the committee may not know of the case, as one who was recused, or for a declared interest that touches a party.
    /// What was declared once counts until it was cleared, also when it was taken back since.
    /// </summary>
    public bool IsHiddenFrom(Actor member) =>
        IsRecused(member.Id)
        || NotedInterests.Exists(n => n.MemberId == member.Id && n.ClearedBy is null)
        || UnnotedConflicts(member.Id, member.Interests).Count > 0;

    // The names are gone from an erased file: nothing new can be met in it.
    private List<Conflict> UnnotedConflicts(string member, IEnumerable<Interest> interests) =>
        Erased || !interests.Any()
            ? []
            :
            [
                .. ConflictsOf(interests)
                    .Where(c => !NotedInterests.Exists(n => n.MemberId == member && n.Interest == c.Interest)),
            ];

    /// <summary>Whether one of these interests touches a party and was not noted here yet, so that <see cref="NoteInterests"/> has something to note.</summary>
    public bool WouldNote(string member, IEnumerable<Interest> interests) =>
        UnnotedConflicts(member, interests).Count > 0;

    private Refusal? Handle(NoteInterests c, ActContext o)
    {
        var met = UnnotedConflicts(c.Member, c.Interests).DistinctBy(m => m.Interest).ToList();
        if (met.Count == 0)
        {
            return Refusal.State("BC-15", RefusalReason.NoInterestNoted);
        }

        NotedInterests.AddRange(
            met.Select(m => new NotedInterest(c.Member, c.MemberName, m.Interest, m.Party, o.Today))
        );
        if (Clearance?.MemberId == c.Member)
        {
            // BC-15: its reasons are about what was noted before; what came since is nobody's to clear with it.
            Clearance = null;
        }

        LeaveFile(c.Member, "interest", o);
        return null;
    }

    private Refusal? Handle(ClearInterest c, ActContext o)
    {
        var member = o.ExternalFacts.Assignee?.Id ?? c.Member;
        if (NotedInterests.Find(n => n.MemberId == member && n.ClearedBy is null) is not { } noted)
        {
            return Refusal.Field("member", "BC-15", FieldReason.Unknown);
        }

        Clearance = new Clearance(noted.MemberId, noted.Name, c.Reason!, o.Signature);
        return null;
    }

    // BC-15: what was noted until now is cleared; another interest that is declared later hides the case again.
    private Refusal? Handle(ConfirmClearance _, ActContext o)
    {
        var clearance = Clearance! with { ConfirmedBy = o.Signature };
        NotedInterests =
        [
            .. NotedInterests.Select(n =>
                n.MemberId == clearance.MemberId && n.ClearedBy is null ? n with { ClearedBy = clearance } : n
            ),
        ];
        Clearance = null;
        return null;
    }

    private Refusal? Handle(RejectClearance _, ActContext o)
    {
        Clearance = null;
        return null;
    }

    // FP-24: the mediator is the assigned secretary, also one who got the file during the mediation; where none is, who starts it.
    private void NoteMediator(string secretary)
    {
        if (!Mediators.Contains(secretary))
        {
            Mediators.Add(secretary);
        }
    }

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
