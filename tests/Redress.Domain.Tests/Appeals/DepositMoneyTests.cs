using Redress.Domain.Cases.Facts;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>BC-26: whatever is permitted and done, in whatever order, no cent of a deposit is lost or paid back twice.</summary>
public sealed class DepositMoneyTests
{
    [Fact]
    [Rule("BC-26")]
    public void What_came_in_is_what_is_kept_what_went_back_and_what_is_still_held()
    {
        var (kept, back) = (0m, 0m);
        for (var seed = 0; seed < 240; seed++)
        {
            foreach (var a in AppealWalk.Steps(seed))
            {
                var received =
                    a.Facts.OfType<DepositReceived>().Sum(f => f.Booking.Amount.Amount)
                    + a.Facts.OfType<DepositPaidAhead>().Sum(f => f.Booking.Amount.Amount);
                var returned = a.Facts.OfType<MoneyReturned>().Sum(f => f.Amount.Amount);
                Assert.All(
                    a.It.Appeals,
                    p =>
                        // Of each appeal by itself, too.
                        Assert.True(
                            p.Deposit.Bookings.Sum(b => b.Amount.Amount)
                                == p.Deposit.Kept.Amount + p.Deposit.PaidBack.Amount + p.Deposit.Held.Amount
                                && p.Deposit.Held.Amount >= 0
                                && p.Deposit.Kept.Amount >= 0
                                && p.Deposit.ToReturn.Amount >= 0,
                            $"walk {seed}: {p.Deposit}"
                        )
                );
                var deposits = a.It.Appeals.Sum(p => p.Deposit.Kept.Amount + p.Deposit.Held.Amount);
                var ahead = a.It.PaidAhead.Sum(p => p.Held("EUR").Amount);
                Assert.True(
                    received == deposits + ahead + returned,
                    $"walk {seed}: {received} came, {deposits} and {ahead} are there, {returned} went back"
                );
                kept += a.It.Appeals.Sum(p => p.Deposit.Kept.Amount);
                back += returned;
            }
        }

        Assert.True(kept > 0 && back > 0, "the walks kept some deposits and paid some back");
    }
}
