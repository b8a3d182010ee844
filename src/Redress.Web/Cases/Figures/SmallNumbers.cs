namespace Redress.Web.Cases.Figures;

/// <summary>
/// Takes out of a report what would tell of few people (FP-16, BC-43): numbers below <see cref="Fewest"/>, and so many others that none of them
/// follows from the total. What is taken out depends on the numbers alone and not on their places; those taken out of a table are never all the
/// same. So who knows this rule finds for each at least two numbers that it may be: any two of them could stand in each other's place.
/// </summary>
internal static class SmallNumbers
{
    public const int Fewest = 5;

    // By so much those taken out are together more than one each: else each would nearly be known.
    private const int Slack = 3;

    /// <summary>
    /// While the year still runs only how much was filed and how much ended, both rounded: who looks today and tomorrow, and subtracts, learns of no
    /// single case.
    /// </summary>
    public static YearReport Hide(YearReport report, bool isOver) =>
        isOver
            ? Hide(report)
            : report with
            {
                Filed = Rounded(report.Filed),
                Ended = Rounded(report.Ended),
                Tables = [],
                Length = null,
            };

    /// <summary>Rounded down to a multiple of <see cref="Fewest"/>; null below it, nothing at all included.</summary>
    public static int? Rounded(int? count) => count is { } known and >= Fewest ? known - known % Fewest : null;

    /// <summary>The parts of a total that is known; null where they are not told.</summary>
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> parts)
    {
        var hidden = parts.Where(IsSmall).ToList();
        if (hidden.Count == 0)
        {
            return [.. parts.Select(p => (int?)p)];
        }

        var most = Fewest - 1;
        foreach (var next in parts.Where(p => p >= Fewest).Distinct().Order().ToList())
        {
            if (IsSafe(hidden))
            {
                break;
            }

            (most, hidden) = (next, [.. hidden, .. parts.Where(p => p == next)]);
        }

        // Then zeros are told as little as the rest.
        var zeros = IsSafe(hidden);
        return [.. parts.Select(p => p > most || p == 0 && zeros ? p : (int?)null)];
    }

    /// <summary>Rows of which each case of a known total is in one or more: together the small ones are at least what the others leave of it.</summary>
    public static IReadOnlyList<int?> HideCovering(IReadOnlyList<int> rows, int total)
    {
        var others = rows.Count(IsSmall) - 1;
        var left = total - rows.Where(r => !IsSmall(r)).Sum();
        return left - others * (Fewest - 1) < Slack ? [.. rows.Select(r => Told(r))] : Hide(rows);
    }

    private static YearReport Hide(YearReport report)
    {
        var (filed, ended) = (Told(report.Filed), Told(report.Ended));
        // First how they ended: what divides one of these shows no more than is shown of it.
        var endings = Hide(report.Of(ReportSubject.Endings), ended is not null);
        var told = endings.Rows.Where(r => r.Cases is not null).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        return report with
        {
            Filed = filed,
            Ended = ended,
            Tables =
            [
                .. report.Tables.Select(table =>
                    table.Layout.Subject == ReportSubject.Endings
                        ? endings
                        : Hide(
                            table,
                            table.Layout.Whole == ReportWhole.Filed
                                ? filed is not null
                                : ended is not null && table.Layout.Endings.All(told.Contains)
                        )
                ),
            ],
            // Of how many it is the average would follow from its fractions.
            Length = report.Length is { Cases: >= Fewest } length
                ? new ReportedLength(null, Math.Round(length.AverageDays), Math.Round(length.MedianDays))
                : null,
        };
    }

    private static ReportTable Hide(ReportTable table, bool total)
    {
        var parts = table.Rows.Select(r => r.Cases ?? 0).ToList();
        IReadOnlyList<int?> told =
            !total || table.Total is not { } whole
                ? [.. parts.Select(_ => (int?)null)]
                : table.Layout.Each switch
                {
                    ReportRows.One => Hide(parts),
                    ReportRows.OneOrMore => HideCovering(parts, whole),
                    _ => [.. parts.Select(p => Told(p))],
                };
        var rows = table.Rows.Zip(told, (row, cases) => row with { Cases = cases });
        return table with
        {
            Total = total ? table.Total : null,
            // Rows that stand in the order of how often they occur would tell of those taken out by where they stand.
            Rows =
            [
                .. table.Layout.Keys.Count > 0
                    ? rows
                    : rows.OrderByDescending(r => r.Cases ?? 0).ThenBy(r => r.Key, StringComparer.Ordinal),
            ],
        };
    }

    private static bool IsSafe(List<int> hidden) =>
        hidden.Distinct().Count() > 1 && hidden.Sum() - hidden.Count >= Slack;

    private static bool IsSmall(int count) => count is > 0 and < Fewest;

    private static int? Told(int? count) => count is { } known && IsSmall(known) ? null : count;
}
