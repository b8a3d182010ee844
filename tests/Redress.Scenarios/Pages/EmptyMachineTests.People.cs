using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Web.Tests.Support;

namespace Redress.Scenarios.Pages;

/// <summary>Who works for the body: invited, in by an e-mail, with a second factor each; and out again.</summary>
public sealed partial class EmptyMachineTests
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    private async Task HiresAsync(IPage arno)
    {
        await FineAsync(arno, "/people/new");
        foreach (
            var (name, role, scheme) in new[]
            {
                ("Sofie Secretary", "secretary", BeCommerce),
                ("Wim Webshop", "secretary", Keurmerk),
                ("Clara Chair", "committee", BeCommerce),
                ("Cedric Committee", "committee", BeCommerce),
                ("Anna Appeals", "appeals", BeCommerce),
                ("Rik Registrar", "registrar", ""),
            }
        )
        {
            await InvitesAsync(arno, name, [role], scheme);
            await ReadsAsync(arno, "The invitation is on its way", name);
        }

        // BC-43: who watches over the body does none of its work.
        await InvitesAsync(arno, "Sarah Supervisor", ["supervisor", "secretary"], "");
        await Assertions.Expect(arno.Locator(".error-summary")).ToContainTextAsync("supervisory committee");
        await arno.Locator("main [name=roles][value=secretary]").UncheckAsync();
        await SendAsync(arno);
        await InThreeLanguagesAsync(arno, "/people");

        foreach (var name in new[] { "sofie", "cedric", "rik", "sarah" })
        {
            await JoinsAsync(name, byPasskey: false);
        }

        foreach (var name in new[] { "clara", "anna", "wim" })
        {
            await JoinsAsync(name, byPasskey: true);
        }

        await ComesBackAsync("clara");
        await SeatsAsync(arno, "Clara Chair", "Chair");
        await SeatsAsync(arno, "Cedric Committee", "Member");
        await arno.GotoAsync("/people");
        await PressAsync(arno, "Clara Chair");
        await ArrivesAsync(arno, "**/people/*-*");
        await FineAsync(arno);
        await arno.Locator(".rail a[href='/admin/start']").ClickAsync();
        await ArrivesAsync(arno, "**/admin/start");
    }

    private static async Task InvitesAsync(IPage arno, string name, string[] roles, string scheme)
    {
        await arno.GotoAsync("/people");
        await PressAsync(arno, "Invite somebody");
        await ArrivesAsync(arno, "**/people/new");
        var hands = new Hands(arno);
        await hands.FillAsync(("email", $"{name.Split(' ')[0].ToLowerInvariant()}@body.example"), ("name", name));
        foreach (var role in roles)
        {
            await TickAsync(arno, "roles", role);
        }

        foreach (var own in scheme.Length > 0 ? [scheme] : new[] { BeCommerce, Keurmerk })
        {
            await TickAsync(arno, "schemes", own);
        }

        await SendAsync(arno);
    }

    private static Task TickAsync(IPage page, string field, string value) =>
        page.Locator($"main [name='{field}'][value='{value}']").CheckAsync();

    private async Task JoinsAsync(string name, bool byPasskey)
    {
        var page = await OpenAsync();
        var hands = _people[name] = new Hands(page);
        await page.GotoAsync(await Mails.LinkAsync($"{name}@body.example", "/account/join"));
        if (name == "sofie")
        {
            await FineAsync(page);
        }

        await hands.FillAsync(("password", Password), ("repeat", Password));
        await SendAsync(page);
        if (page.Url.Contains("/account/login", StringComparison.Ordinal))
        {
            await hands.FillAsync(("Fields.Email", $"{name}@body.example"), ("Fields.Password", Password));
            await SendAsync(page);
        }

        await ArrivesAsync(page, "**/account/second-factor**");
        if (byPasskey)
        {
            await BrowserKey.AddAsync(page);
            await page.Locator("main a[href^='/account/passkeys']").ClickAsync();
            await ArrivesAsync(page, "**/account/passkeys**");
            await SendAsync(page, () => page.Locator("form[data-passkey] button[type=submit]").ClickAsync());
            return;
        }

        await page.Locator("main a[href^='/account/two-factor']").ClickAsync();
        await ArrivesAsync(page, "**/account/two-factor**");
        if (name == "sofie")
        {
            await FineAsync(page);
        }

        _keys[name] = (await page.Locator("main .hash").InnerTextAsync())
            .Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();
        await hands.FillAsync(("code", Totp.CodeOf(_keys[name])));
        await SendAsync(page);
        await Assertions.Expect(page.Locator("main .code-big")).ToHaveCountAsync(10);
        await page.Locator("main a.button").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("two-factor", StringComparison.Ordinal));
    }

    // Out, and in again by the passkey alone.
    private async Task ComesBackAsync(string name)
    {
        var page = _people[name].Page;
        await page.Locator(".user-menu > summary").ClickAsync();
        await page.Locator("form[action='/account/logout'] button").ClickAsync();
        await ArrivesAsync(page, "**/");
        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await ArrivesAsync(page, "**/my-day");
    }

    private static async Task SeatsAsync(IPage arno, string name, string position)
    {
        await arno.GotoAsync("/committee");
        await arno.Locator($"main a[href='/committee/seats/new?scheme={BeCommerce}']").ClickAsync();
        await ArrivesAsync(arno, "**/committee/seats/new**");
        await arno.Locator("main [name=user]").SelectOptionAsync(new SelectOptionValue { Label = name });
        await new Hands(arno).FillAsync(("position", position), ("from", "2026-05-01"));
        await SendAsync(arno);
        await ReadsAsync(arno, "The mandate is saved", name);
    }

    // FP-12: a password that was changed elsewhere, a lock, and the last administrator.
    private async Task NobodyStaysInAsync(IPage arno)
    {
        var elsewhere = await HandsAsync(script: true);
        await elsewhere.Page.GotoAsync("/account/login");
        await elsewhere.FillAsync(("Fields.Email", "sofie@body.example"), ("Fields.Password", Password));
        await SendAsync(elsewhere.Page);
        await ReadsAsync(elsewhere.Page, "code");
        await elsewhere.FillAsync(("Fields.Password", Password), ("Fields.Code", Totp.CodeOf(_keys["sofie"], 1)));
        await SendAsync(elsewhere.Page);
        await ArrivesAsync(elsewhere.Page, "**/my-day");
        const string Next = "copper lantern whistle 88";
        await elsewhere.Page.GotoAsync("/account/password");
        await elsewhere.FillAsync(("current", Password), ("password", Next), ("repeat", Next));
        await SendAsync(elsewhere.Page);
        await elsewhere.Page.WaitForURLAsync("**done=password");
        await IsOutAsync("sofie");
        await elsewhere.Page.GotoAsync("/my-day");
        Assert.EndsWith("/my-day", elsewhere.Page.Url, StringComparison.Ordinal);

        await arno.GotoAsync("/people");
        await PressAsync(arno, "Cedric Committee");
        await new Hands(arno).FillAsync(("reason", "His laptop was stolen."));
        await PostAsync(arno, "Lock");
        await ReadsAsync(arno, "This person is locked and out");
        await IsOutAsync("cedric");

        await arno.GotoAsync("/people");
        await PressAsync(arno, "Arno Admin");
        await TickAsync(arno, "roles", "registrar");
        await arno.Locator("main [name=roles][value=admin]").UncheckAsync();
        await PostAsync(arno, "Save the roles");
        await Assertions.Expect(arno.Locator(".error-summary")).ToContainTextAsync("last administrator");
        await Assertions
            .Expect(arno.GetByRole(AriaRole.Button, new() { Name = "Remove this person" }))
            .ToHaveCountAsync(0);
    }

    private async Task IsOutAsync(string name)
    {
        var page = _people[name].Page;
        await page.GotoAsync("/cases");
        Assert.Contains("/account/login", page.Url, StringComparison.Ordinal);
    }

    // Who did what to whom, and nothing of any file.
    private static async Task LooksBackAsync(IPage arno, string number)
    {
        foreach (var page in new[] { "/admin/audit", "/admin/audit/cases", "/admin/sign-ins", "/admin/operations" })
        {
            await FineAsync(arno, page);
            Assert.DoesNotContain("Jan Peeters", await arno.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        await arno.GotoAsync("/admin/audit");
        await ReadsAsync(arno, "Cedric Committee", "His laptop was stolen.", "Lampenhuis", "Boekenberg");
        await PressAsync(arno, "Check that it is intact");
        await ReadsAsync(arno, "Intact to entry");
        await arno.GotoAsync("/admin/audit/cases");
        await ReadsAsync(arno, number);
        await arno.GotoAsync("/admin/sign-ins");
        await ReadsAsync(arno, "Sofie Secretary");
    }
}
