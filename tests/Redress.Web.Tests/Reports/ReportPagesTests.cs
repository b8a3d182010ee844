using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Reports;

/// <summary>The yearly report as the staff, the supervisory committee and everybody read it.</summary>
public sealed class ReportPagesTests : IAsyncLifetime
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
    [Rule("FP-16")]
    public async Task Each_figure_of_the_page_leads_to_as_many_cases_as_it_says()
    {
        await YearAsync();
        var secretary = await SignInAsync("secretary");
        var page = await secretary.GetAsync("/report/2026");
        var links = Regex.Matches(
            page,
            "<th scope=\"row\"><a href=\"(?<to>/cases\\?[^\"]*counted=[^\"]*)\">.*?<td class=\"number\">(?<cases>[0-9]+)</td>",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture
        );
        Assert.True(links.Count >= 9, $"{links.Count} figures");
        foreach (Match link in links)
        {
            var listed = Regex.Count(await secretary.GetAsync(link.Groups["to"].Value), "data-case=");
            Assert.True($"{listed}" == link.Groups["cases"].Value, $"{link.Value}: {listed} listed");
        }

        // How long it took is the average of the one that was judged.
        Assert.Matches(
            "<dt>Average days[^<]*</dt><dd><a href=\"/cases\\?scheme=becommerce&outcome=2026&counted=outcomes\">",
            page
        );
        var timed = await secretary.GetAsync("/cases?scheme=becommerce&outcome=2026&counted=outcomes");
        Assert.Equal(1, Regex.Count(timed, "data-case="));
        Assert.Contains("Time from filing to outcome", timed, StringComparison.Ordinal);

        Assert.Contains("Withdrawn by the complainant", page, StringComparison.Ordinal);
        Assert.Contains(
            "How they ended: Decided for the complainant: founded",
            await secretary.GetAsync("/cases?scheme=becommerce&outcome=2026&counted=endedBy.founded"),
            StringComparison.Ordinal
        );
        var csv = await secretary.GetAsync("/report/2026.csv");
        Assert.Matches("becommerce[,;]2026[,;]How they ended[,;]Decided for the complainant: founded[,;]1\\s", csv);
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync("/report/2025"));
    }

    [Fact]
    [Rule("FP-16"), Rule("BC-43")]
    public async Task Small_numbers_are_told_neither_to_the_public_nor_to_the_supervisory_committee()
    {
        await YearAsync();
        await _office.ClockAsync("2027-02-01T10:00:00+01:00");
        using var anybody = _app.CreateClient();
        var published = WebUtility.HtmlDecode(await anybody.GetStringAsync("/schemes/becommerce/report/2026"));
        Assert.Contains(">8<", published, StringComparison.Ordinal);
        Assert.Contains("may still change", published, StringComparison.Ordinal);
        Assert.Contains("not told", published, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(dd|td class=\"number\")>[1-4]</", published);
        Assert.DoesNotContain("/cases", published, StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/schemes/becommerce/report/2026\"",
            await anybody.GetStringAsync("/schemes/becommerce"),
            StringComparison.Ordinal
        );
        var supervisor = await (await SignInAsync("supervisor")).GetAsync("/report/2026");
        Assert.Contains(">8<", supervisor, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(dd|td class=\"number\")>[1-4]</", supervisor);
        Assert.DoesNotContain("counted=", supervisor, StringComparison.Ordinal);
        var statistics = await StatisticsAsync("supervisor", "2026");
        Assert.Equal(8, statistics.GetProperty("filed").GetInt32());
        Assert.Equal(JsonValueKind.Null, Table(statistics, "endings").GetProperty("founded").ValueKind);
        Assert.Equal(1, Table(await StatisticsAsync("committee", "2026"), "endings").GetProperty("founded").GetInt32());
    }

    /// <summary>Its own figures beside the published ones would tell of the one case by what they differ.</summary>
    [Fact]
    [Rule("FP-16"), Rule("FP-12")]
    public async Task Who_is_recused_from_a_case_of_the_year_reads_what_everybody_reads()
    {
        await YearAsync();
        var recused = await _office.SentAsync();
        await _office.DoAsync("committee2", recused.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Equal(5, (await StatisticsAsync("committee2", "2026")).GetProperty("filed").GetInt32());
        Assert.Equal(9, (await StatisticsAsync("committee", "2026")).GetProperty("filed").GetInt32());

        await _office.ClockAsync("2027-02-01T10:00:00+01:00");
        var told = await StatisticsAsync("committee2", "2026");
        Assert.Equal(9, told.GetProperty("filed").GetInt32());
        Assert.Equal(JsonValueKind.Null, Table(told, "endings").GetProperty("founded").ValueKind);
        var member = await SignInAsync("committee2");
        var page = await member.GetAsync("/report/2026");
        Assert.Contains("You are recused from a case that may count here.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("counted=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(dd|td class=\"number\")>[1-4]</", page);
        Assert.DoesNotMatch("founded[,;]1\\s", await member.GetAsync("/report/2026.csv"));

        var other = await (await SignInAsync("committee")).GetAsync("/report/2026");
        Assert.Contains("Every figure opens its cases", other, StringComparison.Ordinal);
        Assert.DoesNotContain("You are recused", other, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-16"), Rule("BC-43")]
    public async Task While_the_year_runs_the_public_and_the_supervisory_committee_read_round_numbers_alone()
    {
        await YearAsync();
        using var anybody = _app.CreateClient();
        foreach (
            var page in new[]
            {
                WebUtility.HtmlDecode(await anybody.GetStringAsync("/schemes/becommerce/report/2026")),
                await (await SignInAsync("supervisor")).GetAsync("/report/2026"),
            }
        )
        {
            Assert.Contains("The year is not over.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("may still change", page, StringComparison.Ordinal);
            Assert.Contains("<dd>5</dd>", page, StringComparison.Ordinal);
            Assert.DoesNotContain(">8<", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Kinds of complaint", page, StringComparison.Ordinal);
        }

        var statistics = await StatisticsAsync("supervisor", "2026");
        Assert.Equal(5, statistics.GetProperty("filed").GetInt32());
        Assert.Equal(JsonValueKind.Null, statistics.GetProperty("ended").ValueKind);
        Assert.Empty(statistics.GetProperty("tables").EnumerateObject());
        foreach (
            var none in new[]
            {
                "/schemes/becommerce/report/2024",
                "/schemes/becommerce/report/2027",
                "/schemes/nobody/report/2026",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(none)).StatusCode);
        }
    }

    [Fact]
    [Rule("FP-16"), Rule("BC-16")]
    public async Task The_api_gives_the_figures_to_staff_and_refuses_the_rest()
    {
        await YearAsync();
        foreach (var person in new[] { "secretary", "committee", "appeals" })
        {
            var told = await StatisticsAsync(person, "2026");
            Assert.Equal(8, told.GetProperty("filed").GetInt32());
            Assert.Equal(2, told.GetProperty("ended").GetInt32());
            Assert.Equal(1, Table(told, "discontinuations").GetProperty("withdrawn").GetInt32());
            Assert.Equal(8, Table(told, "kinds").GetProperty("purchase").GetInt32());
        }

        foreach (var person in new[] { "shop", "admin", "registrar" })
        {
            using var answer = await (await _office.PersonAsync(person)).GetAsync("/api/v1/statistics?year=2026");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, await (await SignInAsync(person)).StatusAsync("/report"));
            Assert.NotEqual(HttpStatusCode.OK, await (await SignInAsync(person)).StatusAsync("/report/2026.csv"));
        }

        using var nobody = _app.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/v1/statistics?year=2026")).StatusCode);
        var secretary = await _office.PersonAsync("secretary");
        foreach (var year in new[] { "soon", "20260", "1026" })
        {
            using var answer = await secretary.GetAsync($"/api/v1/statistics?year={year}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    // Eight complaints: one founded, one withdrawn, the rest open.
    private async Task YearAsync()
    {
        await _app.StoreAsync(ACase.OfBeCommerce("2026-02-03").It, 1000, 5);
        var judged = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", judged.Number, "decide", Stages.Founded());
        await _office.DoAsync("secretary", judged.Number, "confirm-decision");
        var withdrawn = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(withdrawn, "withdraw", new { reason = "Opgelost." });
        await _office.FileAsync(Office.Complaint());
    }

    private async Task<JsonElement> StatisticsAsync(string person, string year)
    {
        using var answer = await (await _office.PersonAsync(person)).GetAsync($"/api/v1/statistics?year={year}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return told
            .RootElement.GetProperty("schemes")
            .EnumerateArray()
            .Single(s => s.GetProperty("scheme").GetString() == "becommerce")
            .Clone();
    }

    private static JsonElement Table(JsonElement statistics, string name) =>
        statistics.GetProperty("tables").GetProperty(name);

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
