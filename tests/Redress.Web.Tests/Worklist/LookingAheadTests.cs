using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist;

namespace Redress.Web.Tests.Worklist;

/// <summary>The calendar, and what will happen in the next 30 days.</summary>
public sealed class LookingAheadTests : IAsyncLifetime
{
    private static readonly Actor Secretary = new(Role.Secretary, "test", "Test");

    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-04T10:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-8"), Rule("BC-30"), Rule("FP-9")]
    public async Task What_is_foretold_is_what_the_timekeeper_then_does_and_looking_changes_no_row()
    {
        await _office.FileAsync(Office.Complaint());
        await _office.SentAsync();
        await _office.AnsweredAsync();
        var incomplete = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(
            "secretary",
            incomplete.Number,
            "request-information",
            new { items = new[] { "De factuur" } }
        );
        var appealed = await _office.NotifiedAsync("2026-05-04");
        await _office.DoAsync(
            appealed,
            "lodge-appeal",
            new
            {
                grounds = "Te licht.",
                contested = Array.Empty<string>(),
                language = "nl",
                acceptsArbitration = true,
            }
        );
        await _office.NotifiedAsync(
            "2026-05-04",
            Stages.Founded(
                new
                {
                    kind = "fine",
                    amount = new { amount = 2000, currency = "EUR" },
                    deferredFor = "P6M",
                }
            )
        );

        var before = await RowsAsync();
        var told = await _app.Services.GetRequiredService<UpcomingQuery>().Load(Secretary, mine: false, default);
        Assert.Equal(before, await RowsAsync());
        Assert.True(told.Whole);
        Assert.DoesNotContain(told.Lines, l => l.Refused);

        var sql = new Sql(_app);
        var letters = await sql.CountAsync("SELECT count(*) FROM outbox");
        var entries = await sql.CountAsync("SELECT count(*) FROM journal");
        await _office.ClockAsync("P30D");
        // The clock has run on for a moment since, which may not bring another instant at which something is due.
        await using var db = await _app.NewDbAsync();
        var done = (
            await (
                from j in db.Set<JournalRow>()
                join c in db.Set<CaseRow>() on j.CaseId equals c.Id
                where j.Role == "Clock"
                select new
                {
                    c.Number,
                    j.At,
                    j.To,
                }
            ).ToListAsync()
        ).Select(x => $"{x.Number} {x.At.UtcDateTime:yyyy-MM-dd HH:mm} {x.To}").Order(StringComparer.Ordinal).ToList();
        var states = new Dictionary<string, string>();
        var foretold = told
            .Lines.Select(l =>
                (
                    l.Number,
                    l.At,
                    State: states[l.Number] = l.State?.ToString() ?? states.GetValueOrDefault(l.Number, "")
                )
            )
            .ToList();
        Assert.Equal(
            done.Select(d => d[..^(d.Length - d.LastIndexOf(' '))]),
            foretold.Select(f => $"{f.Number} {f.At.UtcDateTime:yyyy-MM-dd HH:mm}").Order(StringComparer.Ordinal)
        );
        foreach (
            var (number, _, state) in foretold
                .Where(f => f.State.Length > 0)
                .GroupBy(f => f.Number)
                .Select(g => g.Last())
        )
        {
            Assert.Equal(state, await sql.AskAsync($"SELECT state FROM cases WHERE number = '{number}'"));
        }

        Assert.Equal(
            told.Lines.Sum(l => l.Letters.Count),
            await sql.CountAsync("SELECT count(*) FROM outbox") - letters
        );
        Assert.Equal(told.Lines.Count, await sql.CountAsync("SELECT count(*) FROM journal") - entries);
        Assert.Contains(told.Lines, l => l.Facts.Contains("decisionBecameFinal"));
        Assert.Contains(told.Lines, l => l.Facts.Contains("appealEnded"));
        Assert.Contains(told.Lines, l => l.Facts.Contains("complaintDiscontinued"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_recused_itself_finds_the_case_in_neither_calendar_nor_foresight()
    {
        var filed = await _office.SentAsync();
        var member = await SignInAsync("committee");
        string[] paths = ["/calendar?month=2026-05", "/calendar?day=2026-05-18", "/upcoming"];
        foreach (var path in paths)
        {
            Assert.Contains(filed.Number, await member.GetAsync(path), StringComparison.Ordinal);
        }

        await _office.DoAsync("committee", filed.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        foreach (var path in paths)
        {
            Assert.DoesNotContain(filed.Number, await member.GetAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("FP-24")]
    public async Task That_somebody_reflects_on_an_offer_no_member_of_the_committee_finds_in_any_list()
    {
        var sent = await _office.SentAsync();
        await _office.DoAsync(sent, "propose", new { text = "De helft terug." });
        var (member, secretary) = (await SignInAsync("committee"), await SignInAsync("secretary"));
        foreach (var path in new[] { "/calendar?month=2026-05", "/calendar?day=2026-05-11", "/upcoming" })
        {
            Assert.Contains("Time to reflect", await secretary.GetAsync(path), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("reflect", await member.GetAsync(path), StringComparison.OrdinalIgnoreCase);
        }

        foreach (var path in new[] { "/cases", $"/cases/{sent.Number}" })
        {
            var page = await member.GetAsync(path);
            Assert.Contains("Answer of the webshop", page, StringComparison.Ordinal);
            Assert.DoesNotContain("reflect", page, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var person in new[] { "committee", "secretary" })
        {
            var item = (await _office.AsAsync(person, HttpMethod.Get, "/api/v1/cases")).List("items").Single();
            Assert.Equal("response", item["nextTerm"]!["kind"]!.GetValue<string>());
        }
    }

    [Fact]
    [Rule("BC-13"), Rule("FP-9")]
    public async Task The_calendar_shows_terms_hearings_and_holidays_on_their_days()
    {
        var sent = await _office.SentAsync();
        var heard = await _office.AnsweredAsync();
        await _office.DoAsync(
            "secretary",
            heard.Number,
            "invite-to-hearing",
            new { at = "2026-05-27T14:30:00+02:00", place = "Zaal 1" }
        );
        await _office.DoAsync("secretary", heard.Number, "assign", new { to = "secretary@demo.example" });
        var secretary = await SignInAsync("secretary");
        var month = await secretary.GetAsync("/calendar?month=2026-05");
        Assert.Contains(sent.Number, Cell(month, "2026-05-18"), StringComparison.Ordinal);
        Assert.Contains("Answer of the webshop", Cell(month, "2026-05-18"), StringComparison.Ordinal);
        Assert.Contains("14:30", Cell(month, "2026-05-27"), StringComparison.Ordinal);
        Assert.Contains("Zaal 1", Cell(month, "2026-05-27"), StringComparison.Ordinal);
        Assert.Contains("Ascension Day", Cell(month, "2026-05-14"), StringComparison.Ordinal);
        Assert.Matches("Labour Day \\(BeCommerce[^)]*\\)", Cell(month, "2026-05-01"));
        var mine = await secretary.GetAsync("/calendar?month=2026-05&whose=mine");
        Assert.Contains(heard.Number, mine, StringComparison.Ordinal);
        Assert.DoesNotContain(sent.Number, mine, StringComparison.Ordinal);
        Assert.Contains(sent.Number, await secretary.GetAsync("/calendar?day=2026-05-18"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-8"), Rule("FP-12")]
    public async Task Days_on_which_nothing_is_lead_to_the_next_that_has_something_and_to_what_is_late()
    {
        var sent = await _office.SentAsync();
        var (secretary, recused) = (await SignInAsync("secretary"), await SignInAsync("committee"));
        // What is over is in no calendar.
        const string empty = "/calendar?view=week&from=2026-04-13";
        var agenda = await secretary.GetAsync("/calendar?view=agenda&from=2026-05-04");
        var first = DateOnly.FromDayNumber(
            int.Parse(
                Regex.Match(agenda, "<h3 id=\"d(?<day>[0-9]+)\"", RegexOptions.ExplicitCapture).Groups["day"].ValueSpan,
                CultureInfo.InvariantCulture
            )
        );
        var next =
            $"from={CalendarView.Of(CalendarView.Week, first, mine: false).From:yyyy-MM-dd}\"[^>]*>The next day with something is [^<]*{first.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}<";
        Assert.Matches(next, await secretary.GetAsync(empty));
        Assert.DoesNotContain("dueBefore=", await secretary.GetAsync(empty), StringComparison.Ordinal);
        await using (var db = await _app.NewDbAsync())
        {
            await db.Set<CaseRow>()
                .Where(c => c.Number == sent.Number)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.NextDue, new DateOnly(2026, 5, 1)));
        }

        const string late = "dueBefore=2026-05-04\"[^>]*>Cases whose day has passed: 1<";
        Assert.Matches(late, await secretary.GetAsync(empty));
        // What is of somebody else's case is of no use among one's own.
        Assert.DoesNotMatch($"{next}|{late}", await secretary.GetAsync($"{empty}&whose=mine"));
        Assert.Matches(next, await recused.GetAsync(empty));
        await _office.DoAsync("committee", sent.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.DoesNotMatch($"{next}|{late}", await recused.GetAsync(empty));
    }

    [Fact]
    [Rule("FP-23"), Rule("FP-20")]
    public async Task Which_duty_waits_if_nothing_is_done_is_said_and_that_of_a_message_to_who_answers_it()
    {
        const string asked = "Answering a message";
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "Hoe staat het?" });
        foreach (var path in new[] { "/upcoming?what=duty", "/upcoming.csv?what=duty" })
        {
            var page = await (await SignInAsync("secretary")).GetAsync(path);
            Assert.Contains("it is told that this waits: ", page, StringComparison.Ordinal);
            Assert.Contains("First step in the case", page, StringComparison.Ordinal);
            Assert.Contains(asked, page, StringComparison.Ordinal);
            var others = await (await SignInAsync("committee")).GetAsync(path);
            Assert.Contains("First step in the case", others, StringComparison.Ordinal);
            Assert.DoesNotContain(asked, others, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/calendar"), InlineData("/upcoming")]
    [Rule("BC-16"), Rule("BC-43")]
    public async Task Neither_a_member_nor_who_sees_no_file_gets_there(string path)
    {
        foreach (var account in new[] { "shop", "supervisor", "admin", "registrar" })
        {
            Assert.NotEqual(System.Net.HttpStatusCode.OK, await (await SignInAsync(account)).StatusAsync(path));
        }

        Assert.NotEqual(
            System.Net.HttpStatusCode.OK,
            await new Person(_app.CreateClient(new() { AllowAutoRedirect = false })).StatusAsync(path)
        );
    }

    private static string Cell(string page, string day) =>
        Regex
            .Match(
                page,
                $"<td[^>]*><p class=\"day\"><time datetime=\"{day}\".*?</td>|<td[^>]*>\\s*<p class=\"day\"><time datetime=\"{day}\".*?</td>",
                RegexOptions.Singleline
            )
            .Value;

    // Everything but what a clock that runs writes by itself.
    private async Task<string> RowsAsync()
    {
        var sql = new Sql(_app);
        var tables = (await sql.TablesAsync()).Except(["outbox", "settings"]);
        return await sql.FingerprintAsync(tables) + await sql.AskAsync("SELECT count(*) FROM outbox");
    }

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
