using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.StandardTexts;
using Redress.Web.Demo;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.DecisionEditor;

/// <summary>Texts for reasons that are written often: who keeps them, and where they are offered.</summary>
public sealed class StandardTextsTests(OneApp one) : IClassFixture<OneApp>
{
    private const string New = "/standard-texts/new?scheme=becommerce";

    private readonly Office _office = new(one.App);

    [Fact]
    public async Task A_text_is_written_changed_and_removed_and_what_lacks_is_told_at_its_field()
    {
        var secretary = await PersonAsync("secretary");
        var told = await secretary.PostAsync(New, "keep", Text("", outcome: "guilty", norm: "9.9", text: " "));
        Assert.All(["title", "text", "outcome", "norm"], path => Assert.Contains($"id=\"{path}-error\"", told));
        Assert.Equal("/standard-texts?done=kept", await secretary.RedirectAsync(New, "keep", Text("Zqlate delivery")));
        var row = await RowAsync("Zqlate delivery");
        Assert.Equal(("becommerce", "nl", "founded", "2.2.2"), (row.Scheme, row.Language, row.Outcome, row.Norm));

        // Another of the desk reads it, and changes it.
        var committee = await PersonAsync("committee");
        Assert.Contains("Zqlate delivery", await committee.GetAsync("/standard-texts"));
        var page = $"/standard-texts/{row.Id}";
        Assert.Contains("<strong>te laat</strong>", await committee.GetAsync(page));
        await committee.RedirectAsync(
            page,
            "keep",
            [.. Text("Zqlater delivery", outcome: "", norm: ""), await VersionAsync(committee, page)]
        );
        var changed = await RowAsync("Zqlater delivery");
        Assert.Equal((row.Id, "", null), (changed.Id, changed.Outcome, changed.Norm));
        Assert.Equal(
            "/standard-texts?done=removed",
            await committee.RedirectAsync(page, "remove", await VersionAsync(committee, page))
        );
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(page));
        Assert.DoesNotContain("Zqlater", await secretary.GetAsync("/standard-texts"));
    }

    [Fact]
    public async Task Who_does_not_sit_on_a_schemes_committee_keeps_none_of_its_texts()
    {
        var secretary = await PersonAsync("secretary");
        await secretary.RedirectAsync(
            "/standard-texts/new?scheme=webshop-keurmerk",
            "keep",
            Text("Zqmark", outcome: "inadmissible", norm: "")
        );
        var row = await RowAsync("Zqmark");
        await SeatAsync("committee2", "webshop-keurmerk");
        var committee = await PersonAsync("committee");
        Assert.DoesNotContain("Zqmark", await committee.GetAsync("/standard-texts"));
        Assert.Equal(HttpStatusCode.NotFound, await committee.StatusAsync($"/standard-texts/{row.Id}"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await committee.StatusAsync("/standard-texts/new?scheme=webshop-keurmerk")
        );
        Assert.Contains("Zqmark", await (await PersonAsync("committee2")).GetAsync("/standard-texts"));
        foreach (var other in new[] { "appeals", "shop" })
        {
            var status = await (await PersonAsync(other)).StatusAsync("/standard-texts");
            Assert.NotEqual(HttpStatusCode.OK, status);
        }
    }

    [Fact]
    [Rule("BC-17"), Rule("FP-3")]
    public async Task A_text_is_offered_where_reasons_are_written_of_its_scheme_and_language()
    {
        var secretary = await PersonAsync("secretary");
        await secretary.RedirectAsync(New, "keep", Text("Zqdutch", text: "Zqwords \"te laat\""));
        await secretary.RedirectAsync(New, "keep", Text("Zqfrench", language: "fr"));
        await secretary.RedirectAsync(New, "keep", Text("Zqrefusal", outcome: "inadmissible", norm: ""));
        var (number, _) = await _office.DeliberatedAsync();
        var committee = await PersonAsync("committee");
        var desk = await committee.GetAsync($"/cases/{number}/actions/decide");
        Assert.Contains("data-outcome=\"founded\" data-norm=\"2.2.2\"", desk);
        // Its title; what it says is fetched when it is chosen.
        Assert.DoesNotContain("Zqwords", desk);
        var address = System
            .Text.RegularExpressions.Regex.Match(
                desk,
                "data-insert-from=\"(/standard-texts/\\d+/text)\"[^>]*>Insert<span class=\"visually-hidden\">\\s*Zqdutch"
            )
            .Groups[1]
            .Value;
        Assert.NotEqual("", address);
        Assert.Contains("Zqwords ", await committee.GetAsync(address));
        foreach (var other in new[] { "appeals", "shop" })
        {
            Assert.NotEqual(HttpStatusCode.OK, await (await PersonAsync(other)).StatusAsync(address));
        }

        Assert.DoesNotContain("Zqfrench", desk);
        var draft = await committee.GetAsync($"/cases/{number}/deliberation/drafts/new");
        Assert.Contains("Zqdutch", draft);
        Assert.Contains("data-into=\"text\"", draft);

        // Before it goes on, a complaint is refused or it is not.
        var (registered, _) = await _office.FileAsync(Office.Complaint());
        var refusing = await committee.GetAsync($"/cases/{registered}/actions/decide");
        Assert.Contains("Zqrefusal", refusing);
        Assert.DoesNotContain("Zqdutch", refusing);
    }

    [Fact]
    public async Task What_a_colleague_wrote_or_removed_meanwhile_is_told_and_nothing_that_was_typed_is_lost()
    {
        var (secretary, committee) = (await PersonAsync("secretary"), await PersonAsync("committee"));
        await secretary.RedirectAsync(New, "keep", Text("Zqtwo"));
        var row = await RowAsync("Zqtwo");
        var page = $"/standard-texts/{row.Id}";
        var asItWas = await VersionAsync(secretary, page);
        await committee.RedirectAsync(page, "keep", [.. Text("Zqtwo theirs"), asItWas]);
        var told = await secretary.PostAsync(page, "keep", [.. Text("Zqtwo mine"), asItWas]);
        Assert.Contains("Somebody changed this text while you wrote.", told);
        Assert.Contains("value=\"Zqtwo mine\"", told);
        Assert.Contains("Zqtwo theirs", told);
        Assert.Equal(row.Id, (await RowAsync("Zqtwo theirs")).Id);
        Assert.Contains("Somebody changed", await secretary.PostAsync(page, "remove", asItWas));
        // As it reads now it may be written over.
        await secretary.RedirectAsync(page, "keep", [.. Text("Zqtwo mine"), await VersionAsync(secretary, page)]);

        var before = await VersionAsync(committee, page);
        await secretary.RedirectAsync(page, "remove", before);
        var scheme = ("scheme", "becommerce");
        using var client = one.Client();
        var writer = new Person(client);
        Assert.True(await writer.SignInAsync("committee@demo.example", "Demo-Pass-2026"));
        told = await SendAsync(client, page, [.. Text("Zqtwo late"), before, scheme]);
        Assert.Contains("Somebody removed this text while you wrote.", told);
        Assert.Contains("value=\"Zqtwo late\"", told);
        Assert.Contains("name=\"version\" value=\"\"", told);
        await SendAsync(client, page, [.. Text("Zqtwo late"), ("version", ""), scheme]);
        Assert.NotEqual(row.Id, (await RowAsync("Zqtwo late")).Id);
    }

    [Fact]
    public void Who_keeps_the_texts_no_more_is_told_so_and_not_that_somebody_changed_one()
    {
        Assert.Equal("error.notTheirs", StandardTextPage.SentenceOf(TextChange.NotTheirs));
        Assert.Equal("error.removed", StandardTextPage.SentenceOf(TextChange.Removed));
        Assert.Equal("error.changed", StandardTextPage.SentenceOf(TextChange.Changed));
    }

    [Fact]
    public async Task No_more_than_a_hundred_are_offered()
    {
        var c = ACase.OfBeCommerce(language: "fr").It;
        await using (var db = await one.App.NewDbAsync())
        {
            db.AddRange(
                Enumerable
                    .Range(0, StandardTextStore.MostOffered + 1)
                    .Select(i => new StandardTextRow
                    {
                        Scheme = c.Scheme,
                        Language = c.Language,
                        Title = $"Zqmany {i:000}",
                        Text = "Zqmanywords",
                    })
            );
            await db.SaveChangesAsync();
        }

        var texts = one.App.Services.GetRequiredService<StandardTextStore>();
        var offered = await texts.For(c);
        Assert.Equal(StandardTextStore.MostOffered, offered.Count);
    }

    [Fact]
    public void The_demo_begins_with_texts_of_both_schemes_in_each_of_their_languages()
    {
        var rulebooks = one.App.Services.GetRequiredService<RulebookCatalog>();
        var texts = DemoStandardTexts.Read();
        foreach (var rulebook in rulebooks.All.Where(r => r.Scheme is "becommerce" or "webshop-keurmerk"))
        {
            var own = texts.Where(t => t.Scheme == rulebook.Scheme).ToList();
            Assert.Equal(rulebook.Languages.Order(), own.Select(t => t.Language).Distinct().Order());
            // One as the other in every language.
            Assert.All(
                own.GroupBy(t => (t.Outcome, t.Norm)),
                g => Assert.Equal(0, g.Count() % rulebook.Languages.Count)
            );
            Assert.All(
                own,
                t => Assert.True(t.Outcome.Length == 0 || Enum.TryParse<Outcome>(t.Outcome, ignoreCase: true, out _))
            );
            Assert.All(own, t => Assert.True(t.Norm is null || rulebook.KnowsNorm(t.Norm)));
            Assert.All(own, t => Assert.NotEqual("", t.Title));
        }
    }

    private static (string, string)[] Text(
        string title,
        string outcome = "founded",
        string norm = "2.2.2",
        string text = "Het kwam **te laat**.",
        string language = "nl"
    ) => [("title", title), ("language", language), ("outcome", outcome), ("norm", norm), ("text", text)];

    private static async Task<(string, string)> VersionAsync(Person person, string page) =>
        ("version", (await person.GetAsync(page)).Split("name=\"version\" value=\"")[1].Split('"')[0]);

    // From a page that was open; the page of the text itself is not there any more.
    private static async Task<string> SendAsync(HttpClient client, string page, (string Name, string Value)[] fields)
    {
        var token = (await client.GetStringAsync(New))
            .Split("<main")[1]
            .Split("name=\"__RequestVerificationToken\" value=\"")[1]
            .Split('"')[0];
        using var answer = await client.PostAsync(
            page,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                new("_handler", "keep"),
                new("__RequestVerificationToken", token),
            ])
        );
        var to = answer.Headers.Location!.ToString();
        return WebUtility.HtmlDecode(await client.GetStringAsync(to));
    }

    // Once a seat of a scheme is recorded, nobody else sits there.
    private async Task SeatAsync(string account, string scheme)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == $"{account}@demo.example");
        db.Add(
            new MandateRow
            {
                Id = Guid.NewGuid(),
                UserId = user.Id,
                Scheme = scheme,
                From = new DateOnly(2020, 1, 1),
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task<StandardTextRow> RowAsync(string title)
    {
        await using var db = await one.App.NewDbAsync();
        return await db.Set<StandardTextRow>().AsNoTracking().SingleAsync(t => t.Title == title);
    }

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
