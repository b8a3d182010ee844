using Bunit;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.PartyFile;

/// <summary>Where a case stands on its way, as its parties see it (FP-22, BC-16).</summary>
public sealed class CaseStepsTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private static string Of(ACase a, Actor reader) =>
        string.Join(
            ' ',
            CaseSteps
                .Of(Drawing.Open(a, reader))
                .Select(s =>
                    s.State switch
                    {
                        StepState.Done => s.Name,
                        StepState.Now => $"[{s.Name}]",
                        _ => $"({s.Name})",
                    }
                )
        );

    [Fact]
    [Rule("FP-22")]
    public void A_case_of_a_member_goes_from_filing_to_the_carrying_out()
    {
        var a = ACase.OfBeCommerce();
        Assert.Equal("[filed] (mediation) (examination) (decision) (appeal) (carriedOut)", Of(a, a.Consumer));
        a.InMediation("2026-03-02");
        Assert.Equal("filed [mediation] (examination) (decision) (appeal) (carriedOut)", Of(a, a.Consumer));
        a.SentToMember("2026-03-09");
        Assert.Equal("filed mediation [examination] (decision) (appeal) (carriedOut)", Of(a, a.Shop));
        a.Decided("2026-05-11");
        // BC-16: that it was decided both learn, and what and when by the notification alone.
        Assert.Equal("filed mediation examination [decision] (appeal) (carriedOut)", Of(a, a.Consumer));
        Assert.Null(CaseSteps.Of(Drawing.Open(a, a.Consumer)).Single(s => s.Name == "decision").From);
        a.Notified("2026-05-12");
        var decision = CaseSteps.Of(Drawing.Open(a, a.Consumer)).Single(s => s.Name == "decision");
        Assert.Equal(
            (ACase.Day("2026-05-11"), a.It.AppealTermOf(Party.Complainant)!.Due),
            (decision.From, decision.Until)
        );
        a.Appealed("2026-05-20");
        Assert.Equal("filed mediation examination decision [appeal] (carriedOut)", Of(a, a.Consumer));
    }

    [Fact]
    [Rule("FP-22")]
    public void What_was_not_gone_through_is_left_out()
    {
        var final = ACase.OfBeCommerce().Final();
        Assert.Equal("filed examination decision [carriedOut]", Of(final, final.Shop));
        var unfounded = ACase.OfBeCommerce().Final(decision: ACase.Unfounded);
        Assert.Equal("filed examination decision [final]", Of(unfounded, unfounded.Consumer));
        var settled = ACase.OfBeCommerce().InMediation("2026-03-02").Settles();
        Assert.Equal("filed mediation [settled]", Of(settled, settled.Consumer));
        var withdrawn = ACase.OfBeCommerce();
        withdrawn.Do(withdrawn.Consumer, new Withdraw("It came."));
        Assert.Equal("filed [withdrawn]", Of(withdrawn, withdrawn.Consumer));
    }

    [Fact]
    [Rule("FP-22")]
    public void The_page_marks_the_step_at_which_the_case_is_and_says_the_days()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        var steps = _drawing.Render<PartySteps>(p => p.Add(x => x.Open, Drawing.Open(a, a.Consumer)));
        var now = Assert.Single(steps.FindAll("ol > li[aria-current=step]"));
        Assert.Contains("Decision (this is where the case is)", now.TextContent);
        Assert.Contains("11 May 2026 · until ", now.TextContent);
        Assert.Equal(2, steps.FindAll("li.done").Count);
        Assert.Equal(2, steps.FindAll("li.later").Count);
    }
}
