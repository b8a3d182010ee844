using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The desk of the staff: worklist, calendar, outlook and overview, in each language, on a phone and on a desk; and a list that follows what others do.</summary>
[Collection(InBrowser.Name)]
public sealed class WorklistPagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-05-04T14:00:00+02:00";

    [Theory]
    [InlineData("nl", 360), InlineData("fr", 360), InlineData("en", 360), InlineData("nl", 1280)]
    public async Task They_are_accessible_and_fit_their_screen(string language, int width)
    {
        await Office.SentAsync();
        var heard = await Office.AnsweredAsync();
        await Office.DoAsync(
            "secretary",
            heard.Number,
            "invite-to-hearing",
            new { at = "2026-05-27T14:30:00+02:00", place = "Zaal 1" }
        );
        await Office.NotifiedAsync("2026-05-04");
        await Office.ClockAsync("P20D");
        var secretary = await SignInAsync("secretary", language, width);
        await FineAsync(
            secretary,
            "/my-day",
            "/my-day?scope=all&notFound=1",
            "/cases/print",
            "/cases",
            "/cases?view=mine",
            "/cases?respondent=x&changed=1",
            "/calendar",
            "/calendar?month=2026-06",
            "/calendar?day=2026-05-27",
            "/upcoming",
            "/upcoming?whose=mine",
            "/overview"
        );
        await secretary.GotoAsync("/cases");
        await secretary.Locator(".hand-over button[type=submit]").ClickAsync();
        await Assertions.Expect(secretary.Locator(".error-summary")).ToBeFocusedAsync();
        await FineAsync(secretary);
        await secretary.Locator("[name=case]").First.CheckAsync();
        await secretary.Locator("[name=to]").SelectOptionAsync("committee@demo.example");
        await secretary.Locator(".hand-over button[type=submit]").ClickAsync();
        await Assertions.Expect(secretary.Locator("[role=status].notice-box")).ToBeVisibleAsync();
        await FineAsync(secretary);
        await FineAsync(await SignInAsync("supervisor", language, width), "/overview");
    }

    [Fact]
    [Rule("FP-12")]
    public async Task An_open_list_follows_what_others_do_and_keeps_ticks_and_focus()
    {
        var gone = await Office.SentAsync();
        var stays = await Office.SentAsync();
        var member = await SignInAsync("committee", "en", 1280);
        await member.GotoAsync("/cases");
        var secretary = await SignInAsync("secretary", "en", 1280);
        await secretary.GotoAsync("/cases");
        await secretary.Locator($"[name=case][value={stays.Number}]").CheckAsync();
        await secretary.Locator($"a[href='/cases/{stays.Number}']").FocusAsync();
        await member.Locator($"a[href='/cases/{stays.Number}']").FocusAsync();
        // The lines stand once each page has asked again for the first time.
        await Task.Delay(1500);

        await Office.DoAsync("committee", gone.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var filed = await Office.FileAsync(Office.Complaint());
        await Assertions
            .Expect(member.Locator($"tr[data-case='{filed.Number}']"))
            .ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions
            .Expect(member.Locator($"tr[data-case='{gone.Number}']"))
            .ToHaveCountAsync(0, new() { Timeout = 30_000 });
        Assert.DoesNotContain(gone.Number, await member.ContentAsync(), StringComparison.Ordinal);
        await Assertions
            .Expect(secretary.Locator($"tr[data-case='{filed.Number}']"))
            .ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(secretary.Locator("#live")).ToContainTextAsync("The list was updated");
        Assert.True(await secretary.Locator($"[name=case][value={stays.Number}]").IsCheckedAsync());
        await Assertions.Expect(secretary.Locator($"a[href='/cases/{stays.Number}']")).ToBeFocusedAsync();
        await Assertions.Expect(secretary.Locator(".views .count").Last).ToHaveTextAsync("3");
    }
}
