using PublicHoliday;

namespace Redress.Web.Cases;

/// <summary>
/// The holidays of the countries of which the domain keeps no list: those that the whole country keeps, on the days on which they are kept, called as that country calls them.
/// What only a region keeps goes into <c>calendar.added</c> of the rulebook.
/// </summary>
internal static class CountryHolidays
{
    /// <summary>As <see cref="Domain.Terms.HolidaySource"/> says.</summary>
    public static IReadOnlyList<Domain.Terms.Holiday>? Of(string country, int year) =>
        Known(country) is { } code
            ?
            [
                .. PublicHolidayFactory
                    .GetPublicHolidayForCountry(code)
                    .PublicHolidayNames(year)
                    .OrderBy(day => day.Key)
                    .Select(day => new Domain.Terms.Holiday(DateOnly.FromDateTime(day.Key), day.Value)),
            ]
            : null;

    // "Po" is an old name there for Poland, which is PL.
    private static PublicHolidayCountryCode? Known(string country) =>
        country is { Length: 2 }
        && country.All(char.IsAsciiLetterUpper)
        && Enum.TryParse<PublicHolidayCountryCode>(country, ignoreCase: true, out var code)
        && code != PublicHolidayCountryCode.Po
            ? code
            : null;
}
