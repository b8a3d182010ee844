using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Committee;

/// <summary>What the members of a committee declared (FP-12). Every change leaves its trace in the same transaction.</summary>
internal sealed class InterestRegister(
    IDbContextFactory<AppDb> factory,
    InterestsDeclared interestsDeclared,
    AuditTrail audit,
    TimeProvider time
)
{
    /// <summary>The interests of one person, or of all; those that count first.</summary>
    public async Task<IReadOnlyList<(InterestRow Row, string Name)>> Of(string? userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await (
            from i in db.Set<InterestRow>()
            join u in db.Users on i.UserId equals u.Id
            where userId == null || i.UserId == userId
            select new { i, u.DisplayName }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r => (r.i, r.DisplayName))
                .OrderBy(r => r.i.EndedAt is not null)
                .ThenBy(r => r.DisplayName, StringComparer.CurrentCulture)
                .ThenBy(r => r.i.DeclaredAt),
        ];
    }

    /// <summary>From then on every case whose party it touches is hidden from who declared it (BC-15).</summary>
    public async Task Declare(Actor by, Interest interest, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The same interest declared again, or the same form sent twice, is one.
        if (
            !await db.Set<InterestRow>()
                .AnyAsync(
                    i => i.UserId == by.Id && i.EndedAt == null && i.Kind == interest.Kind && i.Value == interest.Value,
                    cancel
                )
        )
        {
            db.Add(
                new InterestRow
                {
                    Id = Guid.NewGuid(),
                    UserId = by.Id,
                    Kind = interest.Kind,
                    Value = interest.Value,
                    DeclaredAt = Now,
                }
            );
            CommitteeAudit.Add(
                db,
                by,
                Now,
                by.Id,
                "declared",
                t => (t.Kind, t.Value) = (interest.Kind, interest.Value)
            );
            await db.SaveChangesAsync(cancel);
            await interestsDeclared(db, [new DeclaredInterests(by.Id, by.Name, [interest])], cancel);
            await db.SaveChangesAsync(cancel);
            await audit.Add(db, CommitteeAudit.OfInterest(by, declared: true), cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Ends one of one's own interests; it meets no case that is filed from then on, and stays to be read. What it met before stays hidden until it is cleared (BC-15).</summary>
    public async Task End(Actor by, Guid id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await db.Set<InterestRow>()
                .FirstOrDefaultAsync(i => i.Id == id && i.UserId == by.Id && i.EndedAt == null, cancel) is
            { } row
        )
        {
            row.EndedAt = Now;
            CommitteeAudit.Add(db, by, Now, by.Id, "ended", t => (t.Kind, t.Value) = (row.Kind, row.Value));
            await db.SaveChangesAsync(cancel);
            await audit.Add(db, CommitteeAudit.OfInterest(by, declared: false), cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private DateTimeOffset Now => time.GetUtcNow().ToUniversalTime();
}
