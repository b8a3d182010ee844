using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Administration.Holidays;
using Redress.Web.Scheduling.Rederivation;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Administration;

/// <summary>A day that is added to a calendar moves what was listed before, nothing sooner, and nothing else (FP-10).</summary>
public sealed class HolidayTests : IAsyncLifetime
{
    private static readonly Actor An = new(Role.Administrator, "arno", "Arno Admin");
    private string _store = "";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        _app = Start();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        TestStore.Delete(_store);
    }

    [Fact]
    [Rule("FP-10")]
    public async Task Nothing_moves_before_somebody_saw_what_would_and_said_why_and_then_that_moves_and_the_parties_are_told()
    {
        var sent = (await _office.SentAsync()).Number;
        var elsewhere = (await _office.FileAsync(Stages.AboutAProvider)).Number;
        var admin = await AdminAsync();
        const string page = "/admin/holidays?scheme=becommerce";
        var to = await admin.RedirectAsync(page, "holiday", ("day", "16/3/2026"), ("dayName", "rouwdag"));
        Assert.Equal("/admin/holidays/change?scheme=becommerce&day=2026-03-16&name=rouwdag", to);
        var seen = await admin.GetAsync(to);
        Assert.Contains(sent, seen, StringComparison.Ordinal);
        Assert.Contains("16 March 2026", seen, StringComparison.Ordinal);
        Assert.Contains("17 March 2026", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, seen, StringComparison.Ordinal);
        // The administrator opens no file, and learns of none whose it is.
        Assert.DoesNotContain("Jan Peeters", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo Shop", seen, StringComparison.Ordinal);

        var hash = seen.Split("name=\"seen\" value=\"")[1].Split('"')[0];
        Assert.Contains(
            "Please give a reason",
            await admin.PostAsync(to, "change", ("seen", hash), ("reason", " ")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has changed meanwhile",
            await admin.PostAsync(to, "change", ("seen", "0" + hash), ("reason", "Rouw")),
            StringComparison.Ordinal
        );
        Assert.False(await Job.Go(default));
        Assert.Equal("2026-03-16", await DueAsync(sent));
        Assert.Equal(0, await new Sql(_app).CountAsync("SELECT COUNT(*) FROM rulebook_values"));

        await admin.RedirectAsync(to, "change", ("seen", hash), ("reason", "Nationale rouw"));
        Assert.Contains("rouwdag", await admin.GetAsync(page + "&year=2026"), StringComparison.Ordinal);
        await FinishAsync();
        Assert.Equal("2026-03-17", await DueAsync(sent));
        Assert.Equal(
            2,
            await new Sql(_app).CountAsync("SELECT COUNT(*) FROM outbox WHERE template = 'terms-rederived'")
        );
        Assert.Contains("Cases in which terms moved: 1.", await admin.GetAsync(page), StringComparison.Ordinal);
        await using var db = await _app.NewDbAsync();
        var entry = await db.Set<AuditRow>().SingleAsync();
        var content = AuditContent.Read((await db.Set<AuditContentRow>().SingleAsync()).Content);
        Assert.Equal(("settings:holidays", "Nationale rouw"), (entry.Subject, content.Reason));
        // It is no case: what its entry says tells of none.
        Assert.DoesNotContain(sent, content.Write(), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-10")]
    public async Task A_day_that_is_taken_out_brings_no_term_forward()
    {
        var sent = (await _office.SentAsync()).Number;
        await MakeAsync(new HolidayChange("becommerce", new DateOnly(2026, 3, 16), "rouwdag"));
        await FinishAsync();
        var admin = await AdminAsync();
        var away = new HolidayChange("becommerce", new DateOnly(2026, 3, 16), null);
        Assert.Contains(
            "No open term moves",
            await admin.GetAsync(HolidayForm.Address(away)),
            StringComparison.Ordinal
        );
        await MakeAsync(away);
        await FinishAsync();
        Assert.Equal("2026-03-17", await DueAsync(sent));
        Assert.DoesNotContain(
            "rouwdag",
            await admin.GetAsync("/admin/holidays?scheme=becommerce&year=2026"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-10")]
    public async Task What_moves_is_what_the_list_said_on_whichever_day()
    {
        await _office.SentAsync();
        await _office.AnsweredAsync();
        await _office.DeliberatedAsync();
        await _office.NotifiedAsync("2026-03-02");
        var moved = 0;
        for (var day = new DateOnly(2026, 3, 3); day < new DateOnly(2026, 4, 30); day = day.AddDays(1))
        {
            var change = new HolidayChange("becommerce", day, $"day {day:O}");
            var rulebook = _app.Services.GetRequiredService<RulebookCatalog>().InForce("becommerce", day)!;
            if (!rulebook.Working.IsWorking(day))
            {
                continue;
            }

            var before = await TermsAsync();
            var listed = (await Holidays.Preview(change, default)).Terms;
            Assert.Equal(before, await TermsAsync());
            if (listed.Count == 0)
            {
                continue;
            }

            await MakeAsync(change);
            await FinishAsync();
            var after = await TermsAsync();
            var expected = listed
                .Select(t => $"{t.Number} {t.Kind} {t.Party} {t.From:O} {t.To:O}")
                .Order(StringComparer.Ordinal);
            var found = before
                .Keys.Where(k => after[k] != before[k])
                .Select(k => $"{k.Split('/')[0]} {k.Split('/')[2]} {before[k]:O} {after[k]:O}")
                .Order(StringComparer.Ordinal);
            Assert.Equal(expected, found);
            Assert.All(before.Keys, k => Assert.True(after[k] >= before[k]));
            moved += listed.Count;
        }

        Assert.True(moved > 3, $"{moved} terms moved.");
    }

    [Fact]
    [Rule("FP-10")]
    public async Task It_stops_anywhere_and_goes_on_after_a_restart_and_moves_nothing_twice()
    {
        string[] sent =
        [
            (await _office.SentAsync()).Number,
            (await _office.SentAsync()).Number,
            (await _office.SentAsync()).Number,
        ];
        await MakeAsync(new HolidayChange("becommerce", new DateOnly(2026, 3, 16), "rouwdag"));
        Assert.True(await Job.Go(1, default));
        Assert.Single(await DueAsync(sent), d => d == "2026-03-17");
        await _app.DisposeAsync();
        _app = Start();
        _office = new Office(_app);
        await FinishAsync();
        Assert.All(await DueAsync(sent), d => Assert.Equal("2026-03-17", d));
        Assert.Equal(
            6,
            await new Sql(_app).CountAsync("SELECT COUNT(*) FROM outbox WHERE template = 'terms-rederived'")
        );
    }

    [Fact]
    [Rule("FP-10")]
    public async Task One_case_that_cannot_be_computed_keeps_no_other_from_it_and_is_named()
    {
        var (bad, good) = ((await _office.SentAsync()).Number, (await _office.SentAsync()).Number);
        var whole = (string)(await new Sql(_app).AskAsync($"SELECT file FROM cases WHERE number = '{bad}'"))!;
        await PutAsync(bad, whole.Replace("\"2026-01\"", "\"1999-01\"", StringComparison.Ordinal));
        var change = new HolidayChange("becommerce", new DateOnly(2026, 3, 16), "rouwdag");
        var preview = await Holidays.Preview(change, default);
        Assert.Equal([bad], preview.Failed);
        Assert.Equal([good], preview.Terms.Select(t => t.Number).Distinct());
        var admin = await AdminAsync();
        Assert.Contains(
            $"nothing of them moves: {bad}",
            await admin.GetAsync(HolidayForm.Address(change)),
            StringComparison.Ordinal
        );
        await MakeAsync(change);
        await FinishAsync();
        Assert.Equal("2026-03-17", await DueAsync(good));
        Assert.Contains($"have not moved: {bad}", await admin.GetAsync("/admin/holidays"), StringComparison.Ordinal);
        await PutAsync(bad, whole);
        Assert.Equal("2026-03-16", await DueAsync(bad));
    }

    [Fact]
    [Rule("FP-10")]
    public async Task A_term_that_another_program_opened_by_the_old_calendar_after_all_were_looked_at_moves_too()
    {
        var catalog = _app.Services.GetRequiredService<RulebookCatalog>();
        var old = new RulebookCatalog(catalog.All, catalog.DefaultScheme);
        await MakeAsync(new HolidayChange("becommerce", new DateOnly(2026, 3, 16), "rouwdag"));
        var changed = new RulebookCatalog(catalog.All, catalog.DefaultScheme);
        Assert.False(await Job.Go(default));
        // As a program that has not looked yet.
        catalog.Become(old);
        var late = (await _office.SentAsync()).Number;
        catalog.Become(changed);
        Assert.Equal("2026-03-16", await DueAsync(late));
        var admin = await AdminAsync();
        Assert.Contains("being computed anew", await admin.GetAsync("/admin/holidays"), StringComparison.Ordinal);
        // Not before every program has looked.
        Assert.False(await Job.Go(default));
        Assert.Equal("2026-03-16", await DueAsync(late));
        await FinishAsync();
        Assert.Equal("2026-03-17", await DueAsync(late));
        Assert.Contains(
            "Cases in which terms moved: 1.",
            await admin.GetAsync("/admin/holidays"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/admin/holidays?scheme=becommerce&year=0", HttpStatusCode.OK)]
    [InlineData("/admin/holidays?scheme=becommerce&year=10000", HttpStatusCode.OK)]
    [InlineData("/admin/holidays?scheme=becommerce&year=99999999999", HttpStatusCode.OK)]
    [InlineData("/admin/holidays?scheme=becommerce&year=soon", HttpStatusCode.OK)]
    [InlineData("/admin/holidays?scheme=becommerce&year=2060", HttpStatusCode.OK)]
    [InlineData("/admin/holidays/change?scheme=becommerce&day=1900-01-01&name=x", HttpStatusCode.NotFound)]
    [InlineData("/admin/holidays/change?scheme=becommerce&day=2061-01-03&name=x", HttpStatusCode.NotFound)]
    [InlineData("/admin/holidays/change?scheme=becommerce&day=2199-12-31", HttpStatusCode.NotFound)]
    public async Task Of_a_year_whose_holidays_nobody_knows_there_is_no_page(string path, HttpStatusCode answer) =>
        Assert.Equal(answer, await (await AdminAsync()).StatusAsync(path));

    [Fact]
    public async Task A_day_of_a_far_year_is_listed_and_can_be_taken_out_again()
    {
        await MakeAsync(new HolidayChange("becommerce", new DateOnly(2041, 3, 14), "jubileum"));
        var admin = await AdminAsync();
        const string year = "/admin/holidays?scheme=becommerce&year=2041";
        Assert.Contains(
            $"href=\"{year}\"",
            await admin.GetAsync("/admin/holidays?scheme=becommerce"),
            StringComparison.Ordinal
        );
        Assert.Contains("jubileum", await admin.GetAsync(year), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14/3/2026", "No work is done on this day already")]
    [InlineData("6/4/2026", "No work is done on this day already")]
    [InlineData("soon", "Please give a day")]
    public async Task A_day_that_changes_nothing_is_no_holiday(string day, string sentence)
    {
        var admin = await AdminAsync();
        Assert.Contains(
            sentence,
            await admin.PostAsync("/admin/holidays?scheme=becommerce", "holiday", ("day", day), ("dayName", "feest")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_but_an_administrator_opens_them()
    {
        var secretary = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        foreach (
            var path in new[] { "/admin/holidays", "/admin/holidays/change?scheme=becommerce&day=2026-03-16&name=x" }
        )
        {
            Assert.Equal("/account/denied", await secretary.LeadsToAsync(path));
        }

        var admin = await AdminAsync();
        Assert.Equal(
            HttpStatusCode.NotFound,
            await admin.StatusAsync("/admin/holidays/change?scheme=nobody&day=2026-03-16&name=x")
        );
    }

    private RederivationJob Job => _app.Services.GetRequiredService<RederivationJob>();

    private OwnHolidays Holidays => _app.Services.GetRequiredService<OwnHolidays>();

    // Where a test says when it goes on, no clock may.
    private TestApp Start()
    {
        var app = new TestApp(_store, sendsByItself: false)
        {
            Added = services =>
                services.Remove(services.Single(s => s.ImplementationType == typeof(RederivationHostedService))),
        };
        app.StartServer();
        return app;
    }

    private async Task<Person> AdminAsync()
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync("admin@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task MakeAsync(HolidayChange change) =>
        Assert.True(await Holidays.Make(An, change, "Why", (await Holidays.Preview(change, default)).Seen, default));

    // As if every program had had its time to take the calendar over.
    private async Task FinishAsync()
    {
        await SettleAsync(DateTimeOffset.MinValue);
        while (await Job.Go(default))
        {
            // Until nothing is left.
        }
    }

    private async Task SettleAsync(DateTimeOffset when)
    {
        await using var db = await _app.NewDbAsync();
        var (row, stored) = (await RederivationRow.Read(db, default))!.Value;
        Assert.NotNull(await (row with { Settled = when }).Replace(db, stored, default));
    }

    // Writes a file as it should never be.
    private async Task PutAsync(string number, string file)
    {
        await using var db = await _app.NewDbAsync();
        await db.Set<CaseRow>()
            .Where(c => c.Number == number)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.File, file));
    }

    private async Task<string> DueAsync(string number) =>
        (await _office.GetAsync("secretary", number)).Term("response")["due"]!.GetValue<string>();

    private async Task<IReadOnlyList<string>> DueAsync(IEnumerable<string> numbers)
    {
        var due = new List<string>();
        foreach (var number in numbers)
        {
            due.Add(await DueAsync(number));
        }

        return due;
    }

    // Of each term of each case, by number, id, and kind with party.
    private async Task<SortedDictionary<string, DateOnly>> TermsAsync()
    {
        await using var db = await _app.NewDbAsync();
        var found = new SortedDictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var file in await db.Set<CaseRow>().Select(c => c.File).ToListAsync())
        {
            var c = CaseJson.Read(file);
            foreach (var term in c.Terms)
            {
                found[$"{c.Number}/{term.Id}/{term.Kind} {term.Party}"] = term.Due;
            }
        }

        return found;
    }
}
