using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What follows a final decision: its sanctions, and closing (BC-30).</summary>
public sealed partial class Case
{
    internal void BecomeFinal(ActContext o)
    {
        var before = Decision!;
        Fulfil(TermKind.Notification, o.Today);
        FinalOn = o.Today;
        Decision = before with { Sanctions = [.. before.Sanctions.Select(s => s.BecomeFinal(o.Today))] };
        Record(new DecisionBecameFinal(Decision));
        foreach (var sanction in Decision.Sanctions)
        {
            TellOfFinality(sanction, o);
        }

        foreach (var activation in Decision.Activates)
        {
            Record(new DeferralActivated(activation));
        }

        AskToStop(Decision, o);
    }

    private void TellOfFinality(Sanction sanction, ActContext o)
    {
        if (sanction.IsEffective)
        {
            Record(new SanctionTookEffect(sanction));
        }
        else if (sanction.State == SanctionState.Deferred)
        {
            Record(new SanctionDeferred(sanction));
        }
        else if (
            sanction is { State: SanctionState.Conditional, ConditionUntil: { } until }
            && RunningTerm(TermKind.Condition, subject: sanction.Id) is null
        )
        {
            WatchCondition(sanction, until, o.Today, o);
        }
    }

    // BC-30: the order to refrain goes with a sanction, and asks the member to confirm that it has ended the practice: once for each order.
    private void AskToStop(Decision decision, ActContext o)
    {
        if (!OrdersToStop(decision) || StopConfirmation is { } said && (said.Of ?? decision.Id) == decision.Id)
        {
            return;
        }

        StopConfirmation = null;
        Open(new(TermKind.Stop, Party.Respondent, decision.Id), TermStart.BecameFinal, o.Today, o);
    }

    // FP-25: what was ordered of who died it cannot keep to.
    private bool OrdersToStop(Decision decision) =>
        !string.IsNullOrWhiteSpace(decision.RefrainFrom)
        && decision.Sanctions.Any(s => s.Stands)
        && !Losses.Exists(l => l is { Party: Party.Respondent, Kind: LossKind.Died, EndedOn: not null });

    /// <summary>The decision, final or left standing beside one that is taken anew, whose order to refrain the member was asked to confirm; null when none is (BC-30).</summary>
    public Decision? OrderToConfirm =>
        EarlierDecisions
            .Append(FinalOn is null ? null : Decision)
            .LastOrDefault(d => d is not null && OrdersToStop(d) && StopTermOf(d) is not null);

    /// <summary>The member's term to confirm that it keeps to the order of that decision; one of before orders were told apart is of any.</summary>
    public Term? StopTermOf(Decision decision) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Stop && (t.Subject ?? decision.Id) == decision.Id);

    private Refusal? Handle(ConfirmStop c, ActContext o)
    {
        var order = OrderToConfirm!;
        var late = StopTermOf(order)!.Due < o.On;
        StopConfirmation = new StopConfirmation(o.On, c.Text, late) { Of = order.Id };
        Fulfil(TermKind.Stop, o.On);
        Record(new StopConfirmed(StopConfirmation));
        return null;
    }

    // BC-29, BC-30: an order that fell, or that another took the place of, asks nothing more, and what was said to it is history.
    private void ForgetOrder(Decision decision, ActContext o)
    {
        EndStopTerm(decision, o);
        StopConfirmation = StopConfirmation is { } said && (said.Of ?? decision.Id) != decision.Id ? said : null;
    }

    private void EndStopTerm(Decision decision, ActContext o)
    {
        if (StopTermOf(decision) is { State: TermState.Running or TermState.Stopped } term)
        {
            Change(term, term.Fulfil(o.Today));
        }
    }

    // BC-25, BC-32: what finality brought about is undone from that day; what it asked is asked again with the next one.
    private void UndoSanctions(ActContext o)
    {
        Decision = Decision! with
        {
            Sanctions = [.. Decision.Sanctions.Select(s => s.WithoutProposedFinding().LoseFinality(o.Today))],
        };
        EndStopTerm(Decision, o);
        foreach (var activation in Decision.Activates)
        {
            Record(new DeferralNamed(activation));
        }
    }

    private Refusal? Handle(NameDeferral c, ActContext o)
    {
        if (FindSanction(c.Sanction) is not { } sanction)
        {
            return Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
        }

        if (sanction.ActivatedBy == c.By)
        {
            Change(
                sanction.State == SanctionState.Decided
                    ? sanction with
                    {
                        ActivatedBy = null,
                    }
                    : sanction.NameAgain(o.Today)
            );
            Record(new SanctionNamed(FindSanction(c.Sanction)!, Again: true));
            return null;
        }

        if (sanction.State != SanctionState.Deferred)
        {
            return Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
        }

        Change(sanction.Name(c.By));
        Record(new SanctionNamed(FindSanction(c.Sanction)!, Again: false));
        return null;
    }

    // While the finality of this decision is lifted, what the other one makes effective waits for it.
    private Refusal? Handle(ActivateDeferral c, ActContext o)
    {
        if (
            FindSanction(c.Sanction) is not { } sanction
            || sanction.NamedBy != c.By
            || sanction.ActivatedBy is not null
        )
        {
            return Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
        }

        if (sanction.State == SanctionState.Decided)
        {
            Change(sanction with { ActivatedBy = c.By, From = c.From ?? sanction.From, To = c.To ?? sanction.To });
            return null;
        }

        Change(sanction.Activate(o.Today, c.By, c.From, c.To));
        Record(new SanctionTookEffect(FindSanction(c.Sanction)!));
        return null;
    }

    private Refusal? Handle(ReleaseDeferral c, ActContext o)
    {
        if (FindSanction(c.Sanction) is not { } sanction || sanction.NamedBy != c.By)
        {
            return Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
        }

        if (sanction.State == SanctionState.Decided)
        {
            Change(sanction with { NamedBy = null, ActivatedBy = null });
            return null;
        }

        var released = sanction.Release(o.Today);
        Change(released);
        Record(released.State == SanctionState.Expired ? new SanctionEnded(released) : new SanctionDeferred(released));
        return null;
    }

    private Refusal? Handle(FollowSanctions _, ActContext o)
    {
        foreach (var sanction in AllSanctions.Where(s => NextDay(s, o.Rulebook) <= o.Today).ToList())
        {
            FollowOne(sanction, o);
        }

        return null;
    }

    private void FollowOne(Sanction sanction, ActContext o)
    {
        if (o.ExternalFacts.MembershipEnded && sanction.LosesItsObject)
        {
            var without = sanction.Record(SanctionStep.WithoutObject, o.Today, Actor.Clock.Name);
            Change(without);
            Record(new SanctionStepRecorded(without, without.Steps[^1]));
        }
        else if (sanction.State == SanctionState.Deferred)
        {
            Change(sanction.Expire());
            Record(new SanctionEnded(sanction.Expire()));
        }
        else if (sanction.Kind != SanctionKind.Suspension)
        {
            var warned = sanction with { WarnedOn = o.Today };
            Change(warned);
            Record(new SanctionRests(warned));
        }
        else if (sanction.State == SanctionState.Due)
        {
            // BC-30: the label is withdrawn on the first day, not before.
            var begun = sanction
                .Record(SanctionStep.LabelWithdrawn, o.Today, Actor.Clock.Name)
                .Record(SanctionStep.Suspended, o.Today, Actor.Clock.Name);
            Change(begun);
            Record(new SanctionTookEffect(begun));
        }
        else
        {
            var ended = sanction.Record(SanctionStep.SuspensionEnded, o.Today, Actor.Clock.Name);
            Change(ended);
            Record(new SanctionEnded(ended, o.ExternalFacts.MembershipEnded));
        }
    }

    /// <summary>The next day on which <see cref="FollowSanctions"/> has something to do; null when there is none.</summary>
    public DateOnly? SanctionsDueOn(Rulebook rulebook) => AllSanctions.Select(s => NextDay(s, rulebook)).Min();

    private DateOnly? NextDay(Sanction s, Rulebook rulebook) =>
        s switch
        {
            { State: SanctionState.Deferred, DeferredUntil: { } until } => until.AddDays(1),
            { State: SanctionState.Due, Kind: SanctionKind.Suspension, RunsFrom: { } from } => from,
            { SuspendsNow: true, RunsTo: { } to } => to.AddDays(1),
            { State: SanctionState.Due, WarnedOn: { } warned } when RestsSince(s, rulebook) is not null =>
                warned.AddDays(1),
            { State: SanctionState.Due } => RestsSince(s, rulebook),
            _ => null,
        };

    // BC-30: a fine that nobody demands, an exclusion that the registrar does not carry out; the day after the last on which it was to be done.
    private DateOnly? RestsSince(Sanction s, Rulebook rulebook) =>
        s switch
        {
            { DueOn: null } => null,
            { Kind: SanctionKind.Fine } when NeedsDemand(s) => DemandableSince(s)
                ?.AddDays(rulebook.Terms.Named("demand").Days + 1),
            // Reminded or in default, and nobody goes on to the next step.
            { Kind: SanctionKind.Fine } when s.Owed.Amount > 0 && PaymentTerm(s) is { State: TermState.Lapsed } over =>
                over.Due.AddDays(rulebook.Terms.Named("demand").Days + 1),
            { Kind: SanctionKind.Exclusion } => ExcludeBy(s, rulebook)?.AddDays(1),
            _ => null,
        };

    /// <summary>The day by which the registrar carries out an exclusion that is due (BC-30); null where it waits for the general meeting.</summary>
    public static DateOnly? ExcludeBy(Sanction exclusion, Rulebook rulebook) =>
        rulebook.Sanctions is { ExclusionNeedsMeeting: false } && exclusion.DueOn is { } due
            ? rulebook.Working.AddWorkingDays(due, rulebook.Terms.Named("exclusion").Days, null)
            : null;

    /// <summary>The exclusions that the registrar is to carry out, or has carried out (BC-30).</summary>
    internal IEnumerable<Sanction> ExclusionsInForce =>
        AllSanctions.Where(s =>
            s is { Kind: SanctionKind.Exclusion, State: SanctionState.Due or SanctionState.CarriedOut }
        );

    /// <summary>After each act: whether one that was in force before it is so no more, by whichever way. One that has no object any more leaves nothing to undo.</summary>
    internal void FollowExclusions(IReadOnlyList<Sanction> before)
    {
        if (
            !ExclusionsInForce.Any()
            && before.Select(s => FindSanction(s.Id)).FirstOrDefault(s => s?.State != SanctionState.WithoutObject)
                is { } halted
        )
        {
            Record(new ExclusionHalted(halted));
        }
    }

    /// <summary>A sanction of this case by its id, also of a decision that stands no more; null when there is none.</summary>
    public Sanction? FindSanction(string? id) => AllSanctions.FirstOrDefault(s => s.Id == id);

    private void Change(Sanction sanction)
    {
        Decision = Decision?.WithSanction(sanction.Id, _ => sanction);
        EarlierDecisions = [.. EarlierDecisions.Select(d => d.WithSanction(sanction.Id, _ => sanction))];
    }

    private Refusal? Handle(Close _, ActContext o)
    {
        EndCase(State == CaseState.ReferredExternally ? CloseReason.NotTakenUp : CloseReason.Done, o);
        return null;
    }
}
