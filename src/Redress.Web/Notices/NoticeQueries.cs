using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Notices;

/// <summary>An anonymous notice as the public reads it; it tells nothing of its case but what stands here (BC-31).</summary>
/// <param name="Outcome">Null where an award may not be published (FP-17).</param>
/// <param name="Text">Markdown; empty unless it is published.</param>
public sealed record PublicNotice(
    string Reference,
    string Scheme,
    string Language,
    NoticeState State,
    DateOnly PublishedOn,
    Outcome? Outcome,
    string NormsVersion,
    IReadOnlyList<string> Norms,
    IReadOnlyList<SanctionKind> Sanctions,
    bool Appealed,
    string Text,
    IReadOnlyList<NoticeEvent> History,
    DateTimeOffset UpdatedAt
);

/// <summary>What the public asks for. Everything may be left out.</summary>
internal sealed record NoticeQuestion(
    string? Q = null,
    string? Norm = null,
    Outcome? Outcome = null,
    SanctionKind? Sanction = null,
    int? Year = null,
    string? After = null
)
{
    public bool IsFiltered =>
        !string.IsNullOrWhiteSpace(Q)
        || Norm is not null
        || Outcome is not null
        || Sanction is not null
        || Year is not null;
}

internal sealed record NoticeList(IReadOnlyList<PublicNotice> Items, string? Next);

/// <summary>An article that published notices name, under the version of the code in which it was last named.</summary>
internal sealed record NamedNorm(string Scheme, string Version, string Norm);

/// <summary>The notices of final decisions (BC-32), from what the public may read alone.</summary>
internal sealed class NoticeQueries(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, RulebookCatalog rulebooks)
{
    public const int PageSize = 20;

    /// <summary>One page of what is published, newest first; keyset. A page starts after the notice of that reference.</summary>
    public async Task<NoticeList> List(NoticeQuestion asked, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var notices = Matching(db, asked);
        if (!string.IsNullOrEmpty(asked.After))
        {
            var after = await db.Set<NoticeRow>()
                .AsNoTracking()
                .Where(n => n.Reference == asked.After)
                .Select(n => new { n.PublishedOn, n.Reference })
                .FirstOrDefaultAsync(cancel);
            notices = after is null
                ? notices
                : notices.Where(n =>
                    n.PublishedOn <= after.PublishedOn
                    && (n.PublishedOn < after.PublishedOn || n.Reference.CompareTo(after.Reference) < 0)
                );
        }

        var rows = await notices
            .OrderByDescending(n => n.PublishedOn)
            .ThenByDescending(n => n.Reference)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        return new NoticeList(
            [.. rows.Take(PageSize).Select(Told)],
            rows.Count > PageSize ? rows[PageSize - 1].Reference : null
        );
    }

    /// <summary>Whether a page may start after it.</summary>
    public async Task<bool> Knows(string reference, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<NoticeRow>().AnyAsync(n => n.Reference == reference, cancel);
    }

    /// <summary>A notice that is or was published; of one that is not any more, no text.</summary>
    public async Task<PublicNotice?> Find(string reference, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return
            await db.Set<NoticeRow>().AsNoTracking().FirstOrDefaultAsync(n => n.Reference == reference, cancel)
                is { } row
            ? Told(row)
            : null;
    }

    /// <summary>The case of a notice, for the office alone.</summary>
    public async Task<string?> NumberOf(string reference, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            from n in db.Set<NoticeRow>()
            join c in db.Set<CaseRow>() on n.CaseId equals c.Id
            where n.Reference == reference
            select c.Number
        ).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The cases of those notices that the reader may open, by the reference of the notice.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NumbersOf(
        Actor reader,
        IEnumerable<string> references,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var asked = references.ToList();
        return await (
            from n in db.Set<NoticeRow>()
            where asked.Contains(n.Reference)
            join c in db.Set<CaseRow>().VisibleTo(reader) on n.CaseId equals c.Id
            select new { n.Reference, c.Number }
        ).ToDictionaryAsync(r => r.Reference, r => r.Number, cancel);
    }

    /// <summary>What changed last, newest first: notices that are published, and those that are not any more.</summary>
    public async Task<IReadOnlyList<PublicNotice>> Changed(int most, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<NoticeRow>()
            .AsNoTracking()
            .OrderByDescending(n => n.UpdatedAt)
            .ThenByDescending(n => n.Reference)
            .Take(most)
            .ToListAsync(cancel);
        return [.. rows.Select(Told)];
    }

    /// <summary>The articles and years that there is something of.</summary>
    public async Task<(IReadOnlyList<NamedNorm> Norms, IReadOnlyList<int> Years)> Choices(
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var norms = await Published(db)
            .Select(n => new
            {
                n.Scheme,
                n.NormsVersion,
                n.Norms,
            })
            .Distinct()
            .ToListAsync(cancel);
        var years = await Published(db).Select(n => n.PublishedOn.Year).Distinct().ToListAsync(cancel);
        return (
            [
                .. norms
                    .SelectMany(
                        n => n.Norms,
                        (n, norm) =>
                            new
                            {
                                n.Scheme,
                                n.NormsVersion,
                                Norm = norm,
                            }
                    )
                    .GroupBy(n => (n.Scheme, n.Norm))
                    .Select(g => new NamedNorm(g.Key.Scheme, g.Max(n => n.NormsVersion)!, g.Key.Norm))
                    .OrderBy(n => n.Scheme, StringComparer.Ordinal)
                    .ThenBy(n => n.Norm, StringComparer.Ordinal),
            ],
            [.. years.OrderDescending()]
        );
    }

    private static IQueryable<NoticeRow> Published(AppDb db) =>
        db.Set<NoticeRow>().AsNoTracking().Where(n => n.State == NoticeState.Published);

    private IQueryable<NoticeRow> Matching(AppDb db, NoticeQuestion asked)
    {
        var notices = Published(db);
        if (asked.Q is { } typed && !string.IsNullOrWhiteSpace(typed))
        {
            notices = SearchQuery.Parse(typed, rulebooks.Languages, rulebooks.Countries) is { } sought
                ? notices.Where(n => engine.NoticesFound(db, sought).Contains(n.Row))
                : notices.Where(_ => false);
        }

        notices = asked.Norm is { } norm ? notices.Where(n => n.Norms.Contains(norm)) : notices;
        notices = asked.Outcome?.ToString() is { } outcome ? notices.Where(n => n.Outcome == outcome) : notices;
        notices = asked.Sanction?.ToString() is { } sanction
            ? notices.Where(n => n.Sanctions.Contains(sanction))
            : notices;
        return asked.Year is { } year ? notices.Where(n => n.PublishedOn.Year == year) : notices;
    }

    private static PublicNotice Told(NoticeRow n) =>
        new(
            n.Reference,
            n.Scheme,
            n.Language,
            n.State,
            n.PublishedOn,
            n.Outcome == NoticeRow.Withheld ? null : Enum.Parse<Outcome>(n.Outcome),
            n.NormsVersion,
            n.Norms,
            [.. n.Sanctions.Select(Enum.Parse<SanctionKind>)],
            n.Appealed,
            n.Text,
            JsonSerializer.Deserialize<List<NoticeEvent>>(n.History, ActionJson.Options)!,
            n.UpdatedAt
        );
}
