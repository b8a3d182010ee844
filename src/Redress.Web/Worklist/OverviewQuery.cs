using System.Globalization;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Worklist;

/// <summary>How many open cases are so old: filed from one day on, and before another.</summary>
public sealed record AgeGroup(int FromDays, int? BelowDays, DateOnly? FiledFrom, DateOnly? FiledBefore, int Cases);

public sealed record Workload(string? Id, string? Name, int Cases);

/// <summary>How many terms of a kind were met and missed, and in how many cases at least one was missed.</summary>
public sealed record TermsKept(TermKind Kind, int Met, int Missed, int CasesMissing);

/// <summary>How many duties of a kind waited beyond their day, and how many still do (FP-23).</summary>
/// <param name="Cases">In how many cases at least one did.</param>
public sealed record DutiesLate(DutyKind Kind, int Late, int Waiting, int Cases);

/// <summary>The cases that got their outcome in a month, and how many days half of them took at most.</summary>
public sealed record MonthOfOutcomes(DateOnly Month, int Cases, double MedianDays);

/// <summary>How many complaints were filed in a month, and in the same month of the year before.</summary>
public sealed record MonthOfFilings(DateOnly Month, int Cases, int YearBefore);

/// <param name="Since">The first day of filing whose terms are counted.</param>
public sealed record Overview(
    IReadOnlyList<(CaseState State, int Cases)> States,
    IReadOnlyList<AgeGroup> Ages,
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<TermsKept> Terms,
    IReadOnlyList<DutiesLate> Duties,
    IReadOnlyList<MonthOfFilings> Filed,
    IReadOnlyList<MonthOfOutcomes> Outcomes,
    DateOnly Since
);

/// <summary>The figures for the chair, among the cases that count for the reader (FP-12): laid out from the counts that are kept, whatever the number of cases.</summary>
internal sealed class OverviewQuery(FigureQuery figures, SchemeTimes times)
{
    private const int People = 50;
    private static readonly int[] Ages = [0, 30, 90, 180];

    /// <summary>Of all schemes, over the running month and the twelve before it.</summary>
    public Task<Overview> Of(Actor reader, CancellationToken cancel) =>
        Of(reader, null, OverviewPeriod.Of(null, times.Today()), cancel);

    /// <summary>Whether the reader gets rounded numbers that lead nowhere: who sees no file (BC-43), and who is recused from a case that may count (FP-12).</summary>
    public async Task<bool> IsRounded(Actor reader, string? scheme, OverviewPeriod period, CancellationToken cancel) =>
        !reader.SeesFiles() || await figures.IsRecusedIn(reader, SpanOf(scheme, period), cancel);

    /// <summary>What is open is counted as it stands now, whatever the period.</summary>
    public async Task<Overview> Of(Actor reader, string? scheme, OverviewPeriod period, CancellationToken cancel)
    {
        var today = times.Today(scheme);
        var counts = await figures.CountedFor(reader, SpanOf(scheme, period), cancel);
        return new Overview(
            [
                .. counts
                    .Of(Figure.OpenByState)
                    .Select(s => (State: Enum.Parse<CaseState>(s.Key), s.Count))
                    .OrderBy(s => s.State),
            ],
            [.. AgesOf([.. counts.Of(Figure.OpenByFiling)], today)],
            WorkloadsOf(counts),
            [.. TermsOf(counts, period)],
            [.. DutiesOf(counts, period)],
            FilingsOf(counts, period, today),
            [.. OutcomesOf(counts, period)],
            period.From
        );
    }

    private static FigureSpan SpanOf(string? scheme, OverviewPeriod period) =>
        new(period.From.AddYears(-1)) { Scheme = scheme };

    private static List<MonthOfFilings> FilingsOf(FigureCounts counts, OverviewPeriod period, DateOnly today)
    {
        var filed = counts.Of(Figure.FiledByKind).ToLookup(c => c.Day, c => c.Count);
        var months = period
            .MonthsUntil(today)
            .Select(month => new MonthOfFilings(month, filed[month].Sum(), filed[month.AddYears(-1)].Sum()))
            .ToList();
        return months.Exists(m => m.Cases + m.YearBefore > 0) ? months : [];
    }

    private static IEnumerable<AgeGroup> AgesOf(
        IReadOnlyList<(DateOnly Day, string Key, int Count)> filed,
        DateOnly today
    )
    {
        foreach (var (from, below) in Ages.Select((days, i) => (days, i + 1 < Ages.Length ? Ages[i + 1] : (int?)null)))
        {
            // So many days old and not yet so many: both ends as days, as the worklist's own filter takes them.
            var (start, end) = (
                below is { } most ? today.AddDays(1 - most) : (DateOnly?)null,
                from == 0 ? (DateOnly?)null : today.AddDays(1 - from)
            );
            yield return new AgeGroup(
                from,
                below,
                start,
                end,
                filed.Where(f => (start is null || f.Day >= start) && (end is null || f.Day < end)).Sum(f => f.Count)
            );
        }
    }

    private static IReadOnlyList<Workload> WorkloadsOf(FigureCounts counts)
    {
        // Whose name changed meanwhile is still one person.
        var people = counts
            .Of(Figure.OpenByPerson)
            .Select(p => (Person: CaseFigures.Person(p.Key), p.Count))
            .GroupBy(p => p.Person.Id)
            .Select(g => new Workload(g.Key, g.Max(p => p.Person.Name), g.Sum(p => p.Count)))
            .OrderByDescending(p => p.Cases)
            .ThenBy(p => p.Name, StringComparer.CurrentCulture)
            .Take(People);
        return [.. people.OrderBy(p => p.Id is null)];
    }

    private static IEnumerable<TermsKept> TermsOf(FigureCounts counts, OverviewPeriod period)
    {
        var (met, missed, missing) = (ByKind(Figure.TermsMet), ByKind(Figure.TermsMissed), ByKind(Figure.CasesMissing));
        return CaseStatistics
            .Demands.Select(kind => new TermsKept(kind, Count(met, kind), Count(missed, kind), Count(missing, kind)))
            .Where(t => t.Met + t.Missed > 0);

        Dictionary<string, int> ByKind(Figure figure) =>
            counts
                .Of(figure)
                .Where(c => period.Has(c.Day))
                .GroupBy(c => c.Key)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Count));

        static int Count(Dictionary<string, int> byKind, TermKind kind) => byKind.GetValueOrDefault(kind.ToString());
    }

    private static IEnumerable<DutiesLate> DutiesOf(FigureCounts counts, OverviewPeriod period)
    {
        var waiting = In(Figure.DutiesWaiting).ToLookup(c => c.Key, c => c.Count);
        var cases = In(Figure.FiledByDelay).ToLookup(c => c.Key, c => c.Count);
        return In(Figure.DutiesLate)
            .GroupBy(c => c.Key)
            .Select(g => new DutiesLate(
                Enum.Parse<DutyKind>(g.Key),
                g.Sum(c => c.Count),
                waiting[g.Key].Sum(),
                cases[WireNames.Camel(g.Key)].Sum()
            ))
            .OrderBy(d => d.Kind);

        IEnumerable<(DateOnly Day, string Key, int Count)> In(Figure figure) =>
            counts.Of(figure).Where(c => period.Has(c.Day));
    }

    private static IEnumerable<MonthOfOutcomes> OutcomesOf(FigureCounts counts, OverviewPeriod period) =>
        counts
            .Of(Figure.Outcomes)
            .Concat(counts.Of(Figure.Withdrawals))
            .Where(o => period.Has(o.Day))
            .GroupBy(o => o.Day)
            .OrderBy(g => g.Key)
            .Select(g => new MonthOfOutcomes(
                g.Key,
                g.Sum(o => o.Count),
                CountedValues.Median([
                    .. g.Select(o => (Days: int.Parse(o.Key, CultureInfo.InvariantCulture), o.Count))
                        .OrderBy(o => o.Days),
                ])
            ));
}
