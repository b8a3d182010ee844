using Microsoft.Playwright;
using Redress.Scenarios.Support;

namespace Redress.Scenarios.Pages;

/// <summary>The field of a day in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class DayPagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-03-02T10:00:00+01:00";

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task What_stands_below_does_not_move_when_the_day_is_said_back(int width)
    {
        var page = await SignInAsync("registrar", width: width);
        await page.GotoAsync("/members/demo-shop/labels/act/record-scan");
        var button = page.Locator("main form[method=post] button[type=submit]").Last;
        var before = await TopAsync();
        await page.Locator("#on").FillAsync("1/3");
        await Assertions.Expect(page.Locator("#on-day")).ToContainTextAsync("1 March 2026");
        // Whoever clicks just then hits it.
        Assert.Equal(before, await TopAsync());

        Task<double> TopAsync() => button.EvaluateAsync<double>("b => b.getBoundingClientRect().top + scrollY");
    }
}
