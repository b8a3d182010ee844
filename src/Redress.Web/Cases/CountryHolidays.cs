using PublicHoliday;

namespace Redress.Web.Cases;

/// <summary>
/// The holidays of the countries of which the domain keeps no list: those that the whole country keeps, on the days on which they are kept, called as that country calls them.
/// What only a region keeps goes into <c>calendar.added</c> of the rulebook.
/// </summary>
internal static class CountryHolidays
{
    /// <summary>
    /// As <see cref="Domain.Terms.HolidaySource"/> says. Nothing is known of a year in which the package's list of days is not that of its names, as with Serbia's two
    /// reckonings of Easter, or that it cannot reckon, as Brazil's of 2079.
    /// </summary>
    public static IReadOnlyList<Domain.Terms.Holiday>? Of(string country, int year)
    {
        if (Known(country) is not { } code)
        {
            return null;
        }

        // A day may stand in the list of a year beside its own: New Year's Day of 2028 is kept in the United States on 31 December 2027.
        int[] lists = [year - 1, year, year + 1];
        var package = PublicHolidayFactory.GetPublicHolidayForCountry(code);
        try
        {
            var named = lists
                .SelectMany(package.PublicHolidayNames)
                .Select(day => new Domain.Terms.Holiday(DateOnly.FromDateTime(day.Key), day.Value))
                .Where(day => day.Date.Year == year)
                .Distinct()
                .OrderBy(day => day.Date)
                .ToList();
            var days = lists.SelectMany(package.PublicHolidays).Select(DateOnly.FromDateTime);
            return named.Select(day => day.Date).ToHashSet().SetEquals(days.Where(day => day.Year == year))
                ? named
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // "Po" is an old name there for Poland, which is PL.
    private static PublicHolidayCountryCode? Known(string country) =>
        country is { Length: 2 }
        && country.All(char.IsAsciiLetterUpper)
        && Enum.TryParse<PublicHolidayCountryCode>(country, ignoreCase: true, out var code)
        && code != PublicHolidayCountryCode.Po
            ? code
            : null;
}
