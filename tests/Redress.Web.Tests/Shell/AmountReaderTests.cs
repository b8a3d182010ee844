using System.Globalization;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Tests.Shell;

/// <summary>An amount is read alike in every form, as its language writes it, and never multiplied.</summary>
public sealed class AmountReaderTests
{
    [Theory]
    [InlineData("89", "89")]
    [InlineData("89,95", "89.95")]
    [InlineData("89.95", "89.95")]
    [InlineData("89,5", "89.5")]
    [InlineData("0,99", "0.99")]
    [InlineData("89,-", "89")]
    [InlineData("89,--", "89")]
    [InlineData("89,–", "89")]
    [InlineData("€ 1.234,-", "1234")]
    [InlineData("€1.234,50", "1234.50")]
    [InlineData("€\u00a01.234,50", "1234.50")]
    [InlineData("89,00 EUR", "89")]
    [InlineData("EUR 89,00", "89")]
    [InlineData("89 euro", "89")]
    [InlineData("89,00 €", "89")]
    [InlineData("1 234,56", "1234.56")]
    [InlineData("1\u202f234,56 €", "1234.56")]
    [InlineData("1\u00a0234", "1234")]
    [InlineData("1'234.50", "1234.50")]
    [InlineData("1’234", "1234")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("123456789012", "123456789012")]
    [InlineData("123.456.789.012", "123456789012")]
    [InlineData("1.234.567,8", "1234567.8")]
    [InlineData(" 250 ", "250")]
    public void What_people_write_is_understood(string typed, string amount) =>
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), AmountReader.Read(typed, "EUR"));

    [Theory]
    [InlineData("89,505")]
    [InlineData("0,999")]
    [InlineData("1.234")]
    [InlineData("1,234")]
    [InlineData("-5")]
    [InlineData("5-")]
    [InlineData("1.23.456")]
    [InlineData("1.234.50")]
    [InlineData("1,234,56")]
    [InlineData("12 34")]
    [InlineData("1 234.567")]
    [InlineData("1.2345")]
    [InlineData("89,9x")]
    [InlineData("89 USD")]
    [InlineData("€")]
    [InlineData("")]
    [InlineData(",50")]
    [InlineData("1e5")]
    [InlineData("1234567890123")]
    [InlineData("1.234.567.890.123")]
    [InlineData("９９")]
    [InlineData("9999999999999999999999999999999999999999999999")]
    public void What_could_be_two_amounts_or_is_none_is_refused(string typed) =>
        Assert.Null(AmountReader.Read(typed, "EUR"));

    [Fact]
    public void An_amount_is_in_the_currency_of_its_scheme()
    {
        Assert.Equal(89.5m, AmountReader.Read("CHF 89.50", "CHF"));
        Assert.Null(AmountReader.Read("€ 89.50", "CHF"));
    }

    [Fact]
    public void Each_amount_is_read_back_as_the_three_languages_write_it()
    {
        foreach (var language in new[] { "nl-BE", "fr-BE", "en-GB", "nl-NL", "fr-FR" })
        {
            foreach (var amount in new[] { 0m, 0.05m, 7.5m, 89.95m, 999m, 1_000m, 12_345.67m, 1_234_567.89m })
            {
                var written = amount.ToString("N2", CultureInfo.GetCultureInfo(language));
                Assert.Equal(amount, AmountReader.Read(written, "EUR"));
                Assert.Equal(amount, AmountReader.Read($"€ {written}", "EUR"));
            }
        }
    }
}
