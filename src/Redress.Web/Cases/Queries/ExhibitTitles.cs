using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Cases.Queries;

/// <summary>How the body calls the exhibits of a case beside the names of their files. It is no act and no part of the file: no party reads it, and it goes with the file (FP-18).</summary>
internal sealed class ExhibitTitles(IDbContextFactory<AppDb> factory, TimeProvider time)
{
    public const int Longest = 120;

    /// <summary>By the id of the document, of those that the reader sees (FP-24).</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(Case c, Actor reader, CancellationToken cancel = default)
    {
        if (!reader.IsStaff() || !CaseView.MaySee(c, reader))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var titles = await (
            from t in db.Set<ExhibitTitleRow>()
            join r in db.Set<CaseRow>() on t.CaseId equals r.Id
            where r.Number == c.Number
            select new { t.DocumentId, t.Title }
        ).ToListAsync(cancel);
        return titles
            .Where(t => CaseView.SeesDocument(c, reader, t.DocumentId))
            .ToDictionary(t => t.DocumentId, t => t.Title, StringComparer.Ordinal);
    }

    /// <param name="title">Empty: it is called by its file again.</param>
    /// <returns>False: the reader sees no such exhibit, or the title is too long.</returns>
    public async Task<bool> Set(
        Case c,
        Actor reader,
        string document,
        string? title,
        CancellationToken cancel = default
    )
    {
        var typed = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (typed.Length > Longest || c.Erased || !reader.IsStaff() || !CaseView.SeesDocument(c, reader, document))
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        if (typed.Length == 0)
        {
            await db.Set<ExhibitTitleRow>().Where(t => t.DocumentId == document).ExecuteDeleteAsync(cancel);
            return true;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO exhibit_titles (document_id, case_id, title, by_id, at) SELECT {document}, id, {typed}, {reader.Id}, {now} FROM cases WHERE number = {c.Number}
            ON CONFLICT (document_id) DO UPDATE SET title = excluded.title, by_id = excluded.by_id, at = excluded.at
            """,
            cancel
        );
        return true;
    }
}
