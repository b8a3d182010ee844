using Deque.AxeCore.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios;

[Collection(InBrowser.Name)]
public sealed class FirstPageTests(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync(onPort: true);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/account/login")]
    public async Task A_page_runs_its_script_breaks_no_policy_and_is_accessible(string path)
    {
        await using var person = await browser.PersonAsync(_app.Address);
        var page = await person.NewPageAsync();
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
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help}"));
    }

    [Fact]
    public async Task The_language_is_changed_by_a_button_and_stays()
    {
        await using var person = await browser.PersonAsync(_app.Address, "fr");
        var page = await person.NewPageAsync();
        await page.GotoAsync("/account/login");
        Assert.Equal("fr", await page.Locator("html").GetAttributeAsync("lang"));

        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Nederlands" }).ClickAsync();
        await page.WaitForURLAsync("**/account/login");
        Assert.Equal("nl", await page.Locator("html").GetAttributeAsync("lang"));
    }
}
