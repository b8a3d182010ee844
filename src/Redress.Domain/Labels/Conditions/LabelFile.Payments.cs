using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;

namespace Redress.Domain.Labels;

/// <summary>What was paid, as the registrar books it (BC-35, WK-7): recorded even in parts.</summary>
public sealed partial class LabelFile
{
    private Refusal? Handle(RecordPayment c, LabelContext o)
    {
        var check = new Validation();
        check.Require(c.On <= o.Today, "on", "BC-35", FieldReason.InTheFuture);
        CheckAmount(c.Amount, check, o.Rulebook);
        if (c.What == LabelPayment.Fee)
        {
            CheckYear(c.Year, check, o);
            return check.Refusal ?? BookFee(c, o);
        }

        return PaidCertification(c, o, out var kind) ?? check.Refusal ?? BookCertification(c, kind!, o);
    }

    private Refusal? BookFee(RecordPayment c, LabelContext o)
    {
        var year = c.Year ?? o.Today.Year;
        // Nothing was asked yet: paid ahead, or in a scheme that leaves the amount to whoever asks.
        var asked = FeeOf(year);
        var fee = asked ?? new YearlyFee(year, o.Today, o.Rulebook.Label.Fee, MonthsOfAYear);
        var payment = new BookedPayment(LabelPayment.Fee, year, null, c.On!.Value, c.Amount!);
        var isPaid =
            fee.PaidOn is null && (fee.Amount is not { } whole || PaidOf(fee) + payment.Amount.Amount >= whole.Amount);
        Payments.Add(payment with { Completes = isPaid });
        if (isPaid)
        {
            KeepFee(fee with { PaidOn = c.On });
            MeetFee(year, o);
        }
        else if (asked is not null)
        {
            KeepFee(fee);
        }

        // A part of what was not asked yet is booked and no more: the fee is still asked in its time.

        return null;
    }

    private Refusal? BookCertification(RecordPayment c, string kind, LabelContext o)
    {
        var payment = new BookedPayment(LabelPayment.Certification, null, kind, c.On!.Value, c.Amount!);
        var own = Payments.Where(p => p.What == LabelPayment.Certification && p.Label == kind).ToList();
        // What came in since the cost of the certification before was paid.
        var paid = Sum(own.Skip(own.FindLastIndex(p => p.Completes) + 1), payment);
        var isPaid = o.Rulebook.Label.CertificationCost is not { } cost || paid >= cost;
        Payments.Add(payment with { Completes = isPaid });
        if (isPaid)
        {
            CertificationCostPaid(kind, c.On.Value, o);
        }

        return null;
    }

    // BC-34: that of an application, or of a control; told where it could be of several.
    private Refusal? PaidCertification(RecordPayment c, LabelContext o, out string? kind)
    {
        kind = c.Kind;
        if (c.Kind is not null && !o.Rulebook.Labels.Contains(c.Kind))
        {
            return Refusal.Field("kind", "BC-35", FieldReason.LabelNotGranted);
        }

        var owed = Labels
            .Where(l => l.CostPaidOn is null && IsCertifiedNow(l) && (c.Kind is null || l.Kind == c.Kind))
            .ToList();
        var asked = owed.FindAll(l => l.State == LabelState.Applied);
        var of = asked.Count > 0 ? asked : owed;
        kind = of.Count == 1 ? of[0].Kind : null;
        return of.Count switch
        {
            0 => Refusal.State("BC-35", RefusalReason.NothingOwed),
            1 => null,
            _ => Refusal.Field("kind", "BC-35", FieldReason.Required),
        };
    }

    private static bool IsCertifiedNow(Label label) =>
        LabelFamilies.Of(label.Kind) == LabelFamily.Certified
        && (
            label.State is LabelState.Applied or LabelState.InControl or LabelState.Provisional
            || label is { State: LabelState.Mending, InRenewal: true }
        );
}
