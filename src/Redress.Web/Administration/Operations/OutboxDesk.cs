using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Administration.Operations;

/// <summary>Something in the outbox as an administrator sees it: which it is and how far, and neither to whom it goes nor what it says.</summary>
/// <param name="What">The letter's template, or what the e-mail is by the first word of its key.</param>
/// <param name="Number">The case of a letter; null of another e-mail.</param>
/// <param name="MayGoAgain">Whether it can be sent again as it is: a party's letter goes by post instead (FP-21), and of another e-mail that was given up the text is gone.</param>
internal sealed record OutboxLine(
    long Id,
    string What,
    string? Number,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset NextTry,
    bool MayGoAgain
);

/// <summary>How the outbox stands.</summary>
/// <param name="Oldest">Since when the oldest waits.</param>
internal sealed record OutboxState(
    int Waiting,
    DateTimeOffset? Oldest,
    int Failed,
    bool ServerIsUnavailable,
    IReadOnlyList<OutboxLine> Retried,
    IReadOnlyList<OutboxLine> GivenUp
);

/// <summary>The outbox for who looks after the program.</summary>
internal sealed class OutboxDesk(IDbContextFactory<AppDb> factory, Outbox outbox, AuditTrail audit, TimeProvider time)
{
    private const int Most = 50;

    public async Task<OutboxState> State(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var all = db.Set<OutboxRow>().AsNoTracking();
        var waiting = all.Where(o => o.State == LetterState.Pending);
        var failed = all.Where(o => o.State == LetterState.Failed);
        return new OutboxState(
            await waiting.CountAsync(cancel),
            await waiting.MinAsync(o => (DateTimeOffset?)o.CreatedAt, cancel),
            await failed.CountAsync(cancel),
            outbox.ServerIsUnavailable,
            [
                .. (await waiting.Where(o => o.Attempts > 0).OrderBy(o => o.Id).Take(Most).ToListAsync(cancel)).Select(
                    Line
                ),
            ],
            [.. (await failed.OrderByDescending(o => o.Id).Take(Most).ToListAsync(cancel)).Select(Line)]
        );
    }

    /// <summary>Has everything that waits tried at the next look, whatever pause was meant.</summary>
    public async Task<int> TryAll(Actor by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var tried = await db.Set<OutboxRow>()
            .Where(o => o.State == LetterState.Pending && o.NextTry > now)
            .ExecuteUpdateAsync(o => o.SetProperty(r => r.NextTry, now), cancel);
        if (tried > 0)
        {
            var details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["mails"] = $"{tried}" };
            await audit.Add(db, new AuditEntry(by, AuditArea.Operations, "outbox", "try-now", null, details), cancel);
            await transaction.CommitAsync(cancel);
        }

        return tried;
    }

    /// <summary>Whether it waits again; what cannot go again does not.</summary>
    public async Task<bool> SendAgain(long id, Actor by, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await db.Set<OutboxRow>().FirstOrDefaultAsync(o => o.Id == id && o.State == LetterState.Failed, cancel)
                is not { } row
            || !MayGoAgain(row)
        )
            return false;
        (row.State, row.Attempts, row.NextTry, row.Error) = (LetterState.Pending, 0, now, null);
        (row.Claim, row.ClaimedUntil) = (null, null);
        await audit.Add(db, new AuditEntry(by, AuditArea.Operations, $"mail:{id}", "send-again"), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static OutboxLine Line(OutboxRow row) =>
        new(
            row.Id,
            row is LetterRow letter ? letter.Template : ((MailRow)row).Key.Split(':')[0],
            (row as LetterRow)?.CaseNumber,
            row.CreatedAt,
            row.Attempts,
            row.NextTry,
            MayGoAgain(row)
        );

    private static bool MayGoAgain(OutboxRow row) =>
        row is LetterRow { IsToParty: false } or MailRow { Body.Length: > 0 };
}
