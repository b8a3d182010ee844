using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Erasure;

namespace Redress.Web.Cases.Queries;

/// <summary>The words by which the body sorts its cases. They are no act and no part of the file: no party reads them, and they go with it (FP-18).</summary>
internal sealed class CaseTags(IDbContextFactory<AppDb> factory, IDatabaseEngine engine)
{
    public const int Longest = 30;
    public const int MostOfCase = 12;
    private const int MostKnown = 200;

    /// <summary>A tag as it is kept: small letters, one blank between words. Null: it is none.</summary>
    public static string? Written(string? typed)
    {
        var words = (typed ?? "")
            .ToLowerInvariant()
            .Split([' ', '\u00A0', '\t', '\r', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        var tag = string.Join(' ', words);
        return tag.Length is > 0 and <= Longest ? tag : null;
    }

    /// <summary>The secretaries keep the file in order; who decides on it finds it as it is (BC-15).</summary>
    public static bool MayChange(Actor reader) => reader.Role == Role.Secretary;

    /// <summary>Of each of these cases that the reader sees, in order.</summary>
    public async Task<ILookup<string, string>> Of(
        Actor reader,
        IReadOnlyCollection<string> numbers,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff() || numbers.Count == 0)
        {
            return Enumerable.Empty<string>().ToLookup(number => number);
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var found = await (
            from c in db.Set<CaseRow>().VisibleTo(reader)
            where numbers.Contains(c.Number)
            join t in db.Set<CaseTagRow>() on c.Id equals t.CaseId
            orderby t.Tag
            select new { c.Number, t.Tag }
        ).ToListAsync(cancel);
        return found.ToLookup(x => x.Number, x => x.Tag, StringComparer.Ordinal);
    }

    /// <summary>Those in use on cases that the reader sees.</summary>
    public async Task<IReadOnlyList<string>> Known(Actor reader, CancellationToken cancel = default)
    {
        if (!reader.IsStaff())
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseTagRow>()
            .Where(t => db.Set<CaseRow>().VisibleTo(reader).Any(c => c.Id == t.CaseId))
            .Select(t => t.Tag)
            .Distinct()
            .OrderBy(tag => tag)
            .Take(MostKnown)
            .ToListAsync(cancel);
    }

    /// <summary>False: it is no tag, the case has as many as one can have, or it is not the reader's to change.</summary>
    public async Task<bool> Add(Actor reader, string number, string? typed, CancellationToken cancel = default)
    {
        if (Written(typed) is not { } tag)
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await IdOf(db, reader, number, cancel) is null || await engine.Hold(db, number, cancel) is not { } id)
        {
            return false;
        }

        if (await db.Set<CaseTagRow>().CountAsync(t => t.CaseId == id && t.Tag != tag, cancel) >= MostOfCase)
        {
            return false;
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO case_tags (case_id, tag) VALUES ({id}, {tag}) ON CONFLICT DO NOTHING",
            cancel
        );
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>False: it is not the reader's to change, or it has no such tag.</summary>
    public async Task<bool> Remove(Actor reader, string number, string tag, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await IdOf(db, reader, number, cancel) is { } id
            && await db.Set<CaseTagRow>().Where(t => t.CaseId == id && t.Tag == tag).ExecuteDeleteAsync(cancel) > 0;
    }

    // What is erased is given no words any more.
    private static async Task<Guid?> IdOf(AppDb db, Actor reader, string number, CancellationToken cancel) =>
        MayChange(reader)
            ? await db.Set<CaseRow>()
                .VisibleTo(reader)
                .Where(c => c.Number == number && c.TextKey != "")
                .Select(c => (Guid?)c.Id)
                .FirstOrDefaultAsync(cancel)
            : null;
}
