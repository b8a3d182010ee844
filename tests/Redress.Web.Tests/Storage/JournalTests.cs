using Npgsql;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

/// <summary>The journal holds against whoever reaches the database, and tells what was done to it where it could not hold.</summary>
public sealed class JournalTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Theory]
    [
        InlineData("UPDATE journal SET action = 'close'"),
        InlineData("DELETE FROM journal"),
        InlineData("TRUNCATE journal"),
        InlineData("UPDATE journal_content SET content = '{}'")
    ]
    [Rule("ST-2")]
    public async Task The_database_refuses_to_change_what_was_written(string sql)
    {
        await _office.FileAsync(Office.Complaint());
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _sql.DoAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
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

    [Theory]
    [InlineData("UPDATE journal SET action = 'withdraw' WHERE sequence = 2 AND case_id = ", 2, "changed")]
    [InlineData("UPDATE journal SET at = at - interval '1 day' WHERE sequence = 1 AND case_id = ", 1, "changed")]
    [InlineData(
        "UPDATE journal SET rule = 'BC-1', hash = repeat('0', 64) WHERE sequence = 3 AND case_id = ",
        3,
        "changed"
    )]
    [InlineData("UPDATE journal SET consequences = 'x' WHERE sequence = 3 AND case_id = ", 3, "changed")]
    [InlineData("UPDATE journal SET consequences = '[null]' WHERE sequence = 2 AND case_id = ", 2, "changed")]
    [InlineData("UPDATE journal SET consequences = '' WHERE sequence = 3 AND case_id = ", 3, "changed")]
    [InlineData(
        "UPDATE journal SET consequences = replace(consequences, 'BC-12', 'BC-7') WHERE sequence = 3 AND case_id = ",
        3,
        "changed"
    )]
    [InlineData(
        "UPDATE journal_content SET content = replace(content, 'spijt', 'verheugt') WHERE case_id = ",
        3,
        "contentChanged"
    )]
    [InlineData("DELETE FROM journal_content WHERE sequence = 3 AND case_id = ", 3, "contentMissing")]
    [InlineData("DELETE FROM journal WHERE sequence = 2 AND case_id = ", 2, "missing")]
    [InlineData("DELETE FROM journal WHERE sequence = 3 AND case_id = ", 3, "truncated")]
    [InlineData(
        "INSERT INTO journal SELECT case_id, 4, at, role, action, \"from\", \"to\", rule, commitment, hash, consequences, seen_by FROM journal WHERE sequence = 3 AND case_id = ",
        4,
        "added"
    )]
    [InlineData("UPDATE cases SET journal_hash = repeat('0', 64) WHERE id = ", 3, "rewritten")]
    [Rule("ST-2")]
    public async Task Tampering_behind_disabled_triggers_is_found_at_its_entry(string sql, int at, string why)
    {
        var (number, _) = await _office.AnsweredAsync();
        await _sql.DoAsync(
            $"SET session_replication_role = replica; {sql} (SELECT id FROM cases WHERE number = '{number}'); RESET session_replication_role"
        );
        // The file is read all the same.
        Assert.Equal(200, (await _office.GetAsync("secretary", number)).Code);
        var verified = await VerifyAsync(number);
        Assert.Equal(200, verified.Code);
        Assert.False(verified.Body!["intact"]!.GetValue<bool>());
        Assert.Equal(at, verified.Body["brokenAt"]!.GetValue<int>());
        Assert.Equal(why, verified.Text("why"));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task An_entry_whose_readers_are_not_known_is_the_bodys_alone()
    {
        var filed = await _office.AnsweredAsync();
        await _sql.DoAsync(
            $"SET session_replication_role = replica; UPDATE journal SET seen_by = 'Anybody' WHERE sequence = 2 AND case_id = (SELECT id FROM cases WHERE number = '{filed.Number}'); RESET session_replication_role"
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
