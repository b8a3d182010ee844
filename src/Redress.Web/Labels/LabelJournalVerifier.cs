using Microsoft.EntityFrameworkCore;
using Redress.Domain.Journal;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Web.Documents;
using Redress.Web.Labels.Writing;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels;

/// <summary>
/// Holds what is stored of a member's labels against their journal (ST-2, ST-4): the chain with its contents, its end against the file's row, the file against the last entry's commitment, and
/// the documents against the file.
/// </summary>
internal sealed class LabelJournalVerifier(IDbContextFactory<AppDb> factory)
{
    /// <summary>Null where the member has no file of its labels.</summary>
    public async Task<Verification?> Verify(string memberId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Verify(db, memberId, cancel);
    }

    public static async Task<Verification?> Verify(AppDb db, string memberId, CancellationToken cancel)
    {
        // Read as of one moment: an act may come in between.
        await using var transaction = await db.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            cancel
        );
        if (
            await db.Set<LabelFileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.MemberId == memberId, cancel)
            is not { } row
        )
        {
            return null;
        }

        var entries = await db.Set<LabelJournalRow>()
            .AsNoTracking()
            .Where(j => j.MemberId == memberId)
            .OrderBy(j => j.Sequence)
            .ToListAsync(cancel);
        var contents = await db.Set<LabelJournalContentRow>()
            .AsNoTracking()
            .Where(j => j.MemberId == memberId)
            .ToDictionaryAsync(j => j.Sequence, cancel);
        var chain = HashChain.Verify(
            LabelJournalWriter.Genesis(memberId),
            entries.Select(LabelJournalWriter.EntryOf),
            sequence => contents.TryGetValue(sequence, out var c) ? (c.Salt, c.Content) : null,
            ErasedBefore(entries),
            row.JournalHash,
            row.JournalLength
        );
        if (!chain.Intact)
        {
            return chain;
        }

        if (await BrokenHead(db, memberId, entries, cancel) is { } head)
        {
            return Verification.BrokenBy(head, BrokenPart.Head);
        }

        if (entries.Count == 0)
        {
            return chain;
        }

        var last = entries[^1];
        if (HashChain.CommitToFile(contents[last.Sequence].Salt, row.File) != last.FileCommitment)
        {
            return Verification.BrokenBy(last.Sequence, BrokenPart.File);
        }

        return await HasItsDocuments(db, LabelFileJson.Read(row.File), cancel)
            ? chain
            : Verification.BrokenBy(last.Sequence, BrokenPart.Document);
    }

    private static async Task<bool> HasItsDocuments(AppDb db, LabelFile file, CancellationToken cancel)
    {
        foreach (var document in file.Documents)
        {
            if (await DocumentStore.HashOf(db, document.Id, cancel) != document.Sha256)
            {
                return false;
            }
        }

        return true;
    }

    // What was kept outside of the journal in a root is in it still.
    private static async Task<long?> BrokenHead(
        AppDb db,
        string memberId,
        List<LabelJournalRow> entries,
        CancellationToken cancel
    )
    {
        var heads = await db.Set<LabelHeadRow>()
            .AsNoTracking()
            .Where(h => h.MemberId == memberId)
            .OrderBy(h => h.Sequence)
            .ToListAsync(cancel);
        return heads.Find(h => entries.Find(e => e.Sequence == h.Sequence)?.Hash != h.Hash)?.Sequence;
    }

    // What was written before an erasure may be gone (FP-18); the erasure itself stays.
    private static HashSet<long> ErasedBefore(List<LabelJournalRow> entries)
    {
        var erasing = entries.FindLastIndex(e => e.Action == LabelCommand.NameOf<EraseLabelFile>());
        return [.. entries.Take(Math.Max(erasing, 0)).Select(e => e.Sequence)];
    }

    /// <summary>The members whose labels are not what their journal says, and those whose file is gone though a root kept its head.</summary>
    public static async IAsyncEnumerable<(string MemberId, Verification Found)> VerifyAll(
        IDbContextFactory<AppDb> factory,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var list = await factory.CreateDbContextAsync(cancel);
        foreach (
            var gone in await list.Set<LabelHeadRow>()
                .Where(h => !list.Set<LabelFileRow>().Any(f => f.MemberId == h.MemberId))
                .GroupBy(h => h.MemberId)
                .Select(g => new { MemberId = g.Key, At = g.Max(h => h.Sequence) })
                .OrderBy(g => g.MemberId)
                .ToListAsync(cancel)
        )
        {
            yield return (gone.MemberId, Verification.BrokenBy(gone.At, BrokenPart.Head));
        }

        await foreach (
            var member in list.Set<LabelFileRow>()
                .AsNoTracking()
                .OrderBy(f => f.MemberId)
                .Select(f => f.MemberId)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            if (await Verify(db, member, cancel) is { Intact: false } found)
            {
                yield return (member, found);
            }
        }
    }
}
