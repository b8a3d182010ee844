using System.Net;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.DecisionEditor;

/// <summary>A decision that is begun: kept for who writes it, offered again on another device, and read by who may confirm it where its writer wants that.</summary>
public sealed class SharedDraftTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-17"), Rule("BC-16"), Rule("FP-12")]
    public async Task What_is_begun_is_offered_again_and_read_by_who_may_confirm_it_and_by_nobody_else()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var decide = $"/cases/{number}/actions/decide";
        var clara = await PersonAsync("committee");
        Assert.Contains("Kept. Nothing has been sent yet.", await KeepAsync(clara, decide, "Zqbegun **so**."));
        var elsewhere = await (await PersonAsync("committee")).GetAsync(decide);
        Assert.Contains(">Zqbegun **so**.</textarea>", elsewhere);
        Assert.Contains("You kept this on", elsewhere);

        // Not shared, it is its writer's alone.
        var cedric = await PersonAsync("committee2");
        Assert.DoesNotContain("Zqbegun", await cedric.GetAsync(decide));
        await KeepAsync(clara, decide, "Zqbegun **so**.", ("readAlong", "true"));
        foreach (var reader in new[] { cedric, await PersonAsync("secretary") })
        {
            var read = await reader.GetAsync(decide);
            Assert.Contains("Zqbegun <strong>so</strong>.", read.Split("Begun by colleagues")[1]);
            Assert.DoesNotContain(">Zqbegun **so**.</textarea>", read);
        }

        Assert.DoesNotContain("Begun by colleagues", await clara.GetAsync(decide));
        Assert.DoesNotContain("Zqbegun", await (await PersonAsync("appeals")).GetAsync(decide));
        Assert.DoesNotContain("Zqbegun", await (await PersonAsync("shop")).GetAsync($"/cases/{number}"));

        // Of two secretaries none could confirm what the other proposes.
        await KeepAsync(await PersonAsync("secretary"), decide, "Zqclerk", ("readAlong", "true"));
        Assert.DoesNotContain("Zqclerk", await (await PersonAsync("secretary2")).GetAsync(decide));
        Assert.Contains("Zqclerk", await cedric.GetAsync(decide));

        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        await _office.DoAsync("committee2", number, "confirm-decision");
        var left = new WholeDatabase(new Sql(one.App));
        Assert.Empty(await left.FindAsync("zqbegun"));
        Assert.Empty(await left.FindAsync("zqclerk"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_was_recused_since_shares_nothing_and_reads_nothing()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var decide = $"/cases/{number}/actions/decide";
        await KeepAsync(await PersonAsync("committee"), decide, "Zqgone", ("readAlong", "true"));
        var cedric = await PersonAsync("committee2");
        Assert.Contains("Zqgone", await cedric.GetAsync(decide));
        await _office.DoAsync("committee", number, "recuse", new { reason = "I know the shop." });
        Assert.DoesNotContain("Zqgone", await cedric.GetAsync(decide));
        Assert.Equal(HttpStatusCode.NotFound, await (await PersonAsync("committee")).StatusAsync(decide));
    }

    [Fact]
    [Rule("BC-17")]
    public async Task It_goes_when_its_writer_proposes_or_throws_it_away()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var decide = $"/cases/{number}/actions/decide";
        var clara = await PersonAsync("committee");
        await KeepAsync(clara, decide, "Zqthrown");
        await clara.RedirectAsync(decide, await FieldsAsync(number, ("draft", "drop")));
        Assert.DoesNotContain("Zqthrown", await clara.GetAsync(decide));
        await KeepAsync(clara, decide, "Zqproposed");
        await clara.RedirectAsync(
            decide,
            await FieldsAsync(number, ("outcome", "unfounded"), ("reasons", "Zqproposed"))
        );
        await using var db = await one.App.NewDbAsync();
        var of = await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
        Assert.False(await db.Set<FormDraftRow>().AnyAsync(d => d.CaseId == of));
    }

    private async Task<string> KeepAsync(
        Person writer,
        string decide,
        string reasons,
        params (string, string)[] more
    ) =>
        await writer.PostAsync(
            decide,
            await FieldsAsync(
                decide.Split('/')[2],
                [("outcome", "unfounded"), ("reasons", reasons), ("draft", "keep"), .. more]
            )
        );

    private async Task<(string, string)[]> FieldsAsync(string number, params (string, string)[] fields) =>
        [
            .. fields,
            ("version", $"{(await _office.GetAsync("secretary", number)).Body!["version"]!.GetValue<int>()}"),
            ("once", Guid.NewGuid().ToString("N")),
        ];

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
