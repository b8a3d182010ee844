using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Terms;

internal static class Calendars
{
    public static readonly DayOfWeek[] MondayToFriday =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];

    public static WorkingCalendar Belgian { get; } = Of("BE", "Europe/Brussels");

    public static WorkingCalendar Dutch { get; } = Of("NL", "Europe/Amsterdam");

    public static WorkingCalendar Of(string country, string zone, params Holiday[] added) =>
        new(country, MondayToFriday, added, TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static DateTimeOffset Instant(string iso) => DateTimeOffset.Parse(iso);
}
