using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>BC-26: lodged on Wednesday 20 May 2026, the deposit is booked by Thursday the 28th (Whit Monday is the 25th).</summary>
public sealed class DepositTests
{
    private static ACase Lodged(Party by = Party.Respondent) =>
        ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20", by);

    private static Appeal The(ACase a) => a.It.Appeals[^1];

    [Theory]
    [InlineData(Party.Respondent, 2000)]
    [InlineData(Party.Complainant, 150)]
    [Rule("BC-26")]
    public void The_appellant_deposits_and_the_appeal_is_admitted(Party by, int amount)
    {
        var a = Lodged(by);
        Assert.Equal(
            (Money.Euro(amount), ACase.Day("2026-05-28"), DepositState.Due),
            (The(a).Deposit.Required, The(a).Deposit.Due, The(a).Deposit.State)
        );
        Assert.Equal(ACase.Day("2026-05-28"), a.Running(TermKind.Deposit, by).Due);
        a.Paid("2026-05-28");
        Assert.Equal((AppealState.Admitted, DepositState.Paid), (The(a).State, The(a).Deposit.State));
        Assert.False(a.Runs(TermKind.Deposit));
    }

    [Fact]
    [Rule("BC-26")]
    public void Without_it_the_appeal_lapses_and_nothing_is_referred()
    {
        var a = Lodged();
        a.NotNow(ACase.Handler, new Refer(The(a).Id, null, "C-1", a.Today), "BC-26");
        a.Advance("2026-05-28T23:59").Is(CaseState.Appealed).Advance("2026-05-29T00:00").Is(CaseState.Decided);
        Assert.Equal(
            (AppealState.Lapsed, "deposit-not-received", DepositState.NotReceived),
            (The(a).State, The(a).EndedBecause, The(a).Deposit.State)
        );
    }

    [Fact]
    [Rule("BC-26")]
    public void A_booking_has_an_amount_in_the_currency_and_a_day_that_is_over()
    {
        var a = Lodged();
        a.Invalid(ACase.Handler, new RecordDeposit(The(a).Id, Money.Euro(0), a.Today), "amount", "BC-26");
        a.Invalid(ACase.Handler, new RecordDeposit(The(a).Id, Money.Euro(10.001m), a.Today), "amount", "BC-26");
        a.Invalid(ACase.Handler, new RecordDeposit(The(a).Id, new Money(2000, "USD"), a.Today), "amount", "BC-26");
        a.Invalid(ACase.Handler, new RecordDeposit(The(a).Id, Money.Euro(2000), a.Today.AddDays(1)), "booked", "BC-26");
        a.Invalid(ACase.Handler, new RecordDeposit("a9", Money.Euro(2000), a.Today), "appeal", "BC-26");
        a.Refused(
            ACase.Secretary,
            new RecordDeposit(The(a).Id, Money.Euro(2000), a.Today),
            RefusalKind.NotThisRole,
            "BC-26"
        );
    }

    [Fact]
    [Rule("BC-26")]
    public void What_comes_in_parts_counts_once_it_is_whole_and_what_stays_partial_is_returned()
    {
        var whole = Lodged().Pays("2026-05-21", 1500);
        Assert.Equal((AppealState.Lodged, DepositState.Due), (The(whole).State, The(whole).Deposit.State));
        whole.Pays("2026-05-22", 500);
        Assert.Equal(AppealState.Admitted, The(whole).State);
        var part = Lodged().Pays("2026-05-21", 1500).Advance("2026-05-29");
        Assert.Equal(
            (AppealState.Lapsed, DepositState.ToRefund, Money.Euro(1500)),
            (The(part).State, The(part).Deposit.State, The(part).Deposit.ToReturn)
        );
    }

    [Fact]
    [Rule("BC-26")]
    public void A_transfer_booked_in_time_and_known_a_day_too_late_brings_the_appeal_back()
    {
        var a = Lodged()
            .Advance("2026-05-29")
            .Is(CaseState.Decided)
            .Paid("2026-05-29", booked: "2026-05-28")
            .Is(CaseState.Appealed);
        Assert.Equal((AppealState.Admitted, DepositState.Paid), (The(a).State, The(a).Deposit.State));
        Assert.Null(The(a).EndedOn);
    }

    [Fact]
    [Rule("BC-26")]
    [Rule("FP-6")]
    public void The_appeal_that_came_back_still_waits_for_the_consumers_choice()
    {
        var a = Lodged().Advance("2026-05-29").Paid("2026-05-29", booked: "2026-05-28");
        Assert.Equal(ACase.Day("2026-06-08"), a.Running(TermKind.Choice).Due);
        a.NotNow(ACase.Handler, new Refer(The(a).Id, null, "C-1", a.Today), "FP-6");
    }

    [Fact]
    [Rule("BC-26")]
    public void The_rest_booked_in_time_and_known_after_the_lapse_makes_the_part_whole()
    {
        var a = Lodged()
            .Pays("2026-05-21", 1500)
            .Advance("2026-05-29")
            .Pays("2026-05-29", 500, booked: "2026-05-28")
            .Is(CaseState.Appealed);
        Assert.Equal(
            (AppealState.Admitted, DepositState.Paid, Money.Euro(0)),
            (The(a).State, The(a).Deposit.State, The(a).Deposit.ToReturn)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("BC-26")]
    [Rule("BC-25")]
    public void It_brings_the_appeal_back_from_a_final_and_from_a_closed_case(bool closed)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Appealed("2026-06-03")
            .Advance("2026-06-11")
            .Is(CaseState.Final);
        if (closed)
        {
            a.Do(ACase.Secretary, new Close());
        }

        a.Paid("2026-06-12", booked: "2026-06-10").Is(CaseState.Appealed);
        Assert.Null(a.It.FinalOn);
    }

    [Fact]
    [Rule("BC-26")]
    public void Money_that_came_too_late_is_returned_and_changes_nothing()
    {
        var a = Lodged().Advance("2026-05-30").Paid("2026-05-30", booked: "2026-05-29").Is(CaseState.Decided);
        Assert.Equal((AppealState.Lapsed, Money.Euro(2000)), (The(a).State, The(a).Deposit.ToReturn));
        a.Invalid(ACase.Handler, new RecordRefund(The(a).Id, a.Today.AddDays(1)), "paid", "BC-26");
        a.Do(ACase.Handler, new RecordRefund(The(a).Id, a.Today));
        Assert.False(The(a).Deposit.OwesMoney);
        a.NotNow(ACase.Handler, new RecordRefund(The(a).Id, a.Today), "BC-26");
    }

    [Fact]
    [Rule("BC-26")]
    public void An_excess_is_returned_and_the_deposit_itself_when_the_appeal_is_upheld()
    {
        var a = Lodged().Pays("2026-05-21", 2500);
        Assert.Equal(Money.Euro(500), The(a).Deposit.ToReturn);
        a.Do(ACase.Handler, new RecordRefund(The(a).Id, a.Today))
            .NotNow(ACase.Handler, new RecordRefund(The(a).Id, a.Today), "BC-26");
        a.Chooses("2026-05-22", true).Referred("2026-06-04").ForumSays("2026-07-01", ForumOutcome.Upheld);
        Assert.Equal((DepositState.ToRefund, Money.Euro(2000)), (The(a).Deposit.State, The(a).Deposit.ToReturn));
        a.Do(ACase.Handler, new RecordRefund(The(a).Id, a.Today));
        Assert.Equal(
            (DepositState.Refunded, false, Money.Euro(2000)),
            (The(a).Deposit.State, The(a).Deposit.OwesMoney, The(a).Deposit.Repayments[^1].Amount)
        );
    }

    [Theory]
    [InlineData(ForumOutcome.Upheld, AppealState.Upheld, DepositState.ToRefund)]
    [InlineData(ForumOutcome.PartlyUpheld, AppealState.PartlyUpheld, DepositState.ToRefund)]
    [InlineData(ForumOutcome.Rejected, AppealState.Rejected, DepositState.Kept)]
    [InlineData(ForumOutcome.Inadmissible, AppealState.Inadmissible, DepositState.Kept)]
    [Rule("BC-26")]
    [Rule("BC-29")]
    public void The_outcome_settles_the_deposit(ForumOutcome outcome, AppealState state, DepositState deposit)
    {
        var a = Lodged()
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-04")
            .ForumSays("2026-07-01", outcome)
            .Is(CaseState.Final);
        Assert.Equal((state, deposit), (The(a).State, The(a).Deposit.State));
        Assert.Equal(deposit == DepositState.ToRefund, The(a).Deposit.OwesMoney);
    }

    // The webshop's own term ends on Wednesday 3 June; the consumer's appeal goes before the arbitrator the day after.
    [Theory]
    [InlineData(Party.Respondent, false, "2026-06-03", DepositState.ToRefund)]
    [InlineData(Party.Respondent, false, "2026-06-04", DepositState.Kept)]
    [InlineData(Party.Complainant, false, "2026-06-03", DepositState.ToRefund)]
    [InlineData(Party.Complainant, false, "2026-06-04", DepositState.ToRefund)]
    [InlineData(Party.Complainant, true, "2026-06-05", DepositState.Kept)]
    [InlineData(Party.Respondent, true, "2026-06-05", DepositState.Kept)]
    [Rule("BC-26")]
    public void Whoever_withdraws_after_its_term_leaves_a_members_deposit_and_a_consumers_once_referred(
        Party by,
        bool referred,
        string on,
        DepositState deposit
    )
    {
        var a = Lodged(by).Paid("2026-05-21");
        if (referred)
        {
            if (by == Party.Respondent)
            {
                a.Chooses("2026-05-22", true);
            }

            a.Referred("2026-06-04");
        }

        a.Do(a.By(by), new WithdrawAppeal(The(a).Id, "enough"), on);
        Assert.Equal(
            (AppealState.Withdrawn, deposit, deposit == DepositState.ToRefund),
            (The(a).State, The(a).Deposit.State, The(a).Deposit.OwesMoney)
        );
    }

    [Fact]
    [Rule("BC-26")]
    public void A_part_of_a_deposit_goes_back_to_who_withdraws_whenever_it_does()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-06-03").Pays("2026-06-04", 100);
        a.Do(a.Shop, new WithdrawAppeal(The(a).Id, "enough"));
        Assert.Equal((DepositState.ToRefund, Money.Euro(100)), (The(a).Deposit.State, The(a).Deposit.ToReturn));
    }

    [Fact]
    [Rule("BC-26")]
    [Rule("ST-3")]
    public void Two_appeals_have_two_deposits_with_a_reference_each()
    {
        var a = Lodged().Appealed("2026-05-21", Party.Complainant);
        Assert.Equal([Money.Euro(2000), Money.Euro(150)], a.It.Appeals.Select(p => p.Deposit.Required));
        Assert.Equal(2, a.It.Appeals.Select(p => p.Deposit.Reference).Distinct().Count());
        a.Paid("2026-05-22").Advance("2026-05-29T00:00").Is(CaseState.Appealed);
        Assert.Equal([AppealState.Lapsed, AppealState.Admitted], a.It.Appeals.Select(p => p.State));
    }

    [Fact]
    [Rule("BC-26")]
    public void The_same_transfer_is_booked_once()
    {
        var a = Lodged().Pays("2026-05-21", 1000, booked: "2026-05-20");
        a.NotNow(ACase.Handler, new RecordDeposit(The(a).Id, Money.Euro(1000), ACase.Day("2026-05-20")), "BC-26");
        Assert.Equal(Money.Euro(1000), The(a).Deposit.Received);
    }
}
