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

        AskToStop(o);
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
        else if (sanction is { State: SanctionState.Conditional, ConditionUntil: { } until })
        {
            WatchCondition(sanction, until, o.Today, o);
        }
    }

    // BC-30: the order to refrain goes with a sanction, and asks the member to confirm that it has ended the practice.
    private void AskToStop(ActContext o)
    {
        if (
            !string.IsNullOrWhiteSpace(Decision!.RefrainFrom)
            && Decision.Sanctions.Any(s => s.Stands)
            && StopConfirmation is null
        )
        {
            Open(new(TermKind.Stop, Party.Respondent), TermStart.BecameFinal, o.Today, o);
        }
    }

    private Refusal? Handle(ConfirmStop c, ActContext o)
    {
        var late = Terms.LastOrDefault(t => t.Kind == TermKind.Stop)?.Due < o.On;
        StopConfirmation = new StopConfirmation(o.On, c.Text, late);
        Fulfil(TermKind.Stop, o.On);
        Record(new StopConfirmed(StopConfirmation));
        return null;
    }

    // BC-25, BC-32: what finality brought about is undone from that day; what it asked is asked again with the next one.
    private void UndoSanctions(ActContext o)
    {
        Decision = Decision! with
        {
            Sanctions = [.. Decision.Sanctions.Select(s => s.WithoutProposedFinding().LoseFinality(o.Today))],
        };
        Fulfil(TermKind.Stop, o.Today);
        Fulfil(TermKind.Condition, o.Today);
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
        if (sanction.State == SanctionState.Deferred)
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
            Record(new SanctionEnded(ended));
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
            { Kind: SanctionKind.Fine, WasDemanded: false } when DemandableSince(s) is { } since => since.AddDays(
                rulebook.Terms.Named("demand").Days + 1
            ),
            // Reminded or in default, and nobody goes on to the next step.
            { Kind: SanctionKind.Fine } when s.Owed.Amount > 0 && PaymentTerm(s) is { State: TermState.Lapsed } over =>
                over.Due.AddDays(rulebook.Terms.Named("demand").Days + 1),
            { Kind: SanctionKind.Exclusion } when rulebook.Sanctions is { ExclusionNeedsMeeting: false } => rulebook
                .Working.AddWorkingDays(s.DueOn.Value, rulebook.Terms.Named("exclusion").Days, null)
                .AddDays(1),
            _ => null,
        };

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
