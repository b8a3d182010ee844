using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

/// <summary>All of an act is kept, or nothing of it.</summary>
public sealed class OneTransactionTests : IAsyncLifetime
{
    private static readonly string[] Tables =
    [
        "cases",
        "due",
        "journal",
        "journal_content",
        "outbox",
        "documents",
        "document_chunks",
        "idempotency",
        "members",
        "recusals",
        "sanctions",
        "appeals",
        "appeal_tasks",
    ];
    private TestApp _app = null!;
    private Office _office = null!;
    private Sql _sql = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        (_office, _sql) = (new Office(_app), new Sql(_app));
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("ST-1"), Rule("ST-2")]
    public async Task A_refused_act_leaves_no_trace()
    {
        var filed = await _office.AnsweredAsync();
        foreach (var person in new[] { "secretary", "committee", "shop", "shop2", "appeals" })
        {
            await _office.PersonAsync(person);
        }

        var before = await StoreAsync();
        (string Name, string Value) key = ("Idempotency-Key", "refused");
        Assert.Equal(404, (await _office.TryAsync("shop2", filed.Number, "respond", new { answer = "x" }, key)).Code);
        Assert.Equal(403, (await _office.TryAsync("committee", filed.Number, "declare-complete", null, key)).Code);
        Assert.Equal(
            412,
            (
                await _office.TryAsync("secretary", filed.Number, "declare-complete", null, key, ("If-Match", "\"1\""))
            ).Code
        );
        Assert.Equal(409, (await _office.TryAsync("secretary", filed.Number, "close-file", null, key)).Code);
        Assert.Equal(
            422,
            (await _office.TryAsync("secretary", filed.Number, "extend-term", new { days = 0 }, key)).Code
        );
        Assert.Equal(
            422,
            (await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", new { scheme = "becommerce" }, key)).Code
        );
        Assert.Equal(
            415,
            (await _office.UploadAsync("secretary", filed.Number, "x.pdf", [.. "MZ"u8, .. new byte[100]])).Code
        );
        Assert.Equal(before, await StoreAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("ST-2"), Rule("BC-5")]
    public async Task An_act_that_breaks_off_on_its_way_leaves_nothing(bool hard)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var (waiting, _) = await _office.SentAsync();
        await _office.PersonAsync("secretary2");
        // The days to object to who sits end without a letter, so that only what writes one is left to fall due.
        await _office.ClockAsync("2026-03-14T09:00:00+01:00");
        var before = await StoreAsync();

        await _sql.BreakOffAsync("outbox", hard: hard);
        // A server that ends the connection is a store that does not answer.
        var broken = hard && _sql.IsPostgres ? 503 : 500;
        Assert.Equal(
            broken,
            (await _office.TryAsync("secretary2", number, "send-to-member", null, ("Idempotency-Key", "broken"))).Code
        );
        Assert.Equal(
            broken,
            (
                await _office.PublicAsync(
                    HttpMethod.Post,
                    "/api/v1/complaints",
                    Office.Complaint(),
                    ("Idempotency-Key", "broken")
                )
            ).Code
        );
        Assert.Equal(before, await StoreAsync());

        // What fell due waits; nothing else does.
        var moved = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/demo/clock",
            new { now = "2026-03-18T09:00:00+01:00" }
        );
        Assert.Equal(broken == 503 ? 503 : 200, moved.Code);
        Assert.Equal("sentToMember", (await _office.GetAsync("secretary", waiting)).Text("state"));
        Assert.Equal(before, await StoreAsync());

        await _sql.GoOnAsync("outbox");
        await _office.ClockAsync("2026-03-18T09:01:00+01:00");
        Assert.Equal("underExamination", (await _office.GetAsync("secretary", waiting)).Text("state"));
        Assert.Equal(
            200,
            (await _office.TryAsync("secretary2", number, "send-to-member", null, ("Idempotency-Key", "broken"))).Code
        );
    }

    // Every row of every table, reduced to a fingerprint by table.
    private Task<string> StoreAsync() => _sql.FingerprintAsync(Tables);
}
