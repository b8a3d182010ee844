using Redress.Domain.Appeals;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What follows when a term's last day is over.</summary>
public sealed partial class Case
{
    private Refusal? Lapse(LapseTerm c, Occasion o)
    {
        var term = Terms.FirstOrDefault(t => t.Id == c.Term);
        if (term is null || term.State != TermState.Running || term.LapsesAt(o.Calendar) > o.Now)
        {
            return Refusal.State("FP-8", "term-still-runs");
        }

        if (
            term.Kind == TermKind.Supply
            && term.Derivation.Event != TermEvents.Reminded
            && State == CaseState.Incomplete
        )
        {
            return RemindOnce(term, o);
        }

        Change(term, term.Lapse(o.Today));
        Record(new TermLapsed(term));
        switch (term.Kind)
        {
            case TermKind.Supply:
                LapseSupply(term, o);
                break;
            case TermKind.Response:
                LapseResponse(o);
                break;
            case TermKind.Comment:
                LapseComment(term, o);
                break;
            case TermKind.Appeal:
                SettleStateAfterAppeals(o);
                break;
            case TermKind.Deposit:
                EndAppeal(AppealOf(term), AppealState.Lapsed, o, "deposit-not-received");
                break;
            case TermKind.Choice:
                LapseChoice(term, o);
                break;
        }

        return null;
    }

    // BC-7, interpretations: one reminder, then some days more, counted from the day that went by.
    private Refusal? RemindOnce(Term term, Occasion o)
    {
        Change(term, term.Lapse(o.Today));
        Record(
            new SupplyReminded(
                Open(
                    TermKind.Supply,
                    Party.Complainant,
                    TermEvents.Reminded,
                    term.Due,
                    o,
                    o.Rulebook.Terms.SupplyReminder
                )
            )
        );
        return null;
    }

    private void LapseSupply(Term term, Occasion o)
    {
        if (State != CaseState.Incomplete)
        {
            ResumeBodyTerms(o);
            BringUnnamed(term, TermEvents.DocumentServed, o);
            return;
        }

        EndCase(CaseState.Closed, CloseReason.Discontinued, o);
        Record(new ComplaintDiscontinued());
    }

    private void LapseResponse(Occasion o)
    {
        if (State == CaseState.SentToMember)
        {
            Record(new ResponseTermLapsed(Response));
            EnterExamination(o);
        }
    }

    private void LapseComment(Term term, Occasion o) => BringUnnamed(term, Opens([term], documents: true), o);

    private void BringUnnamed(Term term, string? opens, Occasion o)
    {
        var party = term.Party!.Value;
        var brought = UploadedIn(party, term.Opened, o);
        MarkBrought(brought, term.Id, o);
        if (brought.Count > 0 && opens is not null && IsAdversarial)
        {
            InviteComment(party.Other(), opens, o, brought[0]);
        }
    }

    private void LapseChoice(Term term, Occasion o)
    {
        var appeal = AppealOf(term);
        if (!appeal.Ended)
        {
            TakeChoice(
                appeal,
                new ArbitrationChoice(
                    o.Rulebook.Appeal!.LanguageFor(Language),
                    Accepted: false,
                    o.Today,
                    ByDefault: true
                ),
                o
            );
        }
    }

    private Appeal AppealOf(Term term) => Appeals.Single(a => a.Id == term.Subject);

    private void EndCase(CaseState end, CloseReason? reason, Occasion o)
    {
        SetAsideProposal("case-ended");
        MeetAll(o.On);
        Overtake();
        EndedOn = o.On;
        ClosedBecause = reason;
        Move(end);
        if (end == CaseState.Closed)
        {
            Record(new CaseClosed(reason!.Value));
        }
    }
}
