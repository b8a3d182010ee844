using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases.PartyDuties;

/// <summary>What waits for a party from the decision on: its appeal, its money, its word (BC-24…BC-31).</summary>
public static partial class DutyList
{
    private static IEnumerable<PartyDuty> Appealing(Case c, Party me)
    {
        if (AfterDecision.Contains(c.State))
        {
            foreach (var term in TermsToAppeal(c, me))
            {
                yield return By<LodgeAppeal>(PartyDutyKind.Appeal, term);
            }
        }

        foreach (var appeal in c.Appeals.Where(a => a.Party == me && IsToBePaid(c, a)))
        {
            yield return Of(PartyDutyKind.Deposit, null, DepositTerm(c, appeal)) with
            {
                Amount = appeal.Deposit.Required - appeal.Deposit.Received,
                Reference = appeal.Deposit.Reference,
            };
        }

        if (me == Party.Complainant && Choosing(c) is { } choosing)
        {
            yield return choosing;
        }

        foreach (var appeal in c.Appeals.Where(a => a.Party == me && !a.Ended))
        {
            if (Bringing(c, appeal) is { } term)
            {
                yield return Of(PartyDutyKind.Bring, c.EndedOn is null ? Command.NameOf<AddDocument>() : null, term);
            }
        }
    }

    /// <summary>Whether the deposit of an appeal is to be paid now (BC-26): while its term runs. For a late appeal none is asked before it is decided upon (ST-3).</summary>
    public static bool IsToBePaid(Case c, Appeal appeal) =>
        appeal is { Ended: false, Late: false, Deposit.State: DepositState.Due } && DepositTerm(c, appeal) is not null;

    private static Term? DepositTerm(Case c, Appeal appeal) => c.RunningTerm(TermKind.Deposit, appeal.Party, appeal.Id);

    // BC-24, BC-19: against the decision, and against the finding on a condition.
    private static IEnumerable<Term> TermsToAppeal(Case c, Party me)
    {
        if (
            c.AppealTermOf(me) is { State: TermState.Running } own
            && !c.PresentAppeals.Any(a => a.Party == me && !a.Ended)
        )
        {
            yield return own;
        }

        if (
            me == Party.Respondent
            && c.ContestableCondition is { } fine
            && c.ConditionAppealTerm(fine.Id) is { State: TermState.Running } beside
            && !c.Appeals.Exists(a => a.Condition == fine.Id && !a.Ended)
        )
        {
            yield return beside;
        }
    }

    // FP-6: until its last word counts no more. Where its own appeal lacks the yes after the reminder too, the body's word on that sets no day for the consumer.
    private static PartyDuty? Choosing(Case c)
    {
        var asked = c.Appeals.FindAll(a => a is { AwaitsChoice: true, Choice: null });
        if (!c.IsConsumer || asked.Count == 0 || c.State is not (CaseState.Appealed or CaseState.ArbitrationOrCourt))
        {
            return null;
        }

        var term = Running(c, TermKind.Choice, Party.Complainant).MinBy(t => t.Due);
        return By<ChooseArbitration>(PartyDutyKind.Choice, term) with { Subject = term?.Subject ?? asked[0].Id };
    }

    // BC-25: after its last day the proof still counts until the appeal is judged abandoned.
    private static Term? Bringing(Case c, Appeal appeal) =>
        c.BringingOf(appeal, Forum.Court) is { } term
        && appeal.Proceedings.Any(p => p.Forum == Forum.Court && p.AwaitsReferral)
        && term.State is TermState.Running or TermState.Lapsed
            ? term
            : null;

    private static IEnumerable<PartyDuty> Fulfilling(Case c, Party me)
    {
        if (me != Party.Respondent)
        {
            yield break;
        }

        foreach (var fine in c.AllSanctions.Where(s => s.Kind == SanctionKind.Fine && s.Owed.Amount > 0))
        {
            if (Paying(c, fine) is { } paying)
            {
                yield return paying;
            }
        }

        if (c.StopConfirmation is null && c.OrderToConfirm is { } order && c.State != CaseState.ReferredExternally)
        {
            yield return By<ConfirmStop>(
                PartyDutyKind.Stop,
                c.StopTermOf(order) is { State: not TermState.Stopped } term ? term : null
            ) with
            {
                Subject = order.Id,
                Details = [order.RefrainFrom!],
            };
        }
    }

    // BC-19, BC-30: what was asked for, and what is owed and will be asked for within days; not what stands still under an appeal, nor what a collector asks for.
    private static PartyDuty? Paying(Case c, Sanction fine)
    {
        var asked = fine.State is SanctionState.Due or SanctionState.InInstalments
            ? c.DemandableSince(fine) is not null
            : c.IsAskedAtOnce(fine) && fine.WasDemanded;
        var term = c.PaymentTerm(fine);
        if (!asked || term is { State: TermState.Stopped })
        {
            return null;
        }

        var owed =
            term is { State: TermState.Running, Derivation.Event: TermStart.InstalmentAgreed }
            && fine.Instalment is { } each
            && each < fine.Owed
                ? each
                : fine.Owed;
        return Of(PartyDutyKind.PayFine, null, term is { State: TermState.Met } ? null : term) with
        {
            Subject = fine.Id,
            Amount = owed,
            Reference = DepositReference.OfFine(c.Number),
        };
    }

    private static IEnumerable<PartyDuty> Publishing(Case c, Party me)
    {
        if (
            AfterDecision.Contains(c.State)
            && c.AnAwardStands
            && c.PermissionTermOf(me) is { State: TermState.Running } permission
        )
        {
            yield return By<PermitAwardPublication>(PartyDutyKind.Permission, permission);
        }

        if (
            c.State is CaseState.Final or CaseState.Closed
            && c.ReadingTermOf(me) is { State: TermState.Running } reading
        )
        {
            yield return By<AnswerNotice>(PartyDutyKind.Notice, reading);
        }
    }
}
