using System.Globalization;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Web.Shell.Zones;

/// <summary>The clock on the wall of one scheme: what its time zone makes of an instant, and of a day or time that somebody typed (FP-8).</summary>
public sealed class SchemeTime(WorkingCalendar calendar)
{
    public static SchemeTime Of(Rulebook rulebook) => new(rulebook.Working);

    /// <summary>Its IANA name, such as <c>Europe/Brussels</c>.</summary>
    public string Zone => calendar.Zone.Id;

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, calendar.Zone);

    /// <summary>The instant that a date and time typed there mean, whatever zone it says it is of.</summary>
    public DateTimeOffset FromWall(DateTime wall)
    {
        var bare = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        return new DateTimeOffset(bare, calendar.Zone.GetUtcOffset(bare));
    }

    public DateOnly Day(DateTimeOffset instant) => calendar.Day(instant);

    /// <summary>The instant at which a day begins there, in UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day) => calendar.StartOf(day);

    /// <summary>Day and time in words, in the language of the page.</summary>
    public string Written(DateTimeOffset instant) =>
        DayFormatter.FirstOfMonth(
            Local(instant).ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture),
            Day(instant),
            CultureInfo.CurrentCulture.TwoLetterISOLanguageName
        );
}
