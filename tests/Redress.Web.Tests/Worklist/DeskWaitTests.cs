using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Queries;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>What waits for each of the body, as their desks ask for it.</summary>
public sealed class DeskWaitTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly WaitKind[] All = [.. Enum.GetValues<WaitKind>().Except([WaitKind.Step])];

    private readonly Office _office = new(one.App);
    private readonly DeskWaitQuery _waits = one.App.Services.GetRequiredService<DeskWaitQuery>();

    [Fact]
    [Rule("BC-17"), Rule("FP-12"), Rule("BC-15")]
    public async Task A_proposed_decision_stands_at_the_desk_of_whoever_may_confirm_it_until_it_is_done()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var (secretary, first, second) = (
            await ActorAsync("secretary"),
            await ActorAsync("committee"),
            await ActorAsync("committee2")
        );
        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        Assert.Equal([WaitKind.Decision], await KindsAsync(secretary, number));
        Assert.Equal([WaitKind.Decision], await KindsAsync(second, number));
        Assert.Empty(await KindsAsync(first, number));
        Assert.Empty(await KindsAsync(second with { CommitteeSchemes = [] }, number));
        Assert.Empty(await KindsAsync(await ActorAsync("appeals"), number));
        Assert.Empty(await KindsAsync(new Actor(Role.Respondent, "shop", "Shop") { MemberId = "demo-shop" }, number));
        Assert.True((await _waits.Counts(secretary, mine: true))[WaitKind.Decision] > 0);

        await _office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Empty(await KindsAsync(second, number));
        await _office.DoAsync("secretary", number, "confirm-decision");
        Assert.DoesNotContain(WaitKind.Decision, await KindsAsync(secretary, number));
    }

    [Fact]
    [Rule("FP-20")]
    public async Task A_message_stands_at_the_desk_of_who_has_the_file_and_of_everybody_while_nobody_has_it()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "Hoe staat het?" });
        var (one, other) = (await ActorAsync("secretary"), await ActorAsync("secretary2"));
        Assert.Equal([WaitKind.Message], await KindsAsync(one, filed.Number));
        Assert.Equal([WaitKind.Message], await KindsAsync(other, filed.Number));
        Assert.Empty(await KindsAsync(await ActorAsync("committee"), filed.Number));
        await _office.DoAsync("secretary", filed.Number, "assign", new { to = "secretary2@demo.example" });
        Assert.Empty(await KindsAsync(one, filed.Number));
        Assert.Equal([WaitKind.Message], await KindsAsync(other, filed.Number));
        Assert.Equal([WaitKind.Message], await KindsAsync(one, filed.Number, mine: false));
        var line = (await _waits.Lines(other, [WaitKind.Message], mine: true, 100)).Single(l =>
            l.Number == filed.Number
        );
        Assert.Equal(("Jan Peeters", "Demo Shop"), (line.Complainant, line.Respondent));
        Assert.NotNull(line.Due);
    }

    [Fact]
    [Rule("BC-15"), Rule("FP-24"), Rule("ST-1")]
    public async Task With_what_a_case_goes_on_stands_at_the_desk_of_who_has_it_and_of_all_who_judge_and_is_no_call()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var (one, other) = (await ActorAsync("secretary"), await ActorAsync("secretary2"));
        await _office.DoAsync("secretary", number, "assign", new { to = "secretary2@demo.example" });
        var before = await _waits.Count(other, mine: true, 1000);
        Assert.Empty(await StepsAsync(one, number));
        Assert.Equal(["decide"], await StepsAsync(other, number));
        Assert.Equal(["decide"], await StepsAsync(await ActorAsync("committee"), number));
        Assert.Empty(await StepsAsync(await ActorAsync("appeals"), number));
        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        // It waits for the second person now, and goes on only then.
        Assert.Empty(await StepsAsync(other, number));
        Assert.Equal(before + 1, await _waits.Count(other, mine: true, 1000));
        await _office.DoAsync("committee2", number, "confirm-decision");
        Assert.Equal(["notify"], await StepsAsync(other, number));
        Assert.Empty(await StepsAsync(await ActorAsync("committee"), number));
    }

    private async Task<IEnumerable<string>> StepsAsync(Actor reader, string number) =>
        (await _waits.Lines(reader, [WaitKind.Step], mine: true, 1000))
            .Where(l => l.Number == number)
            .Select(l => l.Key);

    private async Task<IEnumerable<WaitKind>> KindsAsync(Actor reader, string number, bool mine = true) =>
        (await _waits.Lines(reader, All, mine, 500)).Where(l => l.Number == number).Select(l => l.What);

    private async Task<Actor> ActorAsync(string account)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == $"{account}@demo.example");
        var role =
            account.StartsWith("secretary", StringComparison.Ordinal) ? Role.Secretary
            : account == "appeals" ? Role.Appeals
            : Role.Committee;
        return new Actor(role, user.Id, user.DisplayName)
        {
            CommitteeSchemes = role == Role.Committee ? ["becommerce"] : [],
        };
    }
}
