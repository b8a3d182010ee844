using System.Net;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Notices;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.DecisionEditor;

/// <summary>What was decided before on an article, beside the form of a decision.</summary>
public sealed class EarlierOnNormsTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-12"), Rule("BC-44")]
    public async Task The_public_notice_is_told_to_everybody_who_decides_and_the_case_to_who_may_see_it()
    {
        var (earlier, reference) = await _office.NoticeAsync("Een webshop leverde te laat.");
        var (number, _) = await _office.DeliberatedAsync();
        var file = $"/cases/{number}/actions/decide";
        var committee = await PersonAsync("committee");
        var before = await committee.GetAsync($"{file}/earlier?norm=2.2.2");
        Assert.Contains($"href=\"/decisions/{reference}\"", before);
        Assert.Contains($"href=\"/cases/{earlier}\"", before);
        Assert.DoesNotContain(reference, await committee.GetAsync($"{file}/earlier?norm=2.1.1"));

        // With no article ticked those count that the complaint names.
        var desk = await committee.GetAsync(file);
        Assert.Contains("data-part=\"earlier\"", desk);
        Assert.Contains("Tick an article", await committee.GetAsync($"{file}/earlier"));

        await using (var db = await one.App.NewDbAsync())
        {
            var of = await db.Set<CaseRow>().Where(c => c.Number == earlier).Select(c => c.Id).SingleAsync();
            var user = await db.Users.Where(u => u.Email == "committee@demo.example").Select(u => u.Id).SingleAsync();
            db.Add(new RecusalRow { CaseId = of, UserId = user });
            await db.SaveChangesAsync();
        }

        var recused = await committee.GetAsync($"{file}/earlier?norm=2.2.2");
        Assert.Contains($"href=\"/decisions/{reference}\"", recused);
        Assert.DoesNotContain(earlier, recused);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await PersonAsync("shop")).StatusAsync($"{file}/earlier?norm=2.2.2")
        );
    }

    [Fact]
    [Rule("FP-12"), Rule("BC-44")]
    public async Task A_decision_of_which_nothing_is_published_is_told_to_who_may_see_its_case_alone()
    {
        var (pronounced, _) = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", pronounced, "decide", Stages.Founded());
        var (number, _) = await _office.DeliberatedAsync();
        var address = $"/cases/{number}/actions/decide/earlier?norm=2.2.2";
        var (committee, colleague) = (await PersonAsync("committee"), await PersonAsync("committee2"));
        // What is only proposed is no decision.
        Assert.DoesNotContain(pronounced, await committee.GetAsync(address));
        await _office.DoAsync("secretary", pronounced, "confirm-decision");
        var closed = ACase.OfBeCommerce().Closed();
        var ended = (await one.App.StoreAsync(closed.It, 700_001))[0];

        var told = await committee.GetAsync(address);
        Assert.Matches($"not final yet</span>(?s:(?!<li>).)*href=\"/cases/{pronounced}\"", told);
        Assert.DoesNotMatch($"not final yet</span>(?s:(?!<li>).)*href=\"/cases/{ended}\"", told);
        Assert.Contains($"href=\"/cases/{ended}\"", told);
        Assert.DoesNotContain(
            ended,
            await committee.GetAsync(address.Replace("2.2.2", "2.1.1", StringComparison.Ordinal))
        );
        Assert.DoesNotContain($"href=\"/cases/{number}\"", told);

        await _office.DoAsync("committee", pronounced, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.DoesNotContain(pronounced, await committee.GetAsync(address));
        Assert.Contains(pronounced, await colleague.GetAsync(address));
    }

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
