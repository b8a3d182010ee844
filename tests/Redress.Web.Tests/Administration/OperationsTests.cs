using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Administration;

/// <summary>What waits to be sent and was given up, what the program does by itself, and the store.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private const string Page = "/admin/operations";
    private TestApp _app = null!;
    private Office _office = null!;
    private Person _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        _admin = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await _admin.SignInAsync("admin@demo.example", "Demo-Pass-2026"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-21"), Rule("FP-11")]
    public async Task What_was_given_up_is_sent_again_where_it_can_be_and_told_without_its_reader_or_text()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(email: "zelda@consumer.example"));
        long letter;
        await using (var db = await _app.NewDbAsync())
        {
            letter = (await db.Set<LetterRow>().FirstAsync(l => l.CaseNumber == number && l.To == "complainant")).Id;
            await db.Set<OutboxRow>()
                .Where(o => o.Id == letter)
                .ExecuteUpdateAsync(o =>
                    o.SetProperty(r => r.State, LetterState.Failed).SetProperty(r => r.Error, "550 zelda is unknown")
                );
        }

        var (whole, empty) = (
            await MailAsync("told:1", "text", LetterState.Failed),
            await MailAsync("told:2", "", LetterState.Failed)
        );
        var page = await _admin.GetAsync(Page);
        Assert.Contains($"value=\"{whole}\"", page);
        Assert.DoesNotContain($"value=\"{empty}\"", page);
        Assert.DoesNotContain($"name=\"mail\" value=\"{letter}\"", page);
        Assert.Contains("goes by post", page);
        foreach (var word in new[] { "zelda", "Jan Peeters", "somebody@body.example", "Somebody" })
        {
            Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal($"{Page}?done=again", await _admin.RedirectAsync(Page, "again", ("mail", $"{whole}")));
        Assert.Equal(LetterState.Pending, await StateAsync(whole));
        foreach (var no in new[] { empty, letter, whole })
        {
            Assert.Equal($"{Page}?done=gone", await _admin.RedirectAsync(Page, "again", ("mail", $"{no}")));
        }

        Assert.Equal(LetterState.Failed, await StateAsync(empty));
        Assert.Equal(LetterState.Failed, await StateAsync(letter));
        await using var after = await _app.NewDbAsync();
        Assert.Equal(
            [("send-again", $"mail:{whole}")],
            (await after.Set<AuditRow>().ToListAsync()).Select(a => (a.Action, a.Subject))
        );
    }

    [Fact]
    public async Task What_waits_is_tried_at_once_where_one_asks_for_it()
    {
        var later = await MailAsync("told:3", "text", LetterState.Pending, TimeSpan.FromHours(6));
        Assert.Contains("the oldest since", await _admin.GetAsync(Page));
        Assert.Equal($"{Page}?done=tried", await _admin.RedirectAsync(Page, "try"));
        await using var db = await _app.NewDbAsync();
        var next = await db.Set<OutboxRow>().Where(o => o.Id == later).Select(o => o.NextTry).SingleAsync();
        Assert.True(next <= DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal("try-now", (await db.Set<AuditRow>().SingleAsync()).Action);
    }

    [Fact]
    public async Task Each_task_is_told_with_how_it_went_and_the_store_with_what_is_in_it()
    {
        await _office.FileAsync(Office.Complaint());
        await new Sql(_app).DoAsync(
            "INSERT INTO settings (name, value) VALUES ('job:what-is-due', '{\"At\":\"2999-01-01T10:00:00+00:00\",\"Milliseconds\":12,\"FailedAt\":\"2999-01-01T10:00:00+00:00\",\"Failure\":\"TimeoutException\"}') ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        );
        var page = await _admin.GetAsync(Page);
        Assert.Contains("What falls due in cases", page);
        Assert.Contains("TimeoutException", page);
        Assert.Contains("Open sessions", page);
        Assert.Matches("<dt>Size</dt><dd>[1-9]", page);
        Assert.Matches("<dt>Cases</dt><dd>1</dd>", page);
    }

    private async Task<string> StateAsync(long id)
    {
        await using var db = await _app.NewDbAsync();
        return await db.Set<OutboxRow>().Where(o => o.Id == id).Select(o => o.State).SingleAsync();
    }

    private async Task<long> MailAsync(string key, string body, string state, TimeSpan? next = null)
    {
        await using var db = await _app.NewDbAsync();
        var now = DateTimeOffset.UtcNow;
        var row = new MailRow
        {
            Key = key,
            Email = "somebody@body.example",
            Name = "Somebody",
            Language = "en",
            Subject = "Told",
            Body = body,
            CreatedAt = now,
            NextTry = now + (next ?? TimeSpan.Zero),
            State = state,
            Attempts = 3,
        };
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }
}
