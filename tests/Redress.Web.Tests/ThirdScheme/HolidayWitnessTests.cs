using PublicHoliday;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases;

namespace Redress.Web.Tests.ThirdScheme;

/// <summary>Our own lists of holidays against those of a package that others use, from 2020 to 2100, and what it knows of a third country.</summary>
public sealed class HolidayWitnessTests
{
    private static readonly IEnumerable<int> Years = Enumerable.Range(2020, 81);

    [Fact]
    [Rule("BC-23")]
    public void The_witness_has_the_same_Belgian_holidays() =>
        Assert.All(Years, year => Assert.Equal(Witness("BE", year), Ours("BE", year)));

    /// <summary>The witness lacks Good Friday, which the general terms act names (article 3) though few have the day off; all else is the same.</summary>
    [Fact]
    [Rule("WK-3")]
    public void The_witness_has_the_same_Dutch_holidays_save_Good_Friday() =>
        Assert.All(
            Years,
            year =>
            {
                Assert.Equal([Holidays.Easter(year).AddDays(-2)], Ours("NL", year).Except(Witness("NL", year)));
                Assert.Empty(Witness("NL", year).Except(Ours("NL", year)));
            }
        );

    /// <summary>By the calendar of 2026: Easter is 5 April, so Shrove Tuesday is 17 February, Good Friday 3 April and Corpus Christi 4 June. What only Madeira or the Azores keep is not among them.</summary>
    [Fact]
    [Rule("FP-9")]
    public void A_country_of_which_we_keep_no_list_has_the_holidays_that_all_of_it_keeps() =>
        Assert.Equal(
            [
                "01-01 Ano Novo",
                "02-17 Carnaval",
                "04-03 Sexta-feira Santa",
                "04-05 Domingo de Páscoa",
                "04-25 Dia da Liberdade",
                "05-01 Dia do Trabalhador",
                "06-04 Corpo de Deus",
                "06-10 Dia de Portugal, de Camões e das Comunidades Portuguesas",
                "08-15 Assunção de Nossa Senhora",
                "10-05 Implantação da República",
                "11-01 Dia de Todos-os-Santos",
                "12-01 Restauração da Independência",
                "12-08 Imaculada Conceição",
                "12-25 Natal",
            ],
            CountryHolidays.Of("PT", 2026)!.Select(h => $"{h.Date:MM-dd} {h.Name}")
        );

    [Fact]
    public void Our_own_lists_come_first_and_of_a_place_that_is_no_country_nothing_is_known()
    {
        Assert.Equal(Holidays.Of("NL", 2026), Holidays.Of("NL", 2026, CountryHolidays.Of));
        Assert.Contains(Holidays.Of("NL", 2026, CountryHolidays.Of), h => h.Name == "good-friday");
        Assert.All(new[] { "XX", "pt", "PO", "Portugal", "", "11" }, c => Assert.Null(CountryHolidays.Of(c, 2026)));
    }

    /// <summary>Each country of the package, in each year that a rulebook's country must know: all days of that year that any of its lists has, and no other.</summary>
    [Fact]
    [Rule("FP-9")]
    public void A_country_that_is_accepted_has_every_day_of_its_years_whichever_list_it_stands_in()
    {
        var years = Enumerable.Range(Holidays.FirstYear, Holidays.LastYear - Holidays.FirstYear + 1).ToList();
        var accepted = Countries.Where(c => years.TrueForAll(year => CountryHolidays.Of(c, year) is not null)).ToList();
        Assert.Equal(
            "AT AU BR CA CH CZ DE DK EE ES FI FR GB GR HR HU IE IT JP KZ LT LU LV MX NO NZ PL PT RO SE SI SK TR US ZA",
            string.Join(' ', accepted.Except(["BE", "NL"]))
        );
        foreach (var country in accepted)
        {
            var package = PublicHolidayFactory.GetPublicHolidayForCountry(country);
            var all = Enumerable
                .Range(Holidays.FirstYear - 2, years.Count + 4)
                .SelectMany(year => package.PublicHolidays(year).Concat(package.PublicHolidayNames(year).Keys))
                .Select(DateOnly.FromDateTime)
                .ToHashSet();
            foreach (var year in years)
            {
                var ours = CountryHolidays.Of(country, year)!;
                Assert.Equal(all.Where(d => d.Year == year).Order(), ours.Select(h => h.Date).Distinct());
                Assert.All(ours, h => Assert.NotEmpty(h.Name));
            }
        }
    }

    /// <summary>1 January 2028 is a Saturday; Turkey's feast of January 2072 stands in the list of 2071.</summary>
    [Theory]
    [InlineData("US", "2027-12-31")]
    [InlineData("US", "2021-12-31")]
    [InlineData("TR", "2072-01-02")]
    public void A_day_that_stands_in_the_list_of_another_year_is_a_holiday_of_its_own(string country, string day)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(CountryHolidays.Of(country, date.Year)!, h => h.Date == date);
    }

    /// <summary>Serbia has two Easters; of the others some year long ahead cannot be reckoned, and a term in it says so.</summary>
    [Theory]
    [InlineData("RS", 2026)]
    [InlineData("BR", 2079)]
    [InlineData("TR", 2077)]
    public void Of_a_year_that_is_not_known_for_certain_nothing_is_said(string country, int year)
    {
        Assert.Null(CountryHolidays.Of(country, year));
        var unknown = Assert.Throws<ArgumentException>(() => Holidays.Of(country, year, CountryHolidays.Of));
        Assert.Contains($"{year} named '{country}'", unknown.Message, StringComparison.Ordinal);
    }

    // "Po" is an old name for Poland.
    private static IEnumerable<string> Countries =>
        Enum.GetNames<PublicHolidayCountryCode>().Select(c => c.ToUpperInvariant()).Where(c => c != "PO").Order();

    private static List<DateOnly> Ours(string country, int year) =>
        [.. Holidays.Of(country, year).Select(h => h.Date).Distinct().Order()];

    private static List<DateOnly> Witness(string country, int year) =>
        [
            .. PublicHolidayFactory
                .GetPublicHolidayForCountry(country)
                .PublicHolidays(year)
                .Select(DateOnly.FromDateTime)
                .Distinct()
                .Order(),
        ];
}
