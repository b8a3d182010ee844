using Redress.Domain.Tests.Law;

namespace Redress.Anonymity.Tests;

/// <summary>BC-31: who is named among those who were there.</summary>
public sealed class NamedPeopleTests
{
    [Theory]
    [Rule("BC-31")]
    [InlineData("Ann Peeters", "Ann Peeters")]
    [InlineData("mr. Jan van den Berg, advocaat", "Jan van den Berg")]
    [InlineData("Maître Élodie Dupont (conseil)", "Élodie Dupont")]
    [InlineData("de webshop: Tom Claes - Zaakvoerder", "Tom Claes")]
    [InlineData("The complainant, Rose", "Rose")]
    [InlineData("Ann Baker", "Ann Baker")]
    [InlineData("Peeters, Claes", "Peeters|Claes")]
    public void A_name_is_found_without_titles_and_without_what_somebody_is(string entry, string names) =>
        Assert.Equal(names, string.Join('|', NamedPeople.In(entry)));

    [Theory]
    [Rule("BC-31")]
    [InlineData("complainant")]
    [InlineData("De klaagster")]
    [InlineData("Plaignante, avec son avocat")]
    [InlineData("Both parties")]
    [InlineData("The Shop")]
    [InlineData("Customer service manager")]
    [InlineData("Zaakvoerder van de webshop")]
    [InlineData("La directrice du magasin")]
    [InlineData("Niemand")]
    [InlineData("Boutique")]
    [InlineData("")]
    [InlineData(" , ")]
    public void Who_is_said_to_be_this_or_that_is_not_named(string entry) => Assert.Empty(NamedPeople.In(entry));
}
