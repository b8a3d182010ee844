using System.Text.Json.Nodes;
using Redress.Domain.Appeals;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

public sealed class RulebookProofTests
{
    [Theory]
    [InlineData("""["mediation"]""")]
    [InlineData("""["committee"]""")]
    [InlineData("""["mediation", "committee"]""")]
    [InlineData("""["committee", "sanctions", "appeal"]""")]
    [InlineData("""["mediation", "committee", "hearing", "sanctions", "notices"]""")]
    [Rule("ST-1")]
    public void Many_procedures_can_be_put_together(string stages) =>
        RulebookReachabilityCheck.Check(BeCommerceWith(stages));

    [Fact]
    [Rule("ST-1")]
    public void Without_mediation_and_committee_no_complaint_can_leave_the_register()
    {
        var stages = RulebookJson.With("webshop-keurmerk", "stages", """["externalReferral"]""");
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReachabilityCheck.Check(RulebookReader.Read(stages, "x"))
        );
        var error = Assert.Single(invalid.Errors);
        Assert.Equal("webshop-keurmerk.2026-01", error.Source);
        Assert.Equal("$.stages", error.Path);
        Assert.Equal(
            "let the complaint of a consumer against a member get stuck in registered: start-mediation needs mediation, send-to-member needs committee",
            error.Message
        );
    }

    [Fact]
    [Rule("ST-1")]
    [Rule("FP-3")]
    public void A_committee_alone_needs_a_ground_to_refuse_what_it_is_not_for()
    {
        var root = JsonNode.Parse(RulebookJson.With("becommerce", "stages", """["committee"]"""))!;
        root["grounds"] = new JsonArray("shopNotContacted");
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReachabilityCheck.Check(RulebookReader.Read(root.ToJsonString(), "x"))
        );
        Assert.Equal(
            ["a business against a member", "anyone against a non-member"],
            invalid.Errors.Select(f =>
                f.Message.Split(" get stuck in registered")[0].Replace("let the complaint of ", "")
            )
        );
    }

    // Every set of stages, with and without a ground to refuse what is out of scope, with and without businesses that complain.
    [Fact]
    [Rule("ST-1")]
    [Rule("FP-3")]
    public void A_complaint_leaves_the_register_by_mediation_by_the_committee_or_by_a_refusal_and_is_stuck_without()
    {
        var sets = Enumerable
            .Range(0, 1 << Enum.GetValues<Stage>().Length)
            .Select(set => Enum.GetValues<Stage>().Where(stage => (set & 1 << (int)stage) != 0).ToList());
        Assert.All(
            from scheme in new[] { ACase.BeCommerce, ACase.Keurmerk }
            from stages in sets
            from ground in new[] { RefusalGround.OutOfScope, RefusalGround.TooLate }
            from business in new[] { false, true }
            select scheme with
            {
                Stages = stages,
                Grounds = [ground],
                JudgesBusinessComplaints = business,
            },
            rulebook => Assert.Equal(StuckInTheRegister(rulebook), Told(rulebook))
        );
    }

    [Fact]
    [Rule("FP-18")]
    public void A_retention_for_what_is_no_outcome_is_refused()
    {
        var known = RulebookJson.With(
            "becommerce",
            "retention.byOutcome",
            """{ "founded": "P7Y", "settled": "P2Y", "discontinued": "P1Y" }"""
        );
        RulebookReachabilityCheck.Check(RulebookReader.Read(known, "x"));

        var unknown = RulebookJson.With("becommerce", "retention.byOutcome", """{ "lost": "P7Y" }""");
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReachabilityCheck.Check(RulebookReader.Read(unknown, "x"))
        );
        Assert.Equal("becommerce.2026-01: $.retention.byOutcome.lost is not an outcome", invalid.Message);
    }

    [Fact]
    [Rule("ST-3")]
    public void Every_state_of_an_appeal_leads_to_an_end()
    {
        var ending = Enum.GetValues<AppealState>().Where(AppealProcedure.IsEnd).ToHashSet();
        while (
            AppealProcedure
                .Transitions.Where(transition => ending.Contains(transition.To))
                .SelectMany(transition => transition.From)
                .Where(ending.Add)
                .ToList()
                .Count > 0
        ) { }

        Assert.Equal(Enum.GetValues<AppealState>().Order(), ending.Order());
    }

    private static IEnumerable<string> StuckInTheRegister(Rulebook rulebook)
    {
        var outOfScope = rulebook.Grounds.Contains(RefusalGround.OutOfScope);
        (string Who, bool ForTheCommittee, bool Refused)[] complaints =
        [
            ("a consumer against a member", true, false),
            ("a business against a member", rulebook.JudgesBusinessComplaints, outOfScope),
            ("anyone against a non-member", false, outOfScope),
        ];
        return rulebook.Has(Stage.Mediation)
            ? []
            : complaints
                .Where(c => !c.Refused && !(c.ForTheCommittee && rulebook.Has(Stage.Committee)))
                .Select(c =>
                    $"let the complaint of {c.Who} get stuck in registered: start-mediation needs mediation"
                    + (c.ForTheCommittee ? ", send-to-member needs committee" : "")
                );
    }

    private static IEnumerable<string> Told(Rulebook rulebook)
    {
        try
        {
            RulebookReachabilityCheck.Check(rulebook);
            return [];
        }
        catch (InvalidRulebookException invalid)
        {
            return invalid.Errors.Select(error => error.Message);
        }
    }

    private static Rulebook BeCommerceWith(string stages) =>
        RulebookReader.Read(RulebookJson.With("becommerce", "stages", stages), "x");
}
