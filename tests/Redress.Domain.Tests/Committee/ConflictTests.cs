using Redress.Domain.Committee;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Committee;

/// <summary>FP-12: what was declared, against Demo Shop (BE 0123.456.749) and Ann Peeters.</summary>
public sealed class ConflictTests
{
    [Theory]
    [Rule("FP-12")]
    [InlineData(InterestKind.Member, "demo-shop")]
    [InlineData(InterestKind.Member, " Demo-Shop ")]
    [InlineData(InterestKind.CompanyNumber, "BE 0123.456.749")]
    [InlineData(InterestKind.CompanyNumber, "BE0123456749")]
    [InlineData(InterestKind.CompanyNumber, "123 456 749")]
    [InlineData(InterestKind.CompanyNumber, "BTW BE 0123-456-749")]
    [InlineData(InterestKind.Domain, "demo-shop.example")]
    [InlineData(InterestKind.Domain, "https://www.demo-shop.example/nl/contact?x=1")]
    [InlineData(InterestKind.Domain, "WWW.DEMO-SHOP.EXAMPLE.")]
    [InlineData(InterestKind.Domain, "me@demo-shop.example")]
    [InlineData(InterestKind.Domain, "shop.demo-shop.example")]
    [InlineData(InterestKind.Company, "Demo Shop BV")]
    [InlineData(InterestKind.Company, "DEMO-SHOP N.V.")]
    [InlineData(InterestKind.Company, "Démo Shop")]
    [InlineData(InterestKind.Company, "DemoShop")]
    [InlineData(InterestKind.Company, "Demo Shop International")]
    [InlineData(InterestKind.Company, "Peeters Ann")]
    [InlineData(InterestKind.Other, "My sister keeps the books of Demo Shop, in Gent.")]
    [InlineData(InterestKind.Other, "I hold shares in www.demo-shop.example, since 2019")]
    [InlineData(InterestKind.Other, "enterprise 0123 456 749")]
    [InlineData(InterestKind.Other, "Ann Peeters is my neighbour")]
    public void An_interest_meets_a_party_in_whatever_spelling(InterestKind kind, string value) =>
        Assert.NotEmpty(Met(kind, value));

    [Theory]
    [Rule("FP-12")]
    [InlineData(InterestKind.Member, "demo-shop-2")]
    [InlineData(InterestKind.CompanyNumber, "0123.456.740")]
    [InlineData(InterestKind.CompanyNumber, "BE")]
    [InlineData(InterestKind.Domain, "other-demo-shop.example")]
    [InlineData(InterestKind.Domain, "example")]
    [InlineData(InterestKind.Company, "Demographics")]
    [InlineData(InterestKind.Company, "Ann")]
    [InlineData(InterestKind.Company, "Peeters")]
    [InlineData(InterestKind.Company, "BV")]
    [InlineData(InterestKind.Company, "")]
    [InlineData(InterestKind.Other, "I once demonstrated a shopping app.")]
    [InlineData(InterestKind.Other, "My neighbour is Jan Peeters")]
    public void What_only_looks_alike_meets_nobody(InterestKind kind, string value) => Assert.Empty(Met(kind, value));

    [Fact]
    [Rule("FP-12")]
    public void A_conflict_says_which_interest_met_which_party_and_by_what()
    {
        var conflict = Assert.Single(Met(InterestKind.CompanyNumber, "123456749"));
        Assert.Equal((Party.Respondent, "BE 0123.456.749"), (conflict.Party, conflict.Met));
        Assert.Equal(Party.Complainant, Assert.Single(Met(InterestKind.Company, "Ann Peeters")).Party);
    }

    private static IReadOnlyList<Conflict> Met(InterestKind kind, string value) =>
        ACase.OfBeCommerce().It.ConflictsOf([new Interest(kind, value)]);
}
