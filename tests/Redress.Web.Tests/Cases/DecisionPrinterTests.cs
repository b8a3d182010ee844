using System.Net;
using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>A case whose decision was notified and then corrected, shared by all that only read it.</summary>
public sealed class OneDecision : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public Office Office { get; private set; } = null!;

    public (string Number, string Code) Filed { get; private set; }

    public async Task InitializeAsync()
    {
        App = await TestApp.StartAsync();
        Office = new Office(App);
        await Office.ClockAsync("2026-05-11T09:00:00+02:00");
        Filed = await Office.NotifiedAsync(
            "2026-05-11",
            new
            {
                outcome = "founded",
                reasons = "De levering kwam **twee** weken te laat.\n\n<script>alert(1)</script>",
                norms = new[] { "2.2.2" },
                refrainFrom = "te laat leveren",
                sanctions = new[] { new { kind = "reprimand" } },
            }
        );
        await Office.DoAsync(
            "secretary",
            Filed.Number,
            "correct-decision",
            new
            {
                reason = "Verkeerd geteld.",
                reasons = "De levering kwam **drie** weken te laat.\n\n<script>alert(1)</script>",
            }
        );
        await Office.DoAsync("committee", Filed.Number, "confirm-correction");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>The decision as a page and as a PDF, for whoever may read it.</summary>
public sealed class DecisionPrinterTests(OneDecision one) : IClassFixture<OneDecision>
{
    private string Page => $"/cases/{one.Filed.Number}/decision";

    [Fact]
    [Rule("BC-17")]
    public async Task A_party_reads_the_decision_in_its_language_with_its_earlier_version()
    {
        var shop = await PersonAsync("shop");
        var html = await shop.GetAsync(Page);
        Assert.Contains("<article class=\"card decision-sheet\" lang=\"nl\">", html, StringComparison.Ordinal);
        Assert.Contains("Beslissing in dossier", html, StringComparison.Ordinal);
        Assert.Contains("<strong>drie</strong>", html, StringComparison.Ordinal);
        Assert.Contains("Verkeerd geteld.", html, StringComparison.Ordinal);
        Assert.Contains("<strong>twee</strong>", await shop.GetAsync($"{Page}?version=1"), StringComparison.Ordinal);
        var changed = html.Split("What changed in version 1")[1];
        Assert.Contains("removed: </span>twee</del>", changed, StringComparison.Ordinal);
        Assert.Contains("added: </span>drie</ins>", changed, StringComparison.Ordinal);
        Assert.Contains("Décision dans le dossier", await shop.GetAsync($"{Page}?lang=fr"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task The_second_person_sees_word_by_word_what_a_correction_would_change()
    {
        var correction = new
        {
            reason = "Een verschrijving.",
            reasons = "De levering kwam **drie** weken te vroeg.\n\n<script>alert(1)</script>",
            refrainFrom = "te vroeg leveren",
        };
        await one.Office.DoAsync("secretary", one.Filed.Number, "correct-decision", correction);
        var committee = await PersonAsync("committee");
        var html = await committee.GetAsync($"/cases/{one.Filed.Number}/actions/confirm-correction");
        var changes = html.Split("What would change")[1].Split("</section>")[0];
        Assert.Equal(3, changes.Split("removed: </span>laat</del>").Length);
        Assert.Equal(3, changes.Split("added: </span>vroeg</ins>").Length);
        await one.Office.DoAsync("committee", one.Filed.Number, "reject-correction", new { reason = "Niet nodig." });
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Who_may_not_see_the_decision_finds_neither_page_nor_pdf()
    {
        var other = await PersonAsync("shop2");
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(Page));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync($"{Page}.pdf"));
        var (number, _) = await one.Office.DeliberatedAsync();
        await one.Office.DoAsync("committee", number, "decide", Stages.Founded());
        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await PersonAsync("shop")).StatusAsync($"/cases/{number}/decision")
        );
        Assert.Contains(
            "Voorstel: niet uitgesproken",
            await (await PersonAsync("committee2")).GetAsync($"/cases/{number}/decision"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [
        InlineData("nl", "BeCommerce Geschillencommissie", "Beslissing in dossier"),
        InlineData("fr", "Commission des litiges BeCommerce", "Décision dans le dossier"),
        InlineData("en", "BeCommerce Disputes Committee", "Decision in case")
    ]
    [Rule("BC-17")]
    public async Task The_pdf_is_tagged_has_its_language_and_its_title_and_runs_nothing(
        string language,
        string body,
        string heading
    )
    {
        using var client = one.App.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(client).SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        using var answer = await client.GetAsync($"{Page}.pdf?lang={language}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        var about = await PdfReader.AboutAsync(pdf);
        Assert.Equal($"{one.Filed.Number} – {body}", about["Title"]);
        Assert.Equal(("yes", "no"), (about["Tagged"], about["JavaScript"]));
        Assert.Contains($"/Lang ({language})", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        var text = WebUtility.HtmlDecode(await PdfReader.TextAsync(pdf));
        Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.Contains("drie weken te laat", text, StringComparison.Ordinal);
    }

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.App.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
