using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Terms.Calendars;

namespace Redress.Domain.Tests.Terms;

public sealed class WorkingCalendarTests
{
    [Theory]
    [Rule("BC-23")]
    [InlineData("2026-05-11", "2026-05-19", "2026-05-14 ascension, 2026-05-16 saturday, 2026-05-17 sunday")]
    [InlineData("2026-01-05", "2026-01-12", "2026-01-10 saturday, 2026-01-11 sunday")]
    [InlineData("2026-04-01", "2026-04-09", "2026-04-04 saturday, 2026-04-05 sunday, 2026-04-06 easter-monday")]
    [InlineData("2026-12-21", "2026-12-29", "2026-12-25 christmas, 2026-12-26 saturday, 2026-12-27 sunday")]
    [InlineData("2026-12-28", "2027-01-05", "2027-01-01 new-year, 2027-01-02 saturday, 2027-01-03 sunday")]
    [InlineData("2027-07-19", "2027-07-27", "2027-07-21 national-day, 2027-07-24 saturday, 2027-07-25 sunday")]
    [InlineData("2028-02-25", "2028-03-03", "2028-02-26 saturday, 2028-02-27 sunday")] // over 29 February
    [InlineData(
        "2028-04-28",
        "2028-05-08",
        "2028-04-29 saturday, 2028-04-30 sunday, 2028-05-01 labour-day, 2028-05-06 saturday, 2028-05-07 sunday"
    )]
    [InlineData("2026-05-16", "2026-05-22", "2026-05-17 sunday")] // posted on a Saturday
    public void Receipt_is_presumed_on_the_fifth_working_day_after_posting(
        string posted,
        string presumed,
        string skipped
    )
    {
        var passed = new List<SkippedDay>();
        Assert.Equal(Day(presumed), Belgian.AddWorkingDays(Day(posted), 5, passed));
        Assert.Equal(skipped, string.Join(", ", passed.Select(day => $"{day.Date:yyyy-MM-dd} {day.Name}")));
    }

    [Theory]
    [Rule("FP-9")]
    [InlineData("2026-05-23", "saturday")]
    [InlineData("2026-05-24", "sunday")]
    [InlineData("2026-05-25", "whit-monday")]
    [InlineData("2026-08-15", "saturday")] // Assumption too; the weekend says enough
    [InlineData("2026-05-26", null)]
    public void A_day_says_why_it_is_not_worked(string day, string? why) =>
        Assert.Equal(why, Belgian.WhyNotWorking(Day(day)));

    [Fact]
    [Rule("FP-10")]
    public void An_added_day_is_skipped_by_the_text_it_was_given()
    {
        var calendar = Of("BE", "Europe/Brussels", new Holiday(Day("2026-06-12"), "Day of mourning"));
        Assert.Equal("Day of mourning", calendar.WhyNotWorking(Day("2026-06-12")));
        Assert.Equal(Day("2026-06-15"), calendar.NextWorking(Day("2026-06-12")));
    }

    [Fact]
    [Rule("BC-23")]
    public void A_scheme_may_work_from_Monday_to_Saturday()
    {
        var calendar = new WorkingCalendar("BE", [.. MondayToFriday, DayOfWeek.Saturday], [], Belgian.Zone);
        Assert.True(calendar.IsWorking(Day("2026-05-16")));
        Assert.Equal("assumption", calendar.WhyNotWorking(Day("2026-08-15")));
        Assert.Equal(Day("2026-05-18"), calendar.AddWorkingDays(Day("2026-05-11"), 5, null));
    }

    [Fact]
    [Rule("FP-9")]
    public void A_calendar_without_a_working_day_is_refused() =>
        Assert.Throws<ArgumentException>(() => new WorkingCalendar("BE", [], [], TimeZoneInfo.Utc));

    [Fact]
    [Rule("FP-9")]
    public void No_working_days_on_is_the_day_itself_and_fewer_are_refused()
    {
        Assert.Equal(Day("2026-05-16"), Belgian.AddWorkingDays(Day("2026-05-16"), 0, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => Belgian.AddWorkingDays(Day("2026-05-18"), -1, null));
    }

    [Fact]
    [Rule("FP-9")]
    public void A_country_that_is_not_known_is_refused_when_the_calendar_is_made() =>
        Assert.Throws<ArgumentException>(() => Of("XX", "Europe/Brussels"));

    [Theory]
    [Rule("FP-9")]
    [InlineData("2026-05-11", "2026-05-11", 0)]
    [InlineData("2026-05-11", "2026-05-12", 1)]
    [InlineData("2026-05-13", "2026-05-15", 1)] // Ascension
    [InlineData("2026-05-16", "2026-05-18", 0)] // a weekend, up to Monday
    [InlineData("2026-05-15", "2026-05-19", 2)]
    [InlineData("2026-12-24", "2027-01-02", 5)]
    public void The_last_day_is_not_among_the_working_days_between(string from, string until, int days) =>
        Assert.Equal(days, Belgian.WorkingDaysBetween(Day(from), Day(until)));

    [Fact]
    [Rule("FP-9")]
    public void A_day_of_the_week_that_is_not_worked_is_told_by_its_name()
    {
        var sundays = new WorkingCalendar("none", [DayOfWeek.Sunday], [], Belgian.Zone);
        var passed = new List<SkippedDay>();
        Assert.Equal(Day("2026-05-17"), sundays.NextWorking(Day("2026-05-11"), passed));
        Assert.Equal(
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
            passed.Select(day => day.Name)
        );
    }

    [Fact]
    [Rule("FP-9")]
    [Rule("FP-10")]
    public void Of_two_holidays_on_one_day_the_first_of_the_list_is_told_and_an_added_day_hides_neither()
    {
        Assert.Equal("labour-day", Belgian.WhyNotWorking(Day("2008-05-01"))); // Ascension too
        var added = Of("BE", "Europe/Brussels", new Holiday(Day("2026-07-21"), "closed"));
        Assert.Equal("national-day", added.WhyNotWorking(Day("2026-07-21")));
    }

    [Theory]
    [Rule("FP-8")]
    [InlineData("Europe/Brussels", "2026-03-29", "2026-03-28T23:00Z", 23)]
    [InlineData("Europe/Brussels", "2026-10-25", "2026-10-24T22:00Z", 25)]
    [InlineData("Europe/Brussels", "2026-06-03", "2026-06-02T22:00Z", 24)]
    [InlineData("Europe/Amsterdam", "2027-03-28", "2027-03-27T23:00Z", 23)]
    [InlineData("Europe/Amsterdam", "2027-10-31", "2027-10-30T22:00Z", 25)]
    [InlineData("Europe/Amsterdam", "2028-02-29", "2028-02-28T23:00Z", 24)]
    [InlineData("America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00Z", 23)] // midnight did not exist
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00Z", 25)] // its last hour came twice
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00Z", 25)] // midnight comes twice
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", 23)] // midnight does not exist
    public void A_day_starts_at_its_first_instant_whatever_the_clock_does(
        string zone,
        string day,
        string start,
        int hours
    )
    {
        var calendar = Of("none", zone);
        Assert.Equal(Instant(start), calendar.StartOf(Day(day)));
        Assert.Equal(TimeSpan.FromHours(hours), calendar.StartOf(Day(day).AddDays(1)) - calendar.StartOf(Day(day)));
        Assert.Equal(Day(day), calendar.Day(calendar.StartOf(Day(day))));
        Assert.Equal(Day(day).AddDays(-1), calendar.Day(calendar.StartOf(Day(day)).AddTicks(-1)));
        Assert.Equal(TimeSpan.Zero, calendar.StartOf(Day(day)).Offset);
    }

    [Theory]
    [Rule("FP-8")]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    [InlineData("2027-01-01T01:00:00+05:00", "2026-12-31")]
    public void The_day_is_the_one_in_the_schemes_zone(string instant, string day) =>
        Assert.Equal(Day(day), Belgian.Day(Instant(instant)));
}
