using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

/// <summary>The journal holds against whoever reaches the database; what was done to it where it could not hold is found by <see cref="Journal.TamperingTests"/>.</summary>
public sealed class JournalTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Theory]
    [
        InlineData("UPDATE journal SET action = 'close'"),
        InlineData("DELETE FROM journal"),
        InlineData("TRUNCATE journal"),
        InlineData("UPDATE journal_content SET content = '{}'"),
        InlineData("UPDATE journal_roots SET hash = ''"),
        InlineData("DELETE FROM journal_roots"),
        InlineData("TRUNCATE journal_roots"),
        InlineData("UPDATE journal_heads SET hash = ''"),
        InlineData("DELETE FROM journal_heads"),
        InlineData("TRUNCATE journal_heads"),
        InlineData("UPDATE label_heads SET hash = ''"),
        InlineData("DELETE FROM label_heads"),
        InlineData("TRUNCATE label_heads")
    ]
    [Rule("ST-2")]
    public async Task The_database_refuses_to_change_what_was_written(string sql)
    {
        await _office.FileAsync(Office.Complaint());
        await one
            .App.Services.GetRequiredService<JournalRoots>()
            .Take(new DateTimeOffset(2040, 1, 1, 12, 0, 0, default));
        Assert.Equal(1, await _sql.CountAsync("SELECT count(*) FROM journal_roots WHERE day = '2040-01-01'"));
        // SQLite has no word for it but DELETE.
        var here = _sql.IsPostgres ? sql : sql.Replace("TRUNCATE", "DELETE FROM", StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => _sql.DoAsync(here));
        Assert.Contains("The journal is append-only.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal")]
    [InlineData("journal_content")]
    [InlineData("journal_roots")]
    [InlineData("journal_heads")]
    [InlineData("label_heads")]
    [Rule("ST-2")]
    public async Task Nothing_is_written_in_the_place_of_what_was_written(string table)
    {
        await _office.FileAsync(Office.Complaint());
        await one
            .App.Services.GetRequiredService<JournalRoots>()
            .Take(new DateTimeOffset(2040, 1, 1, 12, 0, 0, default));
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
    public async Task Every_act_adds_its_own_entry_and_the_chain_holds()
    {
        var filed = await _office.DeliberatedAsync();
        var lines = (await _office.GetAsync("secretary", filed.Number)).List("journal").ToList();
        Assert.Equal(
            ["file-complaint", "send-to-member", "respond", "comment", "declare-complete", "close-file"],
            lines.Select(l => l["action"]!.GetValue<string>())
        );
        Assert.Equal(
            ["public", "secretary", "respondent", "complainant", "secretary", "secretary"],
            lines.Select(l =>
                l["role"]!
                    .GetValue<string>()
                    .Replace(
                        "complainant",
                        l["sequence"]!.GetValue<int>() == 1 ? "public" : "complainant",
                        StringComparison.Ordinal
                    )
            )
        );
        Assert.Equal(
            ["BC-5", "BC-12", "BC-12", "FP-1", "FP-2", "BC-15"],
            lines.Select(l => l["rule"]!.GetValue<string>())
        );
        Assert.Equal(
            """[{"name":"examination-begins","to":"underExamination","rule":"BC-12"}]""",
            lines[2]["consequences"]!.ToJsonString()
        );
        Assert.All(lines.Where((_, i) => i != 2), line => Assert.Empty(line["consequences"]!.AsArray()));
        Assert.All(
            lines.Skip(1).Zip(lines),
            pair => Assert.Equal(pair.Second["to"]!.GetValue<string>(), pair.First["from"]!.GetValue<string>())
        );
        var verified = await VerifyAsync(filed.Number);
        Assert.True(verified.Body!["intact"]!.GetValue<bool>());
        Assert.Equal(6, verified.Body["entries"]!.GetValue<int>());
    }

    [Fact]
    [Rule("BC-16")]
    public async Task An_entry_whose_readers_are_not_known_is_the_bodys_alone()
    {
        var filed = await _office.AnsweredAsync();
        await one.App.TamperAsync(
            $"UPDATE journal SET seen_by = 'Anybody' WHERE sequence = 2 AND case_id = (SELECT id FROM cases WHERE number = '{filed.Number}')"
        );
        Assert.Equal(3, (await _office.GetAsync("secretary", filed.Number)).List("journal").Count());
        Assert.Equal(
            [1, 3],
            (await _office.TrackAsync(filed.Number, filed.Code))
                .List("journal")
                .Select(line => line["sequence"]!.GetValue<int>())
        );
    }

    private Task<Reply> VerifyAsync(string number) =>
        _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}/journal/verify");
}
