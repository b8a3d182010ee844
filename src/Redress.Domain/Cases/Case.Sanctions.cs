using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
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
        foreach (
            var sanction in Decision.Sanctions.Where(s => s.State is SanctionState.Due or SanctionState.CarriedOut)
        )
        {
            Record(new SanctionTookEffect(sanction));
        }

        foreach (var sanction in Decision.Sanctions.Where(s => s.State == SanctionState.Deferred))
        {
            Record(new SanctionDeferred(sanction));
        }

        foreach (var deferralActivation in Decision.Activates)
        {
            Record(new DeferralNamed(deferralActivation));
        }
    }

    private Refusal? Handle(ActivateDeferral c, ActContext o)
    {
        if (Decision?.Sanctions.FirstOrDefault(s => s.Id == c.Sanction) is not { State: SanctionState.Deferred })
        {
            return Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
        }

        Decision = Decision.WithSanction(c.Sanction, s => s.Activate(o.Today, c.By));
        Record(new SanctionTookEffect(Decision.Sanctions.Single(s => s.Id == c.Sanction)));
        return null;
    }

    private Refusal? Handle(ReleaseDeferral c, ActContext o)
    {
        if (
            Decision?.Sanctions.FirstOrDefault(s => s.Id == c.Sanction) is not { } sanction
            || sanction.ActivatedBy != c.By
        )
        {
            return Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
        }

        Decision = Decision.WithSanction(c.Sanction, s => s.DeferAgain());
        Record(new SanctionDeferred(Decision.Sanctions.Single(s => s.Id == c.Sanction)));
        return null;
    }

    private Refusal? Handle(RecordSanctionStep c, ActContext o)
    {
        var sanction = Decision!.Sanctions.FirstOrDefault(s => s.Id == c.Sanction);
        var check = new Validation();
        check.Require(
            sanction is { State: SanctionState.Due or SanctionState.CarriedOut },
            "sanction",
            "BC-30",
            sanction is null ? FieldReason.Unknown : FieldReason.SanctionNotDue
        );
        check.Require(
            sanction is null || sanction.PossibleSteps.Contains(c.Step!.Value),
            "step",
            "BC-30",
            FieldReason.NotAStepOfThisSanction
        );
        check.Require(c.On <= o.Today && c.On >= FinalOn, "on", "BC-30", FieldReason.BetweenFinalityAndToday, FinalOn!);
        if (check.Refusal is { } no)
        {
            return no;
        }

        Decision = Decision.WithSanction(c.Sanction!, s => s.Record(c.Step!.Value, c.On!.Value, o.Act.By.Name));
        var after = Decision.Sanctions.Single(s => s.Id == c.Sanction);
        Record(new SanctionStepRecorded(after, after.Steps[^1]));
        return null;
    }

    private Refusal? Handle(FollowSanctions _, ActContext o)
    {
        foreach (var sanction in Decision!.Sanctions)
        {
            if (sanction.State == SanctionState.Deferred && sanction.DeferredUntil < o.Today)
            {
                Decision = Decision.WithSanction(sanction.Id, s => s.Expire());
                Record(new SanctionEnded(sanction.Expire()));
            }
            else if (
                sanction is { Kind: SanctionKind.Suspension, State: SanctionState.Due }
                && sanction.From <= o.Today
            )
            {
                Decision = Decision.WithSanction(
                    sanction.Id,
                    s => s.Record(SanctionStep.Suspended, o.Today, Actor.Clock.Name)
                );
                Record(new SanctionTookEffect(Decision.Sanctions.Single(s => s.Id == sanction.Id)));
            }
            else if (
                sanction is { Kind: SanctionKind.Suspension, State: SanctionState.CarriedOut }
                && sanction.To < o.Today
                && !sanction.Steps.Any(s => s.Step == SanctionStep.SuspensionEnded)
            )
            {
                Decision = Decision.WithSanction(
                    sanction.Id,
                    s => s.Record(SanctionStep.SuspensionEnded, o.Today, Actor.Clock.Name)
                );
                Record(new SanctionEnded(Decision.Sanctions.Single(s => s.Id == sanction.Id)));
            }
        }

        return null;
    }

    /// <summary>The next day on which <see cref="FollowSanctions"/> has something to do; null when there is none.</summary>
    public DateOnly? SanctionsDueOn =>
        Decision is null || FinalOn is null
            ? null
            : Decision.Sanctions.Select(NextDay).Where(day => day is not null).Min();

    private static DateOnly? NextDay(Sanction s) =>
        s switch
        {
            { State: SanctionState.Deferred, DeferredUntil: { } until } => until.AddDays(1),
            { State: SanctionState.Due, Kind: SanctionKind.Suspension, From: { } from } => from,
            { State: SanctionState.CarriedOut, Kind: SanctionKind.Suspension, To: { } to }
                when !s.Steps.Any(step => step.Step == SanctionStep.SuspensionEnded) => to.AddDays(1),
            _ => null,
        };

    private Refusal? Handle(Close _, ActContext o)
    {
        EndCase(State == CaseState.ReferredExternally ? CloseReason.NotTakenUp : CloseReason.Done, o);
        return null;
    }
}
