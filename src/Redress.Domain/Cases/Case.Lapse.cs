using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What follows when a term's last day is over.</summary>
public sealed partial class Case
{
    private Refusal? Handle(LapseTerm c, ActContext o)
    {
        var term = Terms.FirstOrDefault(t => t.Id == c.Term);
        if (term is null || term.State != TermState.Running || term.LapsesAt(o.Calendar) > o.Now)
        {
            return Refusal.State("FP-8", RefusalReason.TermStillRuns);
        }

        if (
            term.Kind == TermKind.Supply
            && term.Derivation.Event != TermStart.Reminded
            && State == CaseState.Incomplete
        )
        {
            return RemindOnce(term, o);
        }

        if (term.Kind == TermKind.Choice && term.Derivation.Event != TermStart.Reminded)
        {
            return RemindOfChoice(term, o);
        }

        Change(term, term.Lapse(o.Today));
        Record(new TermLapsed(term));
        FollowLapse(term, o);
        return null;
    }

    private void FollowLapse(Term term, ActContext o)
    {
        switch (term.Kind)
        {
            case TermKind.Appeal when term.Subject is null:
                HoldFinalityBack(term, o);
                break;
            case TermKind.Supply:
                LapseSupply(term, o);
                break;
            case TermKind.Response:
                Record(new ResponseTermLapsed(Response));
                break;
            case TermKind.Comment:
                LapseComment(term, o);
                break;
            case TermKind.Compliance:
                LapseCompliance(term, o);
                break;
            case TermKind.Mediation:
                LeaveMediation(TermStart.MediationTermEnded, term.Due, o);
                break;
            case TermKind.Successor:
                LapseSuccessor(term, o);
                break;
            case TermKind.Deposit:
                EndAppeal(AppealOf(term), AppealAct.LapseTermOfDeposit, o, "deposit-not-received");
                break;
            case TermKind.Choice:
                LapseChoice(term, o);
                break;
            case TermKind.Payment:
                LapsePayment(term, o);
                break;
            case TermKind.Condition:
                LapseCondition(term, o);
                break;
            case TermKind.Bringing:
                LapseBringing(term, o);
                break;
        }
    }

    // BC-7, interpretations: one reminder, then some days more, counted from the day that went by.
    private Refusal? RemindOnce(Term term, ActContext o)
    {
        Change(term, term.Lapse(o.Today));
        Record(
            new SupplyReminded(
                Open(
                    new(TermKind.Supply, Party.Complainant),
                    TermStart.Reminded,
                    term.Due,
                    o,
                    o.Rulebook.Terms.SupplyReminder
                )
            )
        );
        return null;
    }

    private void LapseSupply(Term term, ActContext o)
    {
        if (State != CaseState.Incomplete)
        {
            ResumeBodyTerms(o);
            AttachUnnamedUploads(term, TermStart.DocumentServed, o);
        }
    }

    internal void Discontinue(ActContext o)
    {
        EndCase(CloseReason.Discontinued, o);
        Record(new ComplaintDiscontinued());
    }

    private void LapseComment(Term term, ActContext o) =>
        AttachUnnamedUploads(
            term,
            IsOfAnotherComplaint(term.Subject) ? null : NextCommentTermFor([term], documents: true),
            o
        );

    private void AttachUnnamedUploads(Term term, TermStart? opens, ActContext o)
    {
        var party = term.Party!.Value;
        var brought = UploadedIn(party, term.Opened, IsOfAnotherComplaint(term.Subject), o);
        AttachTo(brought, IsOfAnotherComplaint(term.Subject) ? term.Subject! : term.Id, o);
        if (brought.Count > 0 && opens is { } start && IsAdversarial)
        {
            OpenCommentTerm(party.Other(), start, o, brought[0]);
        }
    }

    private Appeal AppealOf(Term term) => Appeals.Single(a => a.Id == term.Subject);

    /// <param name="reason">Why the case is closed; null when it ends by agreement or withdrawal.</param>
    private void EndCase(CloseReason? reason, ActContext o)
    {
        DropProposedDecision("case-ended");
        while (WaitingSubmission() is { } matter)
        {
            Record(new LateMatterLeft(Decided(matter, LateState.SetAside, null, o)));
        }

        Challenges = [.. Challenges.Select(x => x.Open ? x with { MootOn = o.On } : x)];
        CloseAllTerms(o.On);
        ExpireOpenProposals();
        // BC-13: a hearing that was still to come comes no more.
        ReplaceOpenHearing(h => h with { CancelledOn = o.On });
        HearingDates = null;
        EndedOn = o.On;
        ClosedBecause = reason;
        if (reason is { } why)
        {
            Record(new CaseClosed(why));
        }
    }
}
