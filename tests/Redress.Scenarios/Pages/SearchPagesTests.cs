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
        await ReadyAsync(page);
        await page.EvaluateAsync("window.before = true");

        await page.Keyboard.PressAsync("Control+k");
        var field = page.Locator("#palette-field");
        await Assertions.Expect(field).ToBeFocusedAsync();
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

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("note");
        await Assertions.Expect(Chosen(page)).ToHaveAttributeAsync("href", $"/cases/{number}/actions/note");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cases/{number}/actions/note");
        Assert.True(await page.EvaluateAsync<bool>("window.before"));
    }

    [Fact]
    public async Task The_bar_finds_as_one_types_opens_a_number_and_outlives_a_text_of_any_length()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary");
        await ReadyAsync(page);
        var bar = page.Locator("#search-field");
        await bar.FillAsync(new string('w', 200_000));
        await Assertions
            .Expect(page.Locator("[data-found=search] [role=status]"))
            .ToHaveTextAsync("Nothing was found.");
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
        await FineAsync(page, "/search?find=qqq", $"/search?find={number[3..]}");
    }

    private static ILocator Chosen(IPage page) => page.Locator("#palette-list [aria-selected=true]");

    private static async Task ReadyAsync(IPage page) =>
        await Assertions.Expect(page.Locator("[data-palette-open]")).ToBeVisibleAsync();
}
