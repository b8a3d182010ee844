using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>The worklist as a table for a spreadsheet.</summary>
public sealed class WorklistExportTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    public async Task The_table_has_the_cases_that_the_list_has_and_no_others_to_the_last_one()
    {
        var word = Word();
        for (var i = 0; i < 3; i++)
        {
            await _office.FileAsync(Office.Complaint(facts: word));
        }

        var other = await _office.FileAsync(Office.Complaint());
        var lines = await LinesAsync("secretary", $"/cases.csv?q={word}&sort=-number");
        Assert.StartsWith("\uFEFFCase,Scheme,", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, lines.Count - 1);
        Assert.Equal(lines.Skip(1).OrderDescending(StringComparer.Ordinal), lines.Skip(1));
        Assert.DoesNotContain(lines, line => line.Contains(other.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_list_at_a_time_is_written_for_one_person_and_in_an_order_that_no_act_changes()
    {
        var word = Word();
        for (var i = 0; i < 3; i++)
        {
            await _office.FileAsync(Office.Complaint(facts: word));
        }

        var lines = (await LinesAsync("secretary", $"/cases.csv?q={word}&sort=changed")).Skip(1).ToList();
        Assert.Equal(lines.OrderDescending(StringComparer.Ordinal), lines);
        lines = [.. (await LinesAsync("secretary", $"/cases.csv?q={word}&sort=filed")).Skip(1)];
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);

        await using var db = await one.App.NewDbAsync();
        var id = await db.Users.Where(u => u.Email == "secretary@demo.example").Select(u => u.Id).SingleAsync();
        using var client = await SignInAsync("secretary");
        using (one.App.Services.GetRequiredService<FileCopies>().Begin($"list of {id}", atOnce: 1))
        {
            using var answer = await client.GetAsync("/cases.csv");
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Contains(
                "being written already",
                await answer.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
            Assert.NotEmpty(await LinesAsync("secretary2", "/cases.csv"));
        }

        // And afterwards it is one's turn again, each time.
        Assert.NotEmpty(await LinesAsync("secretary", "/cases.csv"));
        Assert.NotEmpty(await LinesAsync("secretary", "/cases.csv"));
    }

    [Fact]
    public async Task What_is_filed_while_it_is_written_ends_it()
    {
        var word = Word();
        await _office.FileAsync(Office.Complaint(facts: word));
        var (later, _) = await _office.FileAsync(Office.Complaint(facts: word));
        await using (var db = await one.App.NewDbAsync())
        {
            var row = await db.Set<CaseRow>().SingleAsync(c => c.Number == later);
            row.FiledAt = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await db.SaveChangesAsync();
        }

        Assert.Equal(2, (await LinesAsync("secretary", $"/cases.csv?q={word}&sort=number")).Count);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\";\"open\")")]
    [InlineData("+32 is my number")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    public async Task What_a_spreadsheet_would_take_for_a_formula_stays_a_text(string name)
    {
        var word = Word();
        await _office.FileAsync(Office.Complaint(name: name, facts: word));
        var line = (await LinesAsync("secretary", $"/cases.csv?q={word}"))[1];
        Assert.Contains($"'{name[..1]}", line, StringComparison.Ordinal);
        Assert.DoesNotMatch($"(^|,|\"){System.Text.RegularExpressions.Regex.Escape(name[..2])}", line);
    }

    [Fact]
    [Rule("FP-12"), Rule("FP-20"), Rule("BC-43")]
    public async Task Nobody_takes_away_what_the_list_does_not_show_it()
    {
        var word = Word();
        var filed = await _office.FileAsync(Office.Complaint(facts: word));
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "Hoe staat het?" });
        var secretary = await LinesAsync("secretary", $"/cases.csv?q={word}");
        var committee = await LinesAsync("committee2", $"/cases.csv?q={word}");
        Assert.Contains("Message: answer by", secretary[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Message", committee[0], StringComparison.Ordinal);
        Assert.Contains(filed.Number, committee[1], StringComparison.Ordinal);
        await _office.DoAsync("committee2", filed.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Single(await LinesAsync("committee2", $"/cases.csv?q={word}"));
        foreach (var account in new[] { "shop", "registrar", "supervisor", "admin" })
        {
            using var client = await SignInAsync(account);
            using var answer = await client.GetAsync("/cases.csv");
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Files_are_printed_together_and_what_one_may_not_see_is_named_and_not_shown()
    {
        var first = await _office.FileAsync(Office.Complaint(facts: Word()));
        var second = await _office.FileAsync(Office.Complaint(facts: Word()));
        await _office.DoAsync("committee", second.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var address = $"/cases/print?case={first.Number}&case={second.Number}";
        var secretary = await PageAsync("secretary", address);
        Assert.Contains($"class=\"printed-file\" data-case=\"{first.Number}\"", secretary, StringComparison.Ordinal);
        Assert.Contains($"class=\"printed-file\" data-case=\"{second.Number}\"", secretary, StringComparison.Ordinal);
        // Nothing in it is changed, and nobody is told that one reads them all.
        Assert.DoesNotContain("data-enhance=\"true\"", secretary, StringComparison.Ordinal);
        Assert.DoesNotContain("file-live", secretary, StringComparison.Ordinal);
        var committee = await PageAsync("committee", address);
        Assert.DoesNotContain($"data-case=\"{second.Number}\"", committee, StringComparison.Ordinal);
        Assert.Contains($"not yours to see: {second.Number}.", committee, StringComparison.Ordinal);
        Assert.Contains("No case was named.", await PageAsync("secretary", "/cases/print"), StringComparison.Ordinal);
    }

    private static string Word() => $"woord{Guid.NewGuid():N}";

    private async Task<string> PageAsync(string account, string address)
    {
        using var client = await SignInAsync(account);
        return WebUtility.HtmlDecode(await client.GetStringAsync(address));
    }

    private async Task<IReadOnlyList<string>> LinesAsync(string account, string address)
    {
        using var client = await SignInAsync(account);
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        // With the mark that a reader of texts would take away.
        var text = System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        return text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<HttpClient> SignInAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }
}
