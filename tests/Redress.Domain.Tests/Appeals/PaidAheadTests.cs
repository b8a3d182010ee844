using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>Money that comes before an appeal, beside one on paper, or when it is too late for one (BC-26, FP-13).</summary>
public sealed class PaidAheadTests
{
    private static RecordDeposit Ahead(Party party, decimal amount, string booked) =>
        new(null, Money.Euro(amount), ACase.Day(booked), party);

    [Fact]
    [Rule("BC-16")]
    [Rule("BC-26")]
    public void That_a_party_paid_before_it_appealed_the_other_party_does_not_read()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        a.Advance("2026-05-20").Do(ACase.Handler, Ahead(Party.Complainant, 150, "2026-05-20"));
        Assert.Equal((true, false), Readers());
        a.Do(ACase.Handler, Ahead(Party.Respondent, 2000, "2026-05-20"));
        Assert.Equal((false, true), Readers());
        a.Appealed("2026-05-21").Do(ACase.Handler, new RecordDeposit(a.It.Appeals[0].Id, Money.Euro(1), a.Today));
        Assert.Equal((true, true), Readers());

        (bool Complainant, bool Respondent) Readers() =>
            (
                CaseView.SeesEntry(a.Consumer, a.It.Course!.SeenBy, null),
                CaseView.SeesEntry(a.Shop, a.It.Course!.SeenBy, null)
            );
    }

    [Theory]
    [Rule("BC-26")]
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_once_the_decision_is_final_is_booked_and_goes_back_within_fourteen_days(bool closed)
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11");
        if (closed)
        {
            a.Do(ACase.Secretary, new Close());
        }

        a.Advance("2026-06-10").Do(ACase.Handler, Ahead(Party.Complainant, 150, "2026-06-09"));
        Assert.Equal(ACase.Day("2026-06-24"), a.Running(TermKind.Refund).Due);
        Assert.Contains(a.It.OpenThings, open => open.Thing == Thing.MoneyToReturn);
        a.Advance("2026-06-12").Do(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Complainant));
        Assert.Equal((false, 0), (a.Runs(TermKind.Refund), a.It.OpenThings.Count));
        a.NotNow(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Complainant), "BC-26");
    }

    [Fact]
    [Rule("BC-26")]
    [Rule("FP-13")]
    public void An_appeal_on_paper_whose_deposit_was_paid_in_time_is_admitted_however_late_it_is_entered()
    {
        // The paper came on 1 June, before the last day, 3 June; it is entered when the decision is final.
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-06-15").Is(CaseState.Final);
        a.Do(ACase.Handler, Ahead(Party.Respondent, 2000, "2026-06-02"));
        a.OnPaper(Party.Respondent, new LodgeAppeal("No."), arrived: "2026-06-01").Is(CaseState.Appealed);
        Assert.Equal((AppealState.Admitted, false), (a.It.Appeals[0].State, a.Runs(TermKind.Refund)));
    }

    [Fact]
    [Rule("BC-26")]
    [Rule("FP-13")]
    public void Whose_paper_lay_with_the_body_for_longer_than_the_days_to_pay_has_those_days_from_its_entry()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-06-01");
        // Came on Wednesday 20 May, five working days end on the 28th; entered on 1 June they end on the 8th.
        a.OnPaper(Party.Respondent, new LodgeAppeal("No."), arrived: "2026-05-20");
        Assert.Equal(
            (ACase.Day("2026-06-08"), ACase.Day("2026-06-08")),
            (a.Running(TermKind.Deposit).Due, a.It.Appeals[0].Deposit.Due)
        );
        // One that is entered at once has its days from its arrival.
        var b = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-21");
        b.OnPaper(Party.Respondent, new LodgeAppeal("No."), arrived: "2026-05-20");
        Assert.Equal(ACase.Day("2026-05-28"), b.Running(TermKind.Deposit).Due);
    }

    // The webshop paid ahead and appealed not; on the complainant's appeal the arbitrator remitted on 1 July.
    private static ACase Remitted()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20", Party.Complainant);
        a.Paid("2026-05-21").Do(ACase.Handler, Ahead(Party.Respondent, 2000, "2026-05-21"));
        a.Advance("2026-06-10").Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, null, "R-1", a.Today));
        a.ForumSays("2026-07-01", ForumOutcome.Upheld, instead: ReplacementOutcome.Remitted);
        return a.Is(CaseState.UnderExamination);
    }

    [Theory]
    [Rule("BC-26")]
    [Rule("BC-29")]
    [Rule("FP-18")]
    [InlineData(CaseState.Withdrawn)]
    [InlineData(CaseState.Settled)]
    [InlineData(CaseState.Closed)]
    public void Where_a_case_that_was_remitted_ends_without_finality_it_goes_back_within_fourteen_days(CaseState end)
    {
        var a = Remitted();
        a.NotNow(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Respondent), "BC-26");
        if (end == CaseState.Closed)
        {
            a.Do(
                ACase.Secretary,
                new RecordLoss(Party.Complainant, LossKind.Died, a.Today, a.Adds(ACase.Secretary, Audience.Internal))
            );
            a.Advance("2026-08-31");
        }
        else
        {
            a.Advance("2026-07-06");
            _ = end == CaseState.Settled ? a.Settles() : a.Do(a.Consumer, new Withdraw("enough"));
        }

        a.Is(end);
        var refund = a.It.RefundTermOf(Case.PaidAheadBy(Party.Respondent))!;
        Assert.Equal((TermState.Running, a.It.EndedOn!.Value.AddDays(14)), (refund.State, refund.Due));
        Assert.Contains(new OpenThing(Thing.MoneyToReturn, Case.PaidAheadBy(Party.Respondent)), a.It.OpenThings);
        a.Do(ACase.Handler, new RecordRefund(a.It.Appeals[0].Id, a.Today));
        Assert.Null(a.It.EraseFrom);
        a.Do(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Respondent));
        Assert.NotNull(a.It.EraseFrom);
        Assert.Empty(a.It.OpenThings);
    }

    [Theory]
    [Rule("BC-26")]
    [Rule("BC-29")]
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_for_an_appeal_against_what_was_set_aside_is_booked_and_goes_back(bool withdrawn)
    {
        var a = Remitted();
        a.Do(ACase.Handler, new RecordRefund(a.It.Appeals[0].Id, a.Today));
        if (withdrawn)
        {
            a.Do(a.Consumer, new Withdraw("enough"));
        }

        a.Advance("2026-07-08")
            .Do(ACase.Handler, new RecordDeposit(a.It.Appeals[0].Id, Money.Euro(150), ACase.Day("2026-07-07")));
        Assert.Equal(Money.Euro(150), a.It.Appeals[0].Deposit.ToReturn);
        Assert.Equal(ACase.Day("2026-07-22"), a.It.RefundTermOf(a.It.Appeals[0].Id)!.Due);
        a.Do(ACase.Handler, new RecordRefund(a.It.Appeals[0].Id, a.Today));
    }
}
