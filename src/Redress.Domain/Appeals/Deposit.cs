namespace Redress.Domain.Appeals;

public enum DepositState { Due, Paid, Kept, ToRefund, Refunded, NotReceived }

/// <summary>One transfer: the amount, the day the bank booked it, and whether it counted towards the deposit.</summary>
public sealed record Booking(Money Amount, DateOnly Booked, bool Counted);

/// <summary>The deposit of one appeal (BC-26): what is asked, by when a transfer must be booked, what came and what became of it.</summary>
public sealed record Deposit(Money Required, DateOnly Due, string Reference, DepositState State, IReadOnlyList<Booking> Bookings)
{
    public DateOnly? RefundedOn { get; init; }

    public Money Received => Bookings.Where(b => b.Counted).Aggregate(Money.Zero(Required.Currency), (sum, b) => sum + b.Amount);

    /// <summary>Money that came too late, in excess, or for an appeal that was over, and the deposit itself where it is refunded.</summary>
    public Money ToReturn
    {
        get
        {
            var idle = Bookings.Where(b => !b.Counted).Aggregate(Money.Zero(Required.Currency), (sum, b) => sum + b.Amount);
            var excess = Received > Required ? Received - Required : Money.Zero(Required.Currency);
            return State is DepositState.ToRefund or DepositState.Refunded ? idle + Received : idle + excess;
        }
    }

    public bool OwesMoney => ToReturn.Amount > 0 && RefundedOn is null;

    public Deposit Book(Money amount, DateOnly booked, bool open)
    {
        var counts = open && booked <= Due;
        var after = this with { Bookings = [.. Bookings, new Booking(amount, booked, counts)], RefundedOn = null };
        return after.State is DepositState.Due or DepositState.NotReceived && counts && after.Received >= Required
            ? after with { State = DepositState.Paid }
            : after;
    }

    /// <summary>How the end of the appeal settles it: upheld refunds (in either forum, in part too), an appeal never admitted returns, otherwise it is kept.</summary>
    public Deposit Settle(AppealState ended, bool wasAdmitted) => this with
    {
        State = (ended, wasAdmitted, Received.Amount > 0) switch
        {
            (_, _, false) => DepositState.NotReceived,
            (AppealState.Upheld or AppealState.PartlyUpheld, _, _) => DepositState.ToRefund,
            (_, false, _) => DepositState.ToRefund,
            _ => DepositState.Kept,
        },
    };

    public Deposit Refund(DateOnly paid) => this with
    {
        RefundedOn = paid,
        State = State == DepositState.ToRefund ? DepositState.Refunded : State,
    };
}
