using Microsoft.EntityFrameworkCore;
using Redress.Domain.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Journal;

/// <summary>What came of recomputing the roots (ST-2).</summary>
/// <param name="Intact">All hold, and the one that was asked for is among them.</param>
/// <param name="Roots">How many hold, from the first on.</param>
/// <param name="BrokenAt">The number of the first that does not: it, the order or one of the heads that it keeps was changed, or is gone; null when all hold.</param>
/// <param name="Last">The last one that holds; null when none does.</param>
/// <param name="Expected">The one that was asked for; null when none was, or when it is not among those that hold.</param>
internal sealed record RootVerification(
    bool Intact,
    long Roots,
    long? BrokenAt,
    JournalRootRow? Last,
    JournalRootRow? Expected
);

/// <summary>The roots over the heads of all journals.</summary>
internal sealed partial class JournalVerifier
{
    /// <summary>Recomputes all roots from the heads that they keep. Whether those heads are in the journals is told by verifying the cases, and whether that of the audit is in it by verifying that.</summary>
    /// <param name="expected">A root's hash that was kept elsewhere, such as one that was mailed: it must be among them, or the store is not the one it was, or was cut back. Null: none is asked for.</param>
    public static async Task<RootVerification> VerifyRoots(
        AppDb db,
        string? expected,
        CancellationToken cancel = default
    )
    {
        var roots = await db.Set<JournalRootRow>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        var (previous, count, found) = (RootHash.Genesis, 0L, (JournalRootRow?)null);
        long? brokenAt = null;
        foreach (var root in roots)
        {
            if (root.Id != count + 1 || await Recompute(db, root, previous, cancel) != root.Hash)
            {
                brokenAt = count + 1;
                break;
            }

            (previous, count) = (root.Hash, count + 1);
            found = string.Equals(root.Hash, expected?.Trim(), StringComparison.OrdinalIgnoreCase) ? root : found;
        }

        brokenAt ??= await Orphan(db, cancel);

        return new RootVerification(
            brokenAt is null && (expected is null || found is not null),
            count,
            brokenAt,
            count == 0 ? null : roots[(int)count - 1],
            found
        );
    }

    // Heads of a root that is gone; one that is being taken comes with its root.
    private static async Task<long?> Orphan(AppDb db, CancellationToken cancel) =>
        await db.Set<JournalHeadRow>()
            .Select(h => h.RootId)
            .Concat(db.Set<LabelHeadRow>().Select(h => h.RootId))
            .Where(id => !db.Set<JournalRootRow>().Any(r => r.Id == id))
            .MinAsync(id => (long?)id, cancel);

    // Null: it keeps another number of heads than it says.
    private static async Task<string?> Recompute(
        AppDb db,
        JournalRootRow root,
        string previous,
        CancellationToken cancel
    )
    {
        using var hash = new RootHash();
        var count = 0L;
        await foreach (
            var head in db.Set<JournalHeadRow>()
                .AsNoTracking()
                .Where(h => h.RootId == root.Id)
                .OrderBy(h => h.Position)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            hash.Add(head.Number, head.Sequence, head.Hash);
            count++;
        }

        var labels = 0L;
        await foreach (
            var head in db.Set<LabelHeadRow>()
                .AsNoTracking()
                .Where(h => h.RootId == root.Id)
                .OrderBy(h => h.Position)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            hash.Add(head.Name, head.Sequence, head.Hash);
            labels++;
        }

        return count == root.Cases && labels == root.Labels
            ? hash.Finish(previous, root.Day, root.At, root.AuditHead())
            : null;
    }
}
