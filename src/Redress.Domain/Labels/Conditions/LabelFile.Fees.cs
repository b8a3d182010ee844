using System.Globalization;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Labels;

/// <summary>The yearly fee and what is paid (BC-35, WK-7): asked, reminded of, and then the board's task. Time takes no label over it.</summary>
public sealed partial class LabelFile
{
    private const string Unpaid = "fee-unpaid";
    private const int MonthsOfAYear = 12;

    // The year before is paid late, the year to come early; of others nobody books.
    private const int YearsAround = 1;

    public List<YearlyFee> Fees { get; private set; } = [];

    public List<BookedPayment> Payments { get; private set; } = [];

    /// <summary>BC-35: the fee of this year is paid.</summary>
    public bool FeeIsPaidFor(LabelContext o) => FeeOf(o.Today.Year)?.PaidOn is not null;

    /// <summary>
    /// BC-35, WK-7: who joins is asked the fee of the year before the grant, once however many labels it asks for. Where the scheme counts months, those that remain, that of joining among them.
    /// </summary>
    partial void AskJoiningFee(string kind, LabelContext o)
    {
        // From the day on which it joins, which may lie before that of the record; a year that began since is asked whole.
        var from = o.Rulebook.Label.FeeByMonths && Label(kind).From is { } joined ? joined : o.Today;
        if (LeftOver is [.., var left] && left.EndsOn <= from)
        {
            ReckonFeeReturn(left.EndsOn);
        }

        for (var year = from.Year; year <= o.Today.Year; year++)
        {
            // Who left and got a part back joins anew, and owes what is left of the year once more (WK-7, WK-10).
            if (FeeOf(year) is null || FeeOf(year) is { Returned: not null } && LeftOver[^1].EndsOn <= from)
            {
                var months =
                    o.Rulebook.Label.FeeByMonths && year == from.Year ? MonthsOfAYear + 1 - from.Month : MonthsOfAYear;
                Ask(new YearlyFee(year, o.Today, ForMonths(o.Rulebook.Label.Fee, months), months), o);
            }
        }
    }

    private Refusal? Handle(AskFee c, LabelContext o)
    {
        var year = c.Year ?? o.Today.Year;
        var before = FeeOf(year);
        var amount = c.Amount ?? o.Rulebook.Label.Fee;
        if (o.By.Role == Role.Clock)
        {
            if (before is null)
            {
                Ask(new YearlyFee(year, o.Today, amount, MonthsOfAYear), o);
            }

            return null;
        }

        if (HasLeft)
        {
            return Refusal.State("BC-38", RefusalReason.MembershipHasEnded);
        }

        if (before is { PaidOn: not null } or { Amount: not null })
        {
            return Refusal.State("BC-35", RefusalReason.FeeAskedAlready);
        }

        var check = new Validation();
        CheckYear(c.Year, check, o);
        check.Required(amount, "amount", "BC-35");
        CheckAmount(amount, check, o.Rulebook);
        if (check.Refusal is { } refused)
        {
            return refused;
        }

        Ask(new YearlyFee(year, o.Today, amount, before?.Months ?? MonthsOfAYear), o);
        return null;
    }

    // BC-35, WK-7: by 31 January, of every member whose label is there, and of who asks for one.
    [Lapses(LabelTermKind.FeeAsking)]
    private void NextYearBegan(LabelTerm term, LabelContext o)
    {
        var year = term.Due.Year + 1;
        if (FeeOf(year) is null)
        {
            Ask(new YearlyFee(year, o.Today, o.Rulebook.Label.Fee, MonthsOfAYear), o);
        }

        AskFeeIn(year + 1, o);
    }

    [Lapses(LabelTermKind.Fee)]
    private void FeeIsLate(LabelTerm term, LabelContext o)
    {
        // Who joined not is asked nothing: it gets no label.
        if (!Standing.IsMember)
        {
            return;
        }

        var fee = FeeOf(YearOf(term))!;
        KeepFee(fee with { RemindedOn = o.Today });
        var reminder = Open(
            new LabelMatter(LabelTermKind.FeeReminder, null, term.Subject, OfMember: true),
            new LabelEvent(LabelStart.FeeReminded, o.Today),
            o
        );
        Tell("label-fee-reminder", null, ToldOf(fee, reminder), LabelChannel.Registered);
    }

    [Lapses(LabelTermKind.FeeReminder)]
    private void FeeIsUnpaid(LabelTerm term, LabelContext o)
    {
        if (Standing.IsMember)
        {
            OpenTask(Unpaid, o, subject: term.Subject);
        }
    }

    private void AskFeeIn(int year, LabelContext o) =>
        OpenUntil(
            new LabelMatter(LabelTermKind.FeeAsking, null),
            new LabelEvent(LabelStart.Granted, o.Today),
            new DateOnly(year, 1, 1).AddDays(-1),
            o
        );

    // BC-35: a year that began while no label was there, and none was asked for, is owed as well once one is. What was written down as it is owes what whoever wrote it asks.
    private void AskFeeOfThisYear(LabelContext o)
    {
        if (Fees.Count > 0 && FeeOf(o.Today.Year) is null && Standing.IsMember)
        {
            Ask(new YearlyFee(o.Today.Year, o.Today, o.Rulebook.Label.Fee, MonthsOfAYear), o);
        }
    }

    // While a label is there, or one is asked for and the fee was: who neither has nor asks one owes none.
    private bool AsksFees =>
        !HasLeft
        && Labels.Exists(l =>
            l.IsThere || Fees.Count > 0 && LabelFamilies.Of(l.Kind) == LabelFamily.Certified && LabelApplication.Runs(l)
        );

    private void Ask(YearlyFee fee, LabelContext o)
    {
        // What was booked of it before it was asked counts.
        if (
            fee.Amount is { } asked
            && Payments.FindLast(p => p.What == LabelPayment.Fee && p.Year == fee.Year) is { } last
            && PaidOf(fee) >= asked.Amount
        )
        {
            KeepFee(fee with { PaidOn = last.On });
            MeetFee(fee.Year, o);
            return;
        }

        KeepFee(fee);
        var subject = Written(fee.Year);
        if (Running(LabelTermKind.Fee, subject: subject) is null)
        {
            Open(
                new LabelMatter(LabelTermKind.Fee, null, subject, OfMember: true),
                new LabelEvent(LabelStart.FeeAsked, o.Today),
                o
            );
        }

        Tell("label-fee-asked", null, ToldOf(fee, Running(LabelTermKind.Fee, subject: subject)!));
    }

    private void MeetFee(int year, LabelContext o)
    {
        Meet(LabelTermKind.Fee, o, subject: Written(year));
        Meet(LabelTermKind.FeeReminder, o, subject: Written(year));
        CloseTask(Unpaid, o, subject: Written(year));
        if (year == o.Today.Year)
        {
            MetAgain(LabelCondition.Fee, o);
        }
    }

    // Of who joined again in a year, the later.
    private YearlyFee? FeeOf(int year) => Fees.FindLast(f => f.Year == year);

    private void KeepFee(YearlyFee fee)
    {
        var at = Fees.FindLastIndex(f => f.Year == fee.Year);
        if (at < 0 || Fees[at].Returned is not null && fee.Returned is null)
        {
            Fees.Add(fee);
        }
        else
        {
            Fees[at] = fee;
        }
    }

    /// <summary>What is left to be paid of a year's fee; null where the scheme sets no amount.</summary>
    public Money? LeftOf(YearlyFee fee) =>
        fee.Amount is { } asked ? asked with { Amount = Math.Max(0, asked.Amount - PaidOf(fee)) } : null;

    // What was paid of it: of the year, without what an earlier membership of the same year was asked.
    private decimal PaidOf(YearlyFee fee) =>
        Payments.Where(p => p.What == LabelPayment.Fee && p.Year == fee.Year).Sum(p => p.Amount.Amount)
        - Fees.TakeWhile(f => f.Year != fee.Year || f.AskedOn < fee.AskedOn)
            .Where(f => f.Year == fee.Year && f.Returned is not null)
            .Sum(f => f.Amount?.Amount ?? 0);

    private Dictionary<string, object?> ToldOf(YearlyFee fee, LabelTerm term) =>
        new()
        {
            ["year"] = Written(fee.Year),
            ["amount"] = LeftOf(fee),
            ["months"] = fee.Months < MonthsOfAYear ? Written(fee.Months) : null,
            ["due"] = term.Due,
        };

    /// <summary>The part of a year's fee that is for so many months, to the cent.</summary>
    private static Money? ForMonths(Money? fee, int months) =>
        fee is null
            ? null
            : fee with
            {
                Amount = decimal.Round(fee.Amount * months / MonthsOfAYear, 2, MidpointRounding.AwayFromZero),
            };

    private static Money Sum(IEnumerable<BookedPayment> before, BookedPayment last) =>
        before.Aggregate(last.Amount, (sum, p) => sum + p.Amount);

    private static void CheckYear(int? year, Validation check, LabelContext o)
    {
        var (first, last) = (o.Today.Year - YearsAround, o.Today.Year + YearsAround);
        check.Require(
            year is null || year >= first && year <= last,
            "year",
            "BC-35",
            FieldReason.OutOfBounds,
            first,
            last
        );
    }

    private static void CheckAmount(Money? amount, Validation check, Rulebook rulebook)
    {
        check.Require(amount is null or { Amount: > 0 }, "amount", "BC-35", FieldReason.NotAnAmount);
        check.Require(
            amount is null || amount.Currency == rulebook.Currency,
            "amount",
            "BC-35",
            FieldReason.OtherCurrency
        );
    }

    private static int YearOf(LabelTerm term) => int.Parse(term.Subject!, CultureInfo.InvariantCulture);

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
