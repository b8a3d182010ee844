using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>What a forum ordered besides (BC-29): it is carried out by hand, shown and warned of until it is, and holds the case open (FP-23).</summary>
public sealed class ForumOrderTests
{
    private static RecordOutcome Orders(ACase a, ForumOutcome outcome) =>
        new(
            a.It.Appeals[^1].Id,
            null,
            outcome,
            "What it says.",
            a.Today,
            a.Adds(ACase.Handler),
            OtherOrder: "The shop writes to its buyers."
        );

    private static ACase Ordered()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        return a.Referred("2026-06-15")
            .Advance("2026-07-01")
            .Do(ACase.Handler, Orders(a, ForumOutcome.Rejected))
            .Is(CaseState.Final);
    }

    private static RecordSanctionStep Step(ACase a, SanctionStep step = SanctionStep.CarriedOut) =>
        new(a.It.Orders.Single().Id, step, a.Today);

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-23")]
    public void An_order_waits_for_the_body_and_keeps_the_case_open_until_it_is_carried_out()
    {
        var a = Ordered();
        var order = a.It.Orders.Single();
        Assert.Equal(new OpenThing(Thing.ForumOrder, order.Id), Assert.Single(a.It.OpenThings));
        // 1 July and 30 days: 31 July.
        Assert.Equal(
            (Role.Appeals, ACase.Day("2026-07-31")),
            (DutyRule.Of(DutyKind.ForumOrder).Owner, a.It.Duties(a.Rulebook).Single(d => d.Subject == order.Id).Due)
        );
        Assert.Contains(
            new AppealTask(AppealTaskKind.CarryOutOrder, ACase.Day("2026-07-31")),
            AppealTask.Of(a.It.Appeals[0], a.It.Terms, consumer: true)
        );
        var no = a.NotNow(ACase.Secretary, new Close(), "BC-30");
        Assert.Contains(no.Obstacles, x => x.What == ObstacleKind.ForumOrder && x.Document == order.Id);

        a.Advance("2026-08-01T12:00");
        Assert.Contains(a.Facts.OfType<DutyDelayed>(), f => f.Delay.Kind == DutyKind.ForumOrder);
        a.Invalid(ACase.Handler, Step(a, SanctionStep.Excluded), "step", "BC-29");
        a.Invalid(ACase.Handler, Step(a) with { On = ACase.Day("2026-06-30") }, "on", "BC-29");
        a.Do(ACase.Handler, Step(a));
        Assert.Equal(SanctionStep.CarriedOut, a.Last<ForumOrderDone>().Order.Done!.Step);
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.ForumOrder);
        a.Invalid(ACase.Handler, Step(a), "sanction", "BC-29");
        a.Do(ACase.Secretary, new Close());
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-18")]
    public void An_order_in_a_judgment_after_the_end_holds_the_file_back_from_erasure()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.Referred("2026-06-15").ForumSays("2026-07-01", ForumOutcome.Rejected).Do(ACase.Secretary, new Close());
        Assert.NotNull(a.It.EraseFrom);
        a.Advance("2026-07-10").Do(ACase.Handler, Orders(a, ForumOutcome.Rejected)).Is(CaseState.Closed);
        Assert.Null(a.It.EraseFrom);
        a.Do(ACase.Handler, Step(a, SanctionStep.WithoutObject));
        Assert.NotNull(a.It.EraseFrom);
    }

    [Fact]
    [Rule("BC-29")]
    public void An_order_beside_a_remittal_is_carried_out_while_the_complaint_is_decided_anew()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.Referred("2026-06-15").Advance("2026-07-01");
        a.Do(ACase.Handler, Orders(a, ForumOutcome.Upheld) with { ReplacementOutcome = ReplacementOutcome.Remitted })
            .Is(CaseState.UnderExamination);
        a.Do(ACase.Handler, Step(a));
        Assert.Empty(a.It.OpenOrders);
    }
}
