using System.Diagnostics.Metrics;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>
/// Sends the e-mails that point to the letters of the outbox (FP-11). Several programs may do so on one database: each takes what no other holds.
/// A letter is marked sent once its e-mail was handed over; when the program dies in between, it goes out twice rather than never.
/// </summary>
internal sealed partial class OutboxWorker(IDbContextFactory<AppDb> factory, LetterWriter writer, Mailer mailer, RulebookShelf shelf, IConfiguration configuration, TimeProvider time, ILogger<OutboxWorker> log)
{
    private const string Covered = "····";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly Meter Meter = new("Redress.Letters");
    private static readonly Counter<long> SentLetters = Meter.CreateCounter<long>("redress.letters.sent", description: "E-mails handed over");
    private static readonly Counter<long> RetriedLetters = Meter.CreateCounter<long>("redress.letters.retried", description: "E-mails that could not be handed over yet");
    private static readonly Counter<long> FailedLetters = Meter.CreateCounter<long>("redress.letters.failed", description: "E-mails given up");

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
            .FromSql($"SELECT * FROM letters WHERE state = 'pending' AND next_try <= {now} ORDER BY next_try, id LIMIT 1 FOR UPDATE SKIP LOCKED")
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
            await mailer.Send(await Point(db, letter, cancel), cancel);
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException or InvalidOperationException)
        {
            NotSent(letter, e, now);
            return false;
        }

        (letter.State, letter.SentAt, letter.Error) = (LetterState.Sent, now, null);
        // What has gone out need not stay readable: who has the code can act for the respondent.
        letter.Body = CodeIn(letter) is { } code ? letter.Body.Replace(code, Covered, StringComparison.Ordinal) : letter.Body;
        SentLetters.Add(1);
        return true;
    }

    private async Task<Mail> Point(AppDb db, LetterRow letter, CancellationToken cancel)
    {
        var c = await db.Set<CaseRow>().AsNoTracking().Where(r => r.Id == letter.CaseId).Select(r => new { r.Scheme, r.RulebookVersion, r.RespondentMemberId }).SingleAsync(cancel);
        var names = shelf.Of(c.Scheme, c.RulebookVersion).Name;
        var byCode = letter.To == "complainant" || letter.To == "respondent" && c.RespondentMemberId is null;
        var text = writer.Pointer(
            letter.Language, c.Scheme, names.GetValueOrDefault(letter.Language) ?? names.Values.First(), letter.Name, letter.CaseNumber, writer.Link(letter.CaseNumber, byCode), CodeIn(letter));
        return new Mail(letter.Email!, letter.Name, letter.Subject, text, letter.Language, $"letter-{letter.Id}-{letter.CaseId:N}");
    }

    private void NotSent(LetterRow letter, Exception e, DateTimeOffset now)
    {
        letter.Attempts++;
        letter.Error = e.Message;
        if (letter.Attempts >= _attempts || Forever(e))
        {
            letter.State = LetterState.Failed;
            FailedLetters.Add(1);
            log.LogError(e, "Letter {Letter} of case {Case} to the {To} could not be sent in {Attempts} attempts and was given up", letter.Id, letter.CaseNumber, letter.To, letter.Attempts);
            return;
        }

        var pause = FirstPause * Math.Pow(2, letter.Attempts - 1);
        letter.NextTry = now + (pause < LongestPause ? pause : LongestPause);
        RetriedLetters.Add(1);
        log.LogWarning("Letter {Letter} of case {Case} could not be sent ({Error}); it is tried again at {NextTry}", letter.Id, letter.CaseNumber, e.Message, letter.NextTry);
    }

    // Such an address will not come to exist by waiting.
    private static bool Forever(Exception e) => e is FormatException or SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath };

    // Only the body itself writes a code in bold: whatever a party wrote has its asterisks escaped.
    private static string? CodeIn(LetterRow letter) => letter.To == "respondent" && Code().Match(letter.Body) is { Success: true } found ? found.Groups["code"].Value : null;

    [GeneratedRegex(@"(?<!\\)\*\*(?<code>[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3})\*\*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}

/// <summary>Looks into the outbox four times a minute.</summary>
internal sealed class OutboxLoop(OutboxWorker worker, Mailer mailer, ILogger<OutboxLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mailer.Sends)
        {
            log.LogWarning("Neither Mail:Host nor Mail:Folder is set: letters are written and can be read, but no e-mail points to them");
            return;
        }

        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await worker.SendPending(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The outbox could not be emptied; it is tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
