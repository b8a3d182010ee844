using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The desk of the staff: worklist, calendar, outlook and overview, in each language, on a phone and on a desk; and a list that follows what others do.</summary>
[Collection(InBrowser.Name)]
public sealed class WorklistPagesTests(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(onPort: true);
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-04T14:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("nl", 360), InlineData("fr", 360), InlineData("en", 360), InlineData("nl", 1280)]
    public async Task They_are_accessible_and_fit_their_screen(string language, int width)
    {
        await _office.SentAsync();
        var heard = await _office.AnsweredAsync();
        await _office.DoAsync("secretary", heard.Number, "invite-to-hearing", new { at = "2026-05-27T14:30:00+02:00", place = "Zaal 1" });
        await _office.NotifiedAsync("2026-05-04");
        await _office.ClockAsync("P20D");
        var secretary = await SignInAsync("secretary", language, width);
        await FineAsync(secretary, "/cases", "/cases?view=mine", "/cases?respondent=x&changed=1", "/calendar", "/calendar?month=2026-06", "/calendar?day=2026-05-27", "/foresight", "/foresight?whose=mine", "/overview");
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
        var gone = await _office.SentAsync();
        var stays = await _office.SentAsync();
        var member = await SignInAsync("committee", "en", 1280);
        await member.GotoAsync("/cases");
        var secretary = await SignInAsync("secretary", "en", 1280);
        await secretary.GotoAsync("/cases");
        await secretary.Locator($"[name=case][value={stays.Number}]").CheckAsync();
        await secretary.Locator($"a[href='/cases/{stays.Number}']").FocusAsync();
        await member.Locator($"a[href='/cases/{stays.Number}']").FocusAsync();
        // The lines stand once each page has asked again for the first time.
        await Task.Delay(1500);

        await _office.DoAsync("committee", gone.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var filed = await _office.FileAsync(Office.Complaint());
        await Assertions.Expect(member.Locator($"tr[data-case='{filed.Number}']")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(member.Locator($"tr[data-case='{gone.Number}']")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        Assert.DoesNotContain(gone.Number, await member.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(secretary.Locator($"tr[data-case='{filed.Number}']")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(secretary.Locator("#live")).ToContainTextAsync("The list was updated");
        Assert.True(await secretary.Locator($"[name=case][value={stays.Number}]").IsCheckedAsync());
        await Assertions.Expect(secretary.Locator($"a[href='/cases/{stays.Number}']")).ToBeFocusedAsync();
        await Assertions.Expect(secretary.Locator(".views .count").Last).ToHaveTextAsync("3");
    }

    private async Task<IPage> SignInAsync(string account, string language, int width)
    {
        var context = await browser.PersonAsync(_app.Address, language, width);
        var page = await context.NewPageAsync();
        var hands = new Hands(page);
        await page.GotoAsync("/account/login");
        await hands.FillAsync(("Fields.Email", $"{account}@demo.example"), ("Fields.Password", "Demo-Pass-2026"));
        await hands.PressAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        return page;
    }

    private static async Task FineAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths.Length == 0 ? [page.Url] : paths)
        {
            if (paths.Length > 0)
            {
                Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            }

            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"{path}: {string.Join("; ", found.Violations.Select(v => $"{v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}"))}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than its screen.");
        }
    }
}
