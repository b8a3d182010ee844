using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Tasks;

namespace Redress.Web.Tests.Workbench.Tasks;

public sealed class DeskTasksTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly DeskTasks _tasks = one.App.Services.GetRequiredService<DeskTasks>();

    [Fact]
    public async Task A_task_is_there_for_its_owner_until_it_is_done_or_while_it_is_not_put_off()
    {
        var (owner, other) = (await ActorAsync("secretary"), await ActorAsync("secretary2"));
        var today = new DateOnly(2026, 3, 2);
        var (late, undated) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Null(await _tasks.Add(owner, undated, " Bel de bode "));
        Assert.Null(await _tasks.Add(owner, late, "Schrijf de deken", due: today));
        Assert.Null(await _tasks.Add(owner, late, "Schrijf de deken", due: today));
        Assert.Equal(["Schrijf de deken", "Bel de bode"], (await _tasks.Open(owner, today, 10)).Select(t => t.Text));
        Assert.Empty(await _tasks.Open(other, today, 10));
        Assert.False(await _tasks.Finish(other, late));
        Assert.False(await _tasks.Remove(other, late));

        Assert.True(await _tasks.Snooze(owner, undated, today.AddDays(3)));
        Assert.Equal([late], (await _tasks.Open(owner, today, 10)).Select(t => t.Id));
        Assert.Equal([undated], (await _tasks.Snoozed(owner, today, 10)).Select(t => t.Id));
        Assert.Equal(2, (await _tasks.Open(owner, today.AddDays(3), 10)).Count);

        Assert.True(await _tasks.Finish(owner, late));
        Assert.False(await _tasks.Finish(owner, late));
        Assert.Equal([late], (await _tasks.Done(owner, DateTimeOffset.UnixEpoch, 10)).Select(t => t.Id));
        Assert.True(await _tasks.Reopen(owner, late));
        Assert.True(await _tasks.Reopen(owner, undated));
        Assert.Equal(2, (await _tasks.Open(owner, today, 10)).Count);
        Assert.True(await _tasks.Remove(owner, late));
        Assert.True(await _tasks.Remove(owner, undated));
        Assert.Empty(await _tasks.Open(owner, today, 10));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task A_task_about_a_case_is_there_as_long_as_its_owner_may_see_the_case()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var (member, today) = (await ActorAsync("committee"), new DateOnly(2026, 3, 2));
        Assert.Null(await _tasks.Add(member, Guid.CreateVersion7(), "Lees A3", number.ToLowerInvariant()));
        Assert.Equal(number, Assert.Single(await _tasks.Open(member, today, 10)).Number);
        await _office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Empty(await _tasks.Open(member, today, 10));
        Assert.Equal(TaskFault.NoSuchCase, await _tasks.Add(member, Guid.CreateVersion7(), "Lees A3", number));
        Assert.Equal(TaskFault.NoSuchCase, await _tasks.Add(member, Guid.CreateVersion7(), "x", "BC-2026-999999"));
        Assert.Equal(TaskFault.NoText, await _tasks.Add(member, Guid.CreateVersion7(), "  "));
        Assert.Equal(
            TaskFault.TooLong,
            await _tasks.Add(member, Guid.CreateVersion7(), new string('x', DeskTasks.LongestText + 1))
        );
    }

    private async Task<Actor> ActorAsync(string account)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == $"{account}@demo.example");
        return account.StartsWith("secretary", StringComparison.Ordinal)
            ? new Actor(Role.Secretary, user.Id, user.DisplayName)
            : new Actor(Role.Committee, user.Id, user.DisplayName) { CommitteeSchemes = ["becommerce"] };
    }
}
