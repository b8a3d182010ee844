using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Erasure;

namespace Redress.Web.Cases.Queries;

/// <summary>How an exhibit is called, by whom, since when.</summary>
public sealed record ExhibitTitle(string Title, string ByName, DateTimeOffset At);

/// <summary>How the body calls the exhibits of a case beside the names of their files. It is no act and no part of the file: no party reads it, and it goes with the file (FP-18).</summary>
internal sealed class ExhibitTitles(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, TimeProvider time)
{
    public const int Longest = 120;

    /// <summary>A title stands in the list and the bundle from which others cite: the secretaries keep both, and neither who decides nor who is challenged does (BC-15).</summary>
    public static bool MayChange(Actor reader) => reader.Role == Role.Secretary;

    /// <summary>By the id of the document, of those that the reader sees (FP-24).</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(
        Case c,
        Actor reader,
        CancellationToken cancel = default
    ) => (await Given(c, reader, cancel)).ToDictionary(t => t.Key, t => t.Value.Title, StringComparer.Ordinal);

    /// <summary>The same, with who gave them last, and when.</summary>
    public async Task<IReadOnlyDictionary<string, ExhibitTitle>> Given(
        Case c,
        Actor reader,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff() || !CaseView.MaySee(c, reader))
        {
            return new Dictionary<string, ExhibitTitle>(StringComparer.Ordinal);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var titles = await (
            from t in db.Set<ExhibitTitleRow>()
            join r in db.Set<CaseRow>() on t.CaseId equals r.Id
            join u in db.Users on t.ById equals u.Id into users
            from giver in users.DefaultIfEmpty()
            where r.Number == c.Number
            select new
            {
                t.DocumentId,
                t.Title,
                t.At,
                By = giver!.DisplayName,
            }
        ).ToListAsync(cancel);
        return titles
            .Where(t => CaseView.SeesDocument(c, reader, t.DocumentId))
            .ToDictionary(t => t.DocumentId, t => new ExhibitTitle(t.Title, t.By ?? "", t.At), StringComparer.Ordinal);
    }

    /// <param name="title">Empty: it is called by its file again.</param>
    /// <returns>False: it is not the reader's to change, the case is erased, or the title is too long.</returns>
    public async Task<bool> Set(
        Case c,
        Actor reader,
        string document,
        string? title,
        CancellationToken cancel = default
    )
    {
        var typed = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (typed.Length > Longest || c.Erased || !MayChange(reader) || !CaseView.SeesDocument(c, reader, document))
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        if (typed.Length == 0)
        {
            await db.Set<ExhibitTitleRow>().Where(t => t.DocumentId == document).ExecuteDeleteAsync(cancel);
            return true;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await engine.Hold(db, c.Number, cancel) is not { } id)
        {
            return false;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO exhibit_titles (document_id, case_id, title, by_id, at) VALUES ({document}, {id}, {typed}, {reader.Id}, {now})
            ON CONFLICT (document_id) DO UPDATE SET title = excluded.title, by_id = excluded.by_id, at = excluded.at
            """,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return true;
    }
}
