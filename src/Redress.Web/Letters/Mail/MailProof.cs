using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>
/// Whether e-mails arrive: an administrator has one sent to itself, and opens the link in it. That holds for the way on which it went, and no longer once anything of that
/// way is another.
/// </summary>
internal sealed class MailProof(
    IDbContextFactory<AppDb> factory,
    Mailer mailer,
    MailWriter mails,
    MailSeal seal,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    public const string Page = "/admin/mail-proof";

    private const string Setting = "mail-proof";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.MailProof");

    /// <summary>What is kept of it, sealed: a password is part of the way.</summary>
    /// <param name="Code">The hash of the code in the last e-mail, and the way on which it went; null once it was opened.</param>
    private sealed record Kept(string? Code, string? Way, DateTimeOffset Until, string? Proven);

    /// <summary>Sends the e-mail now, past the outbox, so that what the server says can be shown.</summary>
    public async Task<MailResult> Send(MailReader reader, CancellationToken cancel)
    {
        if (!mailer.Sends)
        {
            return new MailResult(MailOutcome.ServerUnavailable);
        }

        var (code, way) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), mailer.Way);
        var mail = mails.Write(
            Setting,
            reader,
            MailWriter.Proof,
            new Dictionary<string, object> { ["link"] = mails.Address($"{Page}?code={code}") }
        );
        var sent = await mailer.Send(
            new OutgoingMail(
                mail.Email!,
                mail.Name,
                mail.Subject,
                seal.Open(mail.Body),
                mail.Language,
                $"proof-{Guid.NewGuid():N}"
            ),
            cancel
        );
        if (sent.Outcome == MailOutcome.Sent)
        {
            var proven = (await Read(cancel))?.Proven;
            await Write(new Kept(Hash(code), Hash(way), time.GetUtcNow() + Lasts, proven), cancel);
        }

        return sent;
    }

    /// <summary>Whether the link proves the way as it is now.</summary>
    public async Task<bool> Open(string? code, CancellationToken cancel)
    {
        var way = Hash(mailer.Way);
        if (await Read(cancel) is not { } kept)
        {
            return false;
        }

        if (code is null || kept.Code != Hash(code) || kept.Way != way || kept.Until < time.GetUtcNow())
        {
            return false;
        }

        await Write(kept with { Proven = way }, cancel);
        return true;
    }

    public async Task<bool> IsProven(CancellationToken cancel) =>
        mailer.Sends && (await Read(cancel))?.Proven == Hash(mailer.Way);

    private async Task<Kept?> Read(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var value = await db.Set<SettingRow>()
            .Where(s => s.Name == Setting)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel);
        try
        {
            return value is null ? null : JsonSerializer.Deserialize<Kept>(_seal.Unprotect(value));
        }
        catch (CryptographicException)
        {
            // The keys that sealed it are gone: it is to be proven anew.
            return null;
        }
    }

    private async Task Write(Kept kept, CancellationToken cancel)
    {
        var value = _seal.Protect(JsonSerializer.Serialize(kept));
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
