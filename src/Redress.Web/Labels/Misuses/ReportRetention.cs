using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Misuses;

/// <summary>
/// Deletes reports of unlawful use that were opened on nobody, once what the scheme keeps of labels is over since they were handed over or ended (BC-41, FP-18). What names no scheme's site is kept
/// as the installation's own scheme keeps. Those that were opened on a member go with its file.
/// </summary>
internal sealed class ReportRetention(
    IDbContextFactory<AppDb> factory,
    RulebookCatalog rulebooks,
    SchemeTimes times,
    TimeProvider time
)
{
    private const int Batch = 100;

    public async Task DeleteOld(CancellationToken cancel)
    {
        foreach (var scheme in rulebooks.All.Select(r => r.Scheme).Distinct(StringComparer.Ordinal))
        {
            if (rulebooks.InForce(scheme, time.GetUtcNow()) is not { } rulebook)
            {
                continue;
            }

            await using var db = await factory.CreateDbContextAsync(cancel);
            var today = times.Today(scheme);
            var isDefault = scheme == rulebooks.DefaultScheme;
            var closed = await db.Set<MisuseReportRow>()
                .Where(r =>
                    r.State != "open" && r.MemberId == null && (r.Scheme == scheme || isDefault && r.Scheme == null)
                )
                .OrderBy(r => r.At)
                .Take(Batch)
                .ToListAsync(cancel);
            db.RemoveRange(
                closed.Where(r =>
                    MisuseReports.Read(r).Report.EndedOn is { } ended && rulebook.Label.Retention.From(ended) <= today
                )
            );
            await db.SaveChangesAsync(cancel);
        }
    }
}
