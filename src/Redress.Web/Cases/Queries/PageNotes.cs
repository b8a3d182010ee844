using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Erasure;

namespace Redress.Web.Cases.Queries;

/// <summary>What the reader noted beside a page of an exhibit.</summary>
public sealed record PageNote(Guid Id, string Document, int Page, string Text, DateTimeOffset At);

/// <summary>What people of the body note beside the pages that they read, each for itself, and what they have opened. Neither is part of the file; both go with it (FP-18).</summary>
internal sealed class PageNotes(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, TimeProvider time)
{
    public const int LongestText = 2000;
    public const int LastPage = 9999;
    private const int MostOfCase = 500;

    /// <summary>The reader's own, of the documents that it sees: by document, page and time.</summary>
    /// <param name="document">Null: of all documents of the case.</param>
    public async Task<IReadOnlyList<PageNote>> Of(
        Case c,
        Actor reader,
        string? document = null,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff() || !CaseView.MaySee(c, reader))
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var notes = await (
            from n in db.Set<PageNoteRow>()
            join r in db.Set<CaseRow>() on n.CaseId equals r.Id
            where r.Number == c.Number && n.UserId == reader.Id && (document == null || n.DocumentId == document)
            orderby n.DocumentId, n.Page, n.At, n.Id
            select new PageNote(n.Id, n.DocumentId, n.Page, n.Text, n.At)
        ).ToListAsync(cancel);
        return [.. notes.Where(n => CaseView.SeesDocument(c, reader, n.Document))];
    }

    /// <returns>Null: there is nothing in it, it is too long, there are too many, or the reader sees no such document.</returns>
    public async Task<Guid?> Add(
        Case c,
        Actor reader,
        (string Document, int Page) place,
        string? text,
        CancellationToken cancel = default
    )
    {
        if (
            text?.Trim() is not { Length: > 0 and <= LongestText } typed
            || place.Page is < 1 or > LastPage
            || c.Erased
            || !reader.IsStaff()
            || !CaseView.SeesDocument(c, reader, place.Document)
        )
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await engine.Hold(db, c.Number, cancel) is not { } id
            || await db.Set<PageNoteRow>().CountAsync(n => n.CaseId == id && n.UserId == reader.Id, cancel)
                >= MostOfCase
        )
        {
            return null;
        }

        var note = new PageNoteRow
        {
            Id = Guid.CreateVersion7(),
            CaseId = id,
            DocumentId = place.Document,
            Page = place.Page,
            UserId = reader.Id,
            Text = typed,
            At = time.GetUtcNow().ToUniversalTime(),
        };
        db.Add(note);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return note.Id;
    }

    /// <summary>One of the reader's own; false when it has none of that id.</summary>
    public async Task<bool> Remove(Actor reader, Guid id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<PageNoteRow>().Where(n => n.Id == id && n.UserId == reader.Id).ExecuteDeleteAsync(cancel)
            > 0;
    }

    /// <summary>The documents of the case that the reader has opened, each with when it did so first.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Read(
        Case c,
        Actor reader,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff() || !CaseView.MaySee(c, reader))
        {
            return new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            from m in db.Set<ReadingMarkRow>()
            join r in db.Set<CaseRow>() on m.CaseId equals r.Id
            where r.Number == c.Number && m.UserId == reader.Id
            select m
        )
            .AsNoTracking()
            .ToDictionaryAsync(m => m.DocumentId, m => m.At, StringComparer.Ordinal, cancel);
    }

    /// <summary>The reader has this document before it.</summary>
    public async Task MarkRead(Case c, Actor reader, string document, CancellationToken cancel = default)
    {
        if (c.Erased || !reader.IsStaff() || !CaseView.SeesDocument(c, reader, document))
        {
            return;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        // Nobody's words: where the file is erased in this very instant, a mark of it tells of nothing.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO reading_marks (case_id, user_id, document_id, at) SELECT id, {reader.Id}, {document}, {now} FROM cases WHERE number = {c.Number} AND text_key <> '' ON CONFLICT DO NOTHING",
            cancel
        );
    }
}
