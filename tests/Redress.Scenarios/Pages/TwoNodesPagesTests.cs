using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>Two programs on one database, which is PostgreSQL's, and a browser at one of them.</summary>
[Collection(InBrowser.Name)]
public sealed class TwoNodesPagesTests(Browser browser) : PageTests(browser)
{
    private string _database = "";

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
}
