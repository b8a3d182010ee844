using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>The conditions on the decision, its appeals, sanctions and notice.</summary>
public sealed partial class GuardsTests
{
    [Fact]
    [Rule("BC-17")]
    [Rule("FP-12")]
    public void A_decision_is_proposed_by_who_has_no_interest_and_confirmed_by_a_second_person()
    {
        var partial = ACase.Committee with { Interests = [new Interest(InterestKind.Domain, "www.demo-shop.example")] };
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-16");
        a.Refused(partial, ACase.Founded, RefusalKind.NotYours, null);
        No(a, ACase.Committee, new ConfirmDecision(), "BC-17", RefusalReason.NoDecisionProposed);
        No(a, ACase.Committee, new RejectDecision("x"), "BC-17", RefusalReason.NoDecisionProposed);
        // The interests are asked of who decides: a secretary's are not.
        a.Do(ACase.Secretary with { Interests = partial.Interests }, ACase.Founded);
        No(a, ACase.Committee, ACase.Founded, "BC-17", RefusalReason.DecisionAlreadyProposed);
        No(a, ACase.Secretary, new ConfirmDecision(), "BC-17", RefusalReason.SecondPersonNeeded);
        a.Do(ACase.Committee, new ConfirmDecision());
    }

    [Fact]
    [Rule("BC-17")]
    public void A_correction_is_proposed_once_and_confirmed_by_a_second_person()
    {
        var slip = new CorrectDecision("The day was mistyped.", Reasons: "Late by three weeks.");
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        No(a, ACase.Committee, new ConfirmCorrection(), "BC-17", RefusalReason.NoCorrectionProposed);
        No(a, ACase.Committee, new RejectCorrection("x"), "BC-17", RefusalReason.NoCorrectionProposed);
        a.Do(ACase.Secretary, slip);
        No(a, ACase.Committee, slip, "BC-17", RefusalReason.CorrectionAlreadyProposed);
        No(a, ACase.Secretary, new ConfirmCorrection(), "BC-17", RefusalReason.SecondPersonNeeded);
        a.Do(ACase.Committee, new ConfirmCorrection())
            .Do(ACase.Secretary, slip with { Reasons = "Late by two weeks." });

        var refused = ACase.AgainstANonMember();
        refused.Do(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, "Not ours."));
        No(refused, ACase.Secretary, slip, "BC-17", RefusalReason.NoDecisionPronounced);
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("BC-24")]
    public void A_decision_is_notified_to_each_party_and_each_appeals_what_it_was_notified_of()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-11");
        No(
            a,
            ACase.Secretary,
            new RecordReceipt(Party.Respondent, ReceiptResult.Returned, a.Today, Reason: "moved"),
            "BC-23",
            RefusalReason.NotNotified
        );
        a.Do(ACase.Secretary, new Notify(a.Today, "RR", Party: Party.Respondent));
        Assert.Contains("notify", a.Offered(ACase.Secretary));
        Assert.Contains("record-receipt", a.Offered(ACase.Secretary));
        No(a, a.Consumer, new LodgeAppeal("x"), "BC-24", RefusalReason.NotNotified);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR", Party: Party.Complainant));
        No(a, ACase.Secretary, new Notify(a.Today, "RR"), "BC-23", RefusalReason.AlreadyNotified);
        No(a, a.Consumer, new WithdrawAppeal("a1", "x"), "ST-3", RefusalReason.NoAppeal);
        a.Do(a.Consumer, a.Lodging(Party.Complainant));
        No(a, a.Consumer, new LodgeAppeal("again"), "BC-24", RefusalReason.AlreadyAppealed);
        No(a, a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "x"), "ST-3", RefusalReason.NoAppeal);
        a.Do(a.Consumer, new WithdrawAppeal(a.It.Appeals[0].Id, "enough"));
        No(a, a.Consumer, new WithdrawAppeal(a.It.Appeals[0].Id, "x"), "ST-3", RefusalReason.NoAppeal);
        a.Do(a.Consumer, a.Lodging(Party.Complainant));
    }

    [Fact]
    [Rule("BC-26")]
    [Rule("FP-6")]
    public void An_appeal_is_referred_once_its_deposit_is_paid_and_its_choice_made_and_says_what_is_awaited()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        No(a, ACase.Handler, new RecordRefund("a1", a.Today), "BC-26", RefusalReason.NothingToRefund);
        a.Appealed("2026-05-20");
        var refer = new Refer(a.It.Appeals[0].Id, null, "C-1", a.Today);
        Assert.Equal(
            [new Obstacle(ObstacleKind.Deposit, Party.Respondent, null, ACase.Day("2026-05-28"))],
            No(a, ACase.Handler, refer, "BC-26", RefusalReason.DepositNotPaid).Obstacles
        );
        No(a, ACase.Handler, new RecordRefund(a.It.Appeals[0].Id, a.Today), "BC-26", RefusalReason.NothingToRefund);
        a.Paid("2026-05-21");
        Assert.Equal(
            [new Obstacle(ObstacleKind.Choice, Party.Complainant, null, ACase.Day("2026-06-01"))],
            No(a, ACase.Handler, refer, "FP-6", RefusalReason.ChoiceTermRuns).Obstacles
        );
        No(a, ACase.Handler, new DeclareAppealInadmissible("a1", "x"), "FP-7", RefusalReason.NoLateAppeal);
        No(a, a.Shop, new PermitAwardPublication(), "FP-17", RefusalReason.NoArbitration);
        a.Chooses("2026-05-22", accepted: true);
        No(a, a.Consumer, new ChooseArbitration(a.It.Appeals[0].Id, "fr", true), "FP-6", RefusalReason.NoChoiceToMake);
        Assert.Equal(
            [new Obstacle(ObstacleKind.AppealTerm, Party.Complainant, null, ACase.Day("2026-06-03"))],
            No(a, ACase.Handler, refer, "BC-29", RefusalReason.AppealTermOfOtherRuns).Obstacles
        );
        a.Referred("2026-06-04");
        // All of it is before its forum: there is nothing left to refer.
        Assert.Empty(No(a, ACase.Handler, refer, "BC-26", RefusalReason.NoAppeal).Obstacles);
        No(a, a.Shop, new PermitAwardPublication(), "FP-17", RefusalReason.NoAward);
        a.ForumSays("2026-06-30", ForumOutcome.Rejected);
        Assert.Contains("permit-award-publication", a.Offered(a.Shop));
    }

    [Fact]
    [Rule("BC-26")]
    [Rule("BC-27")]
    [Rule("FP-6")]
    public void The_court_is_not_held_up_by_a_choice_that_the_arbitrator_waits_for()
    {
        var both = ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(SanctionKind.Reprimand),
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-09-01"),
                    To: ACase.Day("2026-09-30")
                ),
            ],
        };
        var a = ACase.OfBeCommerce().Notified("2026-05-11", both).Appealed("2026-05-20").Paid("2026-05-21");
        Assert.True(a.Runs(TermKind.Choice));
        Assert.Contains("refer", a.Offered(ACase.Handler));
        a.Referred("2026-05-22", Forum.Court);
        // What is left waits for the choice; no arbitration was opened.
        Assert.Equal(
            [new Obstacle(ObstacleKind.Choice, Party.Complainant, null, a.Running(TermKind.Choice).Due)],
            No(
                a,
                ACase.Handler,
                new Refer(a.It.Appeals[0].Id, null, "C", a.Today),
                "FP-6",
                RefusalReason.ChoiceTermRuns
            ).Obstacles
        );
        No(a, a.Shop, new PermitAwardPublication(), "FP-17", RefusalReason.NoArbitration);
        a.Chooses("2026-05-25", accepted: true).Advance("2026-06-04");
        Assert.Contains("refer", a.Offered(ACase.Handler));
        a.Referred("2026-06-04", Forum.Arbitration).ForumSays("2026-06-30", ForumOutcome.Rejected, Forum.Court);
        // The court's judgment is public; of the award, which is still to come, nobody is asked yet.
        No(a, a.Shop, new PermitAwardPublication(), "FP-17", RefusalReason.NoAward);

        // Of two appeals one may go on, though the choice of the other is awaited.
        var two = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", both)
            .Appealed("2026-05-20", Party.Respondent, "suspension");
        two.Paid("2026-05-21").AppealedOnPaper("2026-05-21", "reprimand").Paid("2026-05-22");
        Assert.True(two.Runs(TermKind.Choice));
        Assert.Contains("refer", two.Offered(ACase.Handler));
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("ST-3")]
    public void An_outcome_is_recorded_while_a_proceeding_runs_and_of_no_appeal_that_was_withdrawn()
    {
        var a = ACase.OfBeCommerce().Appealed("2026-05-20").Paid("2026-05-21").Chooses("2026-05-22", true);
        a.Appealed("2026-05-22", Party.Complainant).Advance("2026-05-26");
        a.Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, null, "C-1", a.Today)).Is(CaseState.ArbitrationOrCourt);
        Assert.Contains("record-outcome", a.Offered(ACase.Handler));
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "enough")).Is(CaseState.ArbitrationOrCourt);
        No(
            a,
            ACase.Handler,
            new RecordOutcome(a.It.Appeals[0].Id, null, ForumOutcome.Upheld, "x", a.Today),
            "BC-29",
            RefusalReason.NoAppeal
        );
    }

    [Fact]
    [Rule("FP-6")]
    public void A_business_makes_no_choice_of_arbitration()
    {
        var a = ACase.OfABusiness(rulebook: ACase.BeCommerce with { JudgesBusinessComplaints = true });
        a.Notified("2026-05-11").Appealed("2026-05-20");
        No(a, a.Consumer, new ChooseArbitration(a.It.Appeals[0].Id, "fr", true), "FP-6", RefusalReason.NoChoiceToMake);
    }

    [Fact]
    [Rule("FP-7")]
    public void A_late_appeal_is_judged_until_it_has_ended()
    {
        var a = ACase.OfBeCommerce().Final().Appealed("2026-06-10");
        var judge = new DeclareAppealInadmissible(a.It.Appeals[0].Id, "One week late.");
        a.Do(ACase.Handler, judge);
        No(a, ACase.Handler, judge, "FP-7", RefusalReason.NoLateAppeal);
    }

    [Fact]
    [Rule("BC-30")]
    [Rule("BC-32")]
    public void A_final_decision_is_carried_out_sanction_by_sanction_and_then_the_case_closes()
    {
        var sanctions = ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-09-01"),
                    To: ACase.Day("2026-09-30")
                ),
            ],
        };
        var a = ACase.OfBeCommerce().Final("2026-05-11", sanctions);
        Assert.Equal(
            [
                new Obstacle(ObstacleKind.SanctionFine, Party.Respondent, a.It.Decision!.Sanctions[0].Id),
                new Obstacle(ObstacleKind.SanctionSuspension, Party.Respondent, a.It.Decision.Sanctions[1].Id),
            ],
            No(a, ACase.Secretary, new Close(), "BC-30", RefusalReason.SanctionsNotCarriedOut).Obstacles
        );
        // One that is deferred hides the other, which is to be carried out, from nobody.
        var deferred = sanctions.Sanctions![0] with
        {
            DeferredFor = Period.Parse("P1Y"),
        };
        var one = ACase
            .OfBeCommerce()
            .Final("2026-05-11", sanctions with { Sanctions = [deferred, sanctions.Sanctions[1]] });
        Assert.Contains("record-sanction-step", one.Offered(ACase.Handler));
        var none = ACase.OfBeCommerce().Final("2026-05-11", ACase.Unfounded);
        No(
            none,
            ACase.Handler,
            new RecordSanctionStep("s1", SanctionStep.Served, none.Today),
            "BC-30",
            RefusalReason.NoSanctionInForce
        );
        none.Do(ACase.Secretary, new Close());
        var refused = ACase.AgainstANonMember();
        refused.Do(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, "Not ours."));
        No(refused, ACase.Secretary, new PublishNotice("A shop."), "BC-32", RefusalReason.NotFinal);
        No(refused, Actor.Clock, new FollowSanctions(), "BC-30", RefusalReason.NoSanctionInForce);
        No(
            refused,
            ACase.Handler,
            new RecordSanctionStep("s1", SanctionStep.Served, refused.Today),
            "BC-30",
            RefusalReason.NoSanctionInForce
        );
    }

    [Fact]
    [Rule("BC-31")]
    public void A_notice_goes_from_proposed_to_published_to_under_review_and_each_act_has_its_state()
    {
        var publish = new PublishNotice("A shop delivered late.");
        var correct = new CorrectNotice("Something came late.", "a slip");
        var a = ACase.OfBeCommerce().Final();
        No(a, ACase.Secretary, correct, "BC-31", RefusalReason.NoNoticePublished);
        No(a, ACase.Secretary, new WithdrawNotice("x"), "BC-31", RefusalReason.NoNoticePublished);
        No(a, ACase.Secretary, new RestoreNotice("x"), "BC-31", RefusalReason.NoNoticeUnderReview);
        No(a, ACase.Committee, new ConfirmNotice(), "BC-31", RefusalReason.NoNoticeProposed);
        No(a, ACase.Committee, new RejectNotice("x"), "BC-31", RefusalReason.NoNoticeProposed);
        No(a, Actor.Clock, new ReportNotice("x"), "BC-31", RefusalReason.NoNoticePublished);

        a.Do(ACase.Secretary, publish);
        No(a, ACase.Secretary, publish, "BC-31", RefusalReason.NoticeExists);
        No(a, ACase.Secretary, new ConfirmNotice(), "BC-31", RefusalReason.SecondPersonNeeded);
        No(a, ACase.Secretary, correct, "BC-31", RefusalReason.NoNoticePublished);
        No(a, ACase.Secretary, new WithdrawNotice("x"), "BC-31", RefusalReason.NoNoticePublished);
        No(a, Actor.Clock, new ReportNotice("x"), "BC-31", RefusalReason.NoNoticePublished);

        No(a, ACase.Committee, new ConfirmNotice(), "BC-31", RefusalReason.DraftIsBeingRead);
        No(a, ACase.Secretary, new RejectNoticeChange("x"), "BC-31", RefusalReason.NoNoticeChangeProposed);

        a.DraftRead().Do(ACase.Committee, new ConfirmNotice());
        No(a, a.Consumer, new AnswerNotice("x"), "BC-31", RefusalReason.NoDraftToRead);
        No(a, ACase.Secretary, publish, "BC-31", RefusalReason.NoticeExists);
        No(a, ACase.Secretary, new RestoreNotice("x"), "BC-31", RefusalReason.NoNoticeUnderReview);
        No(a, ACase.Committee, new ConfirmNotice(), "BC-31", RefusalReason.NoNoticeProposed);
        No(a, ACase.Committee, new RejectNotice("x"), "BC-31", RefusalReason.NoNoticeProposed);

        a.Do(Actor.Clock, new ReportNotice("I know who this is."));
        No(a, ACase.Secretary, publish, "BC-31", RefusalReason.NoticeExists);
        No(a, Actor.Clock, new ReportNotice("x"), "BC-31", RefusalReason.NoNoticePublished);
        a.Do(ACase.Secretary, new WithdrawNotice("too much in it"));
        No(a, ACase.Secretary, correct, "BC-31", RefusalReason.NoticeChangeProposed);
        No(a, ACase.Secretary, new RestoreNotice("x"), "BC-31", RefusalReason.NoticeChangeProposed);
        No(a, ACase.Secretary, new ConfirmNoticeChange(), "BC-31", RefusalReason.SecondPersonNeeded);
        a.Do(ACase.Secretary2, new ConfirmNoticeChange()).Do(ACase.Secretary, publish);
    }
}
