using System.Globalization;

namespace Redress.Web.Cases.Figures;

/// <summary>What of the cases is counted. The names are kept in the store.</summary>
public enum Figure
{
    /// <summary>Open cases; the key is the state.</summary>
    OpenByState,

    /// <summary>Open cases by the day of filing, from which their age follows.</summary>
    OpenByFiling,

    /// <summary>Open cases; the key is whom they are assigned to, as <see cref="CaseFigures.PersonKey"/> writes it.</summary>
    OpenByPerson,

    /// <summary>Terms that were met, by the month of filing; the key is the kind of term.</summary>
    TermsMet,

    /// <summary>Terms that went by, likewise.</summary>
    TermsMissed,

    /// <summary>Cases in which at least one term of the kind went by, likewise.</summary>
    CasesMissing,

    /// <summary>Duties of the body that waited beyond their day (FP-23), by the month of filing; the key is the kind of duty.</summary>
    DutiesLate,

    /// <summary>Those of them that still wait.</summary>
    DutiesWaiting,

    /// <summary>Cases with an outcome that was not the complainant's own withdrawal, by the month of the outcome; the key is the number of days from filing.</summary>
    Outcomes,

    /// <summary>Cases that ended by being withdrawn, likewise.</summary>
    Withdrawals,

    // What the yearly report says (FP-16, ReportedCase): by the month of filing, or of the outcome. A case is in each cell at most once.
    FiledByKind,
    FiledByComplainant,
    FiledByRespondent,
    FiledByBorder,
    FiledByNorm,
    FiledByDelay,
    EndedBy,
    EndedByGround,
    EndedByReason,
    EndedByNorm,
    SettlementKept,
    SanctionsCarriedOut,
    PracticeEnded,
}

/// <summary>One thing that is counted.</summary>
/// <param name="Day">The day, or the first of the month; <see cref="NoDay"/> where the figure has none.</param>
/// <param name="Key">What the figure is broken down by; empty where by the day alone. No line break in it.</param>
internal readonly record struct FigureCell(Figure Figure, DateOnly Day, string Key)
{
    public static readonly DateOnly NoDay = DateOnly.MaxValue;
}

/// <summary>How many there are of each thing that is counted: of one case, of a change to it, or of many cases together. What is zero is not there.</summary>
internal sealed class FigureCounts
{
    private const string DayFormat = "yyyy-MM-dd";
    private readonly Dictionary<FigureCell, long> _counts = [];

    public IEnumerable<KeyValuePair<FigureCell, long>> All => _counts;

    public IEnumerable<(DateOnly Day, string Key, int Count)> Of(Figure figure) =>
        _counts.Where(c => c.Key.Figure == figure).Select(c => (c.Key.Day, c.Key.Key, (int)c.Value));

    public void Add(FigureCell cell, long count)
    {
        if (_counts.GetValueOrDefault(cell) + count is var sum and not 0)
        {
            _counts[cell] = sum;
        }
        else
        {
            _counts.Remove(cell);
        }
    }

    public void AddAll(FigureCounts others, long times = 1)
    {
        foreach (var (cell, count) in others._counts)
        {
            Add(cell, count * times);
        }
    }

    /// <summary>A line for each, such as <c>Outcomes⇥2026-03-01⇥1⇥42</c>, always in the same order: equal counts have equal texts.</summary>
    public override string ToString() => string.Join('\n', _counts.Select(Line).Order(StringComparer.Ordinal));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static FigureCounts Parse(string text)
    {
        var counts = new FigureCounts();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t', 4);
            counts.Add(
                new FigureCell(
                    Enum.Parse<Figure>(parts[0]),
                    parts[1].Length == 0
                        ? FigureCell.NoDay
                        : DateOnly.ParseExact(parts[1], DayFormat, CultureInfo.InvariantCulture),
                    parts[3]
                ),
                long.Parse(parts[2], CultureInfo.InvariantCulture)
            );
        }

        return counts;
    }

    private static string Line(KeyValuePair<FigureCell, long> counted)
    {
        var ((figure, on, key), count) = (counted.Key, counted.Value);
        var day = on == FigureCell.NoDay ? "" : on.ToString(DayFormat, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{figure}\t{day}\t{count}\t{key}");
    }
}
