using Redress.Scenarios.Support;

namespace Redress.Scenarios;

[Collection(InBrowser.Name)]
public sealed class FirstPageTests(Browser browser) : PageTests(browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/login")]
    public async Task A_page_runs_its_script_breaks_no_policy_and_is_accessible(string path)
    {
        var page = await OpenAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(path);
        await page.WaitForFunctionAsync("() => window.Blazor !== undefined");

        Assert.Empty(complaints);
        await AccessibleAsync(page);
    }

    [Fact]
    public async Task The_language_is_changed_by_a_button_and_stays()
    {
        var page = await OpenAsync("fr");
        await page.GotoAsync("/account/login");
        Assert.Equal("fr", await page.Locator("html").GetAttributeAsync("lang"));

        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Nederlands" }).ClickAsync();
        await page.WaitForURLAsync("**/account/login");
        Assert.Equal("nl", await page.Locator("html").GetAttributeAsync("lang"));
    }
}
