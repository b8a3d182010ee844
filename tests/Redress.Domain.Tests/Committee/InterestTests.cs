using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Committee;

/// <summary>BC-15: a declared interest that matches a party hides the case, until it was cleared by two people.</summary>
public sealed class InterestTests
{
    private static readonly Interest OfTheShop = new(InterestKind.Member, "demo-shop");
    private static readonly Actor Partial = ACase.Committee with { Interests = [OfTheShop] };

    [Fact]
    [Rule("BC-15")]
    public void Who_declared_an_interest_that_matches_a_party_no_longer_finds_the_case()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        Assert.True(CaseView.MaySee(a.It, ACase.Committee));
        Assert.False(CaseView.MaySee(a.It, Partial));
        Assert.Equal(Refusal.NotYours(), a.Try(Partial, new Note("I read it all the same.")));
    }
}
