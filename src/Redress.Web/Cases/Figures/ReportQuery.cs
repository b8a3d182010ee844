using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Figures;

/// <summary>The yearly report (FP-16), laid out from the counts that are kept with each act: whatever the number of cases, and always the cases that its figures open.</summary>
internal sealed class ReportQuery(
    FigureQuery figures,
    RulebookCatalog rulebooks,
    SchemeTimes times,
    IDbContextFactory<AppDb> factory
)
{
    /// <summary>Of the cases that count for the reader; for the supervisory committee (BC-43), and for who is recused from one that may count (FP-12), what everybody reads of it.</summary>
    public async Task<YearReport> Of(Actor reader, string scheme, int year, CancellationToken cancel = default)
    {
        var span = FigureSpan.OfYear(year, scheme);
        return reader.Role == Role.Supervisor || await figures.IsRecusedIn(reader, span, cancel)
            ? await OfEverybody(span, year, cancel)
            : LaidOut(await figures.CountedFor(reader, span, cancel), scheme, year);
    }

    /// <summary>Whether the year is over where the scheme is: only then its tables are published.</summary>
    public bool IsOver(string scheme, int year) => year < times.Today(scheme).Year;

    /// <summary>The schemes whose figures the reader has.</summary>
    public IReadOnlyList<string> Schemes(Actor reader) =>
        [
            .. rulebooks.Schemes.Where(s =>
                reader.WorksFor(s) && (reader.Role != Role.Committee || reader.CommitteeSchemes.Contains(s))
            ),
        ];

    /// <summary>From the first year in which something was filed to this one, the latest first. Years are no secret.</summary>
    public async Task<IReadOnlyList<int>> Years(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var first = await db.Set<CaseRow>().MinAsync(c => (DateOnly?)c.FiledOn, cancel);
        var (now, earliest) = (times.Today().Year, first?.Year ?? int.MaxValue);
        return [.. Enumerable.Range(0, Math.Max(0, now - earliest) + 1).Select(back => now - back)];
    }

    // Whatever the reader may see: it is the same for all, and tells nobody of one case.
    private async Task<YearReport> OfEverybody(FigureSpan span, int year, CancellationToken cancel)
    {
        var scheme = span.Scheme!;
        var report = LaidOut(await figures.CountedFor(Actor.Clock, span, cancel), scheme, year);
        return SmallNumbers.Hide(report, IsOver(scheme, year)) with { IsPublic = true };
    }

    private YearReport LaidOut(FigureCounts counts, string scheme, int year)
    {
        var country = rulebooks.All.First(r => r.Scheme == scheme).Calendar.Country;
        var filed = counts.Of(Figure.FiledByKind).Sum(c => c.Count);
        var endings = counts.Of(Figure.EndedBy).ToLookup(c => c.Key, c => c.Count);
        var ended = endings.Sum(e => e.Sum());
        return new YearReport(
            scheme,
            year,
            filed,
            ended,
            [
                .. ReportLayout.All.Select(layout => new ReportTable(
                    layout,
                    layout.Whole == ReportWhole.Filed ? filed
                        : layout.Endings.Count == 0 ? ended
                        : layout.Endings.Sum(e => endings[e].Sum()),
                    [.. Rows(layout, counts, country)]
                )),
            ],
            LengthOf([.. counts.Of(Figure.Outcomes)])
        );
    }

    private static IEnumerable<ReportRow> Rows(ReportLayout layout, FigureCounts counts, string country)
    {
        var found = counts.Of(layout.Figure).ToLookup(c => layout.RowOf(c.Key, country));
        // What occurs comes in the order of how often it does.
        var keys =
            layout.Keys.Count > 0
                ? layout.Keys
                : found
                    .OrderByDescending(g => g.Sum(c => c.Count))
                    .ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => g.Key);
        return keys.Select(key => new ReportRow(
            key,
            [.. found[key].Select(c => c.Key).Distinct().Order(StringComparer.Ordinal)],
            found[key].Sum(c => c.Count)
        ));
    }

    private static ReportedLength? LengthOf(IReadOnlyList<(DateOnly Month, string Days, int Count)> outcomes)
    {
        var days = outcomes
            .GroupBy(o => int.Parse(o.Days, CultureInfo.InvariantCulture))
            .Select(g => (Days: g.Key, Count: g.Sum(o => o.Count)))
            .OrderBy(d => d.Days)
            .ToList();
        var cases = days.Sum(d => d.Count);
        return cases == 0
            ? null
            : new ReportedLength(cases, days.Sum(d => (double)d.Days * d.Count) / cases, CountedValues.Median(days));
    }
}
