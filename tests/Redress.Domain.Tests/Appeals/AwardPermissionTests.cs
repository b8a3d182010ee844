using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

public sealed class AwardPermissionTests
{
    private const string Withheld = "A decision was taken, and appealed before the arbitrator.";

    private static readonly Decide Both = ACase.Founded with
    {
        Sanctions = [new ProposedSanction(SanctionKind.Warning), new ProposedSanction(SanctionKind.Exclusion)],
    };

    private static ACase Awarded(ForumOutcome outcome = ForumOutcome.Rejected)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.External = a.External with { WithheldNotice = Withheld };
        return a.Chooses("2026-05-22", true).Referred("2026-06-10").ForumSays("2026-07-01", outcome);
    }

    [Fact]
    [Rule("FP-17")]
    public void Permission_is_asked_with_the_award_and_silence_is_no()
    {
        var early = ACase.OfBeCommerce().Appealed("2026-05-20");
        early.NotNow(early.Shop, new PermitAwardPublication(), "FP-17");
        var before = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        before.Chooses("2026-05-22", true).Referred("2026-06-10");
        Assert.All(Parties.Both, p => before.NotNow(before.By(p), new PermitAwardPublication(), "FP-17"));
        var a = Awarded();
        foreach (var party in Parties.Both)
        {
            // 1 July and 30 days: 31 July.
            Assert.Equal(ACase.Day("2026-07-31"), a.Running(TermKind.Permission, party).Due);
        }

        a.Do(a.Shop, new PermitAwardPublication());
        Assert.True(a.It.AwardIsWithheld);
        a.Advance("2026-08-01").NotNow(a.Consumer, new PermitAwardPublication(), "FP-17");
        Assert.True(a.It.AwardIsWithheld);

        // What lay in the letter box on the last day came in time, on whatever day it is entered (FP-13).
        a.OnPaper(Party.Complainant, new PermitAwardPublication(), "2026-07-31");
        Assert.False(a.It.AwardIsWithheld);

        var b = Awarded();
        b.Do(b.Consumer, new PermitAwardPublication(), "2026-07-31T23:59").Do(b.Shop, new PermitAwardPublication());
        Assert.False(b.It.AwardIsWithheld);
        Assert.True(b.It.AwardMayBePublished);
    }

    [Fact]
    [Rule("FP-17")]
    [Rule("BC-31")]
    public void Without_it_the_notice_says_only_that_there_was_an_appeal()
    {
        var a = Awarded();
        a.Invalid(ACase.Secretary, new PublishNotice("A shop was reprimanded."), "text", "FP-17");
        a.NoticePublished(Withheld);
        Assert.Equal((NoticeState.Published, Withheld), (a.It.Notice!.State, a.It.Notice.Text));
        a.Invalid(ACase.Secretary, new CorrectNotice("A shop was reprimanded.", "more"), "text", "FP-17");

        // Both permit.
        var b = Awarded();
        b.Do(b.Consumer, new PermitAwardPublication()).Do(b.Shop, new PermitAwardPublication());
        b.Do(ACase.Secretary, new PublishNotice("A shop was reprimanded."));
    }

    [Fact]
    [Rule("FP-17")]
    public void An_appeal_that_ended_without_an_award_leaves_the_decision_published_as_any_other()
    {
        Assert.False(Awarded(ForumOutcome.StruckOff).It.AwardIsWithheld);
        var withdrawn = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        withdrawn.Do(withdrawn.Shop, new WithdrawAppeal(withdrawn.It.Appeals[0].Id, "enough"));
        Assert.False(withdrawn.It.AwardIsWithheld);
        var declined = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20", Party.Respondent);
        declined.Do(declined.Shop, new WithdrawAppeal(declined.It.Appeals[0].Id, "enough"));
        declined.AppealedOnPaper("2026-05-21").Chooses("2026-05-22", false);
        Assert.True(declined.It.Appeals[^1].Ended);
        Assert.False(declined.It.AwardIsWithheld);
        Assert.True(Awarded(ForumOutcome.Inadmissible).It.AwardIsWithheld);
    }

    [Fact]
    [Rule("FP-17")]
    [Rule("BC-32")]
    public void A_notice_that_was_public_before_there_was_an_award_goes_with_it()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Final().NoticePublished();
        a.External = a.External with { WithheldNotice = Withheld };
        a.Referred("2026-09-01").ForumSays("2026-10-01", ForumOutcome.Rejected);
        Assert.Equal((NoticeState.Withdrawn, true), (a.It.Notice!.State, a.It.AwardIsWithheld));
        // What it may tell is public, and stays, when the same arbitrator speaks again.
        a.NoticePublished(Withheld).ForumSays("2026-11-01", ForumOutcome.Inadmissible);
        Assert.Equal(NoticeState.Published, a.It.Notice!.State);
    }

    [Theory]
    [Rule("FP-17")]
    [InlineData(ForumOutcome.Rejected, true)]
    [InlineData(ForumOutcome.Inadmissible, false)]
    [InlineData(ForumOutcome.StruckOff, false)]
    public void Beside_an_award_that_is_withheld_a_public_judgment_is_told(ForumOutcome judgment, bool told)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", AppealWalk.Sanctioned)
            .Appealed("2026-05-20")
            .Paid("2026-05-21");
        a.Chooses("2026-05-22", true).Referred("2026-06-10", Forum.Arbitration).Referred("2026-06-10", Forum.Court);
        a.ForumSays("2026-07-01", ForumOutcome.Rejected, Forum.Arbitration);
        Assert.False(a.It.FindingIsPublic);
        Assert.Empty(a.It.PublicSanctions(a.Rulebook));
        a.ForumSays("2026-07-02", judgment, Forum.Court);
        Assert.Equal(told, a.It.FindingIsPublic);
        Assert.Equal(told ? [SanctionKind.Suspension] : [], a.It.PublicSanctions(a.Rulebook).Select(s => s.Kind));
    }

    [Fact]
    [Rule("FP-17")]
    public void Of_a_public_judgment_no_permission_is_asked_and_the_result_is_told()
    {
        var suspended = ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-09-01"),
                    To: ACase.Day("2026-09-30")
                ),
            ],
        };
        var a = ACase.OfBeCommerce().Notified("2026-05-11", suspended).Appealed("2026-05-20").Paid("2026-05-21");
        a.Referred("2026-06-10").ForumSays("2026-07-01", ForumOutcome.Rejected).Is(CaseState.Final);
        Assert.False(a.Runs(TermKind.Permission));
        Assert.False(a.It.AwardIsWithheld);
        a.NotNow(a.Shop, new PermitAwardPublication(), "FP-17");
    }

    [Fact]
    [Rule("FP-17")]
    [Rule("BC-29")]
    public void What_was_permitted_of_one_award_is_asked_anew_for_another()
    {
        var a = Awarded();
        a.Do(a.Consumer, new PermitAwardPublication()).Do(a.Shop, new PermitAwardPublication());
        Assert.Equal(2, a.It.AwardPermissions.Count);
        a.ForumSays("2026-12-01", ForumOutcome.Upheld, instead: ReplacementOutcome.Remitted);
        a.Is(CaseState.UnderExamination);
        Assert.Empty(a.It.AwardPermissions);
        Assert.False(a.Runs(TermKind.Permission));
        var silent = Awarded();
        Assert.True(silent.Runs(TermKind.Permission));
        silent.ForumSays("2026-07-10", ForumOutcome.Upheld, instead: ReplacementOutcome.Remitted);
        Assert.False(silent.Runs(TermKind.Permission));
        // A court that remits voids what he decided as well, and with it what was allowed of it.
        var c = ACase.OfBeCommerce().Notified("2026-05-11", Both).Appealed("2026-05-20").Paid("2026-05-21");
        c.Chooses("2026-05-22", true).Referred("2026-06-10", Forum.Arbitration).Referred("2026-06-10", Forum.Court);
        c.ForumSays("2026-07-01", ForumOutcome.Rejected, Forum.Arbitration);
        c.Do(c.Consumer, new PermitAwardPublication()).Do(c.Shop, new PermitAwardPublication());
        c.ForumSays("2026-07-10", ForumOutcome.Upheld, Forum.Court, ReplacementOutcome.Remitted);
        Assert.Empty(c.Is(CaseState.UnderExamination).It.AwardPermissions);
        // What was allowed is the award that there was: another in its place is asked for anew, and told by nobody meanwhile.
        var b = Awarded();
        b.Do(b.Consumer, new PermitAwardPublication()).Do(b.Shop, new PermitAwardPublication());
        b.ForumSays("2026-12-01", ForumOutcome.Upheld);
        Assert.True(b.Runs(TermKind.Permission));
        Assert.True(b.It.AwardIsWithheld);
    }
}
