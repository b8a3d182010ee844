using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Terms.Calendars;

namespace Redress.Domain.Tests.Terms;

public sealed class HolidaysTests
{
    [Fact]
    [Rule("BC-23")]
    public void Belgium_has_ten_legal_holidays() =>
        Assert.Equal(
            [
                "2026-01-01 new-year",
                "2026-04-06 easter-monday",
                "2026-05-01 labour-day",
                "2026-05-14 ascension",
                "2026-05-25 whit-monday",
                "2026-07-21 national-day",
                "2026-08-15 assumption",
                "2026-11-01 all-saints",
                "2026-11-11 armistice",
                "2026-12-25 christmas",
            ],
            Written("BE", 2026)
        );

    [Fact]
    [Rule("WK-3")]
    public void The_Netherlands_has_those_of_the_general_terms_act_and_Good_Friday() =>
        Assert.Equal(
            [
                "2027-01-01 new-year",
                "2027-03-26 good-friday",
                "2027-03-29 easter-monday",
                "2027-04-27 kings-day",
                "2027-05-05 liberation-day",
                "2027-05-06 ascension",
                "2027-05-17 whit-monday",
                "2027-12-25 christmas",
                "2027-12-26 second-christmas-day",
            ],
            Written("NL", 2027)
        );

    [Theory]
    [Rule("BC-23")]
    [Rule("WK-3")]
    [InlineData("BE", 2008, "2008-05-01 labour-day", "2008-05-01 ascension")]
    [InlineData("NL", 2035, "2035-05-03 ascension", "2035-05-05 liberation-day")]
    [InlineData("NL", 2038, "2038-04-26 easter-monday", "2038-04-27 kings-day")]
    public void Holidays_are_listed_by_their_day_whatever_Easter_does(
        string calendar,
        int year,
        string first,
        string second
    ) => Assert.Equal([first, second], Written(calendar, year).SkipWhile(day => day != first).Take(2));

    [Theory]
    [Rule("WK-3")]
    [InlineData(2025, "2025-04-26")] // the 27th is a Sunday
    [InlineData(2026, "2026-04-27")]
    [InlineData(2031, "2031-04-26")] // the 27th is a Sunday
    public void The_kings_birthday_is_kept_on_the_day_before_when_it_is_a_Sunday(int year, string day) =>
        Assert.Equal(Day(day), Holidays.Of("NL", year).Single(holiday => holiday.Name == "kings-day").Date);

    [Fact]
    [Rule("FP-10")]
    public void A_scheme_can_list_all_its_days_itself() => Assert.Empty(Holidays.Of("none", 2026));

    [Fact]
    [Rule("FP-9")]
    public void An_unknown_calendar_is_refused() => Assert.Throws<ArgumentException>(() => Holidays.Of("XX", 2026));

    [Fact]
    [Rule("BC-23")]
    public void A_holiday_in_a_weekend_is_not_moved()
    {
        Assert.Contains(new Holiday(Day("2026-08-15"), "assumption"), Holidays.Of("BE", 2026));
        Assert.True(Belgian.IsWorking(Day("2026-08-14")));
        Assert.True(Belgian.IsWorking(Day("2026-08-17")));
    }

    [Theory]
    [Rule("BC-23")]
    [InlineData("2020-04-12")]
    [InlineData("2021-04-04")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2035-03-25")]
    [InlineData("2038-04-25")] // the latest there can be
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    public void Easter_falls_where_the_almanac_has_it(string sunday) =>
        Assert.Equal(Day(sunday), Holidays.Easter(Day(sunday).Year));

    [Fact]
    [Rule("BC-23")]
    public void Easter_agrees_with_the_rule_of_Gauss_in_every_year_of_the_calendar() =>
        Assert.All(Enumerable.Range(1583, 9999 - 1583), year => Assert.Equal(Gauss(year), Holidays.Easter(year)));

    [Fact]
    [Rule("BC-23")]
    public void Easter_is_a_Sunday_after_the_equinox_in_every_year_of_the_calendar() =>
        Assert.All(
            Enumerable.Range(1583, 9999 - 1583),
            year =>
            {
                var easter = Holidays.Easter(year);
                Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
                Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
            }
        );

    private static IEnumerable<string> Written(string calendar, int year) =>
        Holidays.Of(calendar, year).Select(holiday => $"{holiday.Date:yyyy-MM-dd} {holiday.Name}");

    // With its two exceptions; m and n move with the century, by the leap days left out and the drift of the moon.
    private static DateOnly Gauss(int year)
    {
        var century = year / 100;
        var m = (15 - ((13 + (8 * century)) / 25) + century - (century / 4)) % 30;
        var n = (4 + century - (century / 4)) % 7;
        var d = ((19 * (year % 19)) + m) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * d) + n) % 7;
        var days = 22 + d + e;
        if (days == 57 || (days == 56 && d == 28 && ((11 * m) + 11) % 30 < 19))
        {
            days -= 7;
        }

        return new DateOnly(year, 3, 1).AddDays(days - 1);
    }
}
