using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Records;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>
/// Sends what waits in the outbox: the e-mails that point to letters (FP-11), and those to users. Several programs may do so on one
/// database, and none holds a transaction open while the mail server speaks: each claims a batch for a time, sends, and records what
/// came of it. When a program dies in between, its claim runs out and another sends, twice rather than never; the Message-Id is then the same.
/// </summary>
internal sealed class Outbox(
    IDbContextFactory<AppDb> factory,
    LetterPointers pointers,
    Mailer mailer,
    MailSeal seal,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<Outbox> log
)
{
    /// <summary>How long a claimed e-mail is nobody else's. Longer than one may take (120 seconds), and prolonged before each.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const int BatchSize = 20;
    private static readonly Meter Meter = new("Redress.Letters");
    private static readonly Counter<long> SentMails = Meter.CreateCounter<long>(
        "redress.letters.sent",
        description: "E-mails handed over"
    );
    private static readonly Counter<long> RetriedMails = Meter.CreateCounter<long>(
        "redress.letters.retried",
        description: "E-mails that could not be handed over yet"
    );
    private static readonly Counter<long> FailedMails = Meter.CreateCounter<long>(
        "redress.letters.failed",
        description: "E-mails given up"
    );

    /// <summary>Whether something waits because the mail server, when last asked, took nothing from us at all.</summary>
    public bool ServerIsUnavailable { get; private set; }

    /// <summary>Sends everything that waits and whose time has come, oldest first; says how many e-mails it sent. Ends where the mail server is unavailable.</summary>
    public async Task<int> SendPending(CancellationToken cancel = default)
    {
        if (!mailer.Sends)
        {
            return 0;
        }

        var sent = 0;
        await using var connection = mailer.Open();
        while (await Claim(cancel) is { Count: > 0 } batch)
        {
            var claim = batch[0].Claim!.Value;
            try
            {
                foreach (var row in batch)
                {
                    var outcome = await IsStillOurs(row, cancel) ? await Send(connection, row, cancel) : null;
                    sent += outcome == MailOutcome.Sent ? 1 : 0;
                    if (outcome == MailOutcome.ServerUnavailable)
                    {
                        return sent;
                    }
                }
            }
            finally
            {
                await Release(claim);
            }
        }

        // Nothing waits for the server: whether it takes something is not known, and the next e-mail shall find out at once.
        ServerIsUnavailable = false;
        return sent;
    }

    /// <summary>What waits and nobody has claimed is ours until the lease is over; a few at a time, so that others find work too.</summary>
    internal async Task<IReadOnlyList<OutboxRow>> Claim(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        while (true)
        {
            var now = time.GetUtcNow().ToUniversalTime();
            // Claimed for longer, or put off further, than anything is: the clock was put back, and it would wait for as long as that was ahead.
            var (notClaimed, notPutOff) = (now + 2 * Lease, now + 2 * RetryPolicy.Longest);
            var free = db.Set<OutboxRow>()
                .Where(o =>
                    o.State == LetterState.Pending
                    && (o.ClaimedUntil == null || o.ClaimedUntil <= now || o.ClaimedUntil > notClaimed)
                );
            var ids = await free.Where(o => o.NextTry <= now || o.NextTry > notPutOff)
                .OrderBy(o => o.NextTry)
                .ThenBy(o => o.Id)
                .Select(o => o.Id)
                .Take(BatchSize)
                .ToListAsync(cancel);
            if (ids.Count == 0)
            {
                return [];
            }

            var claim = Guid.NewGuid();
            // Asks again whether they are free: of two who claim at once, the second waits for the first and then finds them taken.
            var claimed = await free.Where(o => ids.Contains(o.Id))
                .ExecuteUpdateAsync(
                    o => o.SetProperty(x => x.Claim, claim).SetProperty(x => x.ClaimedUntil, now + Lease),
                    cancel
                );
            if (claimed > 0)
            {
                return await db.Set<OutboxRow>()
                    .AsNoTracking()
                    .Where(o => o.Claim == claim)
                    .OrderBy(o => o.NextTry)
                    .ThenBy(o => o.Id)
                    .ToListAsync(cancel);
            }
        }
    }

    // A batch may take longer than one lease.
    private async Task<bool> IsStillOurs(OutboxRow row, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var until = time.GetUtcNow().ToUniversalTime() + Lease;
        return await db.Set<OutboxRow>()
                .Where(o => o.Id == row.Id && o.Claim == row.Claim && o.State == LetterState.Pending)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.ClaimedUntil, until), cancel) == 1;
    }

    private async Task<MailOutcome?> Send(MailConnection connection, OutboxRow row, CancellationToken cancel)
    {
        OutgoingMail? mail;
        try
        {
            mail = row is LetterRow letter ? await pointers.Write(letter, cancel) : Write(row);
        }
        catch (InvalidOperationException e)
        {
            // It cannot be written, as when a text of the operator's own is missing or broken: the others shall not wait for it.
            await RecordNotSent(row, new MailResult(MailOutcome.TryLater, e.Message));
            return MailOutcome.TryLater;
        }

        if (mail is null)
        {
            await Record(row, r => r.State = LetterState.Paper);
            return null;
        }

        var result = await connection.Send(mail, cancel);
        Note(result);
        await (
            result.Outcome switch
            {
                MailOutcome.Sent => RecordSent(row, mail.To),
                MailOutcome.ServerUnavailable => Task.CompletedTask,
                _ => RecordNotSent(row, result, mail.To),
            }
        );
        return result.Outcome;
    }

    private OutgoingMail Write(OutboxRow row) =>
        new(
            row.Email!,
            row.Name,
            row.Subject,
            seal.Open(row.Body),
            row.Language,
            $"mail-{row.Id}-{row.CreatedAt.ToUnixTimeMilliseconds()}"
        )
        {
            ReplyTo = (row as MailRow)?.ReplyTo,
        };

    private Task RecordSent(OutboxRow row, string to)
    {
        SentMails.Add(1);
        var now = time.GetUtcNow().ToUniversalTime();
        return Record(
            row,
            r =>
            {
                (r.State, r.SentAt, r.Error, r.Email) = (LetterState.Sent, now, null, to);
                Forget(r);
            }
        );
    }

    /// <param name="to">The address that it was for; null where it could not be written at all.</param>
    private Task RecordNotSent(OutboxRow row, MailResult result, string? to = null)
    {
        var attempts = row.Attempts + 1;
        var isOver = result.Outcome == MailOutcome.Refused || attempts >= mailer.Attempts;
        var next = time.GetUtcNow().ToUniversalTime() + RetryPolicy.PauseAfter(attempts);
        var what = row is LetterRow l ? $"Letter {l.Id} of case {l.CaseNumber} to the {l.To}" : $"E-mail {row.Id}";
        if (isOver)
        {
            FailedMails.Add(1);
            log.LogError(
                "{Mail} could not be sent in {Attempts} attempts and was given up ({Error})",
                what,
                attempts,
                result.LoggedError
            );
        }
        else
        {
            RetriedMails.Add(1);
            log.LogWarning(
                "{Mail} could not be sent ({Error}); it is tried again at {NextTry}",
                what,
                result.LoggedError,
                next
            );
        }

        return Record(
            row,
            r =>
            {
                (r.Attempts, r.Error, r.NextTry) = (attempts, result.Error, next);
                r.State = isOver ? LetterState.Failed : LetterState.Pending;
                if (isOver && r is MailRow)
                {
                    r.Body = "";
                }
                else if (isOver && r is LetterRow letter)
                {
                    // FP-21: the case is told. A party's letter goes by post, and its code with it; nobody posts another.
                    letter.GivenUp = letter.IsToParty ? WhyGivenUp(result, to).ToString() : null;
                    letter.Email = to ?? letter.Email;
                    letter.AccessCode = letter.IsToParty ? letter.AccessCode : null;
                }
            }
        );
    }

    private static UndeliveredReason WhyGivenUp(MailResult result, string? to) =>
        result.Outcome != MailOutcome.Refused ? UndeliveredReason.NeverTaken
        : EmailAddress.Read(to) is null ? UndeliveredReason.NoAddress
        : UndeliveredReason.AddressUnknown;

    // Whoever has a code can act for its reader, and an e-mail to a user may hold a link that opens something.
    private void Forget(OutboxRow row)
    {
        if (row is LetterRow letter)
        {
            letter.AccessCode = null;
        }
        else if (!environment.IsDemo())
        {
            row.Body = "";
        }
    }

    // Also while the program stops: what was sent shall not be sent again.
    private async Task Record(OutboxRow row, Action<OutboxRow> change)
    {
        await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
        db.Attach(row);
        change(row);
        (row.Claim, row.ClaimedUntil) = (null, null);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            log.LogWarning("Outbox row {Row} is not this program's any more", row.Id);
        }
    }

    private async Task Release(Guid claim)
    {
        await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
        await db.Set<OutboxRow>()
            .Where(o => o.Claim == claim)
            .ExecuteUpdateAsync(
                o => o.SetProperty(x => x.Claim, (Guid?)null).SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null),
                CancellationToken.None
            );
    }

    // Once when it begins and once when it is over, not with each e-mail that waits.
    private void Note(MailResult result)
    {
        var isUnavailable = result.Outcome == MailOutcome.ServerUnavailable;
        if (isUnavailable && !ServerIsUnavailable)
        {
            log.LogError("The mail server takes nothing ({Error}); all e-mails wait until it does", result.Error);
        }
        else if (!isUnavailable && ServerIsUnavailable)
        {
            log.LogInformation("The mail server takes e-mails again");
        }

        ServerIsUnavailable = isUnavailable;
    }
}
