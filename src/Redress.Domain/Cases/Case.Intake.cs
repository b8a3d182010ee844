using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Refusal at intake, joining, notes, successors and withdrawal (BC-16, FP-3, FP-5, FP-14, FP-25).</summary>
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
        if ((check.Refusal ?? WhyNotRefusedYet(c.Ground, c.GroundKnownOn, o)) is { } no)
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

    /// <summary>The loss of this party for which nobody took its place yet; null when it is there (FP-25).</summary>
    public Loss? Lost(Party party) => Losses.Find(l => l.Party == party && l.EndedOn is null);

    /// <summary>FP-25: whether the party is no longer there, and nobody took its place in time.</summary>
    public bool LeftWithout(Party party) =>
        Losses.Exists(l => l.Party == party && l is { EndedOn: not null, SuccessorDocument: null });

    private Refusal? Handle(RecordLoss c, ActContext o)
    {
        var party = c.Party!.Value;
        if (Lost(party) is not null)
        {
            return Refusal.State("FP-25", RefusalReason.PartyIsLost);
        }

        var check = new Validation();
        check.Require(c.On <= o.Today, "on", "FP-25", FieldReason.InTheFuture);
        check.Require(Document(c.Document!) is not null, "document", "FP-25", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        foreach (
            var term in Terms.Where(t => t.Party == party && StandsStillFor(t) && t.Runs(o.Now, o.Calendar)).ToList()
        )
        {
            Change(term, term.StopOn(o.Today, StopReason.PartyLost));
        }

        var complains = party == Party.Complainant;
        var loss = new Loss(
            party,
            c.Kind!.Value,
            c.On!.Value,
            complains ? Complainant.Name : Respondent.Name,
            c.Document!
        )
        {
            Email = complains ? Complainant.Email : Respondent.Email,
            Phone = complains ? Complainant.Phone : null,
            Address = complains ? Complainant.Address : null,
        };
        Losses.Add(loss);
        Record(new PartyLost(loss, Open(new(TermKind.Successor, party), TermStart.PartyLost, o.Today, o)));
        return null;
    }

    // A day that was given, as that of a hearing, is moved by who gave it.
    private static bool StandsStillFor(Term term) => term.Kind != TermKind.Successor && !term.IsADay;

    private Refusal? Handle(SetSuccessor c, ActContext o)
    {
        var party = c.Party!.Value;
        if (Lost(party) is not { } loss)
        {
            return Refusal.State("FP-25", RefusalReason.NobodyIsLost);
        }

        var check = new Validation();
        check.Require(Document(c.Document!) is not null, "document", "FP-25", FieldReason.Unknown);
        check.Require(
            !string.IsNullOrWhiteSpace(c.Email)
                || c.Address is { CanBeWrittenTo: true }
                || Respondent.IsMember && party == Party.Respondent,
            "email",
            "FP-25",
            FieldReason.EmailOrAddress
        );
        check.Require(string.IsNullOrWhiteSpace(c.Email) || IsEmail(c.Email), "email", "FP-25", FieldReason.NotAnEmail);
        if (check.Refusal is { } no)
        {
            return no;
        }

        TakePlace(party, c);
        EndSanctionsOfTheDead(loss, o);
        EndLoss(loss with { SuccessorDocument = c.Document, EndedOn = o.Today }, o);
        Fulfil(TermKind.Successor, o.Today, party);
        ToldToReportAddress = [.. ToldToReportAddress.Union([party])];
        Record(new PartySucceeded(party, loss.Name));
        if (HasCode(party))
        {
            // What the one before could open the successor alone opens from now on.
            Record(new CodeReissued(party, AtOnce: true));
        }

        return null;
    }

    // A mandate ends with who gave it.
    private void TakePlace(Party party, SetSuccessor c)
    {
        EarlierDetails.Add(DetailsOf(party));
        Addresses.RemoveAll(a => PartyOf(a.Holder) == party);
        if (party == Party.Respondent)
        {
            FiledAgainst ??= Respondent;
            Respondent = Respondent with { Name = c.Name!.Trim(), Email = c.Email?.Trim() ?? Respondent.Email };
            return;
        }

        Complainant = new Complainant(Complainant.Kind, c.Name!.Trim(), c.Email?.Trim(), null, c.Address);
        Representative = null;
    }

    private void EndLoss(Loss ended, ActContext o)
    {
        Losses[Losses.FindIndex(l => l.Party == ended.Party && l.EndedOn is null)] = ended;
        foreach (var term in Terms.Where(t => t.Party == ended.Party && t.State == TermState.Stopped).ToList())
        {
            if (term.Derivation.Stops[^1].Reason != StopReason.PartyLost)
            {
                continue;
            }

            var runs = term.Resume(o.Today, o.Rulebook.Terms.Of(term.Kind), o.Calendar);
            Change(term, runs);
            if (runs.Kind == TermKind.Deposit)
            {
                Change(AppealOf(runs) with { Deposit = AppealOf(runs).Deposit with { Due = runs.Due } });
            }
        }
    }

    // FP-25: for a complainant before the decision it is over; else the case goes on with notice at the last address.
    private void LapseSuccessor(Term term, ActContext o)
    {
        var loss = Lost(term.Party!.Value)!;
        Record(new LeftWithoutSuccessor(loss.Party, IsBeforeDecision && loss.Party == Party.Complainant));
        EndSanctionsOfTheDead(loss, o);
        EndLoss(loss with { EndedOn = o.Today }, o);
    }

    private Refusal? Handle(Withdraw c, ActContext o)
    {
        EndCase(null, o);
        Record(new ComplaintWithdrawn(c.Reason!));
        return null;
    }
}
