using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (b) again, on the pages and without script.</summary>
[Collection(InBrowser.Name)]
public sealed class UnsolicitedMailByHand(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(onPort: true);
        _office = new Office(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-2"), Rule("BC-14"), Rule("BC-30")]
    public async Task A_silent_member_is_suspended_by_hand()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var (number, _) = await _office.FileAsync(Office.Complaint("unsolicitedAdvertising"));
        var file = $"/cases/{number}";
        var secretary = await Hands.OfAsync(browser, _app, "secretary");
        var committee = await Hands.OfAsync(browser, _app, "committee");
        await secretary.DoAsync(file, "send-to-member");
        await _office.ClockAsync("2026-03-17T09:00:00+01:00");
        await secretary.DoAsync(file, "mark-non-cooperation", ("reason", "De term verstreek."));
        await secretary.DoAsync(file, "declare-complete");
        await secretary.DoAsync(file, "close-file");
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        await committee.DoAsync(
            file, "decide", ("outcome", "founded"), ("nonCooperation", "true"), ("reasons", "Zonder toestemming verstuurd."), ("norms", "2.1.3"), ("refrainFrom", "reclame zonder toestemming"),
            ("sanctions[0].kind", "suspension"), ("sanctions[0].from", "2026-06-04"), ("sanctions[0].to", "2026-09-04"));
        await secretary.DoAsync(file, "confirm-decision");
        await secretary.DoAsync(file, "notify", ("posted", "2026-05-11"), ("reference", "RP 7"));
        await _office.ClockAsync("2026-06-04T00:00:01+02:00");
        await secretary.Page.GotoAsync("/members/demo-shop");
        Assert.Equal(1, await secretary.Page.Locator(".notice-box.late").CountAsync());
        Assert.Equal("final", (await _office.GetAsync("secretary", number)).Text("state"));
    }
}
