using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Web.Labels.Writing;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members.Register;

/// <summary>Ends the memberships whose last day was told beforehand and is over (BC-38). What is asked of a day goes by that day already before.</summary>
internal sealed class MemberDays(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    AuditTrail audit,
    LabelWriter labels,
    SchemeTimes times,
    TimeProvider time
)
{
    /// <summary>Says how many it ended.</summary>
    public async Task<int> Follow(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var told = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.EndsOn != null)
            .Select(m => new
            {
                m.Id,
                m.Scheme,
                m.EndsOn,
            })
            .ToListAsync(cancel);
        var ended = 0;
        foreach (var member in told.Where(m => m.EndsOn <= times.Today(m.Scheme)))
        {
            ended += await End(member.Id, cancel) ? 1 : 0;
        }

        return ended;
    }

    private async Task<bool> End(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, $"member {id}", cancel);
        var row = await db.Set<MemberRow>().SingleAsync(m => m.Id == id, cancel);
        // Another program may have done it, and the registrar may have thought better of it.
        if (row.EndsOn is not { } on || on > times.Today(row.Scheme))
        {
            return false;
        }

        row.EndsOn = null;
        var member = await MemberStanding.Of(db, row, cancel);
        // Of who is excluded meanwhile as well: should the exclusion fall, it has ended all the same.
        await MemberStanding.Keep(
            db,
            row,
            member.Membership == Membership.Ended ? member : member.EndedFrom(on),
            time.GetUtcNow(),
            cancel
        );
        await labels.Follow(db, row, time.GetUtcNow(), cancel);
        row.Version++;
        await audit.Add(
            db,
            new AuditEntry(Actor.Clock, AuditArea.Members, Invitations.SubjectOf(id), MemberActs.End, row.EndReason),
            cancel
        );
        await transaction.CommitAsync(cancel);
        return true;
    }
}
