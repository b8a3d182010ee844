using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The search of the bar and the palette, by keys alone.</summary>
[Collection(InBrowser.Name)]
public sealed class SearchPagesTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task The_palette_leads_by_keys_to_a_page_an_act_and_a_case_without_loading_a_document()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary");
        await page.EvaluateAsync("window.before = true");

        await OpenPaletteAsync(page);
        await Assertions.Expect(Chosen(page)).ToHaveCountAsync(1);
        await AccessibleAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("calen");
        await Assertions.Expect(Chosen(page)).ToHaveTextAsync("Calendar");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/calendar");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(number);
        await Assertions.Expect(Chosen(page)).ToHaveAttributeAsync("href", $"/cases/{number}");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cases/{number}");
        await Assertions.Expect(page.Locator(".file-bar h1")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("write an internal");
        await Assertions.Expect(Chosen(page)).ToHaveAttributeAsync("href", $"/cases/{number}?act=note");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cases/{number}?act=note");
        Assert.True(await page.EvaluateAsync<bool>("window.before"));
    }

    [Fact]
    public async Task A_text_of_any_length_leaves_the_circuit_alive()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary");
        await OpenPaletteAsync(page);
        var field = page.Locator("#palette-field");
        await field.FillAsync(new string('w', 200_000));
        await Assertions.Expect(page.Locator("#palette [role=status]")).ToContainTextAsync("No command and no case");
        await field.FillAsync(number);
        await Assertions.Expect(Chosen(page)).ToHaveAttributeAsync("href", $"/cases/{number}");
        await FineAsync(page, "/search?find=qqq", $"/search?find={number[3..]}");
    }

    [Fact]
    public async Task The_bar_finds_as_one_types_and_a_number_opens()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary");
        await page.EvaluateAsync("window.before = true");
        var bar = page.Locator("#desk-search");
        await Assertions.Expect(page.Locator("[data-palette-open]")).ToBeVisibleAsync();
        await bar.FillAsync(number[..^1]);
        await Assertions.Expect(page.Locator($"#search-list a[href='/cases/{number}']")).ToBeVisibleAsync();
        await AccessibleAsync(page);
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("search-0", await bar.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#search-list")).ToBeHiddenAsync();
        await bar.FillAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cases/{number}");
        await bar.FillAsync("zz nobody zz");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?find=**");
        Assert.True(await page.EvaluateAsync<bool>("window.before"));
    }

    private static ILocator Chosen(IPage page) => page.Locator("#palette-list [aria-selected=true]");

    // A key that comes before the circuit does nothing.
    private static async Task OpenPaletteAsync(IPage page)
    {
        for (var tries = 0; tries < 50 && !await page.Locator("#palette").IsVisibleAsync(); tries++)
        {
            await page.Keyboard.PressAsync("Control+k");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await Assertions.Expect(page.Locator("#palette-field")).ToBeFocusedAsync();
    }
}
