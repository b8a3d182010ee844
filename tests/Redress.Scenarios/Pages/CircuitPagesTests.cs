using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>A desk's page whose circuit dies: with the program, or with the session. Nothing typed is lost (FP-21), and the page comes back.</summary>
[Collection(InBrowser.Name)]
public sealed class CircuitPagesTests(Browser browser) : PageTests(browser)
{
    private readonly int _port = FreePort();
    private string _store = "";

    private protected override async Task<TestApp> StartAsync()
    {
        _store = await TestStore.NewAsync();
        return Start();
    }

    [Fact]
    public async Task A_program_that_is_stopped_and_started_gives_each_page_back_and_asks_who_is_typing()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var reading = await SignInAsync("secretary");
        await LiveAsync(reading);
        var typing = await SignInAsync("secretary2");
        await typing.GotoAsync($"/cases/{number}?act=note");
        await LiveAsync(typing);
        var text = typing.Locator("#f-text");
        await text.FillAsync("Voor de herstart getypt.");
        await reading.EvaluateAsync("window.before = true");
        await typing.EvaluateAsync("window.before = true");

        await App.DisposeAsync();
        await SaysAsync(reading, "broken");
        await SaysAsync(typing, "broken");
        await text.PressSequentiallyAsync(" En terwijl er niets liep.");
        await using var again = Start();

        // Who only reads has the page as it is now; who types is not interrupted.
        await reading.WaitForFunctionAsync(
            "() => window.before === undefined && typeof Blazor?.pauseCircuit === 'function'"
        );
        await SaysAsync(typing, "behind");
        Assert.True(await typing.EvaluateAsync<bool>("window.before"));
        await typing.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).First.ClickAsync();
        await typing.WaitForFunctionAsync("() => window.before === undefined");
        await Assertions.Expect(text).ToHaveValueAsync("Voor de herstart getypt. En terwijl er niets liep.");
    }

    [Fact]
    public async Task Whose_session_ended_is_told_so_and_finds_behind_the_door_what_it_typed_meanwhile()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{number}?act=note");
        await LiveAsync(page);
        var text = page.Locator("#f-text");
        await text.FillAsync("Getypt toen nog aangemeld.");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/account");
        await other.Locator(".user-menu > summary").ClickAsync();
        await other.Locator("form[action='/account/logout'] button").ClickAsync();
        await other.WaitForURLAsync("**/");

        await text.PressSequentiallyAsync(" En daarna.");
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await SaysAsync(page, "ended");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await page.WaitForURLAsync("**/account/login?**");
        await new Hands(page).FillAsync(
            ("Fields.Email", "secretary@demo.example"),
            ("Fields.Password", "Demo-Pass-2026")
        );
        await SendAsync(page);
        await Assertions.Expect(text).ToHaveValueAsync("Getypt toen nog aangemeld. En daarna.");
    }

    [Fact]
    public async Task What_is_typed_while_the_circuit_is_dead_is_there_again_also_on_another_device()
    {
        var (number, _) = await Office.FileAsync(Office.Complaint());
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{number}?act=note");
        await LiveAsync(page);
        var text = page.Locator("#f-text");
        await text.FillAsync("Getypt met een circuit.");
        await page.EvaluateAsync("Blazor.pauseCircuit()");
        await page.RunAndWaitForResponseAsync(
            () => text.PressSequentiallyAsync(" En zonder."),
            answer => answer.Url.Contains("/draft", StringComparison.Ordinal) && answer.Status == 204
        );
        await page.WaitForTimeoutAsync(2500);
        await page.ReloadAsync();
        await Assertions.Expect(text).ToHaveValueAsync("Getypt met een circuit. En zonder.");

        var other = await SignInAsync("secretary");
        await other.GotoAsync($"/cases/{number}/actions/note");
        await Assertions.Expect(other.Locator("#f-text")).ToHaveValueAsync("Getypt met een circuit. En zonder.");
        var colleague = await SignInAsync("secretary2");
        await colleague.GotoAsync($"/cases/{number}/actions/note");
        await Assertions.Expect(colleague.Locator("#f-text")).ToHaveValueAsync("");
    }

    private TestApp Start()
    {
        var app = new TestApp(_store, onPort: true);
        app.UseKestrel(_port);
        app.StartServer();
        return app;
    }

    private static Task LiveAsync(IPage page) =>
        page.WaitForFunctionAsync("() => typeof window.Blazor?.pauseCircuit === 'function'");

    private static Task SaysAsync(IPage page, string what) =>
        Assertions.Expect(page.Locator($"#desk-line [data-said={what}]")).ToBeVisibleAsync(new() { Timeout = 30_000 });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
