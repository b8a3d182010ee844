using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Labels;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Journal;

/// <summary>The heads of all journals are kept outside of them once a day, and what is done to them is found (ST-2).</summary>
public sealed class JournalRootsTests
{
    private static readonly DateTimeOffset Noon = new(2030, 5, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private const string Zeros = "'0000000000000000000000000000000000000000000000000000000000000000'";

    /// <summary>What is done to three roots, the second with two heads, and the root that is then the first that does not hold.</summary>
    private static readonly (string Sql, long At)[] Tamperings =
    [
        ($"UPDATE journal_roots SET hash = {Zeros} WHERE id = {{1}}", 1),
        ("UPDATE journal_roots SET day = '2030-04-01' WHERE id = {2}", 2),
        ("UPDATE journal_roots SET at = (SELECT at FROM journal_roots WHERE id = {1}) WHERE id = {2}", 2),
        ("UPDATE journal_roots SET cases = 3 WHERE id = {2}", 2),
        ("UPDATE journal_roots SET audit_length = audit_length + 1 WHERE id = {2}", 2),
        ($"UPDATE journal_roots SET audit_hash = {Zeros} WHERE id = {{1}}", 1),
        ("UPDATE journal_roots SET audit_length = NULL, audit_hash = NULL WHERE id = {3}", 3),
        ("UPDATE journal_heads SET sequence = sequence - 1 WHERE root_id = {2} AND position = 0", 2),
        ($"UPDATE journal_heads SET hash = {Zeros} WHERE root_id = {{2}} AND position = 1", 2),
        ("UPDATE journal_heads SET number = 'BC-2020-000001' WHERE root_id = {2} AND position = 1", 2),
        (
            "UPDATE journal_heads SET position = position + 10 WHERE root_id = {2}; UPDATE journal_heads SET position = 11 - position WHERE root_id = {2}",
            2
        ),
        ("DELETE FROM journal_heads WHERE root_id = {2} AND position = 1", 2),
        ("DELETE FROM journal_heads WHERE root_id = {3}", 3),
        (
            "INSERT INTO journal_heads (root_id, position, case_id, number, sequence, hash) SELECT root_id, 7, case_id, number, sequence, hash FROM journal_heads WHERE root_id = {3}",
            3
        ),
        ("DELETE FROM journal_roots WHERE id = {1}", 1),
        ("DELETE FROM journal_roots WHERE id = {2}", 2),
        ("DELETE FROM journal_roots WHERE id = {3}", 3),
        ("UPDATE journal_roots SET id = id + 1 WHERE id = {3}", 3),
    ];

    [Fact]
    [Rule("ST-2")]
    public async Task A_root_keeps_the_heads_that_changed_since_the_one_before_and_a_day_has_one()
    {
        await using var app = await TestApp.StartAsync();
        var (office, roots) = (new Office(app), app.Services.GetRequiredService<JournalRoots>());
        var (one, _) = await office.SentAsync();
        var (other, _) = await office.SentAsync();
        var first = await roots.Take(Noon);
        // Programs on one database that come at once make one.
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => roots.Take(Noon.AddDays(1)))));
        var second = Assert.Single(taken, r => r is not null)!;
        await office.DoAsync("secretary", other, "assign", new { to = "secretary@demo.example" });
        Assert.Null(await roots.Take(Noon.AddDays(1).AddHours(11)));
        // Midnight is the installation's.
        var third = await roots.Take(new DateTimeOffset(2030, 5, 2, 22, 0, 0, default));
        Assert.Equal((2, 0, 1, new DateOnly(2030, 5, 3)), (first!.Cases, second.Cases, third!.Cases, third.Day));
        await using var db = await app.NewDbAsync();
        var heads = await db.Set<JournalHeadRow>()
            .OrderBy(h => h.RootId)
            .ThenBy(h => h.Position)
            .Select(h => new
            {
                h.RootId,
                h.Number,
                h.Sequence,
            })
            .ToListAsync();
        Assert.Equal(
            [(first.Id, one, 2), (first.Id, other, 2), (third.Id, other, 3)],
            heads.Select(h => (h.RootId, h.Number, h.Sequence))
        );
        var verified = await JournalVerifier.VerifyRoots(db, null);
        Assert.True(verified.Intact);
        Assert.Equal((third.Id, third.Hash), (verified.Roots, verified.Last!.Hash));
    }

    [Fact]
    [Rule("ST-2")]
    public async Task The_program_takes_the_root_of_the_day_by_itself()
    {
        await using var app = await TestApp.StartAsync();
        var today = app.Services.GetRequiredService<SchemeTimes>().Today();
        await using var db = await app.NewDbAsync();
        // It is among the first things that it does.
        var patience = Stopwatch.StartNew();
        while (!await db.Set<JournalRootRow>().AnyAsync(r => r.Day >= today) && patience.Elapsed.TotalSeconds < 20)
        {
            await Task.Delay(50);
        }

        Assert.Equal(1, await db.Set<JournalRootRow>().CountAsync());
    }

    [Fact]
    [Rule("ST-2")]
    public async Task What_is_done_to_a_root_or_a_kept_head_is_found()
    {
        await using var app = await TestApp.StartAsync();
        var (ids, hash) = await ThreeRootsAsync(app);
        var sql = new Sql(app);
        await sql.DoAsync("CREATE TABLE kept_roots AS SELECT * FROM journal_roots");
        await sql.DoAsync("CREATE TABLE kept_heads AS SELECT * FROM journal_heads");
        await using var db = await app.NewDbAsync();
        foreach (var (tampering, at) in Tamperings)
        {
            var statements = tampering;
            for (var i = 0; i < ids.Length; i++)
            {
                statements = statements.Replace($"{{{i + 1}}}", $"{ids[i]}", StringComparison.Ordinal);
            }

            await app.TamperAsync(statements);
            var verified = await JournalVerifier.VerifyRoots(db, null);
            Assert.True(!verified.Intact && verified.BrokenAt == ids[at - 1], $"{tampering}: {verified}");
            await app.TamperAsync(
                "DELETE FROM journal_heads; INSERT INTO journal_heads SELECT * FROM kept_heads; DELETE FROM journal_roots; INSERT INTO journal_roots SELECT * FROM kept_roots"
            );
            Assert.True((await JournalVerifier.VerifyRoots(db, hash)).Intact, $"put back after: {tampering}");
        }
    }

    [Fact]
    [Rule("ST-2")]
    public async Task A_root_that_was_mailed_is_missed_when_the_store_was_cut_back_to_before_it()
    {
        await using var app = await TestApp.StartAsync();
        var (ids, mailed) = await ThreeRootsAsync(app);
        await using var db = await app.NewDbAsync();
        var before = await JournalVerifier.VerifyRoots(db, mailed.ToUpperInvariant());
        Assert.Equal((true, ids[2]), (before.Intact, before.Expected!.Id));
        await app.TamperAsync(
            $"DELETE FROM journal_heads WHERE root_id = {ids[2]}; DELETE FROM journal_roots WHERE id = {ids[2]}"
        );
        // By itself the store is whole: only who holds the mailed root knows.
        Assert.True((await JournalVerifier.VerifyRoots(db, null)).Intact);
        var cut = await JournalVerifier.VerifyRoots(db, mailed);
        Assert.False(cut.Intact);
        Assert.Null(cut.Expected);
        Assert.Null(cut.BrokenAt);
    }

    [Fact]
    [Rule("ST-2"), Rule("ST-4")]
    public async Task A_root_keeps_the_heads_of_the_journals_of_labels_and_what_is_done_to_either_is_found()
    {
        await using var app = await TestApp.StartAsync();
        var (office, roots) = (new Office(app), app.Services.GetRequiredService<JournalRoots>());
        await roots.Take(Noon);
        await office.AsAsync(
            "registrar",
            HttpMethod.Post,
            "/api/v1/members/demo-shop/actions/record-review-system",
            new { system = "Reviews", on = (await office.TodayAsync()).ToString("yyyy-MM-dd", null) }
        );
        var second = (await roots.Take(Noon.AddDays(1)))!;
        var third = (await roots.Take(Noon.AddDays(2)))!;
        Assert.Equal((1, 0), (second.Labels, third.Labels));
        await using var db = await app.NewDbAsync();
        Assert.Equal(
            (true, third.Hash),
            (await RootsAsync(), (await JournalVerifier.VerifyRoots(db, null)).Last!.Hash)
        );
        Assert.True((await LabelJournalVerifier.Verify(db, "demo-shop", default))!.Intact);
        var sql = new Sql(app);
        await sql.DoAsync("CREATE TABLE kept_labels AS SELECT * FROM label_heads");
        foreach (
            var tampering in new[]
            {
                $"UPDATE label_heads SET hash = {Zeros}",
                "UPDATE label_heads SET sequence = sequence + 1",
                "UPDATE label_heads SET member_id = 'another'",
                "DELETE FROM label_heads",
                $"UPDATE label_heads SET root_id = {third.Id} WHERE root_id = {second.Id}",
                $"UPDATE journal_roots SET labels = 0 WHERE id = {second.Id}",
            }
        )
        {
            await app.TamperAsync(tampering);
            Assert.False(await RootsAsync(), tampering);
            await app.TamperAsync(async within =>
            {
                foreach (
                    var back in new[]
                    {
                        $"UPDATE journal_roots SET labels = 1 WHERE id = {second.Id}",
                        "DELETE FROM label_heads",
                        "INSERT INTO label_heads SELECT * FROM kept_labels",
                    }
                )
                {
                    await within.Database.ExecuteSqlRawAsync(back);
                }
            });
            Assert.True(await RootsAsync(), tampering);
        }

        // Cut back to before the root, the journal is whole by itself: what was kept outside tells.
        await app.TamperAsync("UPDATE label_heads SET sequence = sequence + 1");
        Assert.False((await LabelJournalVerifier.Verify(db, "demo-shop", default))!.Intact);

        async Task<bool> RootsAsync() => (await JournalVerifier.VerifyRoots(db, null)).Intact;
    }

    [Theory]
    [InlineData(null, "Wortel van de logboeken van woensdag 1 mei 2030")]
    [InlineData("fr", "Racine des journaux du mercredi 1er mai 2030")]
    [InlineData("de", "Wortel van de logboeken van woensdag 1 mei 2030")]
    [Rule("ST-2")]
    public async Task The_root_is_mailed_to_whom_the_operator_chose(string? language, string subject)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Journal:RootTo"] = "notary@elsewhere.example",
        };
        if (language is not null)
        {
            settings["Journal:RootLanguage"] = language;
        }

        await using var app = await TestApp.StartAsync(settings: settings, sendsByItself: false);
        var root = (await app.Services.GetRequiredService<JournalRoots>().Take(Noon))!;
        await using var db = await app.NewDbAsync();
        var mail = await db.Set<MailRow>().SingleAsync(m => m.Key == $"journal-root:{root.Id}");
        Assert.Equal("notary@elsewhere.example", mail.Email);
        Assert.StartsWith(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(root.Hash, mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Without_an_address_nothing_is_mailed()
    {
        await using var app = await TestApp.StartAsync(sendsByItself: false);
        Assert.NotNull(await app.Services.GetRequiredService<JournalRoots>().Take(Noon));
        await using var db = await app.NewDbAsync();
        Assert.False(await db.Set<MailRow>().AnyAsync());
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Every_case_of_the_demo_is_intact()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Seed"] = "true" }
        );
        await app.Services.GetRequiredService<JournalRoots>().Take(Noon);
        await using var db = await app.NewDbAsync();
        var cases = await db.Set<CaseRow>().CountAsync();
        Assert.InRange(cases, 10, int.MaxValue);
        Assert.InRange(await db.Set<JournalHeadRow>().CountAsync(), cases, int.MaxValue);
        Assert.Empty(await TamperingTests.AllBrokenAsync(app));
    }

    // The ids of the three, of which the first keeps two heads, the second both again and the third one; and the hash of the third. The program itself may have taken one before.
    private static async Task<(long[] Ids, string Hash)> ThreeRootsAsync(TestApp app)
    {
        var (office, roots) = (new Office(app), app.Services.GetRequiredService<JournalRoots>());
        var (one, _) = await office.SentAsync();
        var (other, _) = await office.SentAsync();
        var first = (await roots.Take(Noon))!;
        await office.DoAsync("secretary", one, "assign", new { to = "secretary@demo.example" });
        await office.DoAsync("secretary", other, "assign", new { to = "secretary@demo.example" });
        var second = (await roots.Take(Noon.AddDays(1)))!;
        await office.DoAsync("secretary", one, "assign", new { to = "secretary2@demo.example" });
        var third = (await roots.Take(Noon.AddDays(2)))!;
        return ([first.Id, second.Id, third.Id], third.Hash);
    }
}
