using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Figures;

/// <summary>Of which days and of which scheme figures are asked for.</summary>
/// <param name="Until">The last of the days; where one is named, what is open at this moment is not asked for.</param>
/// <param name="Scheme">Null: of all.</param>
internal sealed record FigureSpan(DateOnly Since, DateOnly Until, string? Scheme)
{
    public FigureSpan(DateOnly since)
        : this(since, DateOnly.MaxValue, null) { }

    /// <summary>Whether the open cases are counted, whenever they were filed.</summary>
    public bool WithOpen => Until == DateOnly.MaxValue;

    public bool Has(FigureCell cell) =>
        cell.Day >= Since && cell.Day <= Until || WithOpen && cell.Figure == Figure.OpenByFiling;

    public static FigureSpan OfYear(int year, string scheme) => new(new(year, 1, 1), new(year, 12, 31), scheme);
}

/// <summary>
/// The figures as they are kept: the totals, and what acts changed that is not in them yet. One statement reads them all, so that a change is seen
/// either in the totals or by itself and never in both or in neither.
/// </summary>
internal sealed class FigureQuery(IDbContextFactory<AppDb> factory)
{
    private static readonly string ByFiling = nameof(Figure.OpenByFiling);

    /// <summary>
    /// Of the cases that count for the reader: those it may see, as <see cref="Access.CaseFilter.VisibleTo"/> has it (FP-12); for the supervisory
    /// committee all, of which it gets figures and nothing else (BC-43). Nothing is counted for the parties.
    /// </summary>
    public async Task<FigureCounts> CountedFor(Actor reader, FigureSpan span, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var (totals, changes) = (db.Set<FigureRow>().AsNoTracking(), db.Set<FigureChangeRow>().AsNoTracking());
        switch (reader.Role)
        {
            case Role.Secretary or Role.Appeals or Role.Supervisor when reader.Schemes is { } own:
                own = [.. own.Where(s => span.Scheme is null || s == span.Scheme)];
                return await Read(
                    Lines(totals.Where(f => own.Contains(f.Scheme)), changes.Where(c => own.Contains(c.Scheme)), span),
                    span,
                    cancel
                );
            case Role.Secretary or Role.Appeals or Role.Clock or Role.Supervisor when span.Scheme is { } only:
                return await Read(
                    Lines(totals.Where(f => f.Scheme == only), changes.Where(c => c.Scheme == only), span),
                    span,
                    cancel
                );
            case Role.Secretary or Role.Appeals or Role.Clock or Role.Supervisor:
                return await Read(Lines(totals, changes, span), span, cancel);
            case Role.Committee:
                var schemes = SeatsIn(reader, span);
                // Begun at the recusals, of which somebody has few.
                var recused =
                    from r in db.Set<RecusalRow>()
                    where r.UserId == reader.Id
                    join c in db.Set<CaseRow>() on r.CaseId equals c.Id
                    where schemes.Contains(c.Scheme)
                    select new Line
                    {
                        Figure = "",
                        Day = FigureCell.NoDay,
                        Text = c.Figures,
                        Count = -1L,
                    };
                return await Read(
                    Lines(
                            totals.Where(f => schemes.Contains(f.Scheme)),
                            changes.Where(c => schemes.Contains(c.Scheme)),
                            span
                        )
                        .Concat(recused),
                    span,
                    cancel
                );
            default:
                return new FigureCounts();
        }
    }

    /// <summary>
    /// Whether the reader is recused from a case that counts in the span or may still come to: who laid its own figures beside those that everybody reads would find that case by
    /// what they differ (FP-12).
    /// </summary>
    public async Task<bool> IsRecusedIn(Actor reader, FigureSpan span, CancellationToken cancel = default)
    {
        if (reader.Role != Role.Committee)
        {
            return false;
        }

        var schemes = SeatsIn(reader, span);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var recused = await (
            from r in db.Set<RecusalRow>()
            where r.UserId == reader.Id
            join c in db.Set<CaseRow>() on r.CaseId equals c.Id
            where schemes.Contains(c.Scheme) && c.FiledOn <= span.Until
            select new { c.Open, c.Figures }
        ).ToListAsync(cancel);
        return recused.Exists(c => c.Open || FigureCounts.Parse(c.Figures).All.Any(cell => span.Has(cell.Key)));
    }

    /// <param name="since">From which day on; the open cases are counted whenever they were filed.</param>
    public Task<FigureCounts> CountedFor(Actor reader, DateOnly since, CancellationToken cancel = default) =>
        CountedFor(reader, new FigureSpan(since), cancel);

    /// <summary>Of all cases of one scheme.</summary>
    public Task<FigureCounts> OfScheme(string scheme, DateOnly since, CancellationToken cancel = default) =>
        CountedFor(Actor.Clock, new FigureSpan(since) { Scheme = scheme }, cancel);

    /// <summary>Of all cases.</summary>
    public Task<FigureCounts> All(DateOnly since, CancellationToken cancel = default) =>
        CountedFor(Actor.Clock, since, cancel);

    private static List<string> SeatsIn(Actor reader, FigureSpan span) =>
        [.. reader.CommitteeSchemes.Where(s => reader.WorksFor(s) && (span.Scheme is null || s == span.Scheme))];

    // A total is one cell with its count; a change is a text with several, and counts once.
    private static IQueryable<Line> Lines(
        IQueryable<FigureRow> totals,
        IQueryable<FigureChangeRow> changes,
        FigureSpan span
    ) =>
        totals
            .Where(f => f.Day >= span.Since && f.Day <= span.Until || span.WithOpen && f.Figure == ByFiling)
            .Select(f => new Line
            {
                Figure = f.Figure,
                Day = f.Day,
                Text = f.Key,
                Count = f.Count,
            })
            .Concat(
                changes.Select(c => new Line
                {
                    Figure = "",
                    Day = FigureCell.NoDay,
                    Text = c.Changes,
                    Count = 1L,
                })
            );

    private static async Task<FigureCounts> Read(IQueryable<Line> lines, FigureSpan span, CancellationToken cancel)
    {
        var counts = new FigureCounts();
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (line.Figure.Length > 0)
            {
                counts.Add(new(Enum.Parse<Figure>(line.Figure), line.Day, line.Text), line.Count);
                continue;
            }

            foreach (var (cell, count) in FigureCounts.Parse(line.Text).All)
            {
                if (span.Has(cell))
                {
                    counts.Add(cell, count * line.Count);
                }
            }
        }

        return counts;
    }

    /// <summary>A total, or with an empty figure the text of several counts.</summary>
    private sealed class Line
    {
        public string Figure { get; init; } = "";

        public DateOnly Day { get; init; }

        public string Text { get; init; } = "";

        public long Count { get; init; }
    }
}
