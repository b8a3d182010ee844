using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing;
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
        await committee.RedirectAsync(page, "keep", Text("Zqlater delivery", outcome: "", norm: ""));
        var changed = await RowAsync("Zqlater delivery");
        Assert.Equal((row.Id, "", null), (changed.Id, changed.Outcome, changed.Norm));
        Assert.Equal("/standard-texts?done=removed", await committee.RedirectAsync(page, "remove"));
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
        Assert.Contains("data-insert=\"Zqwords \"te laat\"\"", desk);
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
