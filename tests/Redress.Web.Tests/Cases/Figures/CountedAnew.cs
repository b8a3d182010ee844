using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Testing;
using Redress.Web.Cases.Figures;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist;

namespace Redress.Web.Tests.Cases.Figures;

/// <summary>The overview as it must be, counted in the files themselves, and written out here once more.</summary>
internal static class CountedAnew
{
    /// <summary>Compares what the program shows a reader with what the files of all cases say.</summary>
    public static async Task FiguresAgreeAsync(this TestApp app, string when, params Actor[] readers)
    {
        await using var db = await app.NewDbAsync();
        var cases = (await db.Set<CaseRow>().AsNoTracking().Select(c => c.File).ToListAsync())
            .Select(CaseJson.Read)
            .ToList();
        var today = app.Services.GetRequiredService<SchemeTimes>().Today();
        foreach (var reader in readers)
        {
            var shown = await app.Services.GetRequiredService<OverviewQuery>().Of(reader, default);
            Assert.Equal(
                $"{when}, for {reader.Id}:\n{Lines(cases, reader, today)}",
                $"{when}, for {reader.Id}:\n{Lines(shown)}"
            );
        }
    }

    /// <summary>All figures of all cases, whatever is added to the totals already.</summary>
    public static async Task<string> FiguresAsync(this TestApp app) =>
        (await app.Services.GetRequiredService<FigureQuery>().All(DateOnly.MinValue)).ToString();

    private static string Lines(Overview o) =>
        Sorted(
            o.States.Select(s => $"state {s.State} {s.Cases}"),
            o.Ages.Select(a => $"age {a.FromDays} {a.Cases}"),
            o.Workloads.Select(w => $"person {w.Id} {w.Name} {w.Cases}"),
            o.Terms.Select(t => $"terms {t.Kind} {t.Met} {t.Missed} {t.CasesMissing}"),
            o.Outcomes.Select(m => $"outcomes {m.Month:yyyy-MM} {m.Cases} {m.MedianDays:0.0}")
        );

    private static string Lines(IReadOnlyList<Case> all, Actor reader, DateOnly today)
    {
        var since = new DateOnly(today.Year, today.Month, 1).AddMonths(-12);
        var cases = all.Where(c => reader.Role == Role.Supervisor || CaseView.MaySee(c, reader)).ToList();
        var open = cases
            .Where(c =>
                c.State
                    is not (
                        CaseState.Settled
                        or CaseState.Withdrawn
                        or CaseState.ReferredExternally
                        or CaseState.Closed
                    )
            )
            .ToList();
        var terms = cases
            .Where(c => c.FiledOn >= since)
            .SelectMany(c => c.Terms, (c, term) => (Case: c, Term: term))
            .Where(t => CaseStatistics.Demands.Contains(t.Term.Kind))
            .Where(t => t.Term.State is TermState.Met or TermState.Lapsed);
        var outcomes = cases
            .Select(c =>
                (On: c.Decision is { State: DecisionState.Pronounced } d ? d.PronouncedOn : c.EndedOn, Case: c)
            )
            .Where(x => x.On >= since)
            .Select(x =>
                (Month: x.On!.Value.ToString("yyyy-MM"), Days: x.On.Value.DayNumber - x.Case.FiledOn.DayNumber)
            );
        return Sorted(
            open.GroupBy(c => c.State).Select(g => $"state {g.Key} {g.Count()}"),
            new[] { (0, 30), (30, 90), (90, 180), (180, int.MaxValue) }.Select(age =>
                $"age {age.Item1} {open.Count(c => Age(c) >= age.Item1 && Age(c) < age.Item2)}"
            ),
            open.GroupBy(c => c.AssignedTo?.Id).Select(g => $"person {g.Key} {g.First().AssignedTo?.Name} {g.Count()}"),
            terms
                .GroupBy(t => t.Term.Kind)
                .Select(g =>
                    $"terms {g.Key} {g.Count(t => t.Term.State == TermState.Met)} {g.Count(t => t.Term.State == TermState.Lapsed)} {g.Where(t => t.Term.State == TermState.Lapsed).Select(t => t.Case).Distinct().Count()}"
                ),
            outcomes
                .GroupBy(o => o.Month)
                .Select(g => $"outcomes {g.Key} {g.Count()} {Median([.. g.Select(o => o.Days).Order()]):0.0}")
        );

        // On the day of filing it is no day old, and a case filed "tomorrow" by its own clock is not older.
        int Age(Case c) => Math.Max(0, today.DayNumber - c.FiledOn.DayNumber);
    }

    private static double Median(IReadOnlyList<int> days) => (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0;

    private static string Sorted(params IEnumerable<string>[] lines) =>
        string.Join('\n', lines.SelectMany(l => l).Order(StringComparer.Ordinal));
}
