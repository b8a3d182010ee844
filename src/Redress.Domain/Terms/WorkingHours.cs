namespace Redress.Domain.Terms;

/// <summary>Time counted in hours on working days alone (WK-3). Running hours (WK-4) are plain addition.</summary>
public static class WorkingHours
{
    /// <summary>
    /// The instant, in UTC, by which so many hours have gone by on working days: not a second less, and none more.
    /// 24 hours from Friday 15:00 end on Monday 15:00; from Saturday 10:00 on the midnight that ends Monday.
    /// </summary>
    /// <param name="hours">Not negative.</param>
    public static DateTimeOffset After(DateTimeOffset instant, TimeSpan hours, WorkingCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, TimeSpan.Zero);

        var day = calendar.Day(instant);
        while (true)
        {
            var end = calendar.StartOf(day.AddDays(1));
            if (calendar.IsWorking(day))
            {
                if (hours <= end - instant)
                {
                    return (instant + hours).ToUniversalTime();
                }

                hours -= end - instant;
            }

            (day, instant) = (day.AddDays(1), end);
        }
    }
}
