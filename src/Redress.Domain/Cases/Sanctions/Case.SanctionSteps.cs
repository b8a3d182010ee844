using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The steps in carrying out a sanction that people record (BC-30).</summary>
public sealed partial class Case
{
    private Refusal? Handle(RecordSanctionStep c, ActContext o)
    {
        if (Orders.FirstOrDefault(x => x.Id == c.Sanction) is { } order)
        {
            return CarryOut(order, c, o);
        }

        if (FindSanction(c.Sanction) is not { } sanction)
        {
            return Refusal.Field("sanction", "BC-30", FieldReason.Unknown);
        }

        var step = c.Step!.Value;
        var check = new Validation();
        check.Require(IsOpenTo(sanction, step), "sanction", "BC-30", FieldReason.SanctionNotDue);
        check.Require(sanction.PossibleSteps.Contains(step), "step", "BC-30", FieldReason.NotAStepOfThisSanction);
        if ((check.Refusal ?? WhyStepWaits(sanction, step, o.ExternalFacts.MembershipEnded)) is { } notYet)
        {
            return notYet;
        }

        CheckDay(check, sanction, c, o);
        CheckAmount(check, sanction, c);
        if (check.Refusal is { } no)
        {
            return no;
        }

        // What is not said is what is known: all that is owed, or the instalment that was agreed.
        var amount =
            c.Amount
            ?? step switch
            {
                SanctionStep.Paid => sanction.Owed,
                SanctionStep.InstalmentPaid => sanction.NextInstalment,
                _ => null,
            };
        if (step.BringsMoney() && sanction.Steps.Any(s => s.IsSame(amount, c.On!.Value, c.BankReference)))
        {
            return Refusal.State("BC-30", RefusalReason.AlreadyBooked);
        }

        var after = sanction.Record(step, c.On!.Value, o.Act.By.Name, amount, c.BankReference);
        Change(after);
        FollowStep(after, step, c.On.Value, o);
        Record(new SanctionStepRecorded(after, after.Steps[^1]));
        return null;
    }

    /// <summary>The steps that can be recorded of this sanction as it stands (BC-30). Whether the membership has ended the case does not know: where nothing else is in the way of it, that step is among them.</summary>
    public IEnumerable<SanctionStep> OpenSteps(Sanction sanction) =>
        sanction.PossibleSteps.Where(step =>
            IsOpenTo(sanction, step)
            && WhyStepWaits(sanction, step, membershipEnded: true) is null
            && (step != SanctionStep.WithoutObject || sanction.LosesItsObject)
            && (step.IsOfMoney() || !sanction.Took(step))
            && (step != SanctionStep.CarriedOut || sanction.State != SanctionState.CarriedOut)
        );

    // Before finality only a fine at once is asked for (BC-19); money that came for what was asked once is always booked.
    private bool IsOpenTo(Sanction sanction, SanctionStep step) =>
        sanction.IsEffective
        || step.BringsMoney() && sanction.WasDemanded
        || step.IsOfMoney() && step != SanctionStep.HandedToCollection && IsAskedAtOnce(sanction);

    /// <summary>BC-19: a fine at once is asked for from the notification on, while no appeal in time stands and no remittal waits (BC-29).</summary>
    internal bool IsAskedAtOnce(Sanction sanction) =>
        sanction is { Enforceable: Enforceability.AtOnce, State: SanctionState.Decided }
        && Notification(Party.Respondent) is { NeverArrived: false }
        && !AppealSuspends
        && !IsRemitted;

    // What another step, a term or an appeal has to come before.
    private Refusal? WhyStepWaits(Sanction sanction, SanctionStep step, bool membershipEnded) =>
        step switch
        {
            SanctionStep.Demanded when sanction.IsEffective && DemandableSince(sanction) is null => Refusal.State(
                "BC-19",
                RefusalReason.ConditionMayBeContested
            ),
            SanctionStep.InDefault when !PaymentLapsed(sanction) => Refusal.State(
                "BC-30",
                RefusalReason.PaymentTermRuns,
                new Obstacle(ObstacleKind.Payment, Party.Respondent, sanction.Id, PaymentTerm(sanction)?.Due)
            ),
            SanctionStep.HandedToCollection when !DefaultLapsed(sanction) => Refusal.State(
                "BC-30",
                RefusalReason.NotInDefault,
                new Obstacle(ObstacleKind.Payment, Party.Respondent, sanction.Id, PaymentTerm(sanction)?.Due)
            ),
            SanctionStep.WithoutObject when !membershipEnded => Refusal.State("BC-30", RefusalReason.StillAMember),
            SanctionStep.Paid or SanctionStep.InstalmentAgreed when sanction.Owed.Amount <= 0 && sanction.Stands =>
                Refusal.State("BC-30", RefusalReason.NothingOwed),
            _ => null,
        };

    private void CheckDay(Validation check, Sanction sanction, RecordSanctionStep c, ActContext o)
    {
        var first = FirstDayOf(c.Step!.Value, sanction);
        check.Require(
            c.On <= o.Today && (first is null || c.On >= first),
            "on",
            "BC-30",
            FieldReason.BetweenFinalityAndToday,
            first ?? o.Today
        );
    }

    // From finality, or from the notification of a fine at once; and no step before the one that it follows.
    private DateOnly? FirstDayOf(SanctionStep step, Sanction sanction)
    {
        var due = sanction.DueOn ?? Notification(Party.Respondent)?.Sent;
        return step switch
        {
            SanctionStep.LabelWithdrawn
            or SanctionStep.Suspended
            or SanctionStep.CarriedOut when sanction.Kind == SanctionKind.Suspension => sanction.RunsFrom,
            SanctionStep.SuspensionEnded => sanction.RunsTo?.AddDays(1),
            SanctionStep.Demanded => DemandableSince(sanction) ?? due,
            SanctionStep.Reminded or SanctionStep.InstalmentAgreed => sanction
                .Steps.LastOrDefault(s => s.Step == SanctionStep.Demanded)
                ?.On
                ?? due,
            SanctionStep.InDefault or SanctionStep.HandedToCollection => PaymentTerm(sanction)?.Due.AddDays(1) ?? due,
            _ when step.BringsMoney() => sanction
                .Steps.Where(s => s.Step.IsOfMoney())
                .Select(s => s.On)
                .Append(due ?? DateOnly.MaxValue)
                .Min(),
            _ => due,
        };
    }

    private static void CheckAmount(Validation check, Sanction sanction, RecordSanctionStep c)
    {
        var needed = c.Step is SanctionStep.InstalmentPaid or SanctionStep.InstalmentAgreed;
        var taken = needed || c.Step == SanctionStep.Paid;
        var known = c.Step == SanctionStep.InstalmentPaid && sanction.NextInstalment is not null;
        check.Require(!needed || known || c.Amount is not null, "amount", "BC-30", FieldReason.Required);
        check.Require(taken || c.Amount is null, "amount", "BC-30", FieldReason.StepHasNoAmount);
        check.Require(
            c.Step!.Value.BringsMoney() || c.BankReference is null,
            "bankReference",
            "BC-30",
            FieldReason.StepHasNoAmount
        );
        if (c.Amount is not { } amount || sanction.Amount is not { } fine || !taken)
        {
            return;
        }

        check.Require(amount.Amount > 0 && amount.IsWholeCents, "amount", "BC-30", FieldReason.NotAnAmount);
        if (amount.Currency != fine.Currency)
        {
            check.Require(false, "amount", "BC-30", FieldReason.OtherCurrency, fine.Currency);
            return;
        }

        check.Require(
            c.Step != SanctionStep.Paid || amount >= sanction.Owed,
            "amount",
            "BC-30",
            FieldReason.LessThanOwed,
            sanction.Owed
        );
    }
}
