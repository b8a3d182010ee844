using Bunit;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.PartyFile;

/// <summary>Where a case stands on its way, as its parties see it (FP-22, BC-16).</summary>
public sealed class CaseStepsTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private readonly Drawing _drawing = new(one.App);

    private static readonly ProposedSanction Conditional = new(
        SanctionKind.Fine,
        Money.Euro(2500),
        Enforceable: Enforceability.Conditional,
        Condition: "delivering late again without saying so",
        ConditionUntil: ACase.Day("2027-05-31")
    );

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
    [Rule("FP-22"), Rule("FP-5")]
    public void A_complaint_that_is_not_mediated_again_goes_on_without_mediation()
    {
        var again = ACase.OfBeCommerce();
        again.It.FollowSettlement("BC-2026-000001", skipMediation: true);
        Assert.Equal("[filed] (examination) (decision) (appeal) (carriedOut)", Of(again, again.Consumer));
    }

    [Fact]
    [Rule("FP-22"), Rule("WK-2")]
    public void Where_the_body_does_not_decide_itself_a_member_alone_is_referred_elsewhere()
    {
        var member = ACase.OfKeurmerk();
        Assert.Equal("[filed] (mediation) (referral) (closed)", Of(member, member.Consumer));
        foreach (var rulebook in new[] { ACase.Keurmerk, ACase.BeCommerce })
        {
            var none = ACase.AgainstANonMember(rulebook: rulebook);
            Assert.Equal("[filed] (mediation) (closed)", Of(none, none.Consumer));
        }
    }

    [Fact]
    [Rule("FP-22")]
    public void Where_nobody_appeals_by_the_rules_no_appeal_may_still_come()
    {
        var a = ACase.OfBeCommerce(rulebook: ACase.BeCommerce with { Appeal = null });
        Assert.Equal("[filed] (mediation) (examination) (decision) (carriedOut)", Of(a, a.Consumer));
    }

    [Fact]
    [Rule("FP-22"), Rule("BC-19")]
    public void What_is_contested_of_the_condition_of_a_fine_alone_is_no_step_of_the_case()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(decision: ACase.Founded with { Sanctions = [Conditional] })
            .Advance("2026-07-06");
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Do(a.Shop, new Comment(NothingToAdd: true), "2026-07-08");
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Do(ACase.Secretary, new EstablishCondition(fine, ACase.Day("2026-07-01"), "The same again.", document))
            .Do(ACase.Committee, new ConfirmCondition())
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2"))
            .Do(a.Shop, new LodgeAppeal("It was on time.", [$"condition:{fine}"]), "2026-07-20");
        Assert.Single(a.It.Appeals);
        Assert.Equal("filed examination decision [carriedOut]", Of(a, a.Shop));
    }

    [Fact]
    [Rule("FP-22")]
    public void A_term_that_is_over_is_said_of_no_step()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        Assert.NotNull(Until("mediation"));
        a.Advance("2026-12-01").Is(CaseState.Mediation);
        Assert.Null(Until("mediation"));

        DateOnly? Until(string step) => CaseSteps.Of(Drawing.Open(a, a.Consumer)).Single(s => s.Name == step).Until;
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
