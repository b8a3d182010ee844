using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

public sealed class LeavingOverChangeTests
{
    private static readonly LeaveOverChange Leave = new("2026-02");

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    // A provider that paid its fee, and to whom a change was sent.
    private static LabelOffice Told(
        string sent = "2026-04-15",
        string inForce = "2026-07-01",
        bool significant = true,
        int months = 12,
        bool paid = true
    )
    {
        var office = ALogo.Valid();
        office.Changes.Add(new AnnouncedChange("2026-02", Day(sent), Day(inForce), significant));
        office.Changes.Add(new AnnouncedChange("2026-01b", Day("2026-01-05"), Day("2026-03-10"), Significant: true));
        var fee = new YearlyFee(Day(inForce).Year, Day("2026-01-05"), Money.Euro(16.25m * months), months);
        office.File.Fees.Clear();
        office.File.Fees.Add(paid ? fee with { PaidOn = Day("2026-01-20") } : fee);
        return office;
    }

    [Theory]
    [Rule("WK-10")]
    [InlineData("2026-04-15", true)]
    [InlineData("2026-06-15", true)] // the last day of the two months
    [InlineData("2026-06-16", false)]
    public void Notice_is_given_within_two_months_of_the_sending(string on, bool may)
    {
        var office = Told().At(on);
        if (may)
        {
            office.Do(LabelOffice.Shop, Leave);
            Assert.Equal(Day("2026-07-01"), office.File.LeavesOn);
            Assert.Equal(new LeftOver("2026-02", Day(on), Day("2026-07-01")), Assert.Single(office.File.LeftOver));
            Assert.Equal(Day("2026-07-01"), office.LastTold().Values["endsOn"]);
            Assert.Equal(LabelState.Valid, office.Logo());
        }
        else
        {
            var refused = office.Try(LabelOffice.Shop, Leave)!;
            Assert.Equal(("WK-10", RefusalReason.NoChangeAnnounced), (refused.Rule, refused.Reason));
            Assert.Null(office.File.LeavesOn);
        }
    }

    [Fact]
    [Rule("WK-10")]
    public void Who_left_and_joined_again_may_leave_over_another_change()
    {
        var office = Told().At("2026-05-04").Do(LabelOffice.Shop, Leave);
        Assert.Equal(RefusalReason.NoChangeAnnounced, office.Try(LabelOffice.Shop, Leave)!.Reason);
        office.Changes.Add(new AnnouncedChange("2027-01", Day("2027-01-05"), Day("2027-04-01"), Significant: true));
        office.At("2027-01-06").Do(LabelOffice.Shop, new LeaveOverChange("2027-01"));
        Assert.Equal(Day("2027-04-01"), office.File.LeavesOn);
    }

    [Fact]
    [Rule("WK-10")]
    public void A_change_that_is_none_of_these_is_not_known()
    {
        var office = Told().At("2026-05-01");
        foreach (var version in new[] { "2026-01b", "2027-01" })
        {
            Assert.Equal(
                ("version", FieldReason.Unknown),
                office.Try(LabelOffice.Shop, new LeaveOverChange(version)).Wrong()
            );
        }

        Assert.NotNull(Told(significant: false).At("2026-05-01").Try(LabelOffice.Shop, Leave));
        Assert.NotNull(Told(sent: "2026-04-15").At("2026-04-14").Try(LabelOffice.Shop, Leave));
    }

    [Fact]
    [Rule("WK-10")]
    public void It_is_given_once_and_the_next_act_gives_it_no_more()
    {
        var office = Told().At("2026-05-01").Do(LabelOffice.Shop, Leave);
        Assert.Equal(RefusalReason.NoChangeAnnounced, office.Try(LabelOffice.Shop, Leave)!.Reason);
        office.Do(new ReExamine(ExaminationResult.Conforms, office.Today));
        Assert.Null(office.File.LeavesOn);
    }

    [Theory]
    [Rule("WK-10")]
    [InlineData("2026-07-01", 12, 97.50)] // July to December
    [InlineData("2026-07-02", 12, 81.25)] // July is not full any more
    [InlineData("2026-07-31", 12, 81.25)]
    [InlineData("2026-08-01", 8, 81.25)] // who joined in May paid eight months
    [InlineData("2026-12-01", 12, 16.25)]
    public void A_twelfth_for_each_full_month_that_is_left_is_returned(string inForce, int months, double euro)
    {
        var office = Told(sent: "2026-05-01", inForce: inForce, months: months).At("2026-05-02");
        office.Do(LabelOffice.Shop, Leave);
        Assert.Equal(Money.Euro((decimal)euro), office.File.Fees[0].Returned);
        Assert.Equal(Money.Euro((decimal)euro), office.LastTold().Values["amount"]);
        Assert.Equal(["return-fee"], office.OpenTasks());
        Assert.Equal(Day(inForce).AddDays(30), office.Term(LabelTermKind.FeeReturn)!.Due);
    }

    [Theory]
    [Rule("WK-10")]
    [InlineData("2026-12-15", true)] // no full month is left
    [InlineData("2026-07-01", false)] // nothing was paid
    public void Where_nothing_is_left_or_was_paid_nothing_is_returned(string inForce, bool paid)
    {
        var office = Told(sent: "2026-05-01", inForce: inForce, paid: paid).At("2026-05-02");
        office.Do(LabelOffice.Shop, Leave);
        Assert.Null(office.File.Fees[0].Returned);
        Assert.Empty(office.OpenTasks());
        Assert.Null(office.LastTold().Values["amount"]);
        Assert.Equal(
            RefusalReason.NoFeeToReturn,
            office.Try(LabelOffice.Registrar, new RecordFeeReturn(office.Today, Money.Euro(1)))!.Reason
        );
    }

    [Fact]
    [Rule("WK-10")]
    public void A_fee_that_was_paid_after_the_notice_is_returned_as_well()
    {
        var office = Told(paid: false).At("2026-05-02").Do(LabelOffice.Shop, Leave);
        office.File.Fees[0] = office.File.Fees[0] with { PaidOn = Day("2026-05-10") };
        office.At("2026-08-01 00:00");
        Assert.Equal(["return-fee"], office.OpenTasks());
        office.Do(new RecordFeeReturn(office.Today, Money.Euro(97.50m)));
        Assert.Empty(office.OpenTasks());
    }

    [Fact]
    [Rule("WK-10")]
    public void What_is_returned_is_neither_less_nor_more_and_once()
    {
        var office = Told().At("2026-05-02").Do(LabelOffice.Shop, Leave).At("2026-07-10");
        Refusal? Try(string on, decimal euro) =>
            office.Try(LabelOffice.Registrar, new RecordFeeReturn(Day(on), Money.Euro(euro)));
        Assert.Equal(("amount", FieldReason.LessThanOwed), Try("2026-07-10", 97.49m).Wrong());
        Assert.Equal(("amount", FieldReason.OutOfBounds), Try("2026-07-10", 97.51m).Wrong());
        Assert.Equal(("on", FieldReason.InTheFuture), Try("2026-07-11", 97.50m).Wrong());
        Assert.Null(Try("2026-07-10", 97.50m));
        Assert.Equal(Day("2026-07-10"), office.File.Fees[0].ReturnedOn);
        Assert.Equal("label-fee-returned", office.LastTold().Template);
        Assert.DoesNotContain(LabelTermKind.FeeReturn, office.RunningTerms());
        Assert.Equal(RefusalReason.NoFeeToReturn, Try("2026-07-10", 97.50m)!.Reason);
    }

    [Fact]
    [Rule("WK-7"), Rule("WK-10")]
    public void Who_got_a_part_back_and_joins_again_owes_the_months_that_remain()
    {
        // Six twelfths of EUR 195 came back; from 15 August five months are left.
        var office = Told(paid: false);
        office.Do(new RecordPayment(LabelPayment.Fee, office.Today, Money.Euro(195m)));
        office.At("2026-05-04").Do(LabelOffice.Shop, Leave).At("2026-07-01");
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        office.Do(new RecordFeeReturn(office.Today, Money.Euro(97.5m))).At("2026-08-15");
        office.Stands(office.File.Standing.Begun(office.Today));
        office.Do(LabelOffice.Shop, new ApplyForLabel(ALogo.Kind, true)).Do(ALogo.Granting("2026-08-15"));
        Assert.Equal(2, office.File.Fees.Count);
        var fee = office.File.Fees[^1];
        Assert.Equal((Money.Euro(81.25m), 5, null as DateOnly?), (fee.Amount, fee.Months, fee.PaidOn));
        Assert.Equal(Money.Euro(81.25m), office.File.LeftOf(fee));
        office.Do(new RecordPayment(LabelPayment.Fee, office.Today, Money.Euro(81.25m)));
        Assert.Equal(office.Today, office.File.Fees[^1].PaidOn);
        Assert.Equal(Money.Euro(97.5m), office.File.Fees[0].Returned);
        Assert.Null(office.File.Fees[^1].Returned);
        Assert.False(Offers(office, "record-fee-return"));
    }

    [Fact]
    [Rule("WK-10")]
    public void Where_nothing_is_left_of_the_year_nothing_is_paid_back()
    {
        var office = Told("2026-10-05", "2026-12-10").At("2026-10-06").Do(LabelOffice.Shop, Leave);
        Assert.False(Offers(office, "record-fee-return"));
    }

    private static bool Offers(LabelOffice office, string act) =>
        LabelMachine
            .ActionsFor(office.File, office.Rulebook.Labels, office.Context(LabelOffice.Registrar))
            .Permitted.Any(p => LabelCommand.NameOf(p.Command) == act);

    [Fact]
    [Rule("WK-7"), Rule("WK-10")]
    public void So_does_who_paid_after_its_notice()
    {
        var office = Told(paid: false).At("2026-05-15").Do(LabelOffice.Shop, Leave).At("2026-05-20");
        office.Do(new RecordPayment(LabelPayment.Fee, office.Today, Money.Euro(195m))).At("2026-07-01");
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        office.At("2026-07-10").Stands(office.File.Standing.Begun(office.Today));
        office.Do(LabelOffice.Shop, new ApplyForLabel(ALogo.Kind, true)).Do(ALogo.Granting("2026-07-10"));
        Assert.Equal(Money.Euro(97.5m), office.File.Fees[0].Returned);
        Assert.Equal((Money.Euro(97.5m), 6), (office.File.Fees[^1].Amount, office.File.Fees[^1].Months));
    }
}
