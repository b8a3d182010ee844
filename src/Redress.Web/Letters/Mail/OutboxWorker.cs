using System.Diagnostics.Metrics;
using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>
/// Sends the e-mails that point to the letters of the outbox (FP-11). Several programs may do so on one database: each takes what no other holds.
/// A letter is marked sent once its e-mail was handed over; when the program dies in between, it goes out twice rather than never.
/// </summary>
internal sealed class OutboxWorker(
    IDbContextFactory<AppDb> factory,
    LetterWriter writer,
    Mailer mailer,
    RulebookCatalog rulebooks,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<OutboxWorker> log
)
{
    private static readonly Meter Meter = new("Redress.Letters");
    private static readonly Counter<long> SentLetters = Meter.CreateCounter<long>(
        "redress.letters.sent",
        description: "E-mails handed over"
    );
    private static readonly Counter<long> RetriedLetters = Meter.CreateCounter<long>(
        "redress.letters.retried",
        description: "E-mails that could not be handed over yet"
    );
    private static readonly Counter<long> FailedLetters = Meter.CreateCounter<long>(
        "redress.letters.failed",
        description: "E-mails given up"
    );

    private readonly int _attempts = configuration.GetValue("Mail:Attempts", 10);

    /// <summary>Sends everything that waits and whose time has come; says how many letters it sent.</summary>
    public async Task<int> SendPending(CancellationToken cancel)
    {
        var sent = 0;
        while (mailer.Sends && await SendNext(cancel) is { } ok)
        {
            sent += ok ? 1 : 0;
        }

        return sent;
    }

    // Null when nothing waits. The row is held while the server speaks, so that nobody else sends it.
    private async Task<bool?> SendNext(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var waiting = await db.Set<LetterRow>()
            .FromSql(
                $"SELECT * FROM letters WHERE state = 'pending' AND next_try <= {now} ORDER BY next_try, id LIMIT 1 FOR UPDATE SKIP LOCKED"
            )
            .ToListAsync(cancel);
        if (waiting is not [var letter])
        {
            return null;
        }

        var ok = await TrySend(db, letter, now, cancel);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return ok;
    }

    private async Task<bool> TrySend(AppDb db, LetterRow letter, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            if (await Point(db, letter, now, cancel) is not { } mail)
            {
                // A member without users and without an address: printed and posted, since it must reach somebody.
                letter.State = LetterState.Paper;
                return false;
            }

            await mailer.Send(mail, cancel);
            letter.Email = mail.To;
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException or InvalidOperationException)
        {
            NotSent(letter, e, now);
            return false;
        }

        (letter.State, letter.SentAt, letter.Error) = (LetterState.Sent, now, null);
        // What has gone out need not stay readable: who has the code can act for the respondent.
        letter.Body = AccessCodeMask.Cover(letter.Body);
        SentLetters.Add(1);
        return true;
    }

    private async Task<OutgoingMail?> Point(AppDb db, LetterRow letter, DateTimeOffset now, CancellationToken cancel)
    {
        var c = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(r => r.Id == letter.CaseId)
            .Select(r => new
            {
                r.Scheme,
                r.RulebookVersion,
                r.RespondentMemberId,
                r.ContactId,
            })
            .SingleAsync(cancel);
        var rulebook = rulebooks.Of(c.Scheme, c.RulebookVersion);
        var toMember = letter.To == "respondent" && c.RespondentMemberId is not null;
        var reader =
            toMember ? await Reader(db, letter, c.RespondentMemberId!, c.ContactId, rulebook.Working.Day(now), cancel)
            : letter.Email is { } email ? (letter.Name, email)
            : null;
        if (reader is not var (name, to))
        {
            return null;
        }

        var byCode = letter.To is "complainant" or "respondent" && !toMember;
        var text = writer.Pointer(
            new LetterPointer(
                c.Scheme,
                rulebook.Name.GetValueOrDefault(letter.Language) ?? rulebook.Name.Values.First(),
                name,
                letter.CaseNumber,
                writer.Link(letter.CaseNumber, byCode),
                AccessCodeMask.In(letter)
            ),
            letter.Language
        );
        return new OutgoingMail(
            to,
            name,
            letter.Subject,
            text,
            letter.Language,
            $"letter-{letter.Id}-{letter.CaseId:N}"
        );
    }

    // The organisation's own address is for a member that has no user yet.
    private static async Task<(string Name, string Email)?> Reader(
        AppDb db,
        LetterRow letter,
        string memberId,
        string? contactId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var users = await Contacts.UsersOf(db, memberId, cancel);
        var member = await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == memberId, cancel);
        if (Contacts.ReaderOn(today, users, Contacts.Of(users, contactId, member?.ContactId)) is { } user)
        {
            return (user.DisplayName, user.Email!);
        }

        return (string.IsNullOrWhiteSpace(member?.Email) ? letter.Email : member.Email) is { } email
            ? (letter.Name, email)
            : null;
    }

    private void NotSent(LetterRow letter, Exception e, DateTimeOffset now)
    {
        letter.Attempts++;
        letter.Error = e.Message;
        if (letter.Attempts >= _attempts || RetryPolicy.IsPermanent(e))
        {
            letter.State = LetterState.Failed;
            FailedLetters.Add(1);
            log.LogError(
                e,
                "Letter {Letter} of case {Case} to the {To} could not be sent in {Attempts} attempts and was given up",
                letter.Id,
                letter.CaseNumber,
                letter.To,
                letter.Attempts
            );
            return;
        }

        letter.NextTry = now + RetryPolicy.PauseAfter(letter.Attempts);
        RetriedLetters.Add(1);
        log.LogWarning(
            "Letter {Letter} of case {Case} could not be sent ({Error}); it is tried again at {NextTry}",
            letter.Id,
            letter.CaseNumber,
            e.Message,
            letter.NextTry
        );
    }
}

/// <summary>Looks into the outbox four times a minute.</summary>
internal sealed class OutboxHostedService(
    OutboxWorker worker,
    MailWorker mails,
    Mailer mailer,
    ILogger<OutboxHostedService> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mailer.Sends)
        {
            log.LogWarning(
                "Neither Mail:Host nor Mail:Folder is set: letters are written and can be read, but no e-mail points to them"
            );
            return;
        }

        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await mails.SendPending(stoppingToken);
                await worker.SendPending(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The outbox could not be emptied; it is tried again");
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
