using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The committee's composition and its closed session: in each language, on a phone and at a desk, with axe.</summary>
[Collection(InBrowser.Name)]
public sealed class CommitteePagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-03-02T14:00:00+01:00";

    [Theory]
    [InlineData("nl", 360)]
    [InlineData("fr", 360)]
    [InlineData("en", 1280)]
    public async Task They_are_accessible_and_fit_the_screen(string language, int width)
    {
        var (number, _) = await Office.DeliberatedAsync();
        var at = $"/cases/{number}/deliberation";
        var member = await SignInAsync("committee", language, width);
        await PostAsync(member, "/committee", ("kind", "CompanyNumber"), ("value", "BE 0987.654.394"));
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
}
