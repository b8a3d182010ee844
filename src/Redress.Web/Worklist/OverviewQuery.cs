using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>How many open cases are so old: filed from one day on, and before another.</summary>
public sealed record AgeGroup(int FromDays, int? BelowDays, DateOnly? FiledFrom, DateOnly? FiledBefore, int Cases);

public sealed record Workload(string? Id, string? Name, int Cases);

/// <summary>How many terms of a kind were met and missed, and in how many cases at least one was missed.</summary>
public sealed record TermsKept(TermKind Kind, int Met, int Missed, int CasesMissing);

/// <summary>The cases that got their outcome in a month, and how many days half of them took at most.</summary>
public sealed record MonthOfOutcomes(DateOnly Month, int Cases, double MedianDays);

public sealed record Overview(
    IReadOnlyList<(CaseState State, int Cases)> States,
    IReadOnlyList<AgeGroup> Ages,
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<TermsKept> Terms,
    IReadOnlyList<MonthOfOutcomes> Outcomes,
    DateOnly Since
);

/// <summary>The figures for the chair, counted by the database among the cases that count for the reader (FP-12).</summary>
internal sealed class OverviewQuery(IDbContextFactory<AppDb> factory, SchemeTimes times)
{
    private const int Months = 12;
    private const int People = 50;
    private static readonly int[] Ages = [0, 30, 90, 180];

    public async Task<Overview> Of(Actor reader, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var cases = db.Set<CaseRow>().AsNoTracking().CountedFor(reader);
        var today = times.Today();
        var since = today.AddMonths(-Months);
        return new Overview(
            await StatesOf(cases, cancel),
            await AgesOf(cases, today, times.Default, cancel),
            await WorkloadsOf(cases, cancel),
            await TermsOf(cases, times.Default.StartOf(since), cancel),
            await OutcomesOf(cases, today, cancel),
            since
        );
    }

    private static async Task<IReadOnlyList<(CaseState, int)>> StatesOf(
        IQueryable<CaseRow> cases,
        CancellationToken cancel
    ) =>
        [
            .. (
                await cases
                    .Where(c => c.Open)
                    .GroupBy(c => c.State)
                    .Select(g => new { g.Key, Count = g.Count() })
                    .ToListAsync(cancel)
            )
                .OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Count)),
        ];

    private static async Task<IReadOnlyList<AgeGroup>> AgesOf(
        IQueryable<CaseRow> cases,
        DateOnly today,
        SchemeTime time,
        CancellationToken cancel
    )
    {
        var groups = new List<AgeGroup>();
        foreach (var (from, below) in Ages.Select((days, i) => (days, i + 1 < Ages.Length ? Ages[i + 1] : (int?)null)))
        {
            // So many days old and not yet so many: both ends as days, as the worklist's own filter takes them.
            var (filedFrom, filedBefore) = (
                below is { } most ? today.AddDays(1 - most) : (DateOnly?)null,
                from == 0 ? (DateOnly?)null : today.AddDays(1 - from)
            );
            var (start, end) = (WorklistFilters.Start(filedFrom, time), WorklistFilters.Start(filedBefore, time));
            groups.Add(
                new AgeGroup(
                    from,
                    below,
                    filedFrom,
                    filedBefore,
                    await cases.CountAsync(
                        c => c.Open && (start == null || c.FiledAt >= start) && (end == null || c.FiledAt < end),
                        cancel
                    )
                )
            );
        }

        return groups;
    }

    private static async Task<IReadOnlyList<Workload>> WorkloadsOf(IQueryable<CaseRow> cases, CancellationToken cancel)
    {
        var people = await cases
            .Where(c => c.Open)
            .GroupBy(c => c.AssignedToId)
            .Select(g => new
            {
                Id = g.Key,
                Name = g.Max(c => c.AssignedToName),
                Count = g.Count(),
            })
            .OrderByDescending(g => g.Count)
            .Take(People)
            .ToListAsync(cancel);
        return [.. people.OrderBy(p => p.Id is null).Select(p => new Workload(p.Id, p.Name, p.Count))];
    }

    private static async Task<IReadOnlyList<TermsKept>> TermsOf(
        IQueryable<CaseRow> cases,
        DateTimeOffset since,
        CancellationToken cancel
    )
    {
        var recent = cases.Where(c => c.FiledAt >= since);
        var met = await recent
            .SelectMany(c => c.MetTerms)
            .GroupBy(kind => kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var missed = await recent
            .SelectMany(c => c.MissedTerms)
            .GroupBy(kind => kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var missing = await recent
            .SelectMany(c => c.MissedTerms.Distinct())
            .GroupBy(kind => kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. CaseStatistics
                .Demands.Select(kind => kind.ToString())
                .Select(kind => new TermsKept(
                    Enum.Parse<TermKind>(kind),
                    met.GetValueOrDefault(kind),
                    missed.GetValueOrDefault(kind),
                    missing.GetValueOrDefault(kind)
                ))
                .Where(t => t.Met + t.Missed > 0),
        ];
    }

    // Counted by month and by days taken, from which the middle is found here: a few thousand lines at most, however many cases.
    private async Task<IReadOnlyList<MonthOfOutcomes>> OutcomesOf(
        IQueryable<CaseRow> cases,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-Months);
        var counts = new List<(int Year, int Month, int Days, int Count)>();
        foreach (var (zone, schemes) in times.SchemesByZone)
        {
            var there = await cases
                .Where(c => c.OutcomeOn != null && c.OutcomeOn >= first && schemes.Contains(c.Scheme))
                .GroupBy(c => new
                {
                    c.OutcomeOn!.Value.Year,
                    c.OutcomeOn.Value.Month,
                    Days = c.OutcomeOn.Value.DayNumber
                        - DateOnly
                            .FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(c.FiledAt.UtcDateTime, zone))
                            .DayNumber,
                })
                .Select(g => new
                {
                    g.Key.Year,
                    g.Key.Month,
                    g.Key.Days,
                    Count = g.Count(),
                })
                .ToListAsync(cancel);
            counts.AddRange(there.Select(c => (c.Year, c.Month, c.Days, c.Count)));
        }

        return
        [
            .. counts
                .GroupBy(c => new DateOnly(c.Year, c.Month, 1))
                .OrderBy(g => g.Key)
                .Select(g => new MonthOfOutcomes(
                    g.Key,
                    g.Sum(c => c.Count),
                    Median([.. g.OrderBy(c => c.Days).Select(c => (c.Days, c.Count))])
                )),
        ];
    }

    /// <summary>The middle one of all values, or half-way between the two in the middle. Of 3, 3, 10 and 20 days: 6.5.</summary>
    internal static double Median(IReadOnlyList<(int Value, int Count)> counts)
    {
        var total = counts.Sum(c => c.Count);
        return (At((total - 1) / 2) + At(total / 2)) / 2.0;

        int At(int place)
        {
            foreach (var (value, count) in counts)
            {
                place -= count;
                if (place < 0)
                {
                    return value;
                }
            }

            return 0;
        }
    }
}
