using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>Sends the e-mails to users. Several programs may do so on one database: each takes what no other holds. What was sent is forgotten, since it may hold a link that opens something; the demo shows it.</summary>
internal sealed class MailWorker(
    IDbContextFactory<AppDb> factory,
    Mailer mailer,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<MailWorker> log
)
{
    private readonly int _attempts = configuration.GetValue("Mail:Attempts", 10);

    /// <summary>Sends everything that waits and whose time has come; says how many it sent.</summary>
    public async Task<int> SendPending(CancellationToken cancel)
    {
        var sent = 0;
        while (mailer.Sends && await SendNext(cancel) is { } ok)
        {
            sent += ok ? 1 : 0;
        }

        return sent;
    }

    private async Task<bool?> SendNext(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var waiting = await db.Set<MailRow>()
            .FromSql(
                $"SELECT * FROM mails WHERE state = 'pending' AND next_try <= {now} ORDER BY next_try, id LIMIT 1 FOR UPDATE SKIP LOCKED"
            )
            .ToListAsync(cancel);
        if (waiting is not [var mail])
        {
            return null;
        }

        var ok = await TrySend(mail, now, cancel);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return ok;
    }

    private async Task<bool> TrySend(MailRow mail, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await mailer.Send(
                new OutgoingMail(mail.Email, mail.Name, mail.Subject, mail.Text, mail.Language, $"mail-{mail.Id}"),
                cancel
            );
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException or InvalidOperationException)
        {
            mail.Attempts++;
            mail.Error = e.Message;
            mail.NextTry = now + RetryPolicy.PauseAfter(mail.Attempts);
            if (mail.Attempts >= _attempts || RetryPolicy.IsPermanent(e))
            {
                (mail.State, mail.Text) = (LetterState.Failed, "");
                log.LogError(
                    e,
                    "E-mail {Mail} could not be sent in {Attempts} attempts and was given up",
                    mail.Id,
                    mail.Attempts
                );
            }

            return false;
        }

        (mail.State, mail.SentAt, mail.Error) = (LetterState.Sent, now, null);
        mail.Text = environment.IsDemo() ? mail.Text : "";
        return true;
    }
}
