using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
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

    // The proof is worth something only if it finds what it looks for: without the acts that end a thing, the thing rests.
    [Fact]
    [Rule("FP-23")]
    public void Without_the_acts_that_end_a_thing_it_is_found_to_rest()
    {
        foreach (var thing in ThingProcedure.Things.Where(t => t.Steps.Count > 0))
        {
            var without = CaseProcedure
                .Transitions.Where(row => !thing.Steps.Any(step => step.Command == row.Command))
                .ToList();
            var rests = new RestingThings(without, (_, _) => false, Enum.GetValues<CaseState>().ToHashSet()).Of([
                thing,
            ]);
            Assert.NotEmpty(rests);
            Assert.Empty(
                new RestingThings(
                    CaseProcedure.Transitions,
                    (row, _) => row.By.Any(role => role is not (Role.Complainant or Role.Respondent)),
                    Enum.GetValues<CaseState>().ToHashSet()
                ).Of([thing])
            );
        }
    }

    [Fact]
    [Rule("FP-23")]
    public void Every_kind_of_thing_is_in_the_table_and_every_act_of_it_in_that_of_the_case()
    {
        Assert.Equal(Enum.GetValues<Thing>(), ThingProcedure.Things.Select(t => t.Thing).Distinct().Order());
        Assert.All(
            ThingProcedure.Things.SelectMany(t => t.Opens.Concat(t.Steps.Select(s => s.Command))),
            act => Assert.Contains(CaseProcedure.Transitions, row => row.Command == act)
        );
        // Each row opens somewhere: its acts are possible in one of the states in which it can come to be.
        Assert.All(
            ThingProcedure.Things.Where(t => t.Opens.Count > 0),
            t =>
                Assert.All(
                    t.Opens,
                    act =>
                        Assert.Contains(
                            CaseProcedure.Transitions,
                            row => row.Command == act && row.From.Any(t.OpensIn.Contains)
                        )
                )
        );
    }
}
