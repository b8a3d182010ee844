using System.Globalization;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Tests.Shell.Days;

/// <summary>A day in a column.</summary>
public sealed class ShortDayTests
{
    [Theory]
    [InlineData("en", "1 Oct 2026")]
    [InlineData("nl", "1 okt 2026")]
    [InlineData("fr", "1er oct. 2026")]
    public void The_month_is_shortened_and_the_year_stays(string language, string written)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Languages.FormatOf(language);
            Assert.Equal(
                written,
                DayFormatter.Short(new DateOnly(2026, 10, 1)).Replace("okt.", "okt", StringComparison.Ordinal)
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
