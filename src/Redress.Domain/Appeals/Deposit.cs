namespace Redress.Domain.Appeals;

public enum DepositState
{
    Due,
    Paid,
    Kept,
    ToRefund,
    Refunded,
    NotReceived,
}

/// <summary>One transfer: the amount, the day the bank booked it, and whether it counted towards the deposit.</summary>
public sealed record Booking(Money Amount, DateOnly Booked, bool Counted);

/// <summary>Money that was paid back.</summary>
public sealed record Repayment(Money Amount, DateOnly Paid);

/// <summary>The deposit of one appeal (BC-26): what is asked, by when a transfer must be booked, what came and what became of it.</summary>
public sealed record Deposit(
    Money Required,
    DateOnly Due,
    string Reference,
    DepositState State,
    IReadOnlyList<Booking> Bookings
)
{
    /// <summary>The day of the latest repayment.</summary>
    public DateOnly? RefundedOn { get; init; }

    public IReadOnlyList<Repayment> Repayments { get; init; } = [];

    public Money Received => Sum(Bookings.Where(b => b.Counted).Select(b => b.Amount));

    /// <summary>Money that came too late, in excess, or for an appeal that was over, and the deposit itself where it is refunded; less what was paid back already.</summary>
    public Money ToReturn
    {
        get
        {
            var idle = Sum(Bookings.Where(b => !b.Counted).Select(b => b.Amount));
            var excess = Received > Required ? Received - Required : Money.Zero(Required.Currency);
            var owed = State is DepositState.ToRefund or DepositState.Refunded ? idle + Received : idle + excess;
            return owed - PaidBack;
        }
    }

    public bool OwesMoney => ToReturn.Amount > 0;

    private Money PaidBack => Sum(Repayments.Select(r => r.Amount));

    public Deposit Book(Money amount, DateOnly booked, bool open)
    {
        var counts = open && booked <= Due;
        var after = this with { Bookings = [.. Bookings, new Booking(amount, booked, counts)] };
        return counts ? after.PaidIfComplete() : after;
    }

    /// <summary>The appeal turned out to be in time (BC-23): the deposit is due from then, and what came already counts.</summary>
    public Deposit DueAgain(DateOnly due) =>
        (
            this with
            {
                Due = due,
                State = DepositState.Due,
                Bookings = [.. Bookings.Select(b => b with { Counted = b.Counted || b.Booked <= due })],
            }
        ).PaidIfComplete();

    /// <summary>How the end of the appeal settles it: upheld refunds (in either forum, in part too), an appeal never admitted returns, otherwise it is kept.</summary>
    /// <param name="upheldSomewhere">Whether one of the fora upheld it, in part at least; then it does not matter how the rest ended (ST-3).</param>
    public Deposit Settle(AppealState ended, bool wasAdmitted, bool upheldSomewhere = false) =>
        this with
        {
            State = (wasAdmitted, Received.Amount > 0) switch
            {
                (_, false) => DepositState.NotReceived,
                (false, _) => DepositState.ToRefund,
                _ => upheldSomewhere || ended is AppealState.Upheld or AppealState.PartlyUpheld
                    ? DepositState.ToRefund
                    : DepositState.Kept,
            },
        };

    public Deposit Refund(DateOnly paid) =>
        this with
        {
            RefundedOn = paid,
            Repayments = [.. Repayments, new Repayment(ToReturn, paid)],
            State = State == DepositState.ToRefund ? DepositState.Refunded : State,
        };

    // What was paid back is not there any more, though it once counted.
    private Deposit PaidIfComplete()
    {
        var open =
            State is DepositState.Due or DepositState.NotReceived or DepositState.ToRefund or DepositState.Refunded;
        return open && Received >= Required && Sum(Bookings.Select(b => b.Amount)) - PaidBack >= Required
            ? this with
            {
                State = DepositState.Paid,
            }
            : this;
    }

    private Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(Required.Currency), (sum, amount) => sum + amount);
}
