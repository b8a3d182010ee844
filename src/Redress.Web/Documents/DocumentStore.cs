using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Storage;

namespace Redress.Web.Documents;

/// <summary>What a staged upload turned out to be.</summary>
internal sealed record StoredDocument(string Id, string Name, string MediaType, long Size, string Sha256)
{
    /// <summary>What was taken out of it before it was kept, as <c>place</c> or <c>device</c>; the hash is of what was kept.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>The act that puts it on a case's file.</summary>
    public AddDocument ToCommand(Audience audience) =>
        new(Id, Name, MediaType, Size, Sha256, audience) { Removed = Removed };

    /// <summary>The act that keeps it for a message (FP-20).</summary>
    public AddAttachment ToAttachment() => new(Id, Name, MediaType, Size, Sha256) { Removed = Removed };
}

/// <summary>The bytes of documents: in chunks in the database, hashed while they come in, never a whole file in memory.</summary>
internal sealed class DocumentStore(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, TimeProvider time)
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>Stages a document. Null: it is larger than <paramref name="limit"/>, and nothing of it is kept.</summary>
    public async Task<StoredDocument?> Stage(
        string name,
        string mediaType,
        Stream content,
        long limit,
        CancellationToken cancel
    )
    {
        var id = Guid.CreateVersion7().ToString("N");
        await using var db = await factory.CreateDbContextAsync(cancel);
        // The row first: an upload that is cut off leaves something to throw away, not bytes that nobody knows of.
        db.Add(
            new DocumentRow
            {
                Id = id,
                Name = name,
                MediaType = mediaType,
                CreatedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkSize];
        long size = 0;
        for (var sequence = 0; ; sequence++)
        {
            var read = await content.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, cancel);
            size += read;
            if (size > limit)
            {
                await db.Set<DocumentChunkRow>()
                    .Where(c => c.DocumentId == id)
                    .ExecuteDeleteAsync(CancellationToken.None);
                await db.Set<DocumentRow>().Where(d => d.Id == id).ExecuteDeleteAsync(CancellationToken.None);
                return null;
            }

            if (read > 0)
            {
                hash.AppendData(buffer, 0, read);
                db.Add(
                    new DocumentChunkRow
                    {
                        DocumentId = id,
                        Sequence = sequence,
                        Bytes = buffer[..read],
                    }
                );
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }

            if (read < ChunkSize)
            {
                break;
            }
        }

        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        await db.Set<DocumentRow>()
            .Where(d => d.Id == id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Size, size).SetProperty(x => x.Sha256, sha256), cancel);
        return new StoredDocument(id, name, mediaType, size, sha256);
    }

    /// <summary>Writes the stored bytes to <paramref name="to"/>, chunk by chunk.</summary>
    public async Task Copy(string id, Stream to, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        for (var sequence = 0; ; sequence++)
        {
            var number = sequence;
            var bytes = await db.Set<DocumentChunkRow>()
                .AsNoTracking()
                .Where(c => c.DocumentId == id && c.Sequence == number)
                .Select(c => c.Bytes)
                .FirstOrDefaultAsync(cancel);
            if (bytes is null)
            {
                return;
            }

            await to.WriteAsync(bytes, cancel);
        }
    }

    /// <summary>SHA-256 of the stored bytes, chunk by chunk, in lower-case hex; null when a chunk is missing between others.</summary>
    public static async Task<string?> HashOf(AppDb db, string id, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var expected = 0;
        await foreach (
            var chunk in db.Set<DocumentChunkRow>()
                .AsNoTracking()
                .Where(c => c.DocumentId == id)
                .OrderBy(c => c.Sequence)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            if (chunk.Sequence != expected++)
            {
                return null;
            }

            hash.AppendData(chunk.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>All stored bytes at once: only for what is read as a text.</summary>
    public async Task<byte[]> ReadAll(string id, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await Copy(id, bytes, cancel);
        return bytes.ToArray();
    }

    /// <summary>The first part of the stored bytes, as much as lies in one piece.</summary>
    public async Task<byte[]> Beginning(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<DocumentChunkRow>()
                .AsNoTracking()
                .Where(c => c.DocumentId == id && c.Sequence == 0)
                .Select(c => c.Bytes)
                .FirstOrDefaultAsync(cancel)
            ?? [];
    }

    /// <summary>Throws away what was staged and never bound: an upload that was cut off, or an act that was refused. What a draft brings along waits with it.</summary>
    public async Task<int> DeleteStaged(TimeSpan olderThan, CancellationToken cancel)
    {
        var before = time.GetUtcNow() - olderThan;
        await using var db = await factory.CreateDbContextAsync(cancel);
        var stale = await db.Set<DocumentRow>()
            .Where(d =>
                d.CaseId == null
                && d.DraftId == null
                && d.MemberId == null
                && d.CreatedAt < before
                && !db.Set<FormDraftRow>().Any(x => x.Documents.Contains(d.Id))
            )
            .OrderBy(d => d.Id)
            .Select(d => d.Id)
            .Take(500)
            .ToListAsync(cancel);
        return await Drop(db, stale, cancel);
    }

    /// <summary>Throws away what was staged for an act that came to nothing.</summary>
    public async Task Discard(IEnumerable<StoredDocument> documents)
    {
        var ids = documents.Select(d => d.Id).ToList();
        if (ids.Count > 0)
        {
            await using var db = await factory.CreateDbContextAsync();
            await Drop(db, ids, default);
        }
    }

    // What an act binds meanwhile stays, with its bytes.
    private async Task<int> Drop(AppDb db, List<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var gone = await engine
            .ForUpdate(
                db.Set<DocumentRow>().Where(d => ids.Contains(d.Id) && d.CaseId == null && d.MemberId == null),
                skipLocked: true
            )
            .Select(d => d.Id)
            .ToListAsync(cancel);
        await db.Set<DocumentChunkRow>().Where(c => gone.Contains(c.DocumentId)).ExecuteDeleteAsync(cancel);
        await db.Set<DocumentRow>().Where(d => gone.Contains(d.Id)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone.Count;
    }
}
