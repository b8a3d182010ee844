using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Journal;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Audits;

/// <summary>The audit of what is done outside of cases holds against whoever reaches the database, or what was done to it is found (ST-2).</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    private const string Zeros = "'0000000000000000000000000000000000000000000000000000000000000000'";
    private static readonly Actor An = new(Role.Administrator, "an", "An Peeters");

    private TestApp _app = null!;
    private Sql _sql = null!;

    private AuditTrail Trail => _app.Services.GetRequiredService<AuditTrail>();

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _sql = new Sql(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("ST-2"), Rule("FP-18")]
    public async Task What_is_done_is_kept_with_who_when_what_and_why_and_no_name_stands_in_the_chain()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        var id = await AddAsync(
            new(
                An,
                AuditArea.People,
                "person:7",
                "lock",
                "Weg sinds mei – “é”",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["to"] = null, ["from"] = "active" }
            )
        );
        await using var db = await _app.NewDbAsync();
        var row = await db.Set<AuditRow>().SingleAsync(a => a.Id == id);
        Assert.Equal((AuditArea.People, "person:7", "lock"), (row.Area, row.Subject, row.Action));
        Assert.InRange(row.At, before, DateTimeOffset.UtcNow.AddMinutes(1));
        var stored = await db.Set<AuditContentRow>().SingleAsync(c => c.Id == id);
        Assert.True(stored.Salt.Length >= 16);
        var content = AuditContent.Read(stored.Content);
        Assert.Equal(("an", "An Peeters", "Weg sinds mei – “é”"), (content.By, content.ByName, content.Reason));
        Assert.Equal(
            [new("from", "active"), new("to", null)],
            content.Details!.Select(d => KeyValuePair.Create(d.Key, d.Value))
        );
        Assert.Equal(["audit_content.content"], await new WholeDatabase(_sql).FindAsync("Weg sinds mei"));
        Assert.True((await Trail.Verify(db, default)).Intact);
        // What was forgotten may go: it is no part of the chain. The database lets it, and verifying says so.
        await _sql.DoAsync($"DELETE FROM audit_content WHERE id = {id}");
        Assert.Equal(Verification.BrokenBy(id, BrokenPart.Content), await Trail.Verify(db, default));
    }

    [Fact]
    [Rule("ST-2")]
    public async Task It_is_written_in_the_transaction_of_what_it_tells_of_or_not_at_all()
    {
        await using var db = await _app.NewDbAsync();
        var length = (await AuditTrail.Head(db, default)).Length;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Trail.Add(db, Entry("a"), default));
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Add(new SettingRow { Name = "told", Value = "of" });
            await Trail.Add(db, Entry("a"), default);
            Assert.Equal(length + 1, (await AuditTrail.Head(db, default)).Length);
        }

        db.ChangeTracker.Clear();
        Assert.Equal(length, (await AuditTrail.Head(db, default)).Length);
        Assert.False(await db.Set<SettingRow>().AnyAsync(s => s.Name == "told"));
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await Trail.Add(db, Entry("a"), default);
            await Trail.Add(db, Entry("b"), default);
            await transaction.CommitAsync();
        }

        Assert.Equal(Verification.Of(length + 2), await Trail.Verify(db, default));
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Those_who_add_at_once_make_one_chain()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => AddAsync(Entry($"{i}")))));
        Assert.Equal(12, ids.Distinct().Count());
        await using var db = await _app.NewDbAsync();
        Assert.Equal(Verification.Of(ids.Max()), await Trail.Verify(db, default));
    }

    [Theory]
    [InlineData("UPDATE audit SET action = 'close'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    [InlineData("UPDATE audit_content SET content = '{}'")]
    [Rule("ST-2")]
    public async Task The_database_refuses_to_change_what_was_written(string sql)
    {
        await AddAsync(Entry("a"));
        // SQLite has no word for it but DELETE.
        var here = _sql.IsPostgres ? sql : sql.Replace("TRUNCATE", "DELETE FROM", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => _sql.DoAsync(here));
        Assert.Contains("The journal is append-only.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit_content")]
    [Rule("ST-2")]
    public async Task Nothing_is_written_in_the_place_of_what_was_written(string table)
    {
        await AddAsync(Entry("a"));
        var before = await _sql.FingerprintAsync(table);
        await Assert.ThrowsAnyAsync<DbException>(() =>
            _sql.DoAsync(
                _sql.IsPostgres
                    ? $"INSERT INTO {table} SELECT * FROM {table}"
                    : $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
            )
        );
        Assert.Equal(before, await _sql.FingerprintAsync(table));
    }

    [Fact]
    [Rule("ST-2")]
    public async Task What_is_done_to_it_is_found()
    {
        var first = await AddAsync(Entry("a"));
        await AddAsync(Entry("b"));
        await AddAsync(Entry("c"));
        await _app
            .Services.GetRequiredService<JournalRoots>()
            .Take(new DateTimeOffset(2040, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var (one, two, three) = ($"{first}", $"{first + 1}", $"{first + 2}");
        (string Sql, long At, BrokenPart What)[] tamperings =
        [
            ($"UPDATE audit SET action = 'unlock' WHERE id = {two}", first + 1, BrokenPart.Entry),
            ($"UPDATE audit SET area = 'Letters' WHERE id = {one}", first, BrokenPart.Entry),
            (
                $"UPDATE audit SET at = (SELECT at FROM audit WHERE id = {one}) WHERE id = {two}",
                first + 1,
                BrokenPart.Entry
            ),
            ($"UPDATE audit SET hash = {Zeros} WHERE id = {three}", first + 2, BrokenPart.Entry),
            ($"UPDATE audit_content SET content = '[]' WHERE id = {two}", first + 1, BrokenPart.Content),
            (
                $"UPDATE audit_content SET salt = (SELECT salt FROM audit_content WHERE id = {one}) WHERE id = {two}",
                first + 1,
                BrokenPart.Content
            ),
            ($"DELETE FROM audit_content WHERE id = {three}", first + 2, BrokenPart.Content),
            (
                $"DELETE FROM audit WHERE id = {two}; DELETE FROM audit_content WHERE id = {two}",
                first + 1,
                BrokenPart.Entry
            ),
            // By itself the chain is whole: the root of the day knows how far it went.
            (
                $"DELETE FROM audit WHERE id = {three}; DELETE FROM audit_content WHERE id = {three}",
                first + 2,
                BrokenPart.Entry
            ),
        ];
        await _sql.DoAsync("CREATE TABLE kept_audit AS SELECT * FROM audit");
        await _sql.DoAsync("CREATE TABLE kept_content AS SELECT * FROM audit_content");
        await using var db = await _app.NewDbAsync();
        foreach (var (tampering, at, what) in tamperings)
        {
            await _app.TamperAsync(tampering);
            var found = await Trail.Verify(db, default);
            Assert.True(found == Verification.BrokenBy(at, what), $"{tampering}: {found}");
            await _app.TamperAsync(
                "DELETE FROM audit; INSERT INTO audit SELECT * FROM kept_audit; DELETE FROM audit_content; INSERT INTO audit_content SELECT * FROM kept_content"
            );
            Assert.Equal(Verification.Of(first + 2), await Trail.Verify(db, default));
        }
    }

    [Fact]
    [Rule("ST-2")]
    public async Task An_end_that_was_cut_off_after_the_last_root_is_told_by_what_is_left_of_it()
    {
        var id = await AddAsync(Entry("a"));
        await _app.TamperAsync($"DELETE FROM audit WHERE id = {id}");
        await using var db = await _app.NewDbAsync();
        Assert.Equal(Verification.BrokenBy(id, BrokenPart.Entry), await Trail.Verify(db, default));
    }

    private static AuditEntry Entry(string subject) => new(An, AuditArea.Settings, subject, "change");

    // Returns its number.
    private async Task<long> AddAsync(AuditEntry entry)
    {
        await using var db = await _app.NewDbAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Trail.Add(db, entry, default);
        var head = await AuditTrail.Head(db, default);
        await transaction.CommitAsync();
        return head.Length;
    }
}
