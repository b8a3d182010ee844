using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Journal;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Documents;
using Redress.Web.Storage;

namespace Redress.Web.Journal;

/// <summary>How far the verification of the whole store has come: cases done, of how many.</summary>
internal sealed record VerificationProgress(long Done, long Total);

/// <summary>A case that is not what its journal says.</summary>
/// <param name="Number">The case's number; of a case that is gone and of which no root knows the number, its id.</param>
/// <param name="At">The sequence of the journal's entry, as in <see cref="Verification"/>.</param>
internal sealed record BrokenCase(string Number, long At, BrokenPart What);

/// <summary>
/// Holds what is stored of a case against its journal (ST-2): the chain with its contents, the end of it against the case's row and the heads kept outside, the file against the
/// last entry's commitment, the documents against the file, and what stands beside the file against what the file says. Nothing is replayed, so that no change of the law is taken for tampering.
/// </summary>
internal sealed partial class JournalVerifier(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks)
{
    private const int Batch = 50;
    private const int Looks = 3;
    private static readonly string Erasing = Command.NameOf<EraseFile>();

    /// <summary>Verifies one case; null when there is none with that id. A case that an act changes meanwhile is looked at again.</summary>
    public async Task<Verification?> VerifyCase(AppDb db, Guid caseId, CancellationToken cancel = default)
    {
        // One that still differs is not an act's: whoever wrote into the store by hand can make a row that is never equal to itself.
        for (var look = 1; ; look++)
        {
            CaseEvidence? stored;
            try
            {
                stored = (await CaseEvidence.Read(db, [caseId], cancel)).SingleOrDefault();
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                var length = await db.Set<CaseRow>()
                    .Where(c => c.Id == caseId)
                    .Select(c => c.JournalLength)
                    .FirstOrDefaultAsync(cancel);
                return Verification.BrokenBy(length, BrokenPart.File);
            }

            if (stored is null)
            {
                return null;
            }

            var verification = await Verify(db, stored, cancel);
            if (verification.Intact || look == Looks || await IsStill(db, stored.Row, cancel))
            {
                return verification;
            }
        }
    }

    /// <summary>Verifies every case, in the order in which they came, and yields those that are not intact; then those that are gone, of which journals or kept heads still tell.</summary>
    public async IAsyncEnumerable<BrokenCase> VerifyAll(
        IProgress<VerificationProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var (total, done, last) = (await db.Set<CaseRow>().LongCountAsync(cancel), 0L, 0L);
        while (true)
        {
            var after = last;
            var some = await db.Set<CaseRow>()
                .Where(c => c.Row > after)
                .OrderBy(c => c.Row)
                .Take(Batch)
                .Select(c => new
                {
                    c.Row,
                    c.Id,
                    c.Number,
                })
                .ToListAsync(cancel);
            if (some.Count == 0)
            {
                break;
            }

            foreach (var id in await Doubtful(db, [.. some.Select(c => c.Id)], cancel))
            {
                if (await VerifyCase(db, id, cancel) is { Intact: false } broken)
                {
                    yield return new BrokenCase(
                        some.First(c => c.Id == id).Number,
                        broken.At!.Value,
                        broken.What!.Value
                    );
                }
            }

            (last, done) = (some[^1].Row, done + some.Count);
            progress?.Report(new VerificationProgress(done, Math.Max(done, total)));
        }

        foreach (var gone in await Gone(db, cancel))
        {
            yield return gone;
        }
    }

    // Read together, since a question for each would be most of the time; what is not intact at first sight is verified by itself.
    private async Task<IReadOnlyList<Guid>> Doubtful(AppDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        try
        {
            var doubtful = new List<Guid>();
            foreach (var stored in await CaseEvidence.Read(db, ids, cancel))
            {
                if (!(await Verify(db, stored, cancel)).Intact)
                {
                    doubtful.Add(stored.Row.Id);
                }
            }

            return doubtful;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return ids;
        }
    }

    private static async Task<IReadOnlyList<BrokenCase>> Gone(AppDb db, CancellationToken cancel)
    {
        var kept = await db.Set<JournalHeadRow>()
            .Where(h => !db.Set<CaseRow>().Any(c => c.Id == h.CaseId))
            .GroupBy(h => new { h.CaseId, h.Number })
            .Select(g => new
            {
                g.Key.CaseId,
                g.Key.Number,
                At = g.Max(h => h.Sequence),
            })
            .ToListAsync(cancel);
        var journals = await db.Set<JournalRow>()
            .Where(j => !db.Set<CaseRow>().Any(c => c.Id == j.CaseId))
            .GroupBy(j => j.CaseId)
            .Select(g => new { CaseId = g.Key, At = g.Max(j => j.Sequence) })
            .ToListAsync(cancel);
        return
        [
            .. kept.Select(k => new BrokenCase(k.Number, k.At, BrokenPart.Head)),
            .. journals
                .ExceptBy(kept.Select(k => k.CaseId), j => j.CaseId)
                .Select(j => new BrokenCase(j.CaseId.ToString(), j.At, BrokenPart.Head)),
        ];
    }

    private async Task<Verification> Verify(AppDb db, CaseEvidence stored, CancellationToken cancel)
    {
        var row = stored.Row;
        var chain = WalkChain(stored);
        if (!chain.Intact)
        {
            return chain;
        }

        if (BrokenHead(stored) is { } head)
        {
            return Verification.BrokenBy(head, BrokenPart.Head);
        }

        if (
            stored.Journal is not [.., var last]
            || !stored.Contents.TryGetValue(last.Sequence, out var content)
            || HashChain.CommitToFile(content.Salt, row.File) != last.FileCommitment
        )
        {
            return Verification.BrokenBy(row.JournalLength, BrokenPart.File);
        }

        var c = CaseJson.Read(row.File);
        if (await BrokenDocument(db, stored, c, cancel) is { } document)
        {
            return Verification.BrokenBy(BroughtBy(stored, c, document), BrokenPart.Document);
        }

        var rulebook = rulebooks.All.FirstOrDefault(r => r.Scheme == c.Scheme && r.Version == c.RulebookVersion);
        return c.Number == row.Number && ProjectionComparison.Agrees(db, stored, c, rulebook)
            ? chain
            : Verification.BrokenBy(row.JournalLength, BrokenPart.File);
    }

    private static Verification WalkChain(CaseEvidence stored)
    {
        var (row, journal) = (stored.Row, stored.Journal);
        // That the file was erased stands in the chain itself: whoever takes contents away cannot say so beside it.
        var erased = journal.Any(e => e.Action == Erasing)
            ? journal.Where(e => e.Sequence < row.JournalLength).Select(e => e.Sequence).ToHashSet()
            : [];
        return HashChain.Verify(
            HashChain.Genesis(row.Number),
            journal.Select(EntryOf),
            sequence => stored.Contents.TryGetValue(sequence, out var content) ? (content.Salt, content.Content) : null,
            erased,
            row.JournalHash,
            row.JournalLength
        );
    }

    private static JournalEntry EntryOf(JournalRow e) =>
        new(e.Sequence, e.At, e.Role, e.Action, e.From, e.To, e.Rule, e.SeenBy, e.Commitment, e.FileCommitment, e.Hash)
        {
            // What cannot be read is none that was ever written: the entry's hash does not fit it.
            Consequences = JournalConsequences.Read(e.Consequences) ?? [new JournalConsequence(e.Consequences, "", "")],
        };

    // Where a head was kept that is not in the chain; the chain itself was found to be whole.
    private static long? BrokenHead(CaseEvidence stored)
    {
        if (
            stored.Heads.FirstOrDefault(h =>
                h.Number != stored.Row.Number
                || h.Sequence < 1
                || h.Sequence > stored.Journal.Count
                || stored.Journal[(int)h.Sequence - 1].Hash != h.Hash
            ) is
            { } broken
        )
        {
            return broken.Sequence;
        }

        // A kept head that is gone is missed by the row.
        var rooted = stored.Heads is [.., var last] ? last.Sequence : 0;
        return rooted == stored.Row.RootedLength ? null : Math.Max(rooted, stored.Row.RootedLength);
    }

    // The id of the first document that is not as the file says.
    private static async Task<string?> BrokenDocument(AppDb db, CaseEvidence stored, Case c, CancellationToken cancel)
    {
        var rows = stored.Documents.ToDictionary(d => d.Id);
        // The minutes of a hearing are kept in the file itself.
        foreach (var document in c.Documents.Where(d => !c.Hearings.Exists(h => h.MinutesDocument == d.Id)))
        {
            var agrees =
                rows.Remove(document.Id, out var row)
                && (row.Sha256, row.Size, row.MediaType, row.Name)
                    == (document.Sha256, document.Size, document.MediaType, document.Name);
            // Of an erased file the bytes are gone, all of them, and the hash stays (FP-18).
            if (
                !agrees
                || (
                    c.Erased
                        ? await db.Set<DocumentChunkRow>().AnyAsync(x => x.DocumentId == document.Id, cancel)
                        : await DocumentStore.HashOf(db, document.Id, cancel) != document.Sha256
                )
            )
            {
                return document.Id;
            }
        }

        return rows.Keys.FirstOrDefault();
    }

    // The entry by which a document came; the last one where that is not known, as after erasure.
    private static long BroughtBy(CaseEvidence stored, Case c, string document)
    {
        var added = stored.Journal.FirstOrDefault(e =>
            (e.Action == Command.NameOf<AddDocument>() || e.Action == Command.NameOf<AddAttachment>())
            && stored.Contents.TryGetValue(e.Sequence, out var content)
            && content.Content.Contains($"\"{document}\"", StringComparison.Ordinal)
        );
        return added?.Sequence
            ?? (
                !c.Erased && c.Document(document)?.AttachedTo == FileComplaint.ActionName ? 1 : stored.Row.JournalLength
            );
    }

    // Compared as they are read, since what stands in a column may be none of its type and equal to nothing there.
    private static async Task<bool> IsStill(AppDb db, CaseRow row, CancellationToken cancel) =>
        await db.Set<CaseRow>()
            .Where(c => c.Id == row.Id)
            .Select(c => new
            {
                c.Version,
                c.JournalHash,
                c.RootedLength,
            })
            .FirstOrDefaultAsync(cancel)
            is { } now
        && now.Version == row.Version
        && now.JournalHash == row.JournalHash
        && now.RootedLength == row.RootedLength;

    // A value that the program never writes, such as a state that there is not; an error of the database itself is none.
    private static bool IsUnreadable(Exception e) =>
        e
            is InvalidOperationException
                or FormatException
                or InvalidCastException
                or ArgumentException
                or OverflowException
        && e.GetBaseException() is not DbException;
}
