using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases.Access;
using Redress.Web.Documents;
using Redress.Web.Storage;

namespace Redress.Web.Intake.Drafts;

/// <summary>
/// Complaints that are being written, reached by their code alone, which is kept hashed. Each change keeps one for another
/// <see cref="Kept"/>; then it is erased with its files, as it is when it was filed or thrown away.
/// </summary>
internal sealed class ComplaintDrafts(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    DocumentStore documents,
    TimeProvider time
)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task<ComplaintDraft> Start(DraftContent content, CancellationToken cancel) =>
        Start(AccessCode.Make(), content, cancel);

    /// <summary>The draft of a code that a page made for it, begun where there is none: a page that is sent twice begins one.</summary>
    public async Task<ComplaintDraft> Open(string code, CancellationToken cancel)
    {
        if (await Find(code, cancel) is { } begun)
        {
            return begun;
        }

        try
        {
            return await Start(code, new DraftContent(), cancel);
        }
        catch (DbUpdateException e) when (engine.Explain(e).Kind == StoreFailureKind.Duplicate)
        {
            return await Find(code, cancel) ?? await Start(new DraftContent(), cancel);
        }
    }

    private async Task<ComplaintDraft> Start(string code, DraftContent content, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = new DraftRow
        {
            Id = Guid.CreateVersion7(),
            CodeHash = Hash(code),
            Content = content.Written(),
            CreatedAt = now,
            ChangedAt = now,
            ExpiresAt = now + Kept,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        return new ComplaintDraft(row.Id, code, content, row.ExpiresAt);
    }

    /// <summary>Null: no draft has that code, or its time is over.</summary>
    public async Task<ComplaintDraft?> Find(string? code, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var (hash, now) = (Hash(code), time.GetUtcNow().ToUniversalTime());
        var row = await db.Set<DraftRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(d => d.CodeHash == hash && d.ExpiresAt > now, cancel);
        return row is null ? null : new ComplaintDraft(row.Id, code, DraftContent.Of(row), row.ExpiresAt);
    }

    /// <summary>Changes the draft as it then is: two pages of it that are sent at once both count.</summary>
    public async Task<ComplaintDraft?> Change(string code, Action<DraftContent> change, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (hash, now) = (Hash(code), time.GetUtcNow().ToUniversalTime());
        if (
            await engine
                .ForUpdate(db.Set<DraftRow>().Where(d => d.CodeHash == hash && d.ExpiresAt > now))
                .ToListAsync(cancel)
            is not [var row]
        )
        {
            return null;
        }

        var content = DraftContent.Of(row);
        change(content);
        (row.Content, row.ChangedAt, row.ExpiresAt) = (content.Written(), now, now + Kept);
        await Hold(db, row.Id, [.. content.Documents.Select(d => d.Id)], cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ComplaintDraft(row.Id, code, content, row.ExpiresAt);
    }

    public async Task Erase(ComplaintDraft complaintDraft, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await Erase(db, complaintDraft.Id, cancel);
    }

    /// <summary>In the transaction that files it: the draft is gone, its documents are the case's.</summary>
    public static async Task Filed(AppDb db, Guid id, CancellationToken cancel)
    {
        await db.Set<DocumentRow>()
            .Where(d => d.DraftId == id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.DraftId, (Guid?)null), cancel);
        await db.Set<DraftRow>().Where(d => d.Id == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Erases the drafts whose time is over, and says how many.</summary>
    public async Task<int> DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var expired = await db.Set<DraftRow>()
            .Where(d => d.ExpiresAt <= now)
            .OrderBy(d => d.ExpiresAt)
            .Select(d => d.Id)
            .Take(500)
            .ToListAsync(cancel);
        foreach (var id in expired)
        {
            await Erase(db, id, cancel);
        }

        return expired.Count;
    }

    private async Task Erase(AppDb db, Guid id, CancellationToken cancel)
    {
        var held = await db.Set<DocumentRow>()
            .AsNoTracking()
            .Where(d => d.DraftId == id && d.CaseId == null)
            .ToListAsync(cancel);
        await documents.Discard(held.Select(d => new StoredDocument(d.Id, d.Name, d.MediaType, d.Size, d.Sha256)));
        await db.Set<DraftRow>().Where(d => d.Id == id).ExecuteDeleteAsync(cancel);
    }

    // What the draft names is held; what it names no more is thrown away with all that was never bound.
    private static async Task Hold(AppDb db, Guid id, List<string> ids, CancellationToken cancel)
    {
        await db.Set<DocumentRow>()
            .Where(d => d.DraftId == id && !ids.Contains(d.Id))
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.DraftId, (Guid?)null), cancel);
        await db.Set<DocumentRow>()
            .Where(d => d.DraftId == null && d.CaseId == null && ids.Contains(d.Id))
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.DraftId, (Guid?)id), cancel);
    }

    private static string Hash(string code) => AccessCode.Hash("draft", code);
}
