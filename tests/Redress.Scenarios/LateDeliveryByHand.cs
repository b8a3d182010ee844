using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (a) again, on the pages and without script: the parties once on a phone and once at a desk.</summary>
[Collection(InBrowser.Name)]
public sealed class LateDeliveryByHand(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    [
        Rule("BC-1"),
        Rule("BC-7"),
        Rule("BC-12"),
        Rule("BC-13"),
        Rule("BC-20"),
        Rule("BC-24"),
        Rule("BC-26"),
        Rule("FP-1"),
        Rule("FP-6")
    ]
    public async Task Everybody_does_its_part_by_hand(int width)
    {
        await Office.ClockAsync("2026-03-02T09:00:00+01:00");
        var consumer = await HandsAsync(width: width);
        var number = await FileAsync(consumer);
        var track = $"/track/{number}";
        var file = $"/cases/{number}";
        var secretary = await HandsAsync("secretary");
        var shop = await HandsAsync("shop", width);
        var committee = await HandsAsync("committee");
        var committee2 = await HandsAsync("committee2");
        var appeals = await HandsAsync("appeals");

        await secretary.DoAsync(file, "request-information", ("items", "Bewijs van betaling"));
        await consumer.DoAsync(track, "supply-information", ("items[0].text", "Zie het rekeninguittreksel."));
        await secretary.DoAsync(file, "send-to-member");
        await shop.DoAsync(
            file,
            "respond",
            ("answer", "Het spijt ons."),
            ("defence", "De vervoerder leverde af."),
            ("requestHearing", "true")
        );
        await secretary.DoAsync(file, "declare-complete");
        await consumer.DoAsync(track, "comment", ("text", "Ik kreeg niets."));
        await shop.DoAsync(file, "comment", ("nothingToAdd", "true"));
        await secretary.DoAsync(file, "invite-to-hearing", ("at", "2026-04-10T10:00"), ("place", "Brussel"));
        await Office.ClockAsync("2026-04-10T12:00:00+02:00");
        await secretary.DoAsync(
            file,
            "record-hearing",
            ("minutes", "# Verslag"),
            ("attended", "complainant\nrespondent")
        );
        await consumer.DoAsync(track, "comment", ("nothingToAdd", "true"));
        await shop.DoAsync(file, "comment", ("nothingToAdd", "true"));
        await secretary.DoAsync(file, "close-file");
        await committee.DoAsync(
            file,
            "decide",
            ("outcome", "founded"),
            ("reasons", "De levering is niet bewezen."),
            ("norms", "2.2.2"),
            ("refrainFrom", "te laat leveren"),
            ("sanctions[0].kind", "reprimand"),
            ("sanctions[1].kind", "fine"),
            ("sanctions[1].amount.amount", "2.500,00"),
            ("sanctions[1].deferredFor.count", "1"),
            ("sanctions[1].deferredFor.unit", "Y")
        );
        await Office.ClockAsync("2026-05-11T09:00:00+02:00");
        await committee2.DoAsync(file, "confirm-decision");
        await secretary.DoAsync(file, "notify", ("posted", "2026-05-11"), ("reference", "RP 1"));

        await consumer.Page.GotoAsync(track);
        Assert.Contains("3 June 2026", await consumer.TextAsync("main"), StringComparison.Ordinal);
        await Office.ClockAsync("2026-06-01T09:00:00+02:00");
        await shop.DoAsync(file, "lodge-appeal", ("grounds", "De sanctie is te zwaar."));
        var appeal = (await Office.GetAsync("appeals", number)).List("appeals").Single()["id"]!.GetValue<string>();
        await appeals.DoAsync(
            file,
            "record-deposit",
            ("appeal", appeal),
            ("amount.amount", "2.000,00"),
            ("booked", "2026-06-01")
        );
        await consumer.DoAsync(track, "choose-arbitration", ("language", "fr"), ("accepted", "true"));
        await Office.ClockAsync("2026-06-04T09:00:00+02:00");
        await appeals.DoAsync(file, "refer", ("appeal", appeal), ("reference", "C 1"), ("on", "2026-06-04"));
        await Office.ClockAsync("2026-08-01T09:00:00+02:00");
        await appeals.DoAsync(
            file,
            "record-outcome",
            ("appeal", appeal),
            ("outcome", "rejected"),
            ("text", "Rejeté."),
            ("on", "2026-07-31"),
            ("document", await Office.DocumentAsync("appeals", number, "award.pdf"))
        );
        await secretary.DoAsync(file, "close");
        var closed = await Office.GetAsync("secretary", number);
        Assert.Equal("closed", closed.Text("state"));
        var fine = closed.Body!["decision"]!["sanctions"]![1]!;
        Assert.Equal(
            (2500m, "deferred"),
            (fine["amount"]!["amount"]!.GetValue<decimal>(), fine["state"]!.GetValue<string>())
        );
        Assert.Equal("kept", closed.List("appeals").Single()["deposit"]!["state"]!.GetValue<string>());
    }

    private static async Task<string> FileAsync(Hands consumer)
    {
        await consumer.Page.GotoAsync("/complain");
        await consumer.NextAsync(("kind", "purchase"));
        await consumer.NextAsync(("respondent.memberId", "demo-shop"));
        await consumer.NextAsync(("contacted", "yes"), ("contactedShopOn", "2026-02-02"));
        await consumer.NextAsync(("restsOnInsolvency", "false"));
        await consumer.NextAsync();
        await consumer.NextAsync(("facts", "Mijn pakje kwam nooit aan."));

        // The claim was forgotten: it is said at its field, and the page goes nowhere.
        await consumer.NextAsync();
        Assert.Equal("/complain/claim", new Uri(consumer.Page.Url).AbsolutePath);
        Assert.Equal(1, await consumer.Page.Locator(".error-summary").CountAsync());
        await consumer.NextAsync(("claim", "Terugbetaling."));
        await consumer.NextAsync();
        await consumer.NextAsync(("purchase.orderNumber", "A-1"));
        await consumer.NextAsync();
        await consumer.NextAsync(("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        await consumer.NextAsync(("complainant.email", "jan@consumer.example"));
        Assert.Contains("Mijn pakje kwam nooit aan.", await consumer.TextAsync("main"), StringComparison.Ordinal);
        await consumer.PressAsync();
        Assert.Contains("receipt", consumer.Page.Url, StringComparison.Ordinal);
        var text = await consumer.TextAsync("main");
        return System
            .Text.RegularExpressions.Regex.Match(
                text,
                @"BC-2026-\d{6}",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Value;
    }
}
