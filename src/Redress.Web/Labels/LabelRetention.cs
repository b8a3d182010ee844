using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels;

/// <summary>Erases what is kept of the labels of who is no member any more, once the scheme keeps it no longer (FP-18): texts, documents, letters and the content of the journal, whose chain still verifies.</summary>
internal sealed class LabelRetention(
    IDbContextFactory<AppDb> factory,
    LabelService labels,
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
            var kept = rulebook.Label.Retention;
            // No later than any day from which that long is over today.
            var ended = today.AddMonths(-((kept.Years * 12) + kept.Months)).AddDays(-kept.Days);
            var over = db.Set<MemberRow>()
                .AsNoTracking()
                .Where(m =>
                    m.Scheme == scheme
                    && (m.Membership == Membership.Ended || m.Membership == Membership.Excluded)
                    && m.EndedOn <= ended
                    && db.Set<LabelFileRow>().Any(f => f.MemberId == m.Id && !f.Erased)
                )
                .Select(m => m.Id);
            // Where something is owed still it waits, and holds nobody else up.
            for (string? last = ""; last is not null; )
            {
                var after = last;
                var batch = await over.Where(id => id.CompareTo(after) > 0)
                    .OrderBy(id => id)
                    .Take(Batch)
                    .ToListAsync(cancel);
                foreach (var member in batch)
                {
                    await labels.Do(
                        new LabelCall(member, Actor.Clock, Also: (within, row) => Erase(within, row.Id, cancel)),
                        new EraseLabelFile(),
                        cancel
                    );
                }

                last = batch.Count == Batch ? batch[^1] : null;
            }
        }
    }

    // The entry of the erasure itself stays whole.
    private static async Task Erase(AppDb db, string member, CancellationToken cancel)
    {
        var file = await db.Set<LabelFileRow>().SingleAsync(f => f.MemberId == member, cancel);
        file.Erased = true;
        var documents = db.Set<DocumentRow>().Where(d => d.MemberId == member).Select(d => d.Id);
        await db.Set<DocumentChunkRow>().Where(c => documents.Contains(c.DocumentId)).ExecuteDeleteAsync(cancel);
        await db.Set<DocumentRow>().Where(d => d.MemberId == member).ExecuteDeleteAsync(cancel);
        await db.Set<MemberLetterRow>().Where(l => l.MemberId == member).ExecuteDeleteAsync(cancel);
        var key = $"label:{member}:";
        await db.Set<MailRow>().Where(m => m.Key.StartsWith(key)).ExecuteDeleteAsync(cancel);
        await db.Set<ExperienceRow>().Where(e => e.MemberId == member).ExecuteDeleteAsync(cancel);
        await db.Set<MisuseReportRow>().Where(r => r.MemberId == member).ExecuteDeleteAsync(cancel);
        var last = file.JournalLength;
        await db.Set<LabelJournalContentRow>()
            .Where(j => j.MemberId == member && j.Sequence < last)
            .ExecuteDeleteAsync(cancel);
    }
}
