using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>What is one thing in several spellings, and what only looks like it.</summary>
public sealed class WrittenNumbersTests
{
    [Theory]
    [InlineData("bestelling ORD-2026-00123 van", "ord202600123 202600123")]
    [InlineData("ord 2026 00123", "ord202600123 202600123")]
    [InlineData("ORD202600123", "")]
    [InlineData("nr. 12345", "nr12345")]
    [InlineData("A/B/2026", "ab2026 b2026")]
    [InlineData("2026-ORD-12", "2026ord12")]
    [InlineData("1.234,56 euro", "123456")]
    [InlineData("e-mail, web-shop", "email webshop")]
    [InlineData("heel lange-afstands-loper", "langeafstandsloper")]
    [InlineData("en/of shop.be jan@shop.be", "")]
    [InlineData("5 of 6", "")]
    [InlineData("een\n12345", "")]
    [InlineData("bestelnummer 4455", "")]
    public void Signs_and_blanks_inside_a_number_do_not_count(string text, string found) =>
        Assert.Equal(found, string.Join(' ', In(text)));

    [Theory]
    [InlineData("BE68 5390 0754 7034")]
    [InlineData("be68539007547034")]
    [InlineData("BE68-5390-0754-7034")]
    [InlineData("BE68.5390.0754.7034")]
    [InlineData("BE 68 5390 0754 7034")]
    [InlineData("op rekening BE68 5390 0754 7034 van 12")]
    [InlineData("IBAN: BE68 5390 0754 7034.")]
    public void An_account_number_is_one_in_any_spelling(string text) => Assert.Contains("be68539007547034", In(text));

    [Theory]
    [InlineData("NL91 ABNA 0417 1643 00", "nl91abna0417164300")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", "fr1420041010050500013m02606")]
    [InlineData("gb82west12345698765432", "gb82west12345698765432")]
    [InlineData("MU17 BOMM 0101 1010 3030 0200 000M UR", "mu17bomm0101101030300200000mur")]
    public void Account_numbers_have_the_length_of_their_country(string text, string found) =>
        Assert.Contains(found, In(text));

    [Theory]
    [InlineData("NL91 ABNA 0417 1643 01")]
    [InlineData("NL91 ABNA 0417 1643 0")]
    [InlineData("NL91, ABNA\n0417 1643 00")]
    public void An_account_number_that_does_not_check_is_none(string text) =>
        Assert.DoesNotContain(In(text), n => n.StartsWith("nl91abna", StringComparison.Ordinal));

    [Theory]
    [InlineData("0475/12.34.56", "32475123456 31475123456")]
    [InlineData("+32 475 12 34 56", "32475123456")]
    [InlineData("+32 (0)475 12 34 56", "32475123456")]
    [InlineData("(+32) 475 12 34 56", "32475123456")]
    [InlineData("0032475123456", "32475123456")]
    [InlineData("tel 0475 12 34 56, 12 stuks", "32475123456 31475123456")]
    [InlineData("Dorpsstraat 12 0475 12 34 56", "32475123456 31475123456")]
    [InlineData("02 123 45 67", "3221234567 3121234567")]
    [InlineData("020-7946001", "31207946001 32207946001")]
    [InlineData("06 12345678", "31612345678 32612345678")]
    [InlineData("+44 20 7946 0018", "442079460018")]
    [InlineData("26 12 34 56", "35226123456")]
    [InlineData("+999 123 456 789", "")]
    [InlineData("1234567", "")]
    [InlineData("00123", "")]
    [InlineData("123456789012345678", "")]
    [InlineData("0475\n123456", "")]
    public void A_telephone_number_is_that_of_every_country_that_could_have_it(string text, string found)
    {
        var folded = FoldedText.Of(text);
        var numbers = TelephoneNumbers.In(folded, 0, folded.Words.Count - 1, ["LU"]).Select(n => n.Value);
        Assert.Equal(found.Split(' ').Order(), numbers.DefaultIfEmpty("").Order());
    }

    private static List<string> In(string text)
    {
        var folded = FoldedText.Of(text);
        return [.. WrittenNumbers.In(folded, 0, folded.Words.Count - 1).Select(n => n.Value).Distinct()];
    }
}
