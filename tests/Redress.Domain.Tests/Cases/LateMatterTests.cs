using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-7: what comes in Deliberation is taken, marked late, and relied on only once the committee admitted it.</summary>
public sealed class LateMatterTests
{
    [Fact]
    [Rule("FP-7")]
    [Rule("FP-1")]
    public void A_member_that_responds_again_and_again_in_deliberation_holds_no_decision_up()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        a.Do(a.Shop, new Respond(Defence: "And another thing."), "2026-03-11");
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(a.Shop, new Respond(Defence: "And one more."), "2026-03-20");
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Committee, ACase.Unfounded).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-7")]
    public void The_complainant_has_the_same_door()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        a.Adds(a.Consumer);
        a.Do(a.Consumer, new Comment("Look at this."));
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Committee, ACase.Unfounded);
    }
}
