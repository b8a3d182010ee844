using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Terms.Calendars;

namespace Redress.Domain.Tests.Terms;

public sealed class WorkingHoursTests
{
    [Theory]
    [Rule("WK-3")]
    [InlineData("2026-06-05T15:00+02:00", "2026-06-08T15:00+02:00")] // Friday to Monday
    [InlineData("2026-06-08T09:30+02:00", "2026-06-09T09:30+02:00")]
    [InlineData("2026-06-06T10:00+02:00", "2026-06-09T00:00+02:00")] // from Saturday: all of Monday
    [InlineData("2026-04-02T15:00+02:00", "2026-04-07T15:00+02:00")] // over Good Friday and Easter Monday
    [InlineData("2026-05-13T15:00+02:00", "2026-05-15T15:00+02:00")] // over Ascension
    [InlineData("2026-12-24T12:00+01:00", "2026-12-28T12:00+01:00")] // over both Christmas days and Sunday
    [InlineData("2026-12-31T18:00+01:00", "2027-01-04T18:00+01:00")] // over the year's end
    [InlineData("2027-05-04T08:00+02:00", "2027-05-07T08:00+02:00")] // over Liberation Day and Ascension
    [InlineData("2028-02-28T23:59+01:00", "2028-02-29T23:59+01:00")]
    [InlineData("2026-03-27T15:00+01:00", "2026-03-30T15:00+02:00")] // the night of the lost hour is no working day
    [InlineData("2026-10-23T15:00+02:00", "2026-10-26T15:00+01:00")] // nor that of the hour won
    [InlineData("2026-06-08T00:00+02:00", "2026-06-09T00:00+02:00")]
    [InlineData("2026-06-05T00:00+02:00", "2026-06-06T00:00+02:00")] // all of Friday: the midnight that ends it
    [InlineData("2026-06-05T00:00:01+02:00", "2026-06-08T00:00:01+02:00")]
    [InlineData("2026-06-08T09:29:59+02:00", "2026-06-09T09:29:59+02:00")]
    [InlineData("2026-06-08T09:30:01+02:00", "2026-06-09T09:30:01+02:00")] // not a second less, and none more
    public void A_day_to_react_leaves_weekends_and_holidays_out(string told, string until)
    {
        var end = WorkingHours.After(Instant(told), TimeSpan.FromHours(24), Dutch);
        Assert.Equal(Instant(until), end);
        Assert.Equal(TimeSpan.Zero, end.Offset);
    }

    [Fact]
    [Rule("WK-3")]
    public void An_hour_lost_on_a_working_day_is_not_counted()
    {
        var everyDay = new WorkingCalendar("none", Enum.GetValues<DayOfWeek>(), [], Dutch.Zone);
        Assert.Equal(
            Instant("2026-03-29T16:00+02:00"),
            WorkingHours.After(Instant("2026-03-28T15:00+01:00"), TimeSpan.FromHours(24), everyDay)
        );
    }

    [Fact]
    [Rule("WK-3")]
    public void No_hours_from_a_weekend_end_where_work_begins_and_negative_ones_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WorkingHours.After(Instant("2026-06-06T10:00Z"), TimeSpan.FromHours(-1), Dutch)
        );
        Assert.Equal(
            Instant("2026-06-08T00:00+02:00"),
            WorkingHours.After(Instant("2026-06-06T10:00Z"), TimeSpan.Zero, Dutch)
        );
    }

    [Fact]
    [Rule("WK-3")]
    public void It_agrees_with_counting_minute_by_minute()
    {
        for (
            var start = Instant("2026-03-20T07:13Z");
            start < Instant("2026-06-10T00:00Z");
            start = start.AddMinutes(1709)
        )
        {
            var (now, left) = (start, 24 * 60);
            while (left > 0)
            {
                left -= Dutch.IsWorking(Dutch.Day(now)) ? 1 : 0;
                now = now.AddMinutes(1);
            }

            Assert.Equal(now, WorkingHours.After(start, TimeSpan.FromHours(24), Dutch));
        }
    }
}
