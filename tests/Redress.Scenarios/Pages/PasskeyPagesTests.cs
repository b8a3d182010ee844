using Microsoft.Playwright;
using Redress.Scenarios.Support;

namespace Redress.Scenarios.Pages;

/// <summary>A passkey in a real browser, under our own policies: made on the page of the account, shown at the door, and the pages around it.</summary>
[Collection(InBrowser.Name)]
public sealed class PasskeyPagesTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task It_is_made_and_shown_by_the_browser_and_the_sessions_are_listed()
    {
        var page = await SignInAsync("secretary");
        await BrowserKey.AddAsync(page);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Passkeys" }).ClickAsync();
        await page.WaitForURLAsync("**/account/passkeys");
        await page.Locator("form[data-passkey] [name=name]").FillAsync("Laptop at work");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account/passkeys?done=passkeyAdded");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("Laptop at work");

        await page.Locator(".user-menu > summary").ClickAsync();
        await page.Locator("form[action='/account/logout'] button").ClickAsync();
        await page.WaitForURLAsync("**/");
        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/my-day");
        await page.GotoAsync("/account/sessions");
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("main tbody tr")).ToContainTextAsync("Chrome, Linux");
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_pages_are_accessible_and_fit_a_phone(string language)
    {
        var member = await SignInAsync("shop", language, 360);
        await SignInAsync("shop", language, 360);
        await FineAsync(
            member,
            "/account",
            "/account/sessions",
            "/account/passkeys",
            "/account/second-factor",
            "/account/second-factor?asked=true",
            "/account/prove"
        );
        await FineAsync(await OpenAsync(language, 360), "/account/login");
        await FineAsync(await SignInAsync("registrar", language), "/account/sessions", "/account/passkeys");
    }
}
