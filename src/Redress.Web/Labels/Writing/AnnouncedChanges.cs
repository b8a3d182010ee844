using Microsoft.EntityFrameworkCore;
using Redress.Domain.Labels;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Labels.Writing;

/// <summary>Which changes of the code a member was written to about, and when (BC-42, WK-10).</summary>
internal sealed class AnnouncedChanges(SchemeTimes times)
{
    public async Task<IReadOnlyList<AnnouncedChange>> For(AppDb db, MemberRow member, CancellationToken cancel)
    {
        var sent = await (
            from s in db.Set<RulebookSendingRow>().AsNoTracking()
            join r in db.Set<RulebookRow>() on new { s.Scheme, s.Version } equals new { r.Scheme, r.Version }
            where s.MemberId == member.Id && r.State == RulebookRow.Announced
            select new
            {
                r.Version,
                r.InForce,
                r.Significant,
                s.QueuedAt,
            }
        ).ToListAsync(cancel);
        return
        [
            .. sent.GroupBy(s => (s.Version, s.InForce, s.Significant))
                .Select(g => new AnnouncedChange(
                    g.Key.Version,
                    times.In(member.Scheme).Day(g.Min(s => s.QueuedAt)),
                    g.Key.InForce,
                    g.Key.Significant
                ))
                .OrderBy(c => c.InForce),
        ];
    }
}
