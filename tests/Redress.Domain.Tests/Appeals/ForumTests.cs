using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

public sealed class ForumTests
{
    private static readonly Decide BothFora = ACase.Founded with
    {
        Sanctions =
        [
            new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
            new ProposedSanction(SanctionKind.Exclusion),
        ],
    };

    private static ACase Referred(Decide? decision = null) =>
        ACase
            .OfBeCommerce()
            .Notified("2026-05-11", decision)
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-04", Forum.Arbitration);

    private static Appeal The(ACase a) => a.It.Appeals[^1];

    private static RecordOutcome Says(
        ACase a,
        ForumOutcome outcome,
        ReplacementOutcome? instead = null,
        params ProposedSanction[] sanctions
    ) =>
        new(
            The(a).Id,
            Forum.Arbitration,
            outcome,
            "The award.",
            a.Today,
            a.Adds(ACase.Handler),
            instead,
            sanctions.Length == 0 ? null : sanctions
        );

    [Fact]
    [Rule("BC-29")]
    [Rule("ST-3")]
    public void Of_an_appeal_that_was_withdrawn_before_its_forum_spoke_no_outcome_is_recorded()
    {
        var a = Referred();
        a.Do(a.Shop, new WithdrawAppeal(The(a).Id, "We agreed."), "2026-06-05");
        Assert.Equal(AppealState.Withdrawn, The(a).State);
        Assert.DoesNotContain("record-outcome", a.Offered(ACase.Handler));
        var refused = a.Try(ACase.Handler, Says(a, ForumOutcome.Upheld, ReplacementOutcome.Unfounded));
        Assert.Equal((RefusalKind.NotInThisState, "BC-29"), (refused?.Kind, refused?.Rule));
        Assert.Equal(Outcome.Founded, a.It.Decision!.Outcome);

        // Beside another that still is before its forum, the act is offered, but not for this one.
        var b = ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Appealed("2026-05-27", Party.Complainant)
            .Paid("2026-05-28")
            .Referred("2026-05-28");
        b.Do(ACase.Handler, new Refer(b.It.Appeals[0].Id, null, "R-2", b.Today));
        b.Do(b.Shop, new WithdrawAppeal(b.It.Appeals[0].Id, "We agreed."));
        Assert.Contains("record-outcome", b.Offered(ACase.Handler));
        b.NotNow(
            ACase.Handler,
            new RecordOutcome(
                b.It.Appeals[0].Id,
                Forum.Arbitration,
                ForumOutcome.Upheld,
                "The award.",
                b.Today,
                b.Adds(ACase.Handler)
            ),
            "BC-29"
        );
    }

    [Fact]
    [Rule("BC-27")]
    [Rule("BC-28")]
    public void An_appeal_goes_to_its_own_forum_with_its_reference_and_its_day()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Advance("2026-06-04");
        a.Invalid(ACase.Handler, new Refer(The(a).Id, Forum.Court, "C-1", a.Today), "forum", "BC-27");
        a.Invalid(ACase.Handler, new Refer(The(a).Id, Forum.Arbitration, null, a.Today), "reference", "BC-27");
        a.Invalid(
            ACase.Handler,
            new Refer(The(a).Id, Forum.Arbitration, "C-1", ACase.Day("2026-05-19")),
            "on",
            "BC-27"
        );
        a.Invalid(ACase.Handler, new Refer("a9", null, "C-1", a.Today), "appeal", "BC-27");
        a.Do(ACase.Handler, new Refer(The(a).Id, null, "C-1", a.Today)).Is(CaseState.ArbitrationOrCourt);
        a.NotNow(ACase.Handler, new Refer(The(a).Id, Forum.Arbitration, "C-1", a.Today), "BC-26");
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void Rejected_confirms_the_decision_and_makes_it_final()
    {
        var a = Referred().ForumSays("2026-07-01", ForumOutcome.Rejected).Is(CaseState.Final);
        Assert.Equal(
            (Outcome.Founded, SanctionState.CarriedOut),
            (a.It.Decision!.Outcome, a.It.Decision.Sanctions[0].State)
        );
        Assert.Empty(a.It.Decision.Replaced);
    }

    [Fact]
    [Rule("BC-29")]
    public void An_outcome_is_dated_between_the_referral_and_today_and_replaces_only_when_it_upholds()
    {
        var a = Referred().Advance("2026-07-01");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Rejected) with { On = ACase.Day("2026-06-03") }, "on", "BC-29");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Rejected) with { On = ACase.Day("2026-07-02") }, "on", "BC-29");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Rejected) with { Text = null }, "text", "BC-29");
        a.Invalid(ACase.Handler, Says(a, ForumOutcome.Rejected) with { Document = "none" }, "document", "BC-29");
        a.Invalid(
            ACase.Handler,
            Says(a, ForumOutcome.Rejected, ReplacementOutcome.Unfounded),
            "replacementOutcome",
            "BC-29"
        );
        a.Invalid(
            ACase.Handler,
            Says(a, ForumOutcome.Rejected, null, new ProposedSanction(SanctionKind.Warning)),
            "replacementSanctions",
            "BC-29"
        );
        a.Invalid(
            ACase.Handler,
            Says(a, ForumOutcome.Upheld, ReplacementOutcome.Unfounded, new ProposedSanction(SanctionKind.Warning)),
            "replacementSanctions",
            "BC-22"
        );
        a.Invalid(
            ACase.Handler,
            Says(a, ForumOutcome.PartlyUpheld, null, new ProposedSanction(SanctionKind.Fine, Money.Euro(999.99m))),
            "replacementSanctions[0].amount",
            "BC-19"
        );
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-30")]
    public void Two_parties_and_both_fora_end_in_a_final_decision_with_the_last()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", BothFora)
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Appealed("2026-05-28", Party.Complainant)
            .Paid("2026-05-29");
        a.Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, Forum.Arbitration, "R-1", a.Today), "2026-06-01");
        a.Referred("2026-06-01", Forum.Court).Referred("2026-06-01", Forum.Arbitration);
        a.Invalid(
            ACase.Handler,
            new RecordOutcome(The(a).Id, null, ForumOutcome.Rejected, "x", a.Today, a.Adds(ACase.Handler)),
            "forum",
            "BC-29"
        );
        a.ForumSays("2026-07-01", ForumOutcome.Rejected, Forum.Arbitration)
            .ForumSays("2026-07-01", ForumOutcome.Rejected, Forum.Court)
            .Is(CaseState.ArbitrationOrCourt);
        var member = a.It.Appeals[0].Id;
        a.Do(
                ACase.Handler,
                new RecordOutcome(
                    member,
                    Forum.Arbitration,
                    ForumOutcome.Upheld,
                    "x",
                    a.Today,
                    a.Adds(ACase.Handler),
                    ReplacementOutcome.Unfounded
                )
            )
            .Is(CaseState.ArbitrationOrCourt);
        a.Do(a.Shop, new WithdrawAppeal(member, "the fine is gone")).Is(CaseState.Final);
        Assert.Equal([DepositState.ToRefund, DepositState.Kept], a.It.Appeals.Select(p => p.Deposit.State));
    }

    [Fact]
    [Rule("BC-28")]
    public void Who_went_to_court_before_it_told_the_body_did_so_in_time()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", BothFora).Appealed("2026-05-20").Paid("2026-05-21");
        var seized = new Refer(The(a).Id, Forum.Court, "R-1", ACase.Day("2026-05-18"), a.Adds(ACase.Handler));
        a.Invalid(ACase.Handler, seized with { On = ACase.Day("2026-05-10") }, "on", "BC-27");
        a.Do(ACase.Handler, seized);
        Assert.Equal(ACase.Day("2026-05-18"), The(a).Proceedings.Single(p => p.Forum == Forum.Court).ReferredOn);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Rule("FP-6")]
    [Rule("BC-27")]
    [Rule("BC-29")]
    public void What_the_consumer_said_of_the_arbitration_counts_for_both_appeals(bool ownFirst)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        if (ownFirst)
        {
            a.Appealed("2026-05-20", Party.Complainant).Appealed("2026-05-21", Party.Respondent);
        }
        else
        {
            a.Appealed("2026-05-20", Party.Respondent).Chooses("2026-05-21", true);
            a.Do(a.Consumer, new LodgeAppeal("Too light."), "2026-05-22");
        }

        Assert.False(a.Runs(TermKind.Choice));
        Assert.All(
            a.It.Appeals,
            appeal =>
                Assert.Equal(
                    ("fr", true, false),
                    (appeal.Choice!.Language, appeal.Choice.Accepted, appeal.Choice.ByDefault)
                )
        );
        Assert.All(a.It.Appeals, appeal => Assert.False(appeal.AwaitsChoice));
    }

    [Fact]
    [Rule("FP-6")]
    public void A_yes_in_the_own_appeal_answers_what_was_asked_on_the_members()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20", Party.Respondent);
        Assert.True(a.Runs(TermKind.Choice));
        a.Appealed("2026-05-21", Party.Complainant);
        Assert.False(a.Runs(TermKind.Choice));
        a.Advance("2026-07-30");
        Assert.Equal((true, false), (a.It.Appeals[0].Choice!.Accepted, a.It.Appeals[0].Choice!.ByDefault));
    }

    [Fact]
    [Rule("FP-6")]
    public void A_no_on_the_members_appeal_ends_no_appeal_of_the_consumer()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").AppealedOnPaper("2026-05-20");
        a.Appealed("2026-05-21", Party.Respondent).Chooses("2026-05-22", false);
        Assert.True(a.It.Appeals[0].AwaitsChoice);
        Assert.False(a.It.Appeals[0].Ended);
    }

    [Fact]
    [Rule("FP-6")]
    [Rule("BC-27")]
    public void A_yes_in_an_appeal_that_was_taken_back_binds_the_consumer_to_nothing()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20", Party.Complainant);
        a.Do(a.Consumer, new WithdrawAppeal(The(a).Id, "Never mind."), "2026-05-21");
        a.Appealed("2026-05-22", Party.Respondent);
        Assert.True(a.Runs(TermKind.Choice));
        Assert.Null(The(a).Choice);
    }
}
