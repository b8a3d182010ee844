namespace Redress.Web.Worklist;

/// <summary>Of which months the overview tells what was filed and what got its outcome.</summary>
/// <param name="Name">As the address has it.</param>
/// <param name="Before">The first day after it.</param>
public sealed record OverviewPeriod(string Name, DateOnly From, DateOnly Before)
{
    public const string Months = "months";
    public const string Quarter = "quarter";
    public const string Year = "year";
    public const string LastYear = "lastYear";

    public static readonly IReadOnlyList<string> Names = [Months, Quarter, Year, LastYear];

    /// <summary>The period of that name; without one that there is, the running month and the twelve before it.</summary>
    public static OverviewPeriod Of(string? name, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Year, 1, 1);
        return name switch
        {
            Quarter => new(
                Quarter,
                month.AddMonths(-((today.Month - 1) % 3)),
                month.AddMonths(3 - (today.Month - 1) % 3)
            ),
            Year => new(Year, year, year.AddYears(1)),
            LastYear => new(LastYear, year.AddYears(-1), year),
            _ => new(Months, month.AddMonths(-12), month.AddMonths(1)),
        };
    }

    public bool Has(DateOnly day) => day >= From && day < Before;

    /// <summary>The first day of each of its months that has begun.</summary>
    public IEnumerable<DateOnly> MonthsUntil(DateOnly today)
    {
        for (var month = From; month < Before && month <= today; month = month.AddMonths(1))
        {
            yield return month;
        }
    }
}
