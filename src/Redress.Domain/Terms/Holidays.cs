namespace Redress.Domain.Terms;

/// <summary>A day on which no work is done.</summary>
/// <param name="Date">The calendar day itself; a holiday that falls in a weekend is not moved to another day.</param>
/// <param name="Name">A stable key such as <c>ascension</c>, put into a party's language elsewhere; for an added day of closure, the text given.</param>
public sealed record Holiday(DateOnly Date, string Name);

/// <summary>
/// The legal holidays of a year in a country of which the domain keeps no list, in order of date; the office around it knows them.
/// Null where nothing is known, or nothing for certain, of the country in that year.
/// </summary>
/// <param name="country">Two capitals (ISO 3166-1), such as <c>PT</c>.</param>
/// <param name="year">A year of the Gregorian calendar.</param>
public delegate IReadOnlyList<Holiday>? HolidaySource(string country, int year);

/// <summary>
/// The public holidays of the countries whose schemes are known (BC-23, WK-3, FP-9).
/// A substitute day for a holiday in a weekend is a working day: it is fixed per employer, not by the calendar.
/// </summary>
public static class Holidays
{
    /// <summary>A rulebook is refused whose country's holidays are not known from this year to <see cref="LastYear"/>.</summary>
    public const int FirstYear = 2020;

    /// <summary>Beyond it the holidays of a country of which there is no list here may be unknown.</summary>
    public const int LastYear = 2060;

    /// <summary>The holidays of one year, in order of date.</summary>
    /// <param name="calendar">
    /// <c>BE</c>: the ten legal holidays. <c>NL</c>: those of the general terms act, Good Friday included.
    /// <c>none</c>: no legal holidays, for a scheme that lists its own days. Another country: as <paramref name="others"/> knows it.
    /// </param>
    /// <param name="year">A year of the Gregorian calendar, 1 to 9999.</param>
    /// <param name="others">Never asked about the countries above.</param>
    /// <exception cref="ArgumentException">The calendar is not known, or not in that year.</exception>
    public static IReadOnlyList<Holiday> Of(string calendar, int year, HolidaySource? others = null) =>
        calendar switch
        {
            "BE" => Belgium(year),
            "NL" => Netherlands(year),
            "none" => [],
            _ => others?.Invoke(calendar, year)
                ?? throw new ArgumentException(
                    $"There is no calendar of holidays of {year} named '{calendar}'.",
                    nameof(calendar)
                ),
        };

    /// <summary>Easter Sunday of a year, by the anonymous Gregorian computation. In 2026: 5 April.</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = (year / 100, year % 100);
        var correction = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }

    private static List<Holiday> Belgium(int year)
    {
        var easter = Easter(year);
        return InOrder(
            new(new(year, 1, 1), "new-year"),
            new(easter.AddDays(1), "easter-monday"),
            new(new(year, 5, 1), "labour-day"),
            new(easter.AddDays(39), "ascension"),
            new(easter.AddDays(50), "whit-monday"),
            new(new(year, 7, 21), "national-day"),
            new(new(year, 8, 15), "assumption"),
            new(new(year, 11, 1), "all-saints"),
            new(new(year, 11, 11), "armistice"),
            new(new(year, 12, 25), "christmas")
        );
    }

    private static List<Holiday> Netherlands(int year)
    {
        var easter = Easter(year);
        return InOrder(
            new(new(year, 1, 1), "new-year"),
            new(easter.AddDays(-2), "good-friday"),
            new(easter.AddDays(1), "easter-monday"),
            new(KingsDay(year), "kings-day"),
            new(new(year, 5, 5), "liberation-day"),
            new(easter.AddDays(39), "ascension"),
            new(easter.AddDays(50), "whit-monday"),
            new(new(year, 12, 25), "christmas"),
            new(new(year, 12, 26), "second-christmas-day")
        );
    }

    /// <summary>The day on which the birthday is celebrated: 27 April, or the day before when that is a Sunday (2031).</summary>
    private static DateOnly KingsDay(int year)
    {
        var birthday = new DateOnly(year, 4, 27);
        return birthday.DayOfWeek == DayOfWeek.Sunday ? birthday.AddDays(-1) : birthday;
    }

    // Stable: Ascension can fall on Labour Day or Liberation Day, and then both are listed.
    private static List<Holiday> InOrder(params ReadOnlySpan<Holiday> holidays) =>
        [.. holidays.ToArray().OrderBy(holiday => holiday.Date)];
}
