using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members.Applications;

/// <summary>Who asks on the public page to become a member. It counts once its address is confirmed; what is not confirmed in seven days is gone.</summary>
internal sealed class ApplicationDesk(
    IDbContextFactory<AppDb> factory,
    MailWriter mails,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    private const int MostListed = 200;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Keeps it and mails the link by which it is confirmed: the same, and as long, whether that webshop is a member or not.</summary>
    public Task Take(MemberApplicationRow row, CancellationToken cancel) =>
        MinimumDuration.Run(
            async () =>
            {
                var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
                (row.Id, row.CreatedAt) = (Guid.CreateVersion7(), time.GetUtcNow().ToUniversalTime());
                row.CodeHash = Hash(code);
                await using var db = await factory.CreateDbContextAsync(cancel);
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                db.Add(row);
                await db.SaveChangesAsync(cancel);
                await MailWriter.Enqueue(
                    db,
                    mails.Write(
                        $"application:{row.Id}",
                        new MailReader(row.Email, row.ContactName, row.Languages[0], row.Scheme),
                        MailWriter.Application,
                        new Dictionary<string, object>
                        {
                            ["shop"] = row.Name,
                            ["scheme"] = SchemeNames.In(rulebooks, row.Scheme, row.Languages[0]),
                            ["link"] = mails.Address($"/members/apply/confirm?code={code}"),
                            ["until"] = rulebooks
                                .InForce(row.Scheme, row.CreatedAt)!
                                .Working.Day(row.CreatedAt + Lasts),
                        }
                    ),
                    cancel
                );
                await transaction.CommitAsync(cancel);
            },
            cancel
        );

    /// <summary>The application that this code confirms; null where there is none, or no longer.</summary>
    public async Task<MemberApplicationRow?> Unconfirmed(string? code, CancellationToken cancel)
    {
        var (hash, after) = (Hash(code ?? ""), time.GetUtcNow().ToUniversalTime() - Lasts);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberApplicationRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(a => a.CodeHash == hash && a.CreatedAt > after, cancel);
    }

    /// <summary>Whether it is confirmed by this; once.</summary>
    public async Task<bool> Confirm(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberApplicationRow>()
                .Where(a => a.Id == id && a.CodeHash != null)
                .ExecuteUpdateAsync(
                    a => a.SetProperty(r => r.ConfirmedAt, now).SetProperty(r => r.CodeHash, (string?)null),
                    cancel
                ) == 1;
    }

    /// <summary>Those that are confirmed: what waits first, the longest waiting before the others.</summary>
    public async Task<IReadOnlyList<MemberApplicationRow>> List(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberApplicationRow>()
            .AsNoTracking()
            .Where(a => a.ConfirmedAt != null)
            .OrderBy(a => a.State != MemberApplicationRow.Open)
            .ThenBy(a => a.Id)
            .Take(MostListed)
            .ToListAsync(cancel);
    }

    public async Task<MemberApplicationRow?> Find(Guid id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberApplicationRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == id && a.ConfirmedAt != null, cancel);
    }

    /// <summary>What nobody confirmed in time.</summary>
    public async Task DeleteExpired(CancellationToken cancel)
    {
        var before = time.GetUtcNow().ToUniversalTime() - Lasts;
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<MemberApplicationRow>()
            .Where(a => a.ConfirmedAt == null && a.CreatedAt <= before)
            .ExecuteDeleteAsync(cancel);
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
