using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

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
    string? AssignedToName,
    int Version
);

/// <summary>Finds cases by words and numbers, in the worklist's order.</summary>
internal sealed class WorklistSearch(RulebookCatalog rulebooks, TextSearch search, TimeProvider time)
{
    private const int LookedAtFirst = 1000;
    private const int FewHits = 5000;

    /// <summary>
    /// The next rows in the worklist's order. A common word is found among the first of them; a rare one by the index of words, whose few hits are then put in order.
    /// Neither way reads the whole store, and the planner, which cannot know which kind of word it has, is not asked.
    /// </summary>
    public async Task<List<WorklistLine>> Find(
        AppDb db,
        IQueryable<CaseRow> cases,
        string? words,
        int count,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return await Lines(cases, count).ToListAsync(cancel);
        }

        var (from, to) = CaseNumbers.Ranges(words, rulebooks.All.Select(r => r.NumberPrefix), time.GetUtcNow().Year);
        var numbered =
            from.Length == 0
                ? []
                : await db
                    .Database.SqlQuery<Guid>(
                        $"SELECT id AS \"Value\" FROM unnest({from}, {to}) AS r (low, high) JOIN cases ON number BETWEEN low AND high LIMIT {LookedAtFirst}"
                    )
                    .ToListAsync(cancel);
        var first =
            numbered.Count > 0
                ? []
                : await Lines(
                        MatchingText(cases.OrderBy(c => c.NextDue).ThenBy(c => c.Number).Take(LookedAtFirst), words),
                        count
                    )
                    .ToListAsync(cancel);
        if (first.Count == count)
        {
            return first;
        }

        var hits = await db
            .Database.SqlQuery<Guid>(
                FormattableStringFactory.Create(
                    $$"""
                    WITH hits AS MATERIALIZED (SELECT id FROM cases WHERE search @@ ({{search.Sql}}))
                    SELECT id AS "Value" FROM hits LIMIT {1}
                    """,
                    words,
                    FewHits + 1
                )
            )
            .ToListAsync(cancel);
        // With a case of that number there, texts with the same figures in them come beside it only while they are few.
        List<Guid> found = hits.Count <= FewHits ? [.. numbered, .. hits] : numbered;
        return await Lines(
                found.Count > 0 || hits.Count <= FewHits
                    ? cases.Where(c => found.Contains(c.Id))
                    : MatchingText(cases, words),
                count
            )
            .ToListAsync(cancel);
    }

    public IQueryable<CaseRow> MatchingText(IQueryable<CaseRow> cases, string words) =>
        search.Matching(cases, c => c.Search, words);

    private static IQueryable<WorklistLine> Lines(IQueryable<CaseRow> cases, int count) =>
        cases
            .OrderBy(c => c.NextDue)
            .ThenBy(c => c.Number)
            .Take(count)
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
                c.AssignedToName,
                c.Version
            ));
}
