using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Journal;

/// <summary>Whatever is done to a case behind the program's back is found, and named as the API says (ST-2).</summary>
public sealed class TamperingTests(OneApp one) : IClassFixture<OneApp>
{
    private static int _day;
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact]
    [Rule("ST-2")]
    public async Task A_case_that_nobody_touched_is_intact()
    {
        var number = await AppealedAsync();
        var verified = await VerifyAsync(number);
        Assert.Equal("""{"intact":true,"entries":12}""", verified.Body!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(CaseTampering.All), MemberType = typeof(CaseTampering))]
    [Rule("ST-2")]
    public async Task What_is_changed_in_the_database_is_found_and_named(string sql, int at, string what)
    {
        var number = await AppealedAsync();
        var id = $"(SELECT id FROM cases WHERE number = '{number}')";
        var document = await _sql.AskAsync($"SELECT id FROM documents WHERE case_id = {id}");
        await one.App.TamperAsync(
            sql.Replace("{case}", id, StringComparison.Ordinal)
                .Replace("{document}", $"'{document}'", StringComparison.Ordinal)
        );
        await using var db = await one.App.NewDbAsync();
        // Asked of the service, since nobody may be able to open such a case any more.
        var caseId = await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync();
        var verified = (await one.App.Services.GetRequiredService<JournalVerifier>().VerifyCase(db, caseId))!;
        Assert.Equal((false, at, what), (verified.Intact, verified.At, verified.What.ToString()!.ToLowerInvariant()));
    }

    /// <summary>SQLite keeps whatever it is given in whichever column: also what never equals itself, or is after every text.</summary>
    [Theory]
    [InlineData("version = 'x'", 1)]
    [InlineData("version = 1.5", 1)]
    [InlineData("journal_hash = 'x' || char(0) || 'y'", 1)]
    // These are read as what they were.
    [InlineData("rooted_length = 'x'", 0)]
    [InlineData("number = CAST(number AS BLOB)", 0)]
    [Rule("ST-2")]
    public async Task What_no_column_should_hold_is_found_and_keeps_nobody_busy_for_ever(string set, int found)
    {
        await using var app = new TestApp(await TestStore.NewSqliteAsync());
        app.StartServer();
        var (number, _) = await new Office(app).AnsweredAsync();
        await app.TamperAsync($"UPDATE cases SET {set} WHERE number = '{number}'");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var broken = 0;
        await foreach (var _ in app.Services.GetRequiredService<JournalVerifier>().VerifyAll(cancel: patience.Token))
        {
            broken++;
        }

        Assert.Equal(found, broken);
    }

    [Fact]
    [Rule("ST-2")]
    public async Task What_is_found_is_told_by_the_api_and_on_the_page()
    {
        var number = await AppealedAsync();
        await one.App.TamperAsync(
            $"UPDATE documents SET name = 'anders.pdf' WHERE case_id = (SELECT id FROM cases WHERE number = '{number}')"
        );
        Assert.Equal("""{"intact":false,"at":2,"what":"document"}""", (await VerifyAsync(number)).Body!.ToJsonString());
        // The file is read all the same.
        Assert.Equal(200, (await _office.GetAsync("secretary", number)).Code);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [Rule("ST-2")]
    public async Task A_tail_that_was_cut_with_all_that_follows_from_it_is_found_up_to_the_last_root(
        int keptEntries,
        bool intact
    )
    {
        Backup? backup = null;
        var number = await AppealedAsync(async number =>
        {
            await using var db = await one.App.NewDbAsync();
            if (await db.Set<CaseRow>().AnyAsync(c => c.Number == number && c.JournalLength == keptEntries))
            {
                backup = await Backup.TakeAsync(db, number);
            }
        });
        // As it was after that entry, to the last column; only the count of what was rooted is as it must be.
        await one.App.TamperAsync(db => backup!.RestoreAsync(db));
        var verified = await VerifyAsync(number);
        Assert.Equal(
            intact ? """{"intact":true,"entries":11}""" : """{"intact":false,"at":11,"what":"head"}""",
            verified.Body!.ToJsonString()
        );
    }

    [Fact]
    [Rule("ST-2")]
    public async Task A_case_that_was_deleted_with_its_journal_is_missed_by_the_whole_store()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        var (gone, _) = await office.AnsweredAsync();
        var (changed, _) = await office.AnsweredAsync();
        var (unrooted, _) = await office.AnsweredAsync();
        await app.Services.GetRequiredService<JournalRoots>().Take(new DateTimeOffset(2041, 1, 1, 12, 0, 0, default));
        Assert.Empty(await AllBrokenAsync(app));
        await office.DoAsync("secretary", changed, "assign", new { to = "secretary@demo.example" });
        await app.TamperAsync($"UPDATE cases SET state = 'Closed' WHERE number = '{changed}'");
        var id = $"(SELECT id FROM cases WHERE number = '{gone}')";
        await app.TamperAsync(
            $"DELETE FROM journal_content WHERE case_id = {id}; DELETE FROM journal WHERE case_id = {id}; DELETE FROM due WHERE case_id = {id}; DELETE FROM cases WHERE number = '{gone}'"
        );
        Assert.Equal([$"{changed} 4 File", $"{gone} 3 Head"], await AllBrokenAsync(app));
        Assert.NotEqual(gone, unrooted);
    }

    internal static async Task<List<string>> AllBrokenAsync(TestApp app)
    {
        var broken = new List<string>();
        await foreach (var b in app.Services.GetRequiredService<JournalVerifier>().VerifyAll())
        {
            broken.Add($"{b.Number} {b.At} {b.What}");
        }

        return broken;
    }

    // Twelve acts, with a document of three chunks, a sanction and an appeal; roots were taken after the ninth and the eleventh.
    private async Task<string> AppealedAsync(Func<string, Task>? afterEach = null)
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var number = filed.Number;
        var bytes = new byte[600_000];
        new Random(1).NextBytes(bytes);
        Stages.Pdf.CopyTo(bytes, 0);
        await _office.UploadAsync("secretary", number, "nota.pdf", bytes, "internal");
        await DoAsync("secretary", "send-to-member", null);
        await DoAsync("shop", "respond", new { answer = "Het spijt ons.", defence = "De vervoerder leverde af." });
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await DoAsync("secretary", "declare-complete", null);
        await DoAsync("secretary", "close-file", null);
        await DoAsync("committee", "decide", Stages.Founded());
        await DoAsync("secretary", "confirm-decision", null);
        await RootAsync();
        var today = one
            .App.Services.GetRequiredService<SchemeTimes>()
            .Today()
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await DoAsync("secretary", "notify", new { posted = today, reference = "RP 1" });
        await DoAsync("shop", "lodge-appeal", new { grounds = "Het pakje werd geleverd." });
        await RootAsync();
        await DoAsync("secretary", "note", new { text = "Het beroep is binnen." });
        return number;

        async Task DoAsync(string person, string action, object? fields)
        {
            await _office.DoAsync(person, number, action, fields);
            await (afterEach?.Invoke(number) ?? Task.CompletedTask);
        }
    }

    // Each on a day of its own, since a day has one.
    private async Task RootAsync() =>
        Assert.NotNull(
            await one
                .App.Services.GetRequiredService<JournalRoots>()
                .Take(new DateTimeOffset(2030, 1, 1, 12, 0, 0, default).AddDays(Interlocked.Increment(ref _day)))
        );

    private Task<Reply> VerifyAsync(string number) =>
        _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}/journal/verify");
}

/// <summary>A copy of all rows of a case, as somebody has who makes backups, and the way to put them back.</summary>
internal sealed record Backup(
    CaseRow Row,
    IReadOnlyList<DueRow> Due,
    IReadOnlyList<SanctionRow> Sanctions,
    IReadOnlyList<AppealRow> Appeals,
    IReadOnlyList<AppealTaskRow> Tasks
)
{
    public static async Task<Backup> TakeAsync(AppDb db, string number)
    {
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == number);
        return new Backup(
            row,
            await db.Set<DueRow>().AsNoTracking().Where(d => d.CaseId == row.Id).ToListAsync(),
            await db.Set<SanctionRow>().AsNoTracking().Where(d => d.CaseId == row.Id).ToListAsync(),
            await db.Set<AppealRow>().AsNoTracking().Where(d => d.CaseId == row.Id).ToListAsync(),
            await db.Set<AppealTaskRow>().AsNoTracking().Where(d => d.CaseId == row.Id).ToListAsync()
        );
    }

    public async Task RestoreAsync(AppDb db)
    {
        var id = Row.Id;
        await db.Set<DueRow>().Where(d => d.CaseId == id).ExecuteDeleteAsync();
        await db.Set<SanctionRow>().Where(d => d.CaseId == id).ExecuteDeleteAsync();
        await db.Set<AppealRow>().Where(d => d.CaseId == id).ExecuteDeleteAsync();
        await db.Set<AppealTaskRow>().Where(d => d.CaseId == id).ExecuteDeleteAsync();
        await db.Set<JournalRow>().Where(j => j.CaseId == id && j.Sequence > Row.JournalLength).ExecuteDeleteAsync();
        await db.Set<JournalContentRow>()
            .Where(j => j.CaseId == id && j.Sequence > Row.JournalLength)
            .ExecuteDeleteAsync();
        var now = await db.Set<CaseRow>().SingleAsync(c => c.Id == id);
        var rooted = now.RootedLength;
        db.Entry(now).CurrentValues.SetValues(Row);
        now.RootedLength = rooted;
        db.AddRange([.. Due, .. Sanctions, .. Appeals, .. Tasks]);
        await db.SaveChangesAsync();
    }
}
