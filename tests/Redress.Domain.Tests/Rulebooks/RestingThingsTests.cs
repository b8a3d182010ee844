using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

/// <summary>A rulebook under which a thing in a case could rest for good is refused, or the law lets nothing rest under it (FP-23).</summary>
public sealed class RestingThingsTests
{
    // The appellant is warned before it loses the appeal; where no day is left to warn it, the appeal would suspend the decision for ever.
    [Theory]
    [InlineData(30, 10, true)]
    [InlineData(11, 10, true)]
    [InlineData(10, 10, false)]
    [InlineData(5, null, false)]
    [Rule("FP-23")]
    [Rule("BC-25")]
    public void A_term_to_bring_an_appeal_leaves_a_day_to_warn_of_it(int days, int? warned, bool inOrder)
    {
        var json = RulebookJson.With(
            "becommerce",
            root =>
            {
                root["terms"]!["bringing"]!["days"] = days;
                root["terms"]!.AsObject().Remove("warnOfBringingDaysBefore");
                if (warned is { } before)
                {
                    root["terms"]!["warnOfBringingDaysBefore"] = before;
                }
            }
        );
        var rulebook = RulebookReader.Read(json, "x");
        if (inOrder)
        {
            RulebookReachabilityCheck.Check(rulebook);
            return;
        }

        var error = Assert.Single(
            Assert.Throws<InvalidRulebookException>(() => RulebookReachabilityCheck.Check(rulebook)).Errors
        );
        Assert.Equal("$.terms.bringing.days", error.Path);
    }

    [Fact]
    [Rule("FP-23")]
    [Rule("BC-30")]
    public void What_was_paid_too_much_is_paid_back_in_a_scheme_without_appeals_too()
    {
        var rulebook = ACase.BeCommerce with
        {
            Stages = [Stage.Committee, Stage.Sanctions],
            SecondPersonForDecisions = false,
        };
        RulebookReachabilityCheck.Check(rulebook);
        var a = ACase.OfBeCommerce(rulebook: rulebook).InDeliberation("2026-03-20");
        a.Do(
                ACase.Committee,
                ACase.Founded with
                {
                    Sanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))],
                },
                "2026-04-20"
            )
            .Do(ACase.Secretary, new Notify(a.Today, "RR-1"))
            .Advance("2026-06-15");
        var fine = a.It.Decision!.Sanctions.Single().Id;
        a.Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Demanded, a.Today))
            .Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.InstalmentPaid, a.Today, Money.Euro(1200)));
        Assert.Equal(Money.Euro(200), a.It.FindSanction(fine)!.ToReturn);
        a.Do(ACase.Handler, new RecordRefund(null, a.Today, fine));
        Assert.Equal(Money.Euro(0), a.It.FindSanction(fine)!.ToReturn);
    }
}
