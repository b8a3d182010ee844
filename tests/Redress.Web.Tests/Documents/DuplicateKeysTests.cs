using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Tests.Documents;

/// <summary>FP-14: a complaint is known again, however its site, its order number and its text are spelled.</summary>
public sealed class DuplicateKeysTests
{
    [Theory]
    [Rule("FP-14")]
    [InlineData("https://www.Shop.example/contact?x=1")]
    [InlineData("shop.example")]
    [InlineData("http://SHOP.example./")]
    [InlineData("www.shop.example:443")]
    public void A_site_is_its_host(string spelled) => Assert.Equal("shop.example", DuplicateKeys.Site(spelled));

    [Fact]
    [Rule("FP-14")]
    public void A_host_in_other_letters_is_its_punycode() =>
        Assert.Equal(DuplicateKeys.Site("https://xn--mnchen-3ya.example"), DuplicateKeys.Site("münchen.example"));

    [Theory]
    [Rule("FP-14")]
    [InlineData("00123")]
    [InlineData("#123")]
    [InlineData("Bestelling 00123")]
    [InlineData("order no. #123")]
    [InlineData("Commande : 123")]
    public void An_order_is_its_number(string spelled) => Assert.Equal("123", DuplicateKeys.OrderNumber(spelled));

    [Theory]
    [Rule("FP-14")]
    [InlineData("A-1001", "a1001")]
    [InlineData("a 1001", "a1001")]
    [InlineData("000", "000")]
    [InlineData("lamp", "lamp")]
    public void What_belongs_to_an_order_number_stays(string spelled, string number) =>
        Assert.Equal(number, DuplicateKeys.OrderNumber(spelled));

    [Fact]
    [Rule("FP-14")]
    public void A_text_is_the_same_with_other_accents_capitals_and_signs() =>
        Assert.Equal(DuplicateKeys.Text("Réglé, jamais livré!"), DuplicateKeys.Text("regle  jamais LIVRE"));

    [Fact]
    [Rule("FP-14")]
    public void The_order_of_another_webshop_is_another() =>
        Assert.NotEqual(
            DuplicateKeys.Order(null, "one.example", null, "123"),
            DuplicateKeys.Order(null, "two.example", null, "123")
        );
}
