using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (b) again, on the pages and without script.</summary>
[Collection(InBrowser.Name)]
public sealed class UnsolicitedMailByHand(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    [Rule("BC-2"), Rule("BC-14"), Rule("BC-30"), Rule("FP-12")]
    public async Task A_silent_member_is_warned_and_suspended_by_hand(int width)
    {
        await Office.ClockAsync("2026-03-02T09:00:00+01:00");
        var consumer = await HandsAsync(width: width);
        var number = await FileAsync(consumer);
        var file = $"/cases/{number}";
        var secretary = await HandsAsync("secretary");
        var committee = await HandsAsync("committee");
        var shop = await HandsAsync("shop", width);
        await secretary.DoAsync(file, "send-to-member");

        // The member opens its case, reads what is asked, and does nothing.
        await shop.Page.GotoAsync(file);
        Assert.Contains("Only today", await shop.TextAsync("main"), StringComparison.Ordinal);
        await Office.ClockAsync("2026-03-17T09:00:00+01:00");
        await secretary.DoAsync(file, "mark-non-cooperation", ("reason", "De term verstreek."));
        await secretary.DoAsync(file, "declare-complete");
        await secretary.DoAsync(file, "close-file");

        // One of the two members of the committee steps back, and finds the case nowhere any more.
        var committee2 = await HandsAsync("committee2");
        await committee2.DoAsync(file, "recuse", ("reason", "I worked for this webshop."));
        Assert.Contains("You are recused.", await committee2.TextAsync("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(404, (await committee2.Page.GotoAsync(file))!.Status);
        await committee2.Page.GotoAsync("/cases");
        Assert.DoesNotContain(number, await committee2.TextAsync("main"), StringComparison.Ordinal);
        await Office.ClockAsync("2026-05-11T09:00:00+02:00");
        await committee.DoAsync(
            file,
            "decide",
            ("outcome", "founded"),
            ("nonCooperation", "true"),
            ("reasons", "Zonder toestemming verstuurd."),
            ("norms", "2.1.3"),
            ("refrainFrom", "reclame zonder toestemming"),
            ("sanctions[0].kind", "warning"),
            ("sanctions[1].kind", "suspension"),
            ("sanctions[1].from", "2026-06-04"),
            ("sanctions[1].to", "2026-09-04")
        );
        await secretary.DoAsync(file, "confirm-decision");
        await secretary.DoAsync(file, "notify", ("posted", "2026-05-11"), ("reference", "RP 7"));
        foreach (var (party, address) in new[] { (consumer, $"/track/{number}"), (shop, file) })
        {
            await party.Page.GotoAsync(address);
            Assert.Contains("3 June 2026", await party.TextAsync("main"), StringComparison.Ordinal);
        }

        await Office.ClockAsync("2026-06-05T00:00:01+02:00");
        await consumer.Page.GotoAsync("/members/demo-shop");
        Assert.Equal(1, await consumer.Page.Locator(".notice-box.late").CountAsync());
        var final = await Office.GetAsync("secretary", number);
        Assert.Equal("final", final.Text("state"));
        Assert.Empty(final.List("appeals"));
        await secretary.DoAsync(file, "close");
    }

    // No order and no amount is asked of who complains about a message.
    private static async Task<string> FileAsync(Hands consumer)
    {
        await consumer.Page.GotoAsync("/complain");
        await consumer.NextAsync(("kind", "unsolicitedAdvertising"));
        await consumer.NextAsync(("respondent.memberId", "demo-shop"));
        await consumer.NextAsync(("contacted", "no"));
        await consumer.NextAsync();
        await consumer.NextAsync(("facts", "I never gave this shop my address."));
        await consumer.NextAsync(("claim", "That it stops."));
        await consumer.NextAsync();
        await consumer.NextAsync(("messages", "From: offers@demo-shop.example\nSubject: Only today\n\nBuy now."));
        await consumer.NextAsync();
        await consumer.NextAsync(("complainant.kind", "consumer"), ("complainant.name", "Els Claes"));
        await consumer.NextAsync(("complainant.email", "els@consumer.example"));
        await consumer.PressAsync();
        Assert.Contains("receipt", consumer.Page.Url, StringComparison.Ordinal);
        return System
            .Text.RegularExpressions.Regex.Match(
                await consumer.TextAsync("main"),
                @"BC-2026-\d{6}",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Value;
    }
}
