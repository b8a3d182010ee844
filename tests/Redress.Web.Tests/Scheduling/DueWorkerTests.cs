using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Scheduling;

/// <summary>What falls due is done once, in order, each as of its own instant: after a stop, and by two programs on one database.</summary>
public sealed class DueWorkerTests
{
    [Fact]
    [Rule("FP-8"), Rule("BC-12"), Rule("BC-7")]
    public async Task After_a_week_down_everything_happens_in_order_and_as_of_its_own_day()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql) = (new Office(app), new Sql(app));
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var (asked, _) = await office.FileAsync(Office.Complaint());
        await office.DoAsync(
            "secretary",
            asked,
            "request-information",
            new { items = new[] { "De factuur" }, term = "P10D" }
        );
        var (silent, _) = await office.SentAsync();
        await office.ClockAsync("2026-03-03T09:00:00+01:00");
        var (later, _) = await office.SentAsync();

        // Down from before the first term ends until after the last, and a reminder with a term of its own in between.
        await office.ClockAsync("2026-04-02T09:00:00+02:00");
        Assert.Equal("closed", (await office.GetAsync("secretary", asked)).Text("state"));
        Assert.Equal("discontinued", (await office.GetAsync("secretary", asked)).Text("closedBecause"));
        Assert.Equal(["2026-03-13", "2026-03-20"], await LapsesAsync(office, asked));
        // First both parties' terms to object to who sits (FP-12), then the member's.
        Assert.Equal(["2026-03-13", "2026-03-13", "2026-03-17"], (await LapsesAsync(office, silent)).Take(3));
        Assert.Equal(["2026-03-14", "2026-03-14", "2026-03-18"], (await LapsesAsync(office, later)).Take(3));
        await using var db = await app.NewDbAsync();
        var written = await db.Set<LetterRow>().OrderBy(l => l.Id).Select(l => l.CreatedAt).ToListAsync();
        Assert.Equal(written.Order(), written);
        var morning = new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.FromHours(2)).ToUniversalTime();
        Assert.Equal(0, await db.Set<DueRow>().CountAsync(d => d.At <= morning));

        // Nothing of it a second time.
        var entries = await sql.CountAsync("SELECT count(*) FROM journal");
        Assert.Equal(0, await app.Services.GetRequiredService<DueWorker>().DoWhatIsDue());
        Assert.Equal(entries, await sql.CountAsync("SELECT count(*) FROM journal"));
    }

    [Fact]
    [Rule("BC-30"), Rule("FP-8")]
    public async Task A_label_is_withdrawn_as_of_the_first_day_of_the_suspension_however_late_the_program_comes_back()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql) = (new Office(app), new Sql(app));
        await office.ClockAsync("2026-05-11T09:00:00+02:00");
        var (number, _) = await office.NotifiedAsync(
            "2026-05-11",
            Stages.Founded(
                new
                {
                    kind = "suspension",
                    from = "2026-06-08",
                    to = "2026-06-19",
                }
            )
        );
        await office.ClockAsync("2026-06-11T09:00:00+02:00");
        Assert.Equal("2026-06-04", (await office.GetAsync("secretary", number)).Text("finalOn"));
        Assert.Equal(
            "2026-06-08",
            await sql.AskAsync("SELECT CAST(label_withdrawn_on AS text) FROM members WHERE id = 'demo-shop'")
        );
        Assert.Equal("Suspended", await sql.AskAsync("SELECT membership FROM members WHERE id = 'demo-shop'"));
        await office.ClockAsync("2026-06-25T09:00:00+02:00");
        Assert.Equal("Active", await sql.AskAsync("SELECT membership FROM members WHERE id = 'demo-shop'"));
        Assert.False(
            (await office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop")).Body!["valid"]!.GetValue<bool>()
        );
    }

    [Fact]
    [Rule("ST-2"), Rule("FP-8")]
    public async Task Two_programs_on_one_database_do_everything_once()
    {
        const int cases = 40;
        var database = await TestCluster.NewDatabaseAsync();
        await using var one = new TestApp(database);
        one.StartServer();
        var (office, sql) = (new Office(one), new Sql(one));
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        await using var two = new TestApp(database);
        two.StartServer();
        for (var i = 0; i < cases; i++)
        {
            await office.SentAsync();
        }

        var then = DateTimeOffset.Parse("2026-03-20T09:00:00+01:00", CultureInfo.InvariantCulture);
        var keepers = new[] { one, two, one }.Select(a => a.Services.GetRequiredService<DueWorker>()).ToList();
        var done = await Task.WhenAll(keepers.Select(k => Task.Run(() => k.DoWhatIsDue(then))));
        // In each case the member's term, and both parties' to object to who sits (FP-12).
        Assert.Equal(3 * cases, await sql.CountAsync("SELECT count(*) FROM journal WHERE action = 'lapse-term'"));
        Assert.Equal(
            cases,
            await sql.CountAsync("SELECT count(DISTINCT case_id) FROM journal WHERE action = 'lapse-term'")
        );
        // Each member is reminded of its term (FP-9), and then the term lapses.
        Assert.Equal(cases, await sql.CountAsync("SELECT count(*) FROM journal WHERE action = 'remind-of-term'"));
        // The address that nobody confirmed is asked about on the third day, and from the seventh is the secretary's task (FP-21).
        Assert.Equal(6 * cases, done.Sum());
        Assert.Equal(cases, await sql.CountAsync("SELECT count(*) FROM cases WHERE state = 'UnderExamination'"));
        Assert.Equal(
            0,
            await sql.CountAsync(
                "SELECT count(*) FROM (SELECT case_number, template, \"to\", count(*) FROM outbox WHERE kind = 'letter' GROUP BY 1, 2, 3 HAVING count(*) > 1) doubles"
            )
        );
    }

    // Both mandates run until 10 March: from the 11th on nobody is left, and the board has until the 25th. The mandate of the substitute begins on 10 April.
    [Fact]
    [Rule("FP-12"), Rule("FP-4")]
    public async Task A_mandate_that_ends_or_begins_by_its_day_is_noticed_as_of_that_day()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql) = (new Office(app), new Sql(app));
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var (number, _) = await office.SentAsync();
        await office.DoAsync("secretary", number, "declare-complete");
        await sql.DoAsync("UPDATE committee_seats SET until = '2026-03-10' WHERE scheme = 'becommerce'");
        await office.ClockAsync("2026-03-10T23:30:00+01:00");
        Assert.Empty(await TermsAsync("substitute"));
        await office.ClockAsync("2026-04-02T09:00:00+02:00");
        Assert.Equal(["2026-03-25 lapsed"], await TermsAsync("substitute"));
        // 90 days from 2 March are 31 May.
        Assert.Equal(["2026-05-31 stopped"], await TermsAsync("outcome"));
        await sql.DoAsync(
            "UPDATE committee_seats SET \"from\" = '2026-04-10', until = NULL WHERE scheme = 'becommerce' AND position = 'Member'"
        );
        await office.ClockAsync("2026-04-20T09:00:00+02:00");
        Assert.Equal(["2026-03-25 met"], await TermsAsync("substitute"));
        // From 11 March to 10 April, 30 days, the outcome stood still.
        Assert.Equal(["2026-06-30 running"], await TermsAsync("outcome"));

        async Task<IEnumerable<string>> TermsAsync(string kind) =>
            (await office.GetAsync("secretary", number))
                .List("terms")
                .Where(t => t["kind"]!.GetValue<string>() == kind)
                .Select(t => $"{t["due"]} {t["state"]}");
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Acts_and_lapses_that_meet_leave_a_whole_journal()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql) = (new Office(app), new Sql(app));
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var numbers = new List<string>();
        for (var i = 0; i < 15; i++)
        {
            numbers.Add((await office.SentAsync()).Number);
        }

        await office.PersonAsync("shop");
        var then = DateTimeOffset.Parse("2026-03-20T09:00:00+01:00", CultureInfo.InvariantCulture);
        var lapses = Task.Run(() => app.Services.GetRequiredService<DueWorker>().DoWhatIsDue(then));
        var acts = await Task.WhenAll(
            numbers.Select(n => office.TryAsync("shop", n, "respond", new { answer = "x", defence = "y" }))
        );
        await lapses;
        Assert.All(acts, a => Assert.Equal(200, a.Code));
        foreach (var number in numbers)
        {
            var verified = await office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}/journal/verify");
            Assert.True(verified.Body!["intact"]!.GetValue<bool>());
            Assert.Equal("underExamination", (await office.GetAsync("secretary", number)).Text("state"));
        }

        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM cases c WHERE version <> journal_length"));
    }

    private static async Task<IReadOnlyList<string>> LapsesAsync(Office office, string number) =>
        [
            .. (await office.GetAsync("secretary", number))
                .List("journal")
                .Where(j => j["action"]!.GetValue<string>() == "lapse-term")
                .Select(j =>
                    TimeZoneInfo
                        .ConvertTime(
                            j["at"]!.GetValue<DateTimeOffset>(),
                            TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")
                        )
                        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                ),
        ];
}
