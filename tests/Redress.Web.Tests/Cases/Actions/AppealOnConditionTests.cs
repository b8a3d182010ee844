using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Actions;

/// <summary>What the form of an appeal says that contests no decision, but that the condition of a fine is met (BC-19, BC-25).</summary>
public sealed class AppealOnConditionTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-19"), Rule("BC-25")]
    public async Task The_form_says_that_the_decision_stands_and_only_the_demand_waits()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await _office.NotifiedAsync(
            "2026-03-02",
            Stages.Founded(
                new
                {
                    kind = "fine",
                    amount = new { amount = 1500, currency = "EUR" },
                    enforceable = "conditional",
                    condition = "delivering late again",
                    conditionUntil = "2028-01-31",
                }
            )
        );
        var client = one.Client();
        var shop = new Person(client);
        Assert.True(await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        var form = $"/cases/{filed.Number}/actions/lodge-appeal";
        Assert.Contains(
            "The decision is suspended until the appeal ends.",
            await shop.GetAsync(form),
            StringComparison.Ordinal
        );

        await _office.ClockAsync("2026-04-20T09:00:00+02:00");
        await EstablishedAsync(filed.Number);
        var page = await shop.GetAsync(form);
        Assert.DoesNotContain("The decision is suspended", page, StringComparison.Ordinal);
        Assert.Contains("The decision itself stands and is not suspended.", page, StringComparison.Ordinal);
        Assert.Contains(
            "An arbitrator judges whether the condition was met, and nothing else.",
            page,
            StringComparison.Ordinal
        );
    }

    private async Task EstablishedAsync(string number)
    {
        var file = await _office.GetAsync("secretary", number);
        Assert.Equal("final", file.Text("state"));
        var sanction = file.Body!["decision"]!["sanctions"]![0]!["id"]!.GetValue<string>();
        var document = await _office.DocumentAsync("secretary", number, "order.pdf");
        await _office.DoAsync("secretary", number, "serve", new { document });
        await _office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        await _office.DoAsync(
            "secretary",
            number,
            "establish-condition",
            new
            {
                sanction,
                on = "2026-04-15",
                reasons = "The same again.",
                document,
            }
        );
        await _office.DoAsync("committee", number, "confirm-condition");
        await _office.DoAsync("secretary", number, "notify", new { posted = "2026-04-20", reference = "RR-8" });
    }
}
