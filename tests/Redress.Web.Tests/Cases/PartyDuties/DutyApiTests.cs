using System.Net;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.PartyDuties;

/// <summary>The duties of a party over the API, and what they lead to (FP-22).</summary>
public sealed class DutyApiTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-22")]
    public async Task Each_party_reads_its_own_with_day_and_act_and_the_staff_reads_none()
    {
        var filed = await _office.SentAsync();
        var shop = await _office.GetAsync("shop", filed.Number);
        var duty = Assert.Single(shop.List("duties"));
        Assert.Equal(
            ("respond", "Answer the complaint", "2026-03-16", "respond", false),
            (
                duty["what"]!.GetValue<string>(),
                duty["title"]!.GetValue<string>(),
                duty["due"]!.GetValue<string>(),
                duty["action"]!.GetValue<string>(),
                duty["over"]!.GetValue<bool>()
            )
        );
        // FP-21: no act of the list does it, but the link in the e-mail; by the day on which the secretary takes it up.
        var address = Assert.Single((await _office.TrackAsync(filed.Number, filed.Code)).List("duties"));
        Assert.Equal(
            ("confirmAddress", "2026-03-09", null, true),
            (
                address["what"]!.GetValue<string>(),
                address["due"]!.GetValue<string>(),
                address["action"]?.GetValue<string>(),
                address["optional"]!.GetValue<bool>()
            )
        );
        Assert.Null((await _office.GetAsync("secretary", filed.Number)).Body!["duties"]);

        await _office.DoAsync("shop", filed.Number, "propose", new { text = "De helft terug." });
        var own = await _office.TrackAsync(filed.Number, filed.Code);
        var offer = own.List("duties").Single(d => d["what"]!.GetValue<string>() == "proposal");
        Assert.Null(offer["due"]);
        var time = own.List("protected").Single(t => t["what"]!.GetValue<string>() == "reflection");
        Assert.Equal(
            ("reflection", "2026-03-09"),
            (time["what"]!.GetValue<string>(), time["until"]!.GetValue<string>())
        );
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("BC-30")]
    public async Task A_fine_that_is_asked_for_has_all_that_a_payment_needs_and_a_code_for_the_webshop_alone()
    {
        var fine = new
        {
            kind = "fine",
            amount = new { amount = 2500, currency = "EUR" },
            enforceable = "atOnce",
        };
        var filed = await _office.NotifiedAsync("2026-03-02", Stages.Founded(fine));
        var duty = (await _office.GetAsync("shop", filed.Number))
            .List("duties")
            .Single(d => d["what"]!.GetValue<string>() == "payFine");
        Assert.Equal(
            (2500m, "BE68539007547034"),
            (duty["amount"]!["amount"]!.GetValue<decimal>(), duty["account"]!.GetValue<string>())
        );
        Assert.StartsWith("+++", duty["reference"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(duty["payee"]!.GetValue<string>());
        Assert.NotNull(duty["due"]);

        var code = $"/cases/{filed.Number}/fines/{duty["subject"]!.GetValue<string>()}/payment.png";
        var shop = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026");
        Assert.Equal(HttpStatusCode.OK, await shop.StatusAsync(code));
        Assert.Equal(HttpStatusCode.NotFound, await shop.StatusAsync($"/cases/{filed.Number}/fines/s99/payment.png"));
        var complainant = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await complainant.RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        Assert.Equal(HttpStatusCode.OK, await complainant.StatusAsync($"/track/{filed.Number}"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await complainant.StatusAsync(code.Replace("/cases/", "/track/", StringComparison.Ordinal))
        );
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("BC-26")]
    public async Task A_deposit_that_is_to_be_paid_has_a_code_for_the_party_that_pays_it_alone()
    {
        var filed = await _office.NotifiedAsync("2026-03-02", Stages.Founded());
        var lodged = await _office.DoAsync("shop", filed.Number, "lodge-appeal", new { grounds = "De vervoerder." });
        var appeal = lodged.List("appeals").Single();
        var id = appeal["id"]!.GetValue<string>();
        var shop = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026");
        var complainant = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await complainant.RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        Assert.Equal(HttpStatusCode.OK, await shop.StatusAsync(Code("cases")));
        Assert.Equal(HttpStatusCode.NotFound, await complainant.StatusAsync(Code("track")));

        await _office.DoAsync(
            "appeals",
            filed.Number,
            "record-deposit",
            new
            {
                appeal = id,
                amount = appeal["deposit"]!["amount"]!.DeepClone(),
                booked = "2026-03-02",
            }
        );
        Assert.Equal(HttpStatusCode.NotFound, await shop.StatusAsync(Code("cases")));

        string Code(string door) => $"/{door}/{filed.Number}/appeals/{id}/payment.png";
    }
}
