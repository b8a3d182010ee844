using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Queries;

/// <summary>What a row of the worklist is made of.</summary>
internal sealed record WorklistLine(
    string Number,
    string Scheme,
    CaseKind Kind,
    CaseState State,
    string ComplainantName,
    string RespondentName,
    DateOnly NextDue,
    string? NextDueKind,
    string? NextDueParty,
    DateTimeOffset FiledAt,
    DateOnly FiledOn,
    string? AssignedToName,
    int Version,
    DateOnly? MessageDue,
    DateOnly? UndeliveredSince
)
{
    public DateTimeOffset ChangedAt { get; init; }

    public string AssignedKey { get; init; } = "";
}

/// <summary>Which rows of the worklist: in which order, after which place, how many.</summary>
internal sealed record WorklistRange(WorklistOrder Order, WorklistPlace? After, int Count);

/// <summary>Finds cases by words and numbers (docs/search.md), in an order of the worklist.</summary>
internal sealed class WorklistSearch(IDatabaseEngine engine, RulebookCatalog rulebooks, TimeProvider time)
{
    private const int FewHits = 1000;
    private const int LookedThrough = 2000;
    private const int LookedAtOnce = 200;

    /// <summary>
    /// The next rows in the order that is asked for. A rare word is found by the index of words, whose few hits are then put in order; a common one by
    /// looking through the worklist, where it is soon met. Neither way reads the whole store, and the planner, which cannot know which kind of word it has, is not asked.
    /// </summary>
    public async Task<List<WorklistLine>> Find(
        AppDb db,
        IQueryable<CaseRow> cases,
        string? words,
        WorklistRange page,
        CancellationToken cancel
    )
    {
        var left = cases.After(page.Order, page.After);
        if (string.IsNullOrWhiteSpace(words))
        {
            return await Lines(left, page).ToListAsync(cancel);
        }

        var numbered = await Numbered(left, words, cancel);
        if (SearchQuery.Parse(words, rulebooks.Languages, rulebooks.Countries) is not { } sought)
        {
            return await Of(left, numbered, page, cancel);
        }

        var hits = await engine.CasesFound(db, sought).Take(FewHits + 1).ToListAsync(cancel);
        if (hits.Count <= FewHits)
        {
            return await Of(left, [.. numbered, .. hits], page, cancel);
        }

        // With a case of that number there, texts with the same figures in them come beside it only while they are few.
        return numbered.Count > 0 ? await Of(left, numbered, page, cancel)
            : await LookThrough(cases, sought, page, cancel) is { } met ? met
            : await Lines(AmongHits(db, left, sought), page).ToListAsync(cancel);
    }

    public IQueryable<CaseRow> Matching(AppDb db, IQueryable<CaseRow> cases, string words) =>
        SearchQuery.Parse(words, rulebooks.Languages, rulebooks.Countries) is { } sought
            ? cases.Where(c => engine.CasesFound(db, sought).Contains(c.Row))
            : cases.Where(_ => false);

    // The sum keeps the planner from putting all hits in order, where there are so many that the order's own index meets them soon.
    private IQueryable<CaseRow> AmongHits(AppDb db, IQueryable<CaseRow> cases, SearchQuery sought) =>
        cases.Where(c => engine.CasesFound(db, sought).Contains(c.Row + 0));

    // Null: not enough of them were met on the way.
    private static async Task<List<WorklistLine>?> LookThrough(
        IQueryable<CaseRow> cases,
        SearchQuery sought,
        WorklistRange page,
        CancellationToken cancel
    )
    {
        var met = new HashSet<long>();
        var (looked, place) = (0, page.After);
        while (looked < LookedThrough)
        {
            // Each time from where the last one ended, as it was then: an act that moves a case meanwhile repeats none.
            var next = await cases
                .After(page.Order, place)
                .InOrder(page.Order)
                .Take(LookedAtOnce)
                .Select(c => new
                {
                    c.Row,
                    c.NextDue,
                    c.FiledOn,
                    c.ChangedAt,
                    c.AssignedKey,
                    c.Number,
                    c.SearchWords,
                })
                .ToListAsync(cancel);
            met.UnionWith(next.Where(c => sought.IsFoundIn(c.SearchWords)).Select(c => c.Row));
            if (met.Count >= page.Count || next.Count < LookedAtOnce)
            {
                return await Of(cases, [.. met], page, cancel);
            }

            var last = next[^1];
            looked += next.Count;
            place = new WorklistPlace(last.Number)
            {
                Day = page.Order.By == WorklistSort.Filed ? last.FiledOn : last.NextDue,
                At = last.ChangedAt,
                Key = last.AssignedKey,
            };
        }

        return null;
    }

    private async Task<List<long>> Numbered(IQueryable<CaseRow> cases, string words, CancellationToken cancel)
    {
        var (from, to) = CaseNumbers.Ranges(words, rulebooks.All.Select(r => r.NumberPrefix), time.GetUtcNow().Year);
        return from.Length == 0
            ? []
            : await from.Zip(to, (low, high) => InRange(cases, low, high))
                .Aggregate((one, other) => one.Concat(other))
                .Take(FewHits)
                .ToListAsync(cancel);
    }

    private static IQueryable<long> InRange(IQueryable<CaseRow> cases, string low, string high) =>
        cases.Where(c => c.Number.CompareTo(low) >= 0 && c.Number.CompareTo(high) <= 0).Select(c => c.Row);

    private static async Task<List<WorklistLine>> Of(
        IQueryable<CaseRow> cases,
        List<long> found,
        WorklistRange page,
        CancellationToken cancel
    ) =>
        found.Count == 0
            ? []
            : await Lines(cases.Where(c => EF.Parameter(found).Contains(c.Row)), page).ToListAsync(cancel);

    private static IQueryable<WorklistLine> Lines(IQueryable<CaseRow> cases, WorklistRange page) =>
        cases
            .InOrder(page.Order)
            .Take(page.Count)
            .Select(c => new WorklistLine(
                c.Number,
                c.Scheme,
                c.Kind,
                c.State,
                c.ComplainantName,
                c.RespondentName,
                c.NextDue,
                c.NextDueKind,
                c.NextDueParty,
                c.FiledAt,
                c.FiledOn,
                c.AssignedToName,
                c.Version,
                c.MessageDue,
                c.UndeliveredSince
            )
            {
                ChangedAt = c.ChangedAt,
                AssignedKey = c.AssignedKey,
            });
}
