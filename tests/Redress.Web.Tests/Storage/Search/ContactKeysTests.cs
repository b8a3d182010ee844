using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

public sealed class ContactKeysTests
{
    private static readonly string[] Belgium = ["BE"];

    [Theory]
    [InlineData("0470 12 34 56", "+32 470 12 34 56")]
    [InlineData("0470/12.34.56", "0032470123456")]
    [InlineData("+32 (0)470 12 34 56", "0470123456")]
    [InlineData("+32470123456", "0470 12 3")]
    [InlineData("06-12345678", "+31 6 1234")]
    [InlineData("+31 6 12345678", "0612345")]
    public void A_telephone_number_is_found_in_any_spelling_and_before_it_is_whole(string written, string typed) =>
        Found(ContactKeys.OfTelephone(written, Belgium), typed);

    [Theory]
    [InlineData("Anna Zonderlinckx", "zonder")]
    [InlineData("Anna Zonderlinckx", "ANNA ZON")]
    [InlineData("André van den Bérghe", "berghe")]
    [InlineData("André van den Bérghe", "van den b")]
    public void A_name_is_found_from_each_of_its_words_on(string written, string typed) =>
        Found(ContactKeys.OfName(written), typed);

    [Theory]
    [InlineData("A-1001", "a 10")]
    [InlineData("A-1001", "1001")]
    [InlineData("RP 123 456 BE", "rp123")]
    [InlineData("RP 123 456 BE", "123 456")]
    [InlineData("+++090/9337/55493+++", "090/93")]
    public void A_number_of_a_paper_is_found_whatever_stands_between_its_parts(string written, string typed) =>
        Found(ContactKeys.OfReference(written), typed);

    [Fact]
    public void An_address_for_mail_is_found_in_capitals_and_by_its_beginning()
    {
        Found(ContactKeys.OfEmail(" Jan.Peeters@Consumer.example "), "jan.peeters@CONS");
        Found(ContactKeys.OfText("Kerkstraat 12, 9000 Gent, BE"), "kerkstraat 12 9");
    }

    [Theory]
    [InlineData("Anna Zonderlinckx", "linckx")]
    [InlineData("Anna Zonderlinckx", "a")]
    [InlineData("Anna Zonderlinckx", "!?")]
    public void What_is_no_beginning_or_says_nothing_finds_nothing(string written, string typed) =>
        Assert.DoesNotContain(
            ContactKeys.OfName(written),
            key => ContactKeys.Typed(typed, Belgium).Any(t => key.StartsWith(t, StringComparison.Ordinal))
        );

    private static void Found(IEnumerable<string> keys, string typed) =>
        Assert.Contains(
            keys,
            key => ContactKeys.Typed(typed, Belgium).Any(t => key.StartsWith(t, StringComparison.Ordinal))
        );
}
