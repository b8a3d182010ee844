using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>Who does not accept a significant change of the code ends the agreement on the day of the change, and gets a part of the fee back (WK-10).</summary>
public sealed partial class LabelFile
{
    private const int LastMonth = 12;

    /// <summary>Over which change the provider leaves; of all times, the oldest first.</summary>
    public List<LeftOver> LeftOver { get; private set; } = [];

    /// <summary>
    /// The first day without membership that the last act gave notice for. It is the register's to carry out and not stored here: whoever has the act done tells the register.
    /// </summary>
    public DateOnly? LeavesOn { get; private set; }

    private Refusal? Handle(LeaveOverChange c, LabelContext o)
    {
        var change = o.Changes.FirstOrDefault(a => a.Version == c.Version && LabelGuards.MayBeLeftOver(a, o));
        if (change is null)
        {
            return Refusal.Field("version", "WK-10", FieldReason.Unknown);
        }

        LeftOver.Add(new LeftOver(change.Version, o.Today, change.InForce));
        LeavesOn = change.InForce;
        ReturnFee(change.InForce, o);
        Tell(
            "label-left-over-change",
            Logo,
            new Dictionary<string, object?>
            {
                ["version"] = change.Version,
                ["endsOn"] = change.InForce,
                ["amount"] = FeeToReturn?.Returned,
            }
        );
        return null;
    }

    /// <summary>A twelfth of the year's fee for each full month that is left is paid back within 30 days of the end.</summary>
    /// <param name="endsOn">The first day without the agreement: a month that begins with it is left whole.</param>
    private void ReturnFee(DateOnly endsOn, LabelContext o)
    {
        ReckonFeeReturn(endsOn);
        var from = new LabelEvent(LabelStart.LeftOverChange, endsOn);
        var term = Open(new LabelMatter(LabelTermKind.FeeReturn, Logo), from, o);
        if (FeeToReturn is not null)
        {
            OpenTask("return-fee", o, Logo, due: term.Due);
        }
    }

    // A fee that is paid after the notice is one as well: it is reckoned whenever it matters.
    private void ReckonFeeReturn(DateOnly endsOn)
    {
        var at = Fees.FindIndex(f => MayBeReturned(f, endsOn));
        if (at < 0)
        {
            return;
        }

        Fees[at] = Fees[at] with { Returned = PartOf(Fees[at], endsOn) };
    }

    // That of the year of the end; what was asked of who joined again since is another.
    private static bool MayBeReturned(YearlyFee fee, DateOnly endsOn) =>
        fee.Year == endsOn.Year && fee.AskedOn < endsOn && fee is { PaidOn: not null, Returned: null };

    // Null where nothing is left.
    private static Money? PartOf(YearlyFee fee, DateOnly endsOn)
    {
        var left = LastMonth - endsOn.Month + (endsOn.Day == 1 ? 1 : 0);
        return fee.Amount is { Amount: > 0 } asked && left > 0
            ? asked with
            {
                Amount = Math.Min(
                    decimal.Round(asked.Amount / fee.Months * left, 2, MidpointRounding.AwayFromZero),
                    asked.Amount
                ),
            }
            : null;
    }

    /// <summary>Whether a part of a fee is to be paid back, or a fee was paid of which a part may be.</summary>
    internal bool OwesFee =>
        FeeToReturn is not null
        || LeftOver is [.., var left]
            && Fees.Exists(f => MayBeReturned(f, left.EndsOn) && PartOf(f, left.EndsOn) is not null);

    private YearlyFee? FeeToReturn => Fees.Find(f => f is { Returned: not null, ReturnedOn: null });

    [Lapses(LabelTermKind.FeeReturn)]
    private void FeeShouldBeBack(LabelTerm term, LabelContext o)
    {
        ReckonFeeReturn(term.Derivation.On);
        if (FeeToReturn is not null)
        {
            OpenTask("return-fee", o, Logo, due: term.Due);
        }
    }

    private Refusal? Handle(RecordFeeReturn c, LabelContext o)
    {
        if (LeftOver is [.., var left])
        {
            ReckonFeeReturn(left.EndsOn);
        }

        if (FeeToReturn is not { } fee)
        {
            return Refusal.State("WK-10", RefusalReason.NoFeeToReturn);
        }

        var check = new Validation();
        check.Require(c.On <= o.Today, "on", "WK-10", FieldReason.InTheFuture);
        check.Require(c.On >= fee.PaidOn, "on", "WK-10", FieldReason.TooFarBack);
        check.Require(c.Amount!.Currency == fee.Returned!.Currency, "amount", "WK-10", FieldReason.OtherCurrency);
        check.Require(c.Amount.Amount >= fee.Returned.Amount, "amount", "WK-10", FieldReason.LessThanOwed);
        check.Require(c.Amount.Amount <= fee.Returned.Amount, "amount", "WK-10", FieldReason.OutOfBounds);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        Fees[Fees.IndexOf(fee)] = fee with { ReturnedOn = c.On };
        Meet(LabelTermKind.FeeReturn, o, Logo);
        CloseTask("return-fee", o, Logo);
        Tell("label-fee-returned", Logo, new Dictionary<string, object?> { ["amount"] = c.Amount, ["on"] = c.On });
        return null;
    }
}
