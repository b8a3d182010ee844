using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The deposit of an appeal, booked as it comes in; paid, it admits the appeal (BC-26).</summary>
public sealed partial class Case
{
    private Refusal? Handle(RecordDeposit c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "BC-26", out var appeal) is { } unknown)
        {
            return unknown;
        }

        var check = new Validation();
        check.Require(c.Amount is { Amount: > 0 } && c.Amount.IsWholeCents, "amount", "BC-26", FieldReason.NotAnAmount);
        check.Require(
            c.Amount is null || c.Amount.Currency == appeal.Deposit.Required.Currency,
            "amount",
            "BC-26",
            FieldReason.OtherCurrency,
            appeal.Deposit.Required.Currency
        );
        check.Require(c.Booked <= o.Today, "booked", "BC-26", FieldReason.InTheFuture);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var waits = !appeal.Late && appeal.State is AppealState.Lodged or AppealState.Admitted or AppealState.Lapsed;
        var deposit = appeal.Deposit.Book(c.Amount!, c.Booked!.Value, waits);
        var after = appeal with { Deposit = deposit };
        if (after.After(AppealAct.RecordDeposit, o.Act.Capacity, o.Today) is { } admitted)
        {
            Fulfil(TermKind.Deposit, c.Booked.Value, appeal.Party, appeal.Id);
            after = admitted;
            // Booked in time but known a day too late: the appeal had lapsed, and now has not.
            if (appeal.State == AppealState.Lapsed)
            {
                AskArbitration(after, o);
            }
        }

        Change(after);
        Record(new DepositReceived(after, deposit.Bookings[^1]));
        return null;
    }
}
