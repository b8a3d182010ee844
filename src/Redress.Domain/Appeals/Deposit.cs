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
public sealed record Booking(Money Amount, DateOnly Booked, bool Counted)
{
    /// <summary>The bank's own reference of the transfer; null when it is not known.</summary>
    public string? BankReference { get; init; }

    /// <summary>Whether the money went back, so that it can count for nothing any more.</summary>
    public bool Returned { get; init; }

    /// <summary>BC-26: the same amount of the same day is the same transfer, unless the bank gives it another reference.</summary>
    public bool IsSame(Money amount, DateOnly booked, string? bankReference) =>
        Amount == amount && Booked == booked && (bankReference is null || bankReference == BankReference);
}

/// <summary>Money that was paid back.</summary>
public sealed record Repayment(Money Amount, DateOnly Paid);

/// <summary>How an appeal ends, as far as its deposit asks (BC-26).</summary>
/// <param name="State">The end that it comes to.</param>
/// <param name="InOwnTerm">Whether the appellant's own term to appeal still ran.</param>
/// <param name="Before">The appeal as it was.</param>
public sealed record AppealEnd(AppealState State, bool InOwnTerm, Appeal Before)
{
    private bool Judged => Before.Proceedings.Any(p => p.Outcome is not null);

    /// <summary>Whether the deposit is kept; else it goes back.</summary>
    public bool KeepsDeposit
    {
        get
        {
            if (Before.UpheldSomewhere || Before.State == AppealState.Lodged)
            {
                return false;
            }

            var seen = Before.Proceedings.Any(p => p.ReferredOn is not null);
            // Else delay would be free to a member; a consumer's goes back where no forum saw the appeal.
            var late = Before.Party == Party.Respondent || seen;
            return State switch
            {
                AppealState.Withdrawn => Judged || late && !InOwnTerm,
                AppealState.Abandoned => late,
                AppealState.Rejected => true,
                // A forum's finding; the body's own, for lack of the yes, gives the money back (FP-6).
                AppealState.Inadmissible => Judged,
                _ => false,
            };
        }
    }
}

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

    /// <summary>What counts towards the deposit, also where it is more than was asked.</summary>
    public Money Received => Sum(Bookings.Where(b => b.Counted).Select(b => b.Amount));

    /// <summary>Money that came too late, in excess, or for an appeal that was over, and the deposit itself where it is refunded; less what was paid back already.</summary>
    public Money ToReturn
    {
        get
        {
            var idle = Sum(Bookings.Where(b => !b.Counted).Select(b => b.Amount));
            var owed = State is DepositState.ToRefund or DepositState.Refunded ? idle + Received : idle + Excess;
            return owed - PaidBack;
        }
    }

    public bool OwesMoney => ToReturn.Amount > 0;

    /// <summary>What the body keeps for good; nothing until the appeal has ended.</summary>
    public Money Kept => State == DepositState.Kept ? Received - Excess : Money.Zero(Required.Currency);

    /// <summary>What is still held: the deposit while its appeal runs, and what waits to be paid back.</summary>
    public Money Held =>
        ToReturn + (State is DepositState.Due or DepositState.Paid ? Received - Excess : Money.Zero(Required.Currency));

    /// <summary>All that went back to the appellant.</summary>
    public Money PaidBack => Sum(Repayments.Select(r => r.Amount));

    private Money Excess => Received > Required ? Received - Required : Money.Zero(Required.Currency);

    /// <param name="counts">Whether it came in time and the appeal can still use it.</param>
    public Deposit Book(Money amount, DateOnly booked, bool counts, string? bankReference = null)
    {
        var booking = new Booking(amount, booked, counts) { BankReference = bankReference };
        var after = this with { Bookings = [.. Bookings, booking] };
        return counts ? after.PaidIfComplete() : after;
    }

    /// <summary>The appeal turned out to be in time (BC-23): the deposit is due from then, and what came already and is still there counts.</summary>
    public Deposit DueAgain(DateOnly due) =>
        (
            this with
            {
                Due = due,
                State = DepositState.Due,
                Bookings = [.. Bookings.Select(b => b with { Counted = b.Counted || !b.Returned && b.Booked <= due })],
            }
        ).PaidIfComplete();

    /// <summary>How the end of the appeal settles it (BC-26). One that a forum took after it had ended was settled before: only a success changes that.</summary>
    public Deposit Settle(AppealEnd end) =>
        this with
        {
            State = State switch
            {
                DepositState.ToRefund or DepositState.Refunded => State,
                _ when Received.Amount == 0 => DepositState.NotReceived,
                DepositState.Kept when !end.Before.UpheldSomewhere => DepositState.Kept,
                _ => end.KeepsDeposit ? DepositState.Kept : DepositState.ToRefund,
            },
        };

    public Deposit Refund(DateOnly paid) =>
        this with
        {
            RefundedOn = paid,
            Repayments = [.. Repayments, new Repayment(ToReturn, paid)],
            Bookings = [.. Bookings.Select(b => b with { Returned = b.Returned || !b.Counted })],
            State = State == DepositState.ToRefund ? DepositState.Refunded : State,
        };

    // What was paid back is not there any more, though it once counted. A part that came after the lapse alone goes back.
    private Deposit PaidIfComplete()
    {
        var open =
            State is DepositState.Due or DepositState.NotReceived or DepositState.ToRefund or DepositState.Refunded;
        return open && Received >= Required && Sum(Bookings.Select(b => b.Amount)) - PaidBack >= Required
            ? this with
            {
                State = DepositState.Paid,
            }
            : this with
            {
                State = State == DepositState.NotReceived ? DepositState.ToRefund : State,
            };
    }

    private Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(Required.Currency), (sum, amount) => sum + amount);
}

/// <summary>What a party paid under the reference of its decision letter before it lodged an appeal (BC-26): it counts from its booking day, and goes back where no appeal comes.</summary>
public sealed record PaidAhead(Party Party, IReadOnlyList<Booking> Bookings)
{
    public IReadOnlyList<Repayment> Repayments { get; init; } = [];

    /// <summary>The day of the latest repayment; null before.</summary>
    public DateOnly? RefundedOn => Repayments.Count > 0 ? Repayments[^1].Paid : null;

    /// <summary>Those that still wait for an appeal, or to be paid back.</summary>
    public IReadOnlyList<Booking> Waiting => [.. Bookings.Where(b => !b.Returned)];

    /// <summary>The money that still waits.</summary>
    public Money Held(string currency) => Waiting.Aggregate(Money.Zero(currency), (sum, b) => sum + b.Amount);

    public PaidAhead Refund(DateOnly paid, string currency) =>
        this with
        {
            Bookings = [.. Bookings.Select(b => b with { Returned = true })],
            Repayments = [.. Repayments, new Repayment(Held(currency), paid)],
        };
}
