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
