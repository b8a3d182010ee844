using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.People;

/// <summary>Invitations to work for the body. The link shows a form; only the form acts, once, for seven days.</summary>
internal sealed class PersonInvitations(
    IDbContextFactory<AppDb> factory,
    MailWriter mails,
    SchemeTimes times,
    TimeProvider time
)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Writes to who is invited, in the caller's transaction; the link of an earlier invitation opens nothing from then on.</summary>
    public async Task Write(AppDb db, User user, Actor by, CancellationToken cancel)
    {
        await End(db, user.Id, cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var row = new InvitationRow
        {
            Id = Guid.CreateVersion7(),
            UserId = user.Id,
            Email = user.Email!,
            Language = user.Language,
            CodeHash = Hash(code),
            InvitedBy = by.Name,
            CreatedAt = now,
            ExpiresAt = now + Lasts,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        await MailWriter.Enqueue(
            db,
            mails.Write(
                $"person-invitation:{row.Id}",
                new MailReader(user.Email!, user.DisplayName, user.Language),
                MailWriter.PersonInvited,
                new Dictionary<string, object>
                {
                    ["by"] = by.Name,
                    ["link"] = mails.Address($"/account/join?code={code}"),
                    ["until"] = times.Default.Day(row.ExpiresAt),
                }
            ),
            cancel
        );
    }

    /// <summary>Takes back what is open.</summary>
    public async Task End(AppDb db, string userId, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await db.Set<InvitationRow>()
            .Where(i => i.UserId == userId && i.EndedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), cancel);
    }

    /// <summary>Deletes, with the addresses in them, those that ended or lapsed long ago; also those of members' users.</summary>
    public async Task DeleteOld(CancellationToken cancel)
    {
        var before = time.GetUtcNow().ToUniversalTime() - Kept;
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<InvitationRow>().Where(i => i.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
