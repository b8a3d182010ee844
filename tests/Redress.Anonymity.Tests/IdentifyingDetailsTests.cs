using Redress.Domain.Tests.Law;

namespace Redress.Anonymity.Tests;

public sealed class IdentifyingDetailsTests
{
    [Theory]
    [Rule("BC-31")]
    [InlineData(
        "De consument uit Gent kocht op 11 mei 2026 een Galaxy S22 voor EUR 899,00.",
        "Place Gent|Date 11 mei 2026|Product Galaxy S22|Amount EUR 899,00"
    )]
    [InlineData("Le 1er août 2026, il a payé 899,00 € à GENT.", "Date 1er août 2026|Amount 899,00 €|Place GENT")]
    [InlineData("On 2026-05-11 she paid 899 euro.", "Date 2026-05-11|Amount 899 euro")]
    [InlineData("The shop sold a WH1000XM4 on 3 June.", "Product WH1000XM4|Date 3 June")]
    public void Details_that_may_identify_together_are_pointed_out(string text, string expected) =>
        Assert.Equal(
            expected.Split('|').Order(),
            IdentifyingDetails.In(text, ["Gent"]).Select(detail => $"{detail.Kind} {detail.Found}").Order()
        );

    [Theory]
    [Rule("BC-31")]
    [InlineData("De klacht is gegrond; de webshop betaalt EUR 2.500,00 terug.")]
    [InlineData("De webshop moet binnen 14 dagen terugbetalen (artikel 2.2.2).")]
    [InlineData("La boutique a violé l’article 2.1.5 du code.")]
    [InlineData("The decision of 3 June 2026 is final.")]
    [InlineData("De consument is agentschap noch agent.")]
    public void One_kind_of_detail_alone_is_not(string text) => Assert.Empty(IdentifyingDetails.In(text, ["Gent", ""]));
}
