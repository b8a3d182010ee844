using System.Text.Json.Nodes;
using Redress.Domain.Appeals;
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

    private static Rulebook BeCommerceWith(string stages) =>
        RulebookReader.Read(RulebookJson.With("becommerce", "stages", stages), "x");
}
