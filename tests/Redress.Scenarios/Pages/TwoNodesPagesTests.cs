using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>Two programs on one database, which is PostgreSQL's, and a browser at one of them.</summary>
[Collection(InBrowser.Name)]
public sealed class TwoNodesPagesTests(Browser browser) : PageTests(browser)
{
    private string _database = "";
    private Doorway? _door;

    private protected override Uri Address => _door?.Address ?? App.Address;

    private protected override async Task<TestApp> StartAsync()
    {
        _database = await TestCluster.NewDatabaseAsync();
        var app = new TestApp(_database, onPort: true);
        app.StartServer();
        return app;
    }

    [LongFact]
    public async Task A_browser_at_one_sees_what_is_done_at_the_other()
    {
        var gone = await Office.SentAsync();
        var member = await SignInAsync("committee");
        await member.GotoAsync("/cases");
        await Assertions.Expect(member.Locator($"tr[data-case='{gone.Number}']")).ToHaveCountAsync(1);
        await Assertions
            .Expect(member.Locator("[data-worklist][data-live]"))
            .ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await using var other = new TestApp(_database, onPort: true);
        other.StartServer();
        var there = new Office(other);

        await there.DoAsync("committee", gone.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var filed = await there.FileAsync(Redress.Testing.Office.Complaint());
        await Assertions
            .Expect(member.Locator($"tr[data-case='{filed.Number}']"))
            .ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions
            .Expect(member.Locator($"tr[data-case='{gone.Number}']"))
            .ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    [LongFact]
    public async Task A_page_whose_program_dies_goes_on_at_the_other_and_nothing_typed_is_lost()
    {
        var (number, _) = await Office.SentAsync();
        await using var other = new TestApp(_database, onPort: true);
        other.StartServer();
        await using var door = _door = new Doorway(App.Address);
        var reading = await SignInAsync("secretary");
        await reading.GotoAsync("/cases");
        await Assertions.Expect(reading.Locator("[data-worklist][data-live]")).ToHaveCountAsync(1);
        var typing = await SignInAsync("secretary2");
        await typing.GotoAsync($"/cases/{number}?act=note");
        await typing.WaitForFunctionAsync("() => typeof window.Blazor?.pauseCircuit === 'function'");
        var text = typing.Locator("#f-text");
        await typing.RunAndWaitForResponseAsync(
            () => text.FillAsync("Getypt voor de uitval."),
            answer => answer.Url.Contains("/draft", StringComparison.Ordinal) && answer.Status == 204
        );
        await reading.EvaluateAsync("window.before = true");

        await App.DisposeAsync();
        door.LeadTo(other.Address);

        // Who reads has the list of the other program, alive; who types is asked, and sends what it typed there.
        await reading.WaitForFunctionAsync(
            "() => window.before === undefined && document.querySelector('[data-worklist][data-live]')"
        );
        var filed = await new Office(other).FileAsync(Redress.Testing.Office.Complaint());
        await Assertions
            .Expect(reading.Locator($"tr[data-case='{filed.Number}']"))
            .ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions
            .Expect(typing.Locator("#desk-line [data-said=behind]"))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        await typing.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).First.ClickAsync();
        await Assertions.Expect(text).ToHaveValueAsync("Getypt voor de uitval.");
        await typing.Locator(".act-panel button[type=submit]:not([name])").ClickAsync();
        await Assertions
            .Expect(typing.Locator("[data-section=notes]"))
            .ToContainTextAsync("Getypt voor de uitval.", new() { Timeout = 30_000 });
    }
}
