using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Web.Tests.Cases;

/// <summary>A case in which the committee deliberates; what is refused leaves it as it was, so that all may share it.</summary>
public sealed class OneDeliberation : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public Office Office { get; private set; } = null!;

    public string Number { get; private set; } = "";

    public async Task InitializeAsync()
    {
        App = await TestApp.StartAsync();
        Office = new Office(App);
        await Office.ClockAsync("2026-03-02T09:00:00+01:00");
        (Number, _) = await Office.DeliberatedAsync();
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>Decisions that the law does not know, each refused by its rule at its field.</summary>
public sealed class DecisionRefusalTests(OneDeliberation one) : IClassFixture<OneDeliberation>
{
    [Theory]
    [InlineData(
        """{ "kind": "fine", "amount": { "amount": 999.99, "currency": "EUR" } }""",
        "sanctions[0].amount",
        "BC-19"
    )]
    [InlineData(
        """{ "kind": "fine", "amount": { "amount": 50000.01, "currency": "EUR" } }""",
        "sanctions[0].amount",
        "BC-19"
    )]
    [InlineData(
        """{ "kind": "fine", "amount": { "amount": 2000, "currency": "USD" } }""",
        "sanctions[0].amount",
        "BC-19"
    )]
    [InlineData(
        """{ "kind": "fine", "amount": { "amount": 2000.001, "currency": "EUR" } }""",
        "sanctions[0].amount",
        "BC-19"
    )]
    [InlineData("""{ "kind": "fine" }""", "sanctions[0].amount", "BC-19")]
    [InlineData(
        """{ "kind": "reprimand", "amount": { "amount": 2000, "currency": "EUR" } }""",
        "sanctions[0].amount",
        "BC-19"
    )]
    [InlineData("""{ "kind": "reprimand", "deferredFor": "P2M29D" }""", "sanctions[0].deferredFor", "BC-20")]
    [InlineData("""{ "kind": "reprimand", "deferredFor": "P3Y1D" }""", "sanctions[0].deferredFor", "BC-20")]
    [InlineData("""{ "kind": "suspension" }""", "sanctions[0].from", "BC-19")]
    [InlineData("""{ "kind": "suspension", "from": "2026-09-01", "to": "2026-08-01" }""", "sanctions[0].to", "BC-19")]
    [InlineData("""{ }""", "sanctions[0].kind", "BC-19")]
    [Rule("BC-19"), Rule("BC-20")]
    public async Task A_sanction_out_of_its_bounds_is_refused_at_its_field(string sanction, string field, string rule)
    {
        var reply = await DecideAsync(d => d["sanctions"] = new JsonArray(JsonNode.Parse(sanction)));
        Refused(reply, field, rule);
    }

    [Theory]
    [
        InlineData("unfounded", false),
        InlineData("unfounded", true),
        InlineData("inadmissible", false),
        InlineData("noJurisdiction", true)
    ]
    [Rule("BC-14"), Rule("BC-19"), Rule("BC-22")]
    public async Task No_sanction_goes_with_an_outcome_that_blames_nobody(string outcome, bool nonCooperation)
    {
        var reply = await DecideAsync(d => (d["outcome"], d["nonCooperation"]) = (outcome, nonCooperation));
        Refused(reply, "sanctions", "BC-22");
    }

    [Fact]
    [Rule("BC-17")]
    public async Task Cannot_be_judged_is_for_lack_of_cooperation_only() =>
        Refused(
            await DecideAsync(d => (d["outcome"], d["sanctions"]) = ("cannotBeJudged", new JsonArray())),
            "nonCooperation",
            "BC-17"
        );

    [Fact]
    [Rule("BC-21")]
    public async Task A_sanction_without_the_practice_to_refrain_from_is_refused() =>
        Refused(await DecideAsync(d => d.Remove("refrainFrom")), "refrainFrom", "BC-21");

    [Fact]
    [Rule("BC-44")]
    public async Task A_founded_decision_names_norms_that_the_code_has()
    {
        Refused(await DecideAsync(d => d["norms"] = new JsonArray()), "norms", "BC-44");
        Refused(await DecideAsync(d => d["norms"] = new JsonArray("9.9.9")), "norms[0]", "BC-44");
    }

    [Fact]
    [Rule("BC-17")]
    public async Task A_decision_without_reasons_is_refused() =>
        Refused(await DecideAsync(d => d["reasons"] = " "), "reasons", "BC-17");

    [Theory]
    [
        InlineData("outcome", "\"maybe\""),
        InlineData("sanctions", "[{\"kind\":\"flogging\"}]"),
        InlineData("norms", "\"2.2.2\"")
    ]
    public async Task A_name_that_no_list_has_is_refused_at_its_field(string field, string value)
    {
        var reply = await DecideAsync(d => d[field] = JsonNode.Parse(value));
        Assert.Equal(422, reply.Code);
        Assert.StartsWith(field, reply.Body!["errors"]!.AsObject().Single().Key, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-19"), Rule("BC-20")]
    public async Task The_bounds_themselves_are_lawful()
    {
        await DecidesAsync(1000, "P3M");
        await DecidesAsync(50000.00m, "P36M");
    }

    private async Task DecidesAsync(decimal amount, string deferredFor)
    {
        var (number, _) = await one.Office.DeliberatedAsync();
        var decided = await one.Office.DoAsync(
            "committee",
            number,
            "decide",
            Stages.Founded(
                new
                {
                    kind = "fine",
                    amount = new { amount, currency = "EUR" },
                    deferredFor,
                },
                new { kind = "exclusion", deferredFor = "P3Y" }
            )
        );
        Assert.Equal("proposed", decided.Body!["decision"]!["state"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("appeals"), InlineData("shop")]
    [Rule("ST-1"), Rule("BC-15")]
    public async Task Only_the_committee_and_its_secretary_decide(string person) =>
        Assert.Equal(403, (await one.Office.TryAsync(person, one.Number, "decide", Stages.Founded())).Code);

    [Fact]
    [Rule("BC-32"), Rule("BC-24")]
    public async Task What_follows_a_decision_waits_for_one()
    {
        Assert.Equal(
            409,
            (
                await one.Office.TryAsync(
                    "secretary",
                    one.Number,
                    "publish-notice",
                    new { text = "Een winkel leverde te laat." }
                )
            ).Code
        );
        Assert.Equal(
            409,
            (
                await one.Office.TryAsync(
                    "secretary",
                    one.Number,
                    "notify",
                    new { posted = "2026-03-02", reference = "RP 1" }
                )
            ).Code
        );
        Assert.Equal(409, (await one.Office.TryAsync("shop", one.Number, "lodge-appeal", new { grounds = "x" })).Code);
    }

    private async Task<Reply> DecideAsync(Action<JsonObject> change)
    {
        var decision = System.Text.Json.JsonSerializer.SerializeToNode(Stages.Founded())!.AsObject();
        change(decision);
        var reply = await one.Office.TryAsync("committee", one.Number, "decide", decision);
        Assert.Equal("deliberation", (await one.Office.GetAsync("committee", one.Number)).Text("state"));
        return reply;
    }

    private static void Refused(Reply reply, string field, string rule)
    {
        Assert.Equal(422, reply.Code);
        Assert.NotNull(reply.Body!["errors"]![field]);
        Assert.Equal(rule, reply.Body["rules"]![field]!.GetValue<string>());
        Assert.StartsWith("urn:redress:problem:", reply.Text("type"), StringComparison.Ordinal);
    }
}
