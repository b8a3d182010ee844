using System.Text.Json;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Terms.Calendars;

namespace Redress.Domain.Tests.Terms;

public sealed class PeriodTests
{
    [Theory]
    [Rule("BC-20")]
    [InlineData("P1Y2M3D", 1, 2, 3, "P1Y2M3D")]
    [InlineData("P14D", 0, 0, 14, "P14D")]
    [InlineData("P2W", 0, 0, 14, "P14D")]
    [InlineData("P36M", 0, 36, 0, "P36M")]
    [InlineData("P0D", 0, 0, 0, "P0D")]
    [InlineData("P100Y", 100, 0, 0, "P100Y")] // the longest
    [InlineData("P99Y12M", 99, 12, 0, "P99Y12M")]
    [InlineData("P36600D", 0, 0, 36600, "P36600D")]
    [InlineData("P5228W", 0, 0, 36596, "P36596D")]
    public void A_period_is_read_and_written_as_iso_has_it(string text, int years, int months, int days, string written)
    {
        Assert.Equal(new Period(years, months, days), Period.Parse(text));
        Assert.Equal(written, Period.Parse(text).ToString());
    }

    [Theory]
    [Rule("BC-20")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("3M")]
    [InlineData("P3")]
    [InlineData("P-3M")]
    [InlineData("P1M1Y")]
    [InlineData("P1Y2W")]
    [InlineData("P1.5Y")]
    [InlineData("PT24H")]
    [InlineData("P101Y")]
    [InlineData("P100Y1M")]
    [InlineData("P1201M")]
    [InlineData("P36601D")]
    [InlineData("P5229W")]
    [InlineData("P3M\n")]
    public void Anything_else_is_no_period(string? text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Period.Parse(text!));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>(JsonSerializer.Serialize(text)));
    }

    [Theory]
    [Rule("BC-33")]
    [InlineData("P1M", "2027-01-31", "2027-02-28")]
    [InlineData("P1M", "2028-01-31", "2028-02-29")]
    [InlineData("P2Y", "2028-02-29", "2030-02-28")]
    [InlineData("P1M1D", "2027-01-31", "2027-03-01")]
    [InlineData("P3M", "2026-11-30", "2027-02-28")]
    public void Months_end_on_the_last_day_of_a_shorter_one(string period, string from, string to) =>
        Assert.Equal(Day(to), Period.Parse(period).From(Day(from)));

    [Theory]
    [Rule("BC-20")]
    [InlineData("P3M", true)]
    [InlineData("P2M29D", false)]
    [InlineData("P92D", true)]
    [InlineData("P91D", false)] // July to October has 92
    [InlineData("P1Y", true)]
    [InlineData("P2M31D", true)]
    [InlineData("P2M30D", false)]
    public void A_deferral_of_at_least_three_months_is_so_whatever_its_first_day(string period, bool holds) =>
        Assert.Equal(holds, Period.Parse(period).AtLeast(Period.Parse("P3M")));

    [Theory]
    [Rule("BC-20")]
    [InlineData("P3Y", true)]
    [InlineData("P36M", true)]
    [InlineData("P3Y1D", false)]
    [InlineData("P1095D", true)]
    [InlineData("P1096D", false)] // three years without a leap day have 1095
    public void A_deferral_of_at_most_three_years_is_so_whatever_its_first_day(string period, bool holds) =>
        Assert.Equal(holds, Period.Parse(period).AtMost(Period.Parse("P3Y")));

    [Fact]
    [Rule("BC-20")]
    public void A_period_is_stored_as_text() =>
        Assert.Equal("\"P1Y6M\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<Period>("\"P1Y6M\"")));
}
