using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Formatting;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>The decision's form by hand, without script: what it offers, what it refuses, what it keeps.</summary>
public sealed class DecisionFormTests(OneDeliberation one) : IClassFixture<OneDeliberation>
{
    private string Decide => $"/cases/{one.Number}/actions/decide";

    [Fact]
    [Rule("BC-17"), Rule("BC-19"), Rule("BC-44")]
    public async Task It_offers_every_outcome_with_what_it_permits_and_the_articles_then_in_force()
    {
        var html = await (await CommitteeAsync()).GetAsync(Decide);
        Assert.All(
            ["inadmissible", "noJurisdiction", "unfounded", "founded", "cannotBeJudged"],
            outcome => Assert.Contains($"value=\"{outcome}\"", html, StringComparison.Ordinal)
        );
        Assert.Contains("on 10 January 2026 (version 2026-01)", html, StringComparison.Ordinal);
        Assert.Contains("At least €1,000.00 and at most €50,000.00", html, StringComparison.Ordinal);
        Assert.Contains("at least 3 months and at most 3 years", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "sanctions[0].kind=fine&sanctions[0].amount.amount=999&refrainFrom=x",
        "sanctions[0].amount.amount",
        "999",
        "f-sanctions-0--amount-error"
    )]
    [InlineData(
        "sanctions[0].kind=reprimand&sanctions[0].deferredFor.count=2&sanctions[0].deferredFor.unit=M&refrainFrom=x",
        "sanctions[0].deferredFor.count",
        "2",
        "f-sanctions-0--deferredFor-error"
    )]
    [InlineData(
        "sanctions[0].kind=suspension&sanctions[0].from=2026-09-01&sanctions[0].to=2026-08-01&refrainFrom=x",
        "sanctions[0].to",
        "01/08/2026",
        "f-sanctions-0--to-error"
    )]
    [InlineData(
        "sanctions[0].kind=fine&sanctions[0].amount.amount=2500",
        "sanctions[0].amount.amount",
        "2500",
        "f-refrainFrom-error"
    )]
    [Rule("BC-19"), Rule("BC-20"), Rule("BC-21")]
    public async Task A_refusal_stands_at_its_field_and_nothing_typed_is_lost(
        string sanction,
        string field,
        string typed,
        string error
    )
    {
        (string, string)[] fields =
        [
            ("outcome", "founded"),
            ("norms", "2.2.2"),
            ("reasons", "Te **laat**."),
            .. Fields(sanction),
        ];
        var html = await (await CommitteeAsync()).PostAsync(Decide, await VersionedAsync(fields));
        Assert.Contains($"id=\"{error}\"", html, StringComparison.Ordinal);
        Assert.Matches($"name=\"{Regex.Escape(field)}\"[^>]* value=\"{Regex.Escape(typed)}\"", html);
        Assert.Contains("Te **laat**.", html, StringComparison.Ordinal);
        Assert.Matches("value=\"2.2.2\"[^>]* checked", html);
        await NothingIsDecidedAsync();
    }

    [Theory]
    [InlineData("founded", "norms")]
    [InlineData("inadmissible", "ground")]
    [InlineData("cannotBeJudged", "nonCooperation")]
    [Rule("BC-17"), Rule("BC-44"), Rule("FP-3")]
    public async Task What_an_outcome_needs_is_asked_for_at_its_field(string outcome, string field)
    {
        var html = await (await CommitteeAsync()).PostAsync(
            Decide,
            await VersionedAsync(("outcome", outcome), ("reasons", "Daarom."), ("check", "all"))
        );
        Assert.Contains($"id=\"f-{field}-error\"", html, StringComparison.Ordinal);
        await NothingIsDecidedAsync();
    }

    [Fact]
    [Rule("BC-22")]
    public async Task A_sanction_that_the_outcome_does_not_permit_is_refused_in_sight()
    {
        var html = await (await CommitteeAsync()).PostAsync(
            Decide,
            await VersionedAsync(
                ("outcome", "unfounded"),
                ("reasons", "Daarom."),
                ("sanctions[0].kind", "warning"),
                ("refrainFrom", "x")
            )
        );
        Assert.Contains("With this outcome no sanction is possible.", html, StringComparison.Ordinal);
        Assert.Contains("all-sanctions invalid", html, StringComparison.Ordinal);
        await NothingIsDecidedAsync();
    }

    [Fact]
    [Rule("BC-26"), Rule("BC-27"), Rule("BC-28")]
    public async Task Checking_tells_who_confirms_who_is_told_and_what_an_appeal_costs_and_sends_nothing()
    {
        var html = await (await CommitteeAsync()).PostAsync(
            Decide,
            await VersionedAsync(
                ("outcome", "founded"),
                ("norms", "2.2.2"),
                ("reasons", "Daarom."),
                ("refrainFrom", "laat leveren"),
                ("sanctions[0].kind", "warning"),
                ("sanctions[1].kind", "suspension"),
                ("sanctions[1].from", "2026-06-04"),
                ("sanctions[1].to", "2026-09-04"),
                ("check", "all")
            )
        );
        Assert.Contains("Nothing is wrong with this proposal.", html, StringComparison.Ordinal);
        Assert.Contains("suspension and exclusion before the ordinary courts only", html, StringComparison.Ordinal);
        Assert.Contains("€2,000.00", html, StringComparison.Ordinal);
        Assert.Contains("€150.00", html, StringComparison.Ordinal);
        Assert.Contains("Jan Peeters, in Dutch", html, StringComparison.Ordinal);
        await NothingIsDecidedAsync();
    }

    [Fact]
    public async Task The_preview_shows_markdown_without_html_and_keeps_all()
    {
        var html = await (await CommitteeAsync()).PostAsync(
            Decide,
            await VersionedAsync(
                ("outcome", "founded"),
                ("reasons", "# Kop\n\n<b>vet</b> en **sterk**"),
                ("check", "preview")
            )
        );
        Assert.Contains("<h1>Kop</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>sterk</strong>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;vet&lt;/b&gt;", CaseFormatter.Markdown("<b>vet</b>").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"error-summary\"", html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-17"), Rule("BC-21")]
    public async Task Beside_the_form_stand_the_file_what_is_missing_and_the_document_as_its_reader_gets_it()
    {
        var committee = await CommitteeAsync();
        var empty = await committee.GetAsync(Decide);
        Assert.All(
            ["file-positions", "file-exhibits", "file-terms", "file-earlier"],
            part => Assert.Contains($"{Decide}#{part}\"", empty, StringComparison.Ordinal)
        );
        Assert.Contains("De vervoerder leverde af.", empty, StringComparison.Ordinal);
        Assert.Contains($"{Decide}#f-outcome\"", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("<article class=\"decision-sheet\"", empty, StringComparison.Ordinal);
        (string, string)[] whole =
        [
            ("outcome", "founded"),
            ("norms", "2.2.2"),
            ("reasons", "Daarom **niet**."),
            ("sanctions[0].kind", "warning"),
            ("check", "preview"),
        ];
        var lacking = await committee.PostAsync(Decide, await VersionedAsync(whole));
        Assert.Contains($"{Decide}#f-refrainFrom\"", lacking, StringComparison.Ordinal);
        Assert.DoesNotContain("<article class=\"decision-sheet\"", lacking, StringComparison.Ordinal);
        var shown = await committee.PostAsync(
            Decide,
            await VersionedAsync([.. whole, ("refrainFrom", "laat leveren"), ("readAs", "respondent")])
        );
        var sheet = shown.Split("<article class=\"decision-sheet\" lang=\"nl\">")[1].Split("</article>")[0];
        Assert.Contains("Daarom <strong>niet</strong>.", sheet, StringComparison.Ordinal);
        Assert.Contains("laat leveren", sheet, StringComparison.Ordinal);
        Assert.Contains("Nothing is missing", shown, StringComparison.Ordinal);
        await NothingIsDecidedAsync();
    }

    private async Task<Person> CommitteeAsync()
    {
        var person = new Person(one.App.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync("committee@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<(string, string)[]> VersionedAsync(params (string, string)[] fields) =>
        [
            .. fields,
            ("version", $"{(await one.Office.GetAsync("secretary", one.Number)).Body!["version"]!.GetValue<int>()}"),
            ("once", Guid.NewGuid().ToString("N")),
        ];

    private async Task NothingIsDecidedAsync() =>
        Assert.Null((await one.Office.GetAsync("secretary", one.Number)).Body!["decision"]);

    private static IEnumerable<(string, string)> Fields(string query) =>
        query.Split('&').Select(pair => (pair.Split('=')[0], pair.Split('=')[1]));
}
