using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist;
using Redress.Web.Worklist.List;

namespace Redress.Web.Tests.Worklist;

/// <summary>One act in several cases: each by itself, and told of each.</summary>
public sealed class BulkActsTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly BulkActs _acts = one.App.Services.GetRequiredService<BulkActs>();

    [Fact]
    public async Task Beyond_as_many_as_go_at_once_nothing_is_passed_over_in_silence()
    {
        var secretary = await ActorAsync("secretary", Role.Secretary);
        var fresh = await _office.FileAsync(Office.Complaint());
        string[] asked =
        [
            fresh.Number,
            .. Enumerable.Range(0, BulkActs.Most + 4).Select(i => $"BC-2026-{900_000 + i}"),
        ];
        var done = await _acts.Do(secretary, BulkAct.SendToMember, asked);
        Assert.Equal(BulkActs.Most, done.Count);
        // What was done is not ticked any more; what was refused is, and so are the five to which it did not come.
        var still = BulkOutcome.StillTicked(asked, done);
        Assert.Equal(asked[1..], still);
        Assert.Equal(5, still.Count - done.Count(d => d.Refusal is not null));
    }

    [Fact]
    [Rule("BC-12"), Rule("FP-2"), Rule("BC-30")]
    public async Task What_the_law_refuses_of_one_case_does_not_hinder_the_others()
    {
        var secretary = await ActorAsync("secretary", Role.Secretary);
        var (fresh, sent) = (await _office.FileAsync(Office.Complaint()), await _office.SentAsync());
        var outside = await _office.FileAsync(Office.Complaint(member: null));
        var done = await _acts.Do(
            secretary,
            BulkAct.SendToMember,
            [fresh.Number, sent.Number, outside.Number, "BC-2026-999999", fresh.Number]
        );
        Assert.Equal([fresh.Number, sent.Number, outside.Number, "BC-2026-999999"], done.Select(d => d.Number));
        Assert.Equal(
            [null, RefusalKind.NotInThisState, RefusalKind.NotInThisState, RefusalKind.NotYours],
            done.Select(d => d.Refusal?.Kind)
        );
        Assert.Equal("sentToMember", (await _office.GetAsync("secretary", fresh.Number)).Text("state"));

        var complete = await _acts.Do(secretary, BulkAct.DeclareComplete, [fresh.Number, sent.Number]);
        Assert.All(complete, d => Assert.Null(d.Refusal));
        Assert.All(
            await _acts.Do(secretary, BulkAct.Close, [fresh.Number]),
            d => Assert.Equal(RefusalKind.NotInThisState, d.Refusal?.Kind)
        );
    }

    [Fact]
    [Rule("ST-1")]
    public async Task Who_may_not_do_it_in_one_case_does_it_in_none()
    {
        var committee = (await ActorAsync("committee", Role.Committee)) with { CommitteeSchemes = ["becommerce"] };
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Empty(BulkActs.For(committee));
        foreach (var act in Enum.GetValues<BulkAct>())
        {
            var done = await _acts.Do(committee, act, [number], "committee@demo.example");
            Assert.Equal(RefusalKind.NotThisRole, Assert.Single(done).Refusal?.Kind);
        }

        Assert.Equal("registered", (await _office.GetAsync("secretary", number)).Text("state"));
    }

    private async Task<Actor> ActorAsync(string account, Role role)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == $"{account}@demo.example");
        return new Actor(role, user.Id, user.DisplayName);
    }
}
