using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads the days on which a scheme works, and those added to the holidays of its country (FP-10).</summary>
internal static class CalendarSection
{
    public static CalendarRule Read(StrictJsonObject rulebook, HolidaySource? others)
    {
        if (rulebook.Object("calendar") is not { } calendar)
        {
            return new CalendarRule("none", [], []);
        }

        var country = calendar.Text("country");
        calendar.Require(
            country.Length == 0 || KnowsHolidaysOf(country, others),
            "country",
            $"has no calendar of holidays: '{country}'"
        );
        var days = calendar.Choices<DayOfWeek>("workingDays");
        var added = new List<Holiday>();
        foreach (var day in calendar.Objects("added", mayBeEmpty: true))
        {
            var holiday = new Holiday(day.Date("date"), day.Text("name"));
            day.Require(added.TrueForAll(other => other.Date != holiday.Date), "date", "is there twice");
            day.RefuseUnreadProperties();
            added.Add(holiday);
        }

        calendar.RefuseUnreadProperties();
        return new CalendarRule(country, days, added) { Others = others };
    }

    // A case is not to find out in the middle of a term that its year has no holidays.
    private static bool KnowsHolidaysOf(string country, HolidaySource? others)
    {
        try
        {
            return Enumerable
                .Range(Holidays.FirstYear, Holidays.LastYear - Holidays.FirstYear + 1)
                .All(year => Holidays.Of(country, year, others) is not null);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
