using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Figures;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>The figures for the chair, and where each of them leads.</summary>
public sealed class OverviewTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("ST-1"), Rule("BC-12")]
    public async Task Each_bar_leads_to_as_many_cases_as_it_says()
    {
        var late = await _office.SentAsync();
        var settled = await _office.FileAsync(Office.Complaint());
        var silent = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(
            "secretary",
            silent.Number,
            "request-information",
            new { items = new[] { "Bewijs van betaling" } }
        );
        await _office.ClockAsync("P40D");
        await _office.DoAsync(settled, "withdraw", new { reason = "Opgelost." });
        var fresh = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", fresh.Number, "assign", new { to = "committee@demo.example" });
        var chair = await SignInAsync("committee");
        var rows = Rows(await chair.GetAsync("/overview"));
        Assert.Contains(rows, r => r.Name == "Registered" && r.Figures == "1");
        Assert.Contains(rows, r => r.Name == "under 30 days" && r.Figures == "1");
        Assert.Contains(rows, r => r.Name == "30 to 89 days" && r.Figures == "1");
        Assert.Contains(rows, r => r.Name == "Clara Committee" && r.Figures == "1");
        Assert.Contains(rows, r => r.Name == "With nobody" && r.Figures == "1");
        Assert.Contains(rows, r => r.Name == "Answer of the webshop" && r.Figures == "0 1 1");
        // Two terms of one case: the first and the one after its reminder.
        Assert.Contains(rows, r => r.Name == "Completion of the file" && r.Figures == "0 2 1");
        Assert.Contains(rows, r => r.Name == "April 2026" && r.Figures == "40 1");
        foreach (var row in rows.Where(r => r.Href is not null))
        {
            var listed = Regex.Count(await chair.GetAsync(row.Href!), "data-case=");
            Assert.True(
                row.Figures.Split(' ')[^1] == $"{listed}",
                $"{row.Name}: {row.Figures}, {listed} listed at {row.Href}"
            );
        }

        Assert.Contains(
            late.Number,
            await chair.GetAsync(rows.Single(r => r.Name == "Answer of the webshop").Href!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("ST-1")]
    public async Task The_figures_are_of_the_scheme_and_the_period_that_were_asked_for()
    {
        await _office.FileAsync(Office.Complaint());
        await _office.ClockAsync("2027-02-02T10:00:00+01:00");
        await _office.FileAsync(Office.Complaint());
        var chair = await SignInAsync("secretary");
        var months = Rows(await chair.GetAsync("/overview"));
        Assert.Contains(months, r => r.Name == "March 2026" && r.Figures == "0 1");
        Assert.Contains(months, r => r.Name == "February 2027" && r.Figures == "0 1");
        var year = Rows(await chair.GetAsync("/overview?period=year&scheme=becommerce"));
        Assert.DoesNotContain(year, r => r.Name == "March 2026");
        Assert.Contains(
            year,
            r =>
                r.Name == "February 2027"
                && r.Href == "/cases?filedFrom=2027-02-01&filedBefore=2027-03-01&scheme=becommerce"
        );
        Assert.Contains(Rows(await chair.GetAsync("/overview?period=lastYear")), r => r.Name == "March 2026");
        var other = await chair.GetAsync("/overview?scheme=webshop-keurmerk");
        Assert.Contains("There is nothing to count yet.", other, StringComparison.Ordinal);
        Assert.Matches("Complaints filed[;,]March 2026[;,]Cases[;,]1\\s", await chair.GetAsync("/overview.csv"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_recused_itself_finds_the_case_in_no_figure()
    {
        var filed = await _office.SentAsync();
        await _office.ClockAsync("P20D");
        await _office.DoAsync("committee", filed.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        await _office.DoAsync(filed, "withdraw", new { reason = "Opgelost." });
        Assert.DoesNotContain(
            Rows(await (await SignInAsync("committee")).GetAsync("/overview")),
            r => r.Figures.Any(c => c is > '0' and <= '9')
        );
        Assert.Contains(
            Rows(await (await SignInAsync("committee2")).GetAsync("/overview")),
            r => r.Figures.Any(c => c is > '0' and <= '9')
        );
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_is_recused_from_a_case_that_may_count_reads_round_numbers_that_lead_nowhere()
    {
        await _office.FileAsync(Office.Complaint());
        var filed = await _office.SentAsync();
        await _office.DoAsync("committee2", filed.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var recused = await SignInAsync("committee2");
        var page = await recused.GetAsync("/overview");
        Assert.Contains("You are recused from a case that may count here.", page, StringComparison.Ordinal);
        Assert.Contains(Rows(page), r => r.Name == "Registered" && r.Figures == "0–4");
        Assert.All(Rows(page), r => Assert.Null(r.Href));
        // Nor is there a row for that case alone.
        Assert.DoesNotContain(Rows(page), r => r.Name == "With the webshop");
        Assert.DoesNotMatch("[;,][1-4]\\s", await recused.GetAsync("/overview.csv"));
        var other = await (await SignInAsync("committee")).GetAsync("/overview");
        Assert.Contains(Rows(other), r => r.Name == "Registered" && r.Figures == "1" && r.Href is not null);
        Assert.DoesNotContain("You are recused", other, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-43")]
    public async Task The_supervisory_committee_sees_figures_and_nothing_that_leads_to_a_file()
    {
        var filed = await _office.SentAsync();
        await _office.DoAsync("secretary", filed.Number, "assign", new { to = "committee@demo.example" });
        var page = await (await SignInAsync("supervisor")).GetAsync("/overview");
        // Fewer than five are not told it either.
        Assert.Contains(Rows(page), r => r.Name == "With the webshop" && r.Figures == "0–4");
        Assert.DoesNotContain(Rows(page), r => r.Figures.Split(' ').Any(f => f is "1" or "2" or "3" or "4"));
        Assert.DoesNotMatch("[;,][1-4]\\s", await (await SignInAsync("supervisor")).GetAsync("/overview.csv"));
        Assert.All(Rows(page), r => Assert.Null(r.Href));
        var main = page[
            page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)
        ];
        Assert.All(
            Regex.Matches(main, "href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture),
            link => Assert.Matches("^/(report|overview)(\\.csv|\\?|$)", link.Groups["to"].Value)
        );
        Assert.DoesNotContain("Clara Committee", main, StringComparison.Ordinal);
    }

    /// <summary>Half past midnight of 10 June in Brussels is 9 June in UTC.</summary>
    [Fact]
    [Rule("FP-8")]
    public async Task The_days_to_an_outcome_run_from_the_day_of_filing_where_the_case_is()
    {
        await _office.ClockAsync("2026-06-10T00:30:00+02:00");
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.ClockAsync("2026-06-15T10:00:00+02:00");
        await _office.DoAsync(filed, "withdraw", new { reason = "Opgelost." });
        Assert.Contains(
            Rows(await (await SignInAsync("committee")).GetAsync("/overview")),
            r => r.Name == "June 2026" && r.Figures == "5 1"
        );
    }

    [Theory]
    [InlineData("shop"), InlineData("admin"), InlineData("registrar"), InlineData("appeals")]
    [Rule("BC-16")]
    public async Task Nobody_else_sees_the_figures(string account) =>
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await (await SignInAsync(account)).StatusAsync("/overview"));

    [Fact]
    public void The_median_is_the_middle_one_or_half_way_between_two()
    {
        Assert.Equal(6.5, CountedValues.Median([(3, 2), (10, 1), (20, 1)]));
        Assert.Equal(3, CountedValues.Median([(3, 2), (10, 1)]));
        Assert.Equal(7, CountedValues.Median([(7, 1)]));
    }

    private static List<(string Name, string? Href, string Figures)> Rows(string page) =>
        [
            .. Regex
                .Matches(
                    page,
                    "<tr>\\s*<th scope=\"row\">(?<name>.*?)</th>(?<rest>.*?)</tr>",
                    RegexOptions.Singleline | RegexOptions.ExplicitCapture
                )
                .Select(m =>
                    (
                        Regex.Replace(m.Groups["name"].Value, "<[^>]*>", "").Trim(),
                        Regex.Match(m.Groups["name"].Value, "href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture)
                            is { Success: true } link
                            ? link.Groups["to"].Value
                            : null,
                        string.Join(
                            ' ',
                            Regex
                                .Matches(
                                    m.Groups["rest"].Value,
                                    "<td class=\"number\">(?<figure>[^<]*)</td>",
                                    RegexOptions.ExplicitCapture
                                )
                                .Select(f => f.Groups["figure"].Value.Trim())
                        )
                    )
                ),
        ];

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
