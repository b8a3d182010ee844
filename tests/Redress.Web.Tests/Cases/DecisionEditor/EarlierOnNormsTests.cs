using System.Net;
using Microsoft.EntityFrameworkCore;
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

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
