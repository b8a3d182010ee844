using System.Collections.Concurrent;
using System.Globalization;
using Redress.Web.Cases.Figures;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Intake;

/// <summary>How long cases took: half of them at most <paramref name="Half"/> days, nine of ten at most <paramref name="Most"/>, of so many cases.</summary>
public sealed record HandlingTime(int Half, int Most, int Cases);

/// <summary>
/// How long it takes until a complainant knows the outcome: the days from filing to a settlement, a decision or the end, of the cases that had it last.
/// The complainant's own withdrawal is none. Reckoned anew now and then, since every reader of the first page asks.
/// </summary>
internal sealed class HandlingTimes(FigureQuery figures, SchemeTimes times)
{
    /// <summary>Fewer cases say nothing about the next one, and might tell about one of them.</summary>
    public const int Fewest = 10;

    private const int Enough = 500;
    private const int Months = 24;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, HandlingTime? Length)> _known = [];

    /// <summary>Of all schemes together, or of one. Null: too few cases have had an outcome to say.</summary>
    public async Task<HandlingTime?> Usual(string? scheme = null, CancellationToken cancel = default)
    {
        if (_known.TryGetValue(scheme ?? "", out var known) && TimeProvider.System.GetUtcNow() - known.At < Fresh)
        {
            return known.Length;
        }

        var since = CaseFigures.FirstOfMonth(times.Today(scheme)).AddMonths(-Months);
        var counts = scheme is null ? await figures.All(since, cancel) : await figures.OfScheme(scheme, since, cancel);
        var handlingTime = Of([
            .. counts.Of(Figure.Outcomes).Select(o => (o.Day, int.Parse(o.Key, CultureInfo.InvariantCulture), o.Count)),
        ]);
        _known[scheme ?? ""] = (TimeProvider.System.GetUtcNow(), handlingTime);
        return handlingTime;
    }

    /// <summary>Of the newest months that have enough cases together. An outcome on the day of filing took a day.</summary>
    public static HandlingTime? Of(IReadOnlyList<(DateOnly Month, int Days, int Cases)> outcomes)
    {
        var newest = new List<(int Days, int Cases)>();
        foreach (var month in outcomes.GroupBy(o => o.Month).OrderByDescending(g => g.Key))
        {
            newest.AddRange(month.Select(o => (Math.Max(1, o.Days), o.Cases)));
            if (newest.Sum(o => o.Cases) >= Enough)
            {
                break;
            }
        }

        newest.Sort();
        var cases = newest.Sum(o => o.Cases);
        return cases < Fewest
            ? null
            : new HandlingTime(
                CountedValues.At(newest, (cases - 1) / 2),
                CountedValues.At(newest, (int)Math.Ceiling(cases * 0.9) - 1),
                cases
            );
    }
}
