using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Workbench.Circuits;

public sealed class DeskIslandTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_looks_again_when_a_case_changed_and_no_more_once_it_is_gone()
    {
        await ListenedAsync();
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var island = desk.Render<ProbeIsland>();
        island.WaitForAssertion(() => Assert.Equal("Sofie Secretary, 1", island.Markup), Patience);
        one.App.Services.GetRequiredService<CaseChanges>().Publish();
        island.WaitForAssertion(() => Assert.Equal("Sofie Secretary, 2", island.Markup), Patience);

        var left = island.Instance.Left;
        Assert.False(left.IsCancellationRequested);
        await desk.DisposeComponentsAsync();
        Assert.True(left.IsCancellationRequested);
    }

    [Fact]
    public async Task It_draws_nothing_where_nothing_is_otherwise_than_before()
    {
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var (island, changes) = (desk.Render<StillIsland>(), one.App.Services.GetRequiredService<CaseChanges>());
        changes.Publish();
        await WaitAsync(() => island.Instance.Looks == 1);
        // Whatever follows the look is drawn in the same turn.
        await island.InvokeAsync(() => { });
        Assert.Equal("0", island.Markup);
        island.Instance.FindsSomething = true;
        changes.Publish();
        island.WaitForAssertion(() => Assert.Equal("2", island.Markup), Patience);
    }

    // A program that has just begun is not on the line yet, and what is rung before that nobody hears.
    private async Task ListenedAsync()
    {
        var changes = one.App.Services.GetRequiredService<CaseChanges>();
        var heard = changes.Next();
        while (!heard.IsCompleted)
        {
            changes.Publish();
            await Task.WhenAny(heard, Task.Delay(500));
        }

        // What was rung besides is over.
        await Task.Delay(1500);
    }

    private static async Task WaitAsync(Func<bool> until)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!until())
            await Task.Delay(20, patience.Token);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Whose_session_ended_sees_the_way_in_and_nothing_else()
    {
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary2");
        var island = desk.Render<ProbeIsland>();
        island.WaitForAssertion(() => Assert.StartsWith("Simon Secretary", island.Markup), Patience);
        await using var db = await one.App.NewDbAsync();
        var id = (await db.Users.SingleAsync(u => u.Email == "secretary2@demo.example")).Id;
        await one.App.Services.GetRequiredService<SessionStore>().EndOthers(id, except: null, default);

        await island.InvokeAsync(island.Instance.LookAsync);
        Assert.DoesNotContain("Simon", island.Markup, StringComparison.Ordinal);
        Assert.Equal("/account/login?ReturnUrl=%2F", island.Find("[role=alert] a").GetAttribute("href"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Whose_work_it_is_not_sees_nothing_of_it()
    {
        await using var desk = await DeskDrawing.OpenAsync(one.App, "supervisor");
        var island = desk.Render<ProbeIsland>();
        island.WaitForAssertion(() => island.Find("[role=alert] a"), Patience);
        Assert.DoesNotContain("Sarah", island.Markup, StringComparison.Ordinal);
    }
}
