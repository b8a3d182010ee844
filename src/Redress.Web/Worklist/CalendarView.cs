using System.Globalization;

namespace Redress.Web.Worklist;

/// <summary>How the calendar is looked at, and from which day on, as its address has it.</summary>
/// <param name="From">The first day shown: of the month, the Monday of the week, or the day itself.</param>
public sealed record CalendarView(string Name, DateOnly From, bool Mine)
{
    public const string Month = "month";
    public const string Week = "week";
    public const string Agenda = "agenda";
    public const string Rooms = "rooms";

    public static readonly IReadOnlyList<string> Names = [Month, Week, Agenda, Rooms];

    private const int AgendaDays = 28;

    public static CalendarView Of(string? name, DateOnly day, bool mine) =>
        new CalendarView(Month, day, mine).As(name, day);

    /// <summary>The last day shown.</summary>
    public DateOnly Last =>
        Name switch
        {
            Month => From.AddMonths(1).AddDays(-1),
            Agenda => From.AddDays(AgendaDays - 1),
            _ => From.AddDays(6),
        };

    public CalendarView Next => this with { From = Last.AddDays(1) };

    public CalendarView Previous =>
        this with
        {
            From = Name == Month ? From.AddMonths(-1) : From.AddDays(From.DayNumber - Last.DayNumber - 1),
        };

    public string Address =>
        (
            Name == Month
                ? $"/calendar?month={From.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"
                : $"/calendar?view={Name}&from={Iso(From)}"
        ) + (Mine ? "&whose=mine" : "");

    /// <summary>That view of the days around a day.</summary>
    public CalendarView As(string? name, DateOnly day) =>
        name switch
        {
            Week or Rooms => this with { Name = name, From = day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) },
            Agenda => this with { Name = name, From = day },
            _ => this with { Name = Month, From = new DateOnly(day.Year, day.Month, 1) },
        };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
