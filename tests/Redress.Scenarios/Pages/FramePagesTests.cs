using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The frame of the staff's pages in a browser: beside the page, folded on a phone, never on paper, and as each person chose it.</summary>
[Collection(InBrowser.Name)]
public sealed class FramePagesTests(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData(1440, true)]
    [InlineData(1024, true)]
    [InlineData(390, false)]
    public async Task The_rail_stands_beside_the_page_and_is_folded_on_a_phone(int width, bool beside)
    {
        await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary", width: width);
        await page.GotoAsync("/cases");
        var link = page.Locator(".rail a[href='/calendar']");
        var main = (await page.Locator("main").BoundingBoxAsync())!;
        if (beside)
        {
            var rail = (await page.Locator(".rail").BoundingBoxAsync())!;
            Assert.True(rail.X + rail.Width <= main.X + 1 && Math.Abs(rail.Y - main.Y) < 2, $"{rail.X} {main.X}");
            Assert.True(main.Width > width - 230, $"{main.Width}");
        }
        else
        {
            await Assertions.Expect(link).ToBeHiddenAsync();
            await page.Locator(".rail > summary").ClickAsync();
        }

        await Assertions.Expect(link).ToBeVisibleAsync();
        await AccessibleAsync(page);
        await FitsAsync(page);
        await link.ClickAsync();
        await page.WaitForURLAsync("**/calendar");
        await Assertions.Expect(page.Locator(".rail a[aria-current=page]")).ToHaveAttributeAsync("href", "/calendar");
    }

    [Fact]
    public async Task The_desk_is_dense_and_its_rows_are_as_high_as_each_person_wants_them()
    {
        await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary", width: 1440);
        await page.GotoAsync("/cases");
        Assert.Equal("14px", await StyleAsync(page, "fontSize"));
        Assert.StartsWith("Inter", await StyleAsync(page, "fontFamily"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.check('14px Inter')"));
        Assert.Equal(34, await RowAsync(page));

        await page.Locator(".user-menu > summary").ClickAsync();
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compact" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.density === 'compact'");
        Assert.Equal(28, await RowAsync(page));
        await page.Locator(".user-menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'dark'");
        Assert.Equal("rgb(15, 21, 22)", await StyleAsync(page, "backgroundColor"));
        await AccessibleAsync(page);
    }

    [Fact]
    public async Task A_menu_closes_at_a_click_beside_it_and_at_escape_which_gives_the_focus_back()
    {
        var page = await SignInAsync("secretary");
        await page.GotoAsync("/calendar");
        var sheet = page.Locator(".menu-sheet");
        await page.Locator(".user-menu > summary").ClickAsync();
        await Assertions.Expect(sheet).ToBeVisibleAsync();
        await page.Locator("h1").ClickAsync();
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await page.Locator(".user-menu > summary").ClickAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".user-menu > summary")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_script_the_look_is_chosen_and_the_rail_opens_all_the_same()
    {
        var hands = await HandsAsync("secretary", 390);
        await hands.Page.GotoAsync("/calendar");
        await hands.Page.Locator(".user-menu > summary").ClickAsync();
        await hands.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await hands.Page.WaitForURLAsync("**/calendar");
        await Assertions.Expect(hands.Page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
        await hands.Page.Locator(".rail > summary").ClickAsync();
        await hands.Page.Locator(".rail a[href='/cases']").ClickAsync();
        await hands.Page.WaitForURLAsync("**/cases");
    }

    [Fact]
    public async Task Nothing_of_the_frame_is_printed_and_what_is_printed_is_light()
    {
        var filed = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary", width: 1440);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync($"/cases/{filed.Number}");
        foreach (var part in new[] { ".desk-bar", ".rail", ".desk-foot" })
        {
            await Assertions.Expect(page.Locator(part)).ToBeHiddenAsync();
        }

        Assert.Equal("rgb(255, 255, 255)", await StyleAsync(page, "backgroundColor"));
        Assert.Equal(0, (await page.Locator("main").BoundingBoxAsync())!.X);
    }

    private static Task<string> StyleAsync(IPage page, string name) =>
        page.EvaluateAsync<string>("name => getComputedStyle(document.body)[name]", name);

    // What a row of one line is high.
    // Once the style is there: a page that is drawn anew may be without it for a moment.
    private static async Task<double> RowAsync(IPage page)
    {
        var row = await page.WaitForFunctionAsync(
            "() => parseFloat(getComputedStyle(document.body).getPropertyValue('--row')) * 16 || null"
        );
        return await row.JsonValueAsync<double>();
    }
}
