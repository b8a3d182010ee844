using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The committee's composition and its closed session: in each language, on a phone and at a desk, with axe.</summary>
[Collection(InBrowser.Name)]
public sealed class CommitteePagesTests(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(onPort: true);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("fr", 360)]
    [InlineData("en", 1280)]
    public async Task They_are_accessible_and_fit_the_screen(string language, int width)
    {
        var (number, _) = await _office.DeliberatedAsync();
        var at = $"/cases/{number}/deliberation";
        var member = await SignInAsync("committee", language, width);
        await PostAsync(member, "/committee", ("kind", "CompanyNumber"), ("value", "BE 0123.456.749"));
        await FineAsync(member, "/committee", $"/cases/{number}");
        await PostAsync(member, "/committee", ("value", "x"));
        await Assertions.Expect(member.Locator(".error-summary")).ToBeVisibleAsync();
        await FineAsync(member);

        var other = await SignInAsync("committee2", language, width);
        await other.GotoAsync($"{at}/drafts/new");
        await other.FillAsync("[name=text]", "# A draft\n\nWith *its* reasons.");
        await other.ClickAsync("main form button");
        await other.FillAsync("[name=remark]", "A remark.");
        await other.ClickAsync("main form.card button");
        await other.GotoAsync($"{at}/drafts/1");
        await other.CheckAsync("[name=vote][value=for]");
        await other.Locator("main form.card").Last.Locator("button").ClickAsync();
        await FineAsync(other, at, $"{at}/drafts/1", $"{at}/drafts/new");

        var admin = await SignInAsync("admin", language, width);
        await FineAsync(admin, "/committee", "/committee/seats/new");
        await admin.ClickAsync("main form button");
        await FineAsync(admin);
        await FineAsync(await SignInAsync("secretary", language, width), "/committee", $"/cases/{number}", at);
    }

    private static async Task PostAsync(IPage page, string path, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync(path);
        await new Hands(page).FillAsync(fields);
        await page.ClickAsync("main form.card button");
    }

    private async Task<IPage> SignInAsync(string account, string language, int width)
    {
        var page = await (await browser.PersonAsync(_app.Address, language, width: width, height: 780)).NewPageAsync();
        var hands = new Hands(page);
        await page.GotoAsync("/account/login");
        await hands.FillAsync(("Fields.Email", $"{account}@demo.example"), ("Fields.Password", "Demo-Pass-2026"));
        await hands.PressAsync();
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
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than the screen.");
        }
    }
}
