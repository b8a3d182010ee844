using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The deposit of an appeal, booked as it comes in, before the lodging too; paid, it admits the appeal. What is not kept goes back (BC-26).</summary>
public sealed partial class Case
{
    private Refusal? Handle(RecordDeposit c, ActContext o)
    {
        if ((c.Appeal is null) == (c.Party is null))
        {
            return Refusal.Field("appeal", "BC-26", FieldReason.OneOfAppealAndParty);
        }

        if (c.Party is { } payer)
        {
            return BookAhead(payer, c, o);
        }

        if (WhyNoAppeal(c.Appeal, "BC-26", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if ((WhyBookedAlready(appeal.Deposit.Bookings, c) ?? CheckBooking(c, o)) is { } no)
        {
            return no;
        }

        var (amount, booked) = (c.Amount!, c.Booked!.Value);
        var after = appeal with
        {
            Deposit = appeal.Deposit.Book(
                amount,
                booked,
                CanStillUse(appeal) && IsInTime(appeal, booked),
                c.BankReference
            ),
        };
        if (after.After(AppealAct.RecordDeposit, o.Act.Capacity, o.Today) is { } admitted)
        {
            Fulfil(TermKind.Deposit, booked, appeal.Party, appeal.Id);
            after = admitted;
            // Booked in time but known a day too late: the appeal had lapsed, and now has not.
            if (appeal.State == AppealState.Lapsed)
            {
                if (AppealTermOf(appeal) is { State: TermState.Running or TermState.Stopped } own)
                {
                    Change(own, own.Fulfil(appeal.LodgedOn));
                }

                Change(after);
                AskArbitration(after, o);
                after = FindAppeal(after.Id)!;
            }
        }
        else if (appeal.SuspendsAgain == false && after.Deposit.State == DepositState.Paid)
        {
            // The forum had taken it meanwhile, without its deposit: it suspends as if it had never lapsed.
            after = after with
            {
                SuspendsAgain = null,
            };
        }

        Change(after);
        Record(new DepositReceived(after, after.Deposit.Bookings[^1]));
        return null;
    }

    // What comes for an appeal that lapsed counts as long as no other of the same party took its place.
    private bool CanStillUse(Appeal appeal) =>
        !appeal.Late
        && (
            appeal.State is AppealState.Lodged or AppealState.Admitted
            || appeal.State == AppealState.Lapsed
                && appeal.AgainstEarlier is null
                // BC-29: while the complaint is decided anew no appeal is taken up again.
                && Decision is { State: DecisionState.Pronounced }
                && !Appeals.Exists(a =>
                    a.Party == appeal.Party && a.Condition == appeal.Condition && a.AgainstEarlier is null && !a.Ended
                )
            || appeal is { State: AppealState.ArbitrationOrCourt, SuspendsAgain: false }
        );

    // FP-25: a term that stands still has no last day yet.
    private bool IsInTime(Appeal appeal, DateOnly booked) =>
        booked <= appeal.Deposit.Due
        || Terms.FindLast(t => t.Kind == TermKind.Deposit && t.Subject == appeal.Id) is { State: TermState.Stopped };

    /// <summary>The structured reference under which this party pays the deposit of the appeal that it lodges next (BC-26).</summary>
    public string NextDepositReference(Party party) =>
        DepositReference.Of(Number, party, Appeals.Count(a => a.Party == party));

    private Refusal? BookAhead(Party payer, RecordDeposit c, ActContext o)
    {
        if (Appeals.Exists(a => a.Party == payer && a.AgainstEarlier is null && !a.Ended))
        {
            return Refusal.State("BC-26", RefusalReason.AlreadyAppealed);
        }

        // What comes once it is too late to appeal is booked as well, and goes back.
        if (Notification(payer) is null)
        {
            return Refusal.State("BC-26", RefusalReason.NothingToPayAhead);
        }

        var before = PaidAhead.Find(p => p.Party == payer) ?? new PaidAhead(payer, []);
        if ((WhyBookedAlready(before.Bookings, c) ?? CheckBooking(c, o)) is { } no)
        {
            return no;
        }

        var booking = new Booking(c.Amount!, c.Booked!.Value, Counted: false) { BankReference = c.BankReference };
        var after = before with { Bookings = [.. before.Bookings, booking] };
        Change(after);
        Record(new DepositPaidAhead(after, booking));
        return null;
    }

    /// <summary>BC-26: whom the letter on the decision, or on a condition (BC-19), tells by when to appeal.</summary>
    public bool MayPayAhead(Party payer) =>
        FinalOn is null ? Notification(payer) is not null : payer == Party.Respondent && ConditionTermRuns;

    private static Refusal? CheckBooking(RecordDeposit c, ActContext o)
    {
        var currency = o.Rulebook.Currency;
        var check = new Validation();
        check.Require(c.Amount is { Amount: > 0 } && c.Amount.IsWholeCents, "amount", "BC-26", FieldReason.NotAnAmount);
        check.Require(
            c.Amount is null || c.Amount.Currency == currency,
            "amount",
            "BC-26",
            FieldReason.OtherCurrency,
            currency
        );
        check.Require(c.Booked <= o.Today, "booked", "BC-26", FieldReason.InTheFuture);
        return check.Refusal;
    }

    private static Refusal? WhyBookedAlready(IReadOnlyList<Booking> bookings, RecordDeposit c) =>
        bookings.Any(b => b.IsSame(c.Amount!, c.Booked!.Value, c.BankReference))
            ? Refusal.State("BC-26", RefusalReason.AlreadyBooked)
            : null;

    private void Change(PaidAhead after)
    {
        PaidAhead.RemoveAll(p => p.Party == after.Party);
        PaidAhead.Add(after);
    }

    // What was paid ahead belongs to the appeal from its lodging on; what went back already does not.
    private IReadOnlyList<Booking> TakePaidAhead(Party party)
    {
        if (PaidAhead.Find(p => p.Party == party) is not { Waiting.Count: > 0 } paid)
        {
            return [];
        }

        Change(paid with { Bookings = [.. paid.Bookings.Where(b => b.Returned)] });
        return paid.Waiting;
    }

    /// <summary>BC-26: money of no appeal goes back once the decision is final, and where a case that was taken up anew (BC-29) ends without one.</summary>
    public bool OwesPaidAhead(PaidAhead paid) =>
        (FinalOn is not null || EndedOn is not null) && paid.Waiting.Count > 0 && !MayPayAhead(paid.Party);

    /// <summary>The latest term to pay back the money of that appeal, or what that party paid ahead; null when none was ever owed.</summary>
    public Term? RefundTermOf(string subject) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Refund && t.Subject == subject);

    /// <summary>What a term to pay back is about, where it is about no appeal.</summary>
    public static string PaidAheadBy(Party party) => $"paid-ahead:{WireNames.Camel(party.ToString())}";

    private Refusal? Handle(RecordRefund c, ActContext o)
    {
        if (c.Sanction is not null && c.Appeal is null && c.Party is null)
        {
            return RefundFine(c, o);
        }

        if ((c.Appeal is null) == (c.Party is null))
        {
            return Refusal.Field("appeal", "BC-26", FieldReason.OneOfAppealAndParty);
        }

        return c.Party is { } payee ? RefundAhead(payee, c, o) : RefundDeposit(c, o);
    }

    private Refusal? RefundDeposit(RecordRefund c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "BC-26", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (!appeal.Deposit.OwesMoney)
        {
            return Refusal.State("BC-26", RefusalReason.NothingToRefund);
        }

        if (c.Paid > o.Today || c.Paid < appeal.LodgedOn)
        {
            return Refusal.Field("paid", "BC-26", FieldReason.DayOutOfOrder);
        }

        MeetRefund(appeal.Id, c.Paid!.Value);
        var refunded = appeal with { Deposit = appeal.Deposit.Refund(c.Paid.Value) };
        Change(refunded);
        Record(new MoneyReturned(appeal.Party, refunded.Deposit.Repayments[^1].Amount, c.Paid.Value));
        return null;
    }

    private Refusal? RefundAhead(Party payee, RecordRefund c, ActContext o)
    {
        if (PaidAhead.Find(p => p.Party == payee) is not { } paid || !OwesPaidAhead(paid))
        {
            return Refusal.State("BC-26", RefusalReason.NothingToRefund);
        }

        if (c.Paid > o.Today || c.Paid < paid.Waiting.Min(b => b.Booked))
        {
            return Refusal.Field("paid", "BC-26", FieldReason.DayOutOfOrder);
        }

        MeetRefund(PaidAheadBy(payee), c.Paid!.Value);
        var refunded = paid.Refund(c.Paid.Value, o.Rulebook.Currency);
        Change(refunded);
        Record(new MoneyReturned(payee, refunded.Repayments[^1].Amount, c.Paid.Value));
        return null;
    }

    private void KeepRefundTerm(string subject, bool owed, DateOnly? paid, ActContext o)
    {
        var last = RefundTermOf(subject);
        var waited = last is { State: TermState.Lapsed } && !(paid > last.Due);
        if (owed && !waited && last is not { State: TermState.Running })
        {
            Open(new(TermKind.Refund, null, subject), TermStart.MoneyToReturn, o.Today, o);
        }
        else if (!owed && last is { State: TermState.Running })
        {
            Change(last, last.Fulfil(o.Today));
        }
    }

    // Paid in time and told of later: the term was met. One that was missed stays so, and what comes to be owed after it has a term of its own.
    private void MeetRefund(string subject, DateOnly paid)
    {
        if (RefundTermOf(subject) is { } term)
        {
            Change(term, paid <= term.Due || term.State == TermState.Running ? Fulfilled(term, paid) : term);
        }
    }
}
