using System.Collections.Concurrent;

namespace Redress.Domain.Terms;

/// <summary>A non-working day that a reckoning passed over, and why (FP-9).</summary>
/// <param name="Name">As <see cref="WorkingCalendar.WhyNotWorking"/> gives it.</param>
public sealed record SkippedDay(DateOnly Date, string Name);

/// <summary>
/// Which days a scheme works, and where its days begin (BC-23, WK-3, FP-8, FP-9).
/// Safe to share between threads.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly string country;
    private readonly HolidaySource? others;
    private readonly HashSet<DayOfWeek> workingDays;
    private readonly Dictionary<DateOnly, string> added = [];
    private readonly ConcurrentDictionary<int, Dictionary<DateOnly, string>> legal = new();

    /// <param name="country">The calendar of legal holidays, as <see cref="Holidays.Of"/> knows it.</param>
    /// <param name="workingDays">The days of the week on which the scheme works; at least one.</param>
    /// <param name="added">Further days on which it does not (FP-10): a new public holiday, a closure.</param>
    /// <param name="zone">Where a day begins and ends at midnight.</param>
    /// <param name="others">The holidays of a country of which <see cref="Holidays"/> has no list.</param>
    /// <exception cref="ArgumentException">The country is not known, or no day of the week is worked.</exception>
    public WorkingCalendar(
        string country,
        IReadOnlyCollection<DayOfWeek> workingDays,
        IReadOnlyCollection<Holiday> added,
        TimeZoneInfo zone,
        HolidaySource? others = null
    )
    {
        if (workingDays.Count == 0)
        {
            throw new ArgumentException("A calendar needs at least one working day of the week.", nameof(workingDays));
        }

        _ = Holidays.Of(country, 2026, others);
        this.country = country;
        this.others = others;
        this.workingDays = [.. workingDays];
        foreach (var day in added)
        {
            this.added[day.Date] = day.Name;
        }

        Zone = zone;
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>The calendar day it is, in the scheme's zone, at an instant (FP-8).</summary>
    public DateOnly Day(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>
    /// The first instant of a day in the scheme's zone, as a UTC instant (FP-8).
    /// Where the clock jumps over midnight, the instant of the jump; where midnight comes twice, the first.
    /// In Brussels 2026-03-29 starts at 2026-03-28T23:00Z and 2026-03-30 at 2026-03-29T22:00Z.
    /// </summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public bool IsWorking(DateOnly day) => WhyNotWorking(day) is null;

    /// <summary>
    /// Why no work is done on a day (FP-9): the day of the week in English and lower case (<c>saturday</c>),
    /// else the holiday's name; null on a working day.
    /// </summary>
    public string? WhyNotWorking(DateOnly day)
    {
        if (!workingDays.Contains(day.DayOfWeek))
        {
            return DayName(day.DayOfWeek);
        }

        return LegalHolidays(day.Year).TryGetValue(day, out var name) ? name : added.GetValueOrDefault(day);
    }

    /// <summary>The day itself when it is worked, else the first one after it that is. Saturday 2026-05-23 gives Tuesday 26: Whit Monday is passed over.</summary>
    public DateOnly NextWorking(DateOnly day) => NextWorking(day, null);

    /// <summary>The same, naming the days passed over.</summary>
    public DateOnly NextWorking(DateOnly day, ICollection<SkippedDay>? skipped)
    {
        while (WhyNotWorking(day) is { } why)
        {
            skipped?.Add(new SkippedDay(day, why));
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>
    /// The day that is so many working days after another, which itself does not count (BC-23).
    /// Monday 2026-05-11 and five gives Tuesday 19: Ascension and a weekend are passed over.
    /// </summary>
    /// <param name="count">Zero gives the day itself, worked or not; a negative count is refused.</param>
    /// <param name="skipped">Receives each non-working day passed over, in order.</param>
    public DateOnly AddWorkingDays(DateOnly day, int count, ICollection<SkippedDay>? skipped)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (; count > 0; count--)
        {
            day = NextWorking(day.AddDays(1), skipped);
        }

        return day;
    }

    /// <summary>How many days are worked from the first day up to, not including, the second.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly until)
    {
        var count = 0;
        for (var day = from; day < until; day = day.AddDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return count;
    }

    private Dictionary<DateOnly, string> LegalHolidays(int year) =>
        legal.GetOrAdd(
            year,
            of =>
            {
                var names = new Dictionary<DateOnly, string>();
                foreach (var holiday in Holidays.Of(country, of, others))
                {
                    names.TryAdd(holiday.Date, holiday.Name);
                }

                return names;
            }
        );

    private static string DayName(DayOfWeek day) =>
        day switch
        {
            DayOfWeek.Monday => "monday",
            DayOfWeek.Tuesday => "tuesday",
            DayOfWeek.Wednesday => "wednesday",
            DayOfWeek.Thursday => "thursday",
            DayOfWeek.Friday => "friday",
            DayOfWeek.Saturday => "saturday",
            _ => "sunday",
        };
}
