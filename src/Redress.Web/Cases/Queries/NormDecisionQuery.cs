using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>A decision of another case on one of the articles that are asked for.</summary>
/// <param name="Case">Its number; null of a case that the reader may not see, of which the notice is all.</param>
/// <param name="Notice">The reference under which the public reads it; null while it is not published.</param>
/// <param name="On">When it was pronounced; of a notice alone, when that was published.</param>
/// <param name="Outcome">Null where an award may not be published (FP-17).</param>
/// <param name="Sanctions">Those that stand; of a notice alone their kinds are known.</param>
public sealed record NormDecision(
    string? Case,
    string? Notice,
    DateOnly On,
    Outcome? Outcome,
    IReadOnlyList<string> Norms,
    IReadOnlyList<Sanction> Sanctions
)
{
    /// <summary>Whether an appeal may still change it.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>The kinds of sanction that the notice tells.</summary>
    public IReadOnlyList<SanctionKind> Kinds { get; init; } = [];
}

/// <summary>What was decided before on an article: from the public notices, and from the cases that the reader may see (FP-12).</summary>
internal sealed class NormDecisionQuery(IDbContextFactory<AppDb> factory)
{
    /// <summary>Of how many it is told.</summary>
    public const int Most = 12;

    private const int MostNorms = 6;

    public async Task<IReadOnlyList<NormDecision>> On(
        Case c,
        IReadOnlyCollection<string> norms,
        Actor reader,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var notices = new Dictionary<Guid, NoticeRow>();
        foreach (var norm in norms.Take(MostNorms))
        {
            var on = await db.Set<NoticeRow>()
                .AsNoTracking()
                .Where(n => n.State == NoticeState.Published && n.Scheme == c.Scheme && n.Norms.Contains(norm))
                .OrderByDescending(n => n.PublishedOn)
                .ThenByDescending(n => n.Reference)
                .Take(Most)
                .ToListAsync(cancel);
            on.ForEach(n => notices[n.CaseId] = n);
        }

        var seen = await Seen(db, c, norms, reader, [.. notices.Keys], cancel);
        return
        [
            .. notices
                .Values.Where(n => !seen.ContainsKey(n.CaseId))
                .Select(Public)
                .Concat(seen.Select(own => Own(own.Value, notices.GetValueOrDefault(own.Key)?.Reference)))
                .Where(d => d.Case != c.Number)
                .OrderByDescending(d => d.On)
                .ThenByDescending(d => d.Case ?? d.Notice, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    // Those of the notices, and the newest of whose decision nothing is published, or not yet.
    private static async Task<Dictionary<Guid, Case>> Seen(
        AppDb db,
        Case c,
        IReadOnlyCollection<string> norms,
        Actor reader,
        IReadOnlyList<Guid> told,
        CancellationToken cancel
    )
    {
        var cases = db.Set<CaseRow>().AsNoTracking().VisibleTo(reader).Where(r => r.Scheme == c.Scheme);
        var newest =
            norms.Count == 0
                ? []
                : await cases
                    .Where(r => r.OutcomeOn != null && r.Number != c.Number)
                    .InFigure(new CountedAs(Figure.EndedByNorm, [.. norms.Take(MostNorms)]))
                    .OrderByDescending(r => r.OutcomeOn)
                    .ThenByDescending(r => r.Number)
                    .Take(Most)
                    .Select(r => r.Id)
                    .ToListAsync(cancel);
        var ids = told.Concat(newest).ToList();
        var files = await cases
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.File })
            .ToDictionaryAsync(r => r.Id, r => CaseJson.Read(r.File), cancel);
        return files
            .Where(f => f.Value.Decision is { State: DecisionState.Pronounced })
            .ToDictionary(f => f.Key, f => f.Value);
    }

    private static NormDecision Own(Case other, string? notice) =>
        new(
            other.Number,
            notice,
            other.Decision!.PronouncedOn ?? other.FiledOn,
            other.Decision.Outcome,
            other.Decision.Norms,
            [.. other.Decision.StandingSanctions]
        )
        {
            IsFinal = other.FinalOn is not null,
        };

    private static NormDecision Public(NoticeRow n) =>
        new(
            null,
            n.Reference,
            n.PublishedOn,
            n.Outcome == NoticeRow.Withheld ? null : Enum.Parse<Outcome>(n.Outcome),
            n.Norms,
            []
        )
        {
            Kinds = [.. n.Sanctions.Select(Enum.Parse<SanctionKind>)],
        };
}
