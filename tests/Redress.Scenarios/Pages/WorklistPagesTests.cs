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
            $"/cases?peek={heard.Number}&sort=-filed&state=open",
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
        await Assertions.Expect(secretary.Locator(".list-settings")).ToBeVisibleAsync();
        await secretary.Locator(".list-settings > summary").ClickAsync();
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
        await LiveAsync(member);
        await LiveAsync(secretary);

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

    [Fact]
    [Rule("ST-1")]
    public async Task Cases_are_ticked_looked_at_and_opened_by_keys_and_the_way_back_leads_to_the_same_line()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            numbers.Add((await Office.SentAsync()).Number);
        }

        var page = await SignInAsync("secretary");
        await page.GotoAsync("/cases?sort=number");
        await LiveAsync(page);
        await page.Keyboard.PressAsync("j");
        await FocusedAsync(page, numbers[0]);
        await page.Keyboard.PressAsync("x");
        await TickedAsync(page, numbers[0]);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+X");
        await TickedAsync(page, numbers[0], numbers[1], numbers[2]);
        await page.Keyboard.PressAsync("x");
        await TickedAsync(page, numbers[0], numbers[1]);
        await page.Locator($"[name=case][value='{numbers[3]}']")
            .ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await TickedAsync(page, [.. numbers]);
        await Assertions.Expect(page.Locator("[data-ticked]")).ToHaveTextAsync("4 cases ticked");

        await page.Locator($"a[href='/cases/{numbers[1]}'][data-open]").FocusAsync();
        await page.Keyboard.PressAsync(" ");
        await Assertions.Expect(page.Locator("aside.peek")).ToContainTextAsync(numbers[1]);
        Assert.EndsWith($"sort=number&peek={numbers[1]}", page.Url, StringComparison.Ordinal);
        await FocusedAsync(page, numbers[1]);
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("aside.peek")).ToContainTextAsync(numbers[2]);
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.Locator("aside.peek")).ToContainTextAsync(numbers[1]);
        await page.Keyboard.PressAsync(" ");
        await Assertions.Expect(page.Locator("aside.peek")).ToHaveCountAsync(0);
        await FocusedAsync(page, numbers[1]);
        await TickedAsync(page, [.. numbers]);

        await page.Keyboard.PressAsync("Enter");
        await OpenedAsync(page, numbers[1]);
        await page.GoBackAsync();
        await LiveAsync(page);
        await FocusedAsync(page, numbers[1]);

        // Who switched the keys off types nothing into the list.
        await page.EvaluateAsync("document.getElementById('keys').dataset.on = 'false'");
        await page.Keyboard.PressAsync("j");
        await FocusedAsync(page, numbers[1]);
    }

    [Fact]
    public async Task A_list_is_filtered_put_in_order_and_acted_in_without_another_page()
    {
        var (ann, bert) = (
            await Office.FileAsync(Office.Complaint(name: "Ann Zwart")),
            await Office.FileAsync(Office.Complaint(name: "Bert Zwart"))
        );
        await Office.FileAsync(Office.Complaint(name: "Carl Wit"));
        var page = await SignInAsync("secretary");
        await page.GotoAsync("/cases");
        await LiveAsync(page);
        await page.EvaluateAsync("globalThis.same = true");
        await page.Locator("#q").PressSequentiallyAsync("Zwart");
        await RowsAsync(page, ann.Number, bert.Number);
        Assert.EndsWith("/cases?q=Zwart", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        var head = page.Locator("th:has(.sort)").First;
        await head.Locator(".sort").ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        await head.Locator(".sort").ClickAsync();
        await RowsAsync(page, bert.Number, ann.Number);
        await page.Locator("[data-tick-all]").ClickAsync();
        await page.Locator("#act").SelectOptionAsync("send-to-member");
        await Assertions.Expect(page.Locator("#to")).ToBeHiddenAsync();
        await page.Locator(".hand-over button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-bulk-result]")).ToContainTextAsync("done in 2 cases");
        await Assertions.Expect(page.Locator("[data-ticked]")).ToHaveTextAsync("Nothing ticked");
        await page.Locator("#state").SelectOptionAsync("registered");
        await Assertions.Expect(page.Locator("tr[data-case]")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await RowsAsync(page, bert.Number, ann.Number);
        await Assertions.Expect(page.Locator("#state")).ToHaveValueAsync("");
        await page.Locator(".chip").First.ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-case]")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("");
        Assert.True(await page.EvaluateAsync<bool>("globalThis.same === true"));
    }

    [Fact]
    public async Task A_long_list_goes_on_as_one_scrolls_and_one_comes_back_to_where_one_was()
    {
        for (var i = 0; i < 120; i++)
        {
            await Office.FileAsync(Office.Complaint());
        }

        var page = await SignInAsync("secretary");
        await page.GotoAsync("/cases?sort=number");
        await LiveAsync(page);
        await Assertions.Expect(page.Locator("tr[data-case]")).ToHaveCountAsync(50);
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(page.Locator("tr[data-case]")).ToHaveCountAsync(100);
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(page.Locator("tr[data-case]")).ToHaveCountAsync(120);
        var far = page.Locator("tr[data-case]").Nth(110);
        await far.ScrollIntoViewIfNeededAsync();
        var number = await far.GetAttributeAsync("data-case");
        await far.Locator("[data-open]").ClickAsync();
        await OpenedAsync(page, number!);
        await page.GoBackAsync();
        await FocusedAsync(page, number!);
        await Assertions.Expect(page.Locator($"tr[data-case='{number}']")).ToBeInViewportAsync();
    }

    // The address is another one before the page is.
    private static async Task OpenedAsync(IPage page, string number)
    {
        await page.WaitForURLAsync($"**/cases/{number}");
        await Assertions.Expect(page.Locator("[data-worklist]")).ToHaveCountAsync(0);
    }

    private static Task LiveAsync(IPage page) =>
        Assertions.Expect(page.Locator("[data-worklist][data-live]")).ToHaveCountAsync(1, new() { Timeout = 30_000 });

    private static Task FocusedAsync(IPage page, string number) =>
        Assertions
            .Expect(page.Locator($"[data-open][href='/cases/{number}']"))
            .ToBeFocusedAsync(new() { Timeout = 15_000 });

    private static async Task TickedAsync(IPage page, params string[] numbers)
    {
        await Assertions.Expect(page.Locator("[name=case]:checked")).ToHaveCountAsync(numbers.Length);
        foreach (var number in numbers)
        {
            await Assertions.Expect(page.Locator($"[name=case][value='{number}']")).ToBeCheckedAsync();
        }
    }

    private static async Task RowsAsync(IPage page, params string[] numbers)
    {
        await Assertions.Expect(page.Locator("tr[data-case]")).ToHaveCountAsync(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            await Assertions.Expect(page.Locator("tr[data-case]").Nth(i)).ToHaveAttributeAsync("data-case", numbers[i]);
        }
    }
}
