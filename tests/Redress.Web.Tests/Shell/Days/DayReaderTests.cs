using System.Globalization;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Forms;
using Redress.Web.Shell.Days;

namespace Redress.Web.Tests.Shell.Days;

/// <summary>Days as people type them.</summary>
public sealed class DayReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private static string? Read(string? text, Toward toward = Toward.Nearest) =>
        DayReader.Read(text, Today, toward)?.ToString(DayReader.Iso, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-26")]
    [InlineData("26/11/2026")]
    [InlineData("26-11-2026")]
    [InlineData("26.11.2026")]
    [InlineData("26 11 2026")]
    [InlineData(" 26 / 11 / 2026 ")]
    [InlineData("26/11/26")]
    [InlineData("26/11")]
    [InlineData("26-11")]
    [InlineData("2611")]
    [InlineData("26112026")]
    [InlineData("261126")]
    [InlineData("26 nov")]
    [InlineData("26 nov.")]
    [InlineData("26nov")]
    [InlineData("26-nov-2026")]
    [InlineData("26 november 2026")]
    [InlineData("26 NOVEMBRE 2026")]
    [InlineData("26th November 2026")]
    [InlineData("November 26, 2026")]
    [InlineData("donderdag 26 november 2026")]
    [InlineData("jeudi 26 novembre 2026")]
    [InlineData("Thursday 26 November 2026")]
    public void One_day_in_as_many_spellings(string text)
    {
        Assert.Equal("2026-11-26", Read(text));
        Assert.Equal(
            text.Contains("26", StringComparison.Ordinal) && text.Contains("2026", StringComparison.Ordinal)
                || text == "26/11/26"
                || text is "26112026" or "261126",
            DayReader.Whole(text) is not null
        );
    }

    [Theory]
    [InlineData("3 jan 2027", "3 januari 2027", "3 janvier 2027", "3 January 2027", 1)]
    [InlineData("3 feb 2027", "3 februari 2027", "3 février 2027", "3 fév. 2027", 2)]
    [InlineData("3 mrt 2027", "3 maart 2027", "3 mars 2027", "3 March 2027", 3)]
    [InlineData("3 apr 2027", "3 april 2027", "3 avril 2027", "3 avr 2027", 4)]
    [InlineData("3 mei 2027", "3 MEI 2027", "3 mai 2027", "3 May 2027", 5)]
    [InlineData("3 jun 2027", "3 juni 2027", "3 juin 2027", "3 June 2027", 6)]
    [InlineData("3 jul 2027", "3 juli 2027", "3 juillet 2027", "3 July 2027", 7)]
    [InlineData("3 aug 2027", "3 augustus 2027", "3 août 2027", "3 August 2027", 8)]
    [InlineData("3 sept 2027", "3 sep 2027", "3 septembre 2027", "3 September 2027", 9)]
    [InlineData("3 okt 2027", "3 oktober 2027", "3 octobre 2027", "3 October 2027", 10)]
    [InlineData("3 nov 2027", "3 november 2027", "3 novembre 2027", "3 November 2027", 11)]
    [InlineData("3 dec 2027", "3 december 2027", "3 décembre 2027", "3 déc. 2027", 12)]
    public void Every_month_in_three_languages(string shortly, string dutch, string french, string english, int month)
    {
        var meant = $"2027-{month:00}-03";
        Assert.Equal([meant, meant, meant, meant], new[] { shortly, dutch, french, english }.Select(t => Read(t)));
    }

    [Theory]
    [InlineData("1er octobre 2026", "2026-10-01")]
    [InlineData("1/10", "2026-10-01")]
    [InlineData("+14d", "2026-12-12")]
    [InlineData("+ 14 dagen", "2026-12-12")]
    [InlineData("+14 jours", "2026-12-12")]
    [InlineData("+2w", "2026-12-12")]
    [InlineData("+2 semaines", "2026-12-12")]
    [InlineData("vandaag", "2026-11-28")]
    [InlineData("Today", "2026-11-28")]
    [InlineData("aujourd’hui", "2026-11-28")]
    [InlineData("aujourd'hui", "2026-11-28")]
    [InlineData("gisteren", "2026-11-27")]
    [InlineData("demain", "2026-11-29")]
    public void Days_counted_from_today(string text, string day) => Assert.Equal(day, Read(text));

    [Theory]
    [InlineData("29/11", Toward.Past, "2025-11-29")]
    [InlineData("29/11", Toward.Future, "2026-11-29")]
    [InlineData("29/11", Toward.Nearest, "2026-11-29")]
    [InlineData("27/11", Toward.Past, "2026-11-27")]
    [InlineData("27/11", Toward.Future, "2027-11-27")]
    [InlineData("28/11", Toward.Past, "2026-11-28")]
    [InlineData("28/11", Toward.Future, "2026-11-28")]
    [InlineData("5/1", Toward.Nearest, "2027-01-05")]
    [InlineData("29/2", Toward.Past, "2024-02-29")]
    [InlineData("29/2", Toward.Future, "2028-02-29")]
    [InlineData("27/11/2026", Toward.Future, "2026-11-27")]
    public void A_year_left_out_is_that_of_the_nearest_day_on_the_side_that_is_meant(
        string text,
        Toward toward,
        string day
    ) => Assert.Equal(day, Read(text, toward));

    [Theory]
    [Rule("BC-4")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("31/2")]
    [InlineData("31/2/2026")]
    [InlineData("29/2/2026")]
    [InlineData("26/13")]
    [InlineData("202611")]
    [InlineData("00/00")]
    [InlineData("0/11")]
    [InlineData("1e5")]
    [InlineData("1e50")]
    [InlineData("26")]
    [InlineData("2026")]
    [InlineData("26 jui")]
    [InlineData("26 ju")]
    [InlineData("26 foo 2026")]
    [InlineData("november")]
    [InlineData("+14")]
    [InlineData("+99999d")]
    [InlineData("+999w")]
    [InlineData("-3d")]
    [InlineData("26/11/0026")]
    [InlineData("26/11/9999")]
    [InlineData("2026-11-26T10:00")]
    [InlineData("26/11/2026; drop")]
    [InlineData("soon")]
    public void What_is_no_day_is_none(string? text)
    {
        Assert.Null(Read(text));
        Assert.Null(DayReader.Whole(text));
    }

    [Fact]
    public void A_long_text_is_no_day_at_once() => Assert.Null(Read(new string('1', 400_000)));

    [Fact]
    public void An_address_says_a_day_as_programs_write_it()
    {
        Assert.Equal(new DateOnly(2026, 11, 26), DayReader.Exact("2026-11-26"));
        foreach (var other in new[] { "26/11/2026", "2026-11-26 10:00", "2026-11-31", "", null })
        {
            Assert.Null(DayReader.Exact(other));
        }
    }

    [Fact]
    [Rule("BC-20")]
    public void A_suspension_may_have_begun_and_is_not_over()
    {
        var today = new DateOnly(2026, 11, 28);
        var (from, to) = (FieldInput.TowardOf("from"), FieldInput.TowardOf("to"));
        Assert.Equal(new DateOnly(2026, 10, 1), DayReader.Read("1/10", today, from));
        Assert.Equal(new DateOnly(2027, 1, 1), DayReader.Read("1/1", today, from));
        Assert.Equal(new DateOnly(2027, 10, 1), DayReader.Read("1/10", today, to));
    }
}
