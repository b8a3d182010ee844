using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Web.Storage;

namespace Redress.Web.Notices;

/// <summary>An anonymous notice as the public reads it; it tells nothing of its case but what stands here (BC-31).</summary>
public sealed record PublishedNotice(string Reference, string Scheme, DateOnly On, string Text, Outcome Outcome, string NormsVersion, IReadOnlyList<string> Norms, IReadOnlyList<SanctionKind> Sanctions, bool Appealed);

/// <summary>The published notices of final decisions (BC-32), newest first.</summary>
internal sealed class NoticeQueries(IDbContextFactory<AppDb> factory)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<PublishedNotice>> List(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var files = await db.Set<CaseRow>().AsNoTracking().Where(c => c.NoticeReference != null).OrderByDescending(c => c.NoticeReference).Take(Most).Select(c => c.File).ToListAsync(cancel);
        return [.. files.Select(CaseJson.Read).Select(Told).OrderByDescending(n => n.On)];
    }

    public async Task<PublishedNotice?> Find(string reference, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var file = await db.Set<CaseRow>().AsNoTracking().Where(c => c.NoticeReference == reference).Select(c => c.File).FirstOrDefaultAsync(cancel);
        return file is null ? null : Told(CaseJson.Read(file));
    }

    private static PublishedNotice Told(Case c) => new(
        c.Notice!.Reference!, c.Scheme, c.Notice.PublishedOn!.Value, c.Notice.Text, c.Decision!.Outcome, c.NormsVersion, c.Decision.Norms,
        [.. c.Decision.Sanctions.Where(s => s.State != SanctionState.Annulled).Select(s => s.Kind)], c.Appeals.Count > 0);
}
