using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Members.Register;
using Redress.Web.Shell;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members.Applications;

/// <param name="Next">The application after which the next page begins; null where none does.</param>
internal sealed record ApplicationList(IReadOnlyList<MemberApplicationRow> Items, Guid? Next);

/// <summary>What the register has of the company that applies.</summary>
/// <param name="Here">In the same scheme.</param>
/// <param name="Elsewhere">In other schemes.</param>
internal sealed record KnownCompany(MemberRow? Here, IReadOnlyList<MemberRow> Elsewhere);

/// <summary>Who asks on the public page to become a member. It counts once its address is confirmed; what is not confirmed in seven days is gone, and what was decided after a year.</summary>
internal sealed class ApplicationDesk(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    MailWriter mails,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    public const int PageSize = 50;

    // Nobody's mailbox is filled by who types its address.
    private const int MostOfAddress = 3;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    // What was decided, counted from the decision.
    private const int MonthsKept = 12;

    /// <summary>Keeps it and mails the link by which it is confirmed: the same, and as long, whether that webshop is a member or not.</summary>
    public Task Take(MemberApplicationRow row, CancellationToken cancel) =>
        MinimumDuration.Run(
            async () =>
            {
                var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
                (row.Id, row.CreatedAt) = (Guid.CreateVersion7(), time.GetUtcNow().ToUniversalTime());
                (row.CodeHash, row.Email) = (Hash(code), FoldedAddress.WithHost(row.Email));
                await using var db = await factory.CreateDbContextAsync(cancel);
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                // Those who send at once are counted one after the other.
                await engine.LockRegister(db, "applications", cancel);
                if (await Unanswered(db, row.Email, cancel) >= MostOfAddress)
                {
                    return;
                }

                db.Add(row);
                await db.SaveChangesAsync(cancel);
                await MailWriter.Enqueue(
                    db,
                    mails.Write(
                        $"application:{row.Id}",
                        // What was typed is in it only once the address is confirmed.
                        new MailReader(row.Email, "", row.Languages[0], row.Scheme),
                        MailWriter.Application,
                        new Dictionary<string, object>
                        {
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

    // How many links were sent to that mailbox and not used, however its address was written.
    private static async Task<int> Unanswered(AppDb db, string email, CancellationToken cancel)
    {
        var folded = FoldedAddress.Of(email);
        var host = folded[folded.LastIndexOf('@')..];
        var sent = await db.Set<MemberApplicationRow>()
            .Where(a => a.ConfirmedAt == null && a.Email.EndsWith(host))
            .Select(a => a.Email)
            .ToListAsync(cancel);
        return sent.Count(e => FoldedAddress.Of(e) == folded);
    }

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

    /// <summary>A page of those that are confirmed: what waits first, the longest waiting before the others; then what is decided, likewise.</summary>
    /// <param name="by">Who reads them: it finds those of the schemes that it keeps.</param>
    /// <param name="after">The application after which the page begins; null: the first page.</param>
    public async Task<ApplicationList> List(Actor by, Guid? after, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = db.Set<MemberApplicationRow>().AsNoTracking().KeptBy(by).Where(a => a.ConfirmedAt != null);
        if (after is { } id)
        {
            var state = await rows.Where(a => a.Id == id).Select(a => a.State).FirstOrDefaultAsync(cancel);
            var waits = state is null or MemberApplicationRow.Open;
            rows = rows.Where(a =>
                waits && a.State != MemberApplicationRow.Open
                || waits == (a.State == MemberApplicationRow.Open) && a.Id.CompareTo(id) > 0
            );
        }

        var found = await rows.OrderBy(a => a.State != MemberApplicationRow.Open)
            .ThenBy(a => a.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        return new ApplicationList([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>How many wait for a decision.</summary>
    public async Task<int> Waiting(Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberApplicationRow>()
            .KeptBy(by)
            .CountAsync(a => a.ConfirmedAt != null && a.State == MemberApplicationRow.Open, cancel);
    }

    /// <summary>Null also where it is of a scheme that it does not keep.</summary>
    public async Task<MemberApplicationRow?> Find(Guid id, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberApplicationRow>()
            .AsNoTracking()
            .KeptBy(by)
            .FirstOrDefaultAsync(a => a.Id == id && a.ConfirmedAt != null, cancel);
    }

    /// <summary>The member of the same scheme that has its number, and those of other schemes, of what it keeps.</summary>
    public async Task<KnownCompany> Company(MemberApplicationRow row, Actor by, CancellationToken cancel)
    {
        var key = MemberRow.CompanyKeyOf(row.CompanyNumber);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return new KnownCompany(
            key.Length == 0
                ? null
                : await db.Set<MemberRow>()
                    .AsNoTracking()
                    .KeptBy(by)
                    .FirstOrDefaultAsync(m => m.Scheme == row.Scheme && m.CompanyKey == key, cancel),
            await OrganisationJoin.SameNumber(db, row.Scheme, row.CompanyNumber, by, cancel)
        );
    }

    /// <summary>What nobody confirmed in time, and what was decided a year ago.</summary>
    public async Task DeleteExpired(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        var (sent, decided) = (now - Lasts, now.AddMonths(-MonthsKept));
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<MemberApplicationRow>()
            .Where(a => a.ConfirmedAt == null && a.CreatedAt <= sent || a.DecidedAt <= decided)
            .ExecuteDeleteAsync(cancel);
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
