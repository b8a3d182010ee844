using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>A decision that is set aside without a judgment on the complaint, which is then decided anew (BC-29).</summary>
public sealed class RemittalTests
{
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));
    private static readonly ProposedSanction Suspension = new(
        SanctionKind.Suspension,
        From: ACase.Day("2026-09-01"),
        To: ACase.Day("2026-09-30")
    );
    private static readonly Decide Both = ACase.Founded with { Sanctions = [Fine, Suspension] };

    private static ACase Before(Decide decision, Party by, params Forum[] fora)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", decision).Appealed("2026-05-20", by).Paid("2026-05-21");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-22", true);
        }

        a.Advance("2026-06-10");
        foreach (var forum in fora)
        {
            a.Do(
                ACase.Handler,
                new Refer(a.It.Appeals[^1].Id, forum, "R-1", a.Today, a.Adds(ACase.Handler, Audience.Internal))
            );
        }

        return a.Advance("2026-07-01");
    }

    private static RecordOutcome Says(ACase a, Forum forum, ForumOutcome outcome, ReplacementOutcome? instead = null) =>
        new(a.It.Appeals[^1].Id, forum, outcome, "What it says.", a.Today, a.Adds(ACase.Handler), instead);

    private static RecordOutcome Remits(ACase a, Forum forum = Forum.Arbitration) =>
        Says(a, forum, ForumOutcome.Upheld, ReplacementOutcome.Remitted);

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-4")]
    [Rule("BC-26")]
    public void What_was_examined_goes_back_to_the_examination_with_a_new_term()
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        var complete = a.It.CompleteOn;
        a.Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
        Assert.Null(a.It.Decision);
        Assert.Equal(complete, a.It.CompleteOn);
        // 1 July and 90 days: 29 September.
        Assert.Equal(ACase.Day("2026-09-29"), a.Running(TermKind.Outcome).Due);
        Assert.Equal(
            (AppealState.Upheld, DepositState.ToRefund),
            (a.It.Appeals[0].State, a.It.Appeals[0].Deposit.State)
        );
        var before = Assert.Single(a.It.EarlierDecisions);
        Assert.Equal((DecisionState.SetAside, ACase.Day("2026-07-01")), (before.State, before.SetAsideOn));
        Assert.All(before.Sanctions, s => Assert.Equal(SanctionState.Annulled, s.State));

        // It is decided, notified and final as any other; the earlier one's terms count no more.
        Closed(a, "2026-07-16").Decided("2026-07-17", ACase.Unfounded);
        Assert.Null(a.It.Notification(Party.Complainant));
        Assert.Null(a.It.AppealTermOf(Party.Respondent));
        a.Advance("2026-07-31").Is(CaseState.Decided);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2"))
            .Appealed("2026-08-10", Party.Complainant)
            .Is(CaseState.Appealed);
        a.Do(a.Consumer, new WithdrawAppeal(a.It.Appeals[^1].Id, "enough")).Final().Is(CaseState.Final);
        Assert.Equal(Outcome.Unfounded, a.It.Decision!.Outcome);
    }

    [Fact]
    [Rule("BC-29")]
    public void What_was_refused_before_the_examination_goes_back_to_where_it_was_registered()
    {
        var a = ACase
            .OfBeCommerce()
            .Do(
                ACase.Committee,
                new Decide(Outcome.Inadmissible, RefusalGround.OutOfScope, Reasons: "Not for us."),
                "2026-02-20"
            )
            .Do(ACase.Committee2, new ConfirmDecision())
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-02-20"), "RR-1"))
            .Appealed("2026-03-02", Party.Complainant);
        a.Paid("2026-03-03");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-03-04", true);
        }

        a.Advance("2026-04-01").Do(ACase.Handler, new Refer(a.It.Appeals[^1].Id, null, "R-1", a.Today));
        a.Do(ACase.Handler, Remits(a)).Is(CaseState.Registered);
        Assert.False(a.Runs(TermKind.Outcome));
        // FP-3: its intake is past; a ground that refuses it now has shown later, and is put to the complainant first.
        var again = new Decide(Outcome.Inadmissible, RefusalGround.OutOfScope, Reasons: "Not for us.");
        a.NotNow(ACase.Committee, again, "FP-3");
        a.Do(
            ACase.Secretary,
            new PutToParty(Party.Complainant, PutMatter.Ground, "It may not be.", RefusalGround.OutOfScope, a.Today)
        );
        a.Do(a.Consumer, new Comment("It is."));
        a.Invalid(ACase.Committee, again, "groundKnownOn", "FP-3");
        a.SentToMember("2026-04-02").Is(CaseState.SentToMember);
    }

    [Fact]
    [Rule("BC-29")]
    public void While_another_proceeding_runs_the_case_waits_and_nothing_is_carried_out()
    {
        var a = Before(Both, Party.Respondent, Forum.Arbitration, Forum.Court);
        a.Do(ACase.Handler, Remits(a, Forum.Court)).Is(CaseState.ArbitrationOrCourt);
        Assert.True(a.It.IsRemitted);
        a.Advance("2026-09-02").Is(CaseState.ArbitrationOrCourt);
        Assert.Null(a.It.FinalOn);
        Assert.All(a.It.Decision!.Sanctions, s => Assert.Equal(SanctionState.Decided, s.State));
        a.Do(
                ACase.Handler,
                Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld) with
                {
                    ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1500))],
                }
            )
            .Is(CaseState.UnderExamination);
        // The day of the last outcome, 2 September, and 90 days: 1 December.
        Assert.Equal(ACase.Day("2026-12-01"), a.Running(TermKind.Outcome).Due);
        Assert.All(a.It.EarlierDecisions[0].Sanctions, s => Assert.Equal(SanctionState.Annulled, s.State));
    }

    [Fact]
    [Rule("BC-29")]
    public void After_a_court_remits_what_the_arbitrator_decided_is_the_most_that_may_be_imposed_anew()
    {
        var a = Before(Both, Party.Respondent, Forum.Arbitration, Forum.Court);
        a.Do(
            ACase.Handler,
            Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld) with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1500))],
            }
        );
        a.Do(ACase.Handler, Remits(a, Forum.Court)).Is(CaseState.UnderExamination);
        Closed(a, "2026-07-16");
        a.Invalid(ACase.Committee, Both, "sanctions", "BC-29");
        a.Invalid(
            ACase.Committee,
            ACase.Founded with
            {
                Sanctions =
                [
                    new ProposedSanction(SanctionKind.Fine, Money.Euro(1500)),
                    new ProposedSanction(SanctionKind.Warning),
                ],
            },
            "sanctions",
            "BC-29"
        );
        // The suspension was before the court, which voided all: of it nothing limits.
        a.Do(
            ACase.Committee,
            ACase.Founded with
            {
                Sanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1500)), Suspension],
            }
        );
    }

    [Fact]
    [Rule("BC-29")]
    public void An_arbitrator_who_remits_voids_only_what_was_before_him()
    {
        var a = Before(Both, Party.Respondent, Forum.Arbitration, Forum.Court);
        a.Do(ACase.Handler, Remits(a)).Is(CaseState.ArbitrationOrCourt);
        Assert.Equal([SanctionState.Annulled, SanctionState.Decided], a.It.Decision!.Sanctions.Select(s => s.State));
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Rejected)).Is(CaseState.UnderExamination);
        Assert.Equal(
            [SanctionState.Annulled, SanctionState.Due],
            a.It.EarlierDecisions[0].Sanctions.Select(s => s.State)
        );
    }

    [Fact]
    [Rule("BC-29")]
    public void Others_of_the_committee_decide_anew_where_there_are_any()
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2, Third] };
        Closed(a.Do(ACase.Handler, Remits(a)), "2026-07-16");
        a.NotNow(ACase.Committee, ACase.Unfounded, "BC-29");
        a.Do(Third, ACase.Unfounded);
        a.NotNow(ACase.Committee2, new ConfirmDecision(), "BC-29");
        // Nor do they vote, or drop what the others decide.
        a.NotNow(ACase.Committee2, new RejectDecision("As before."), "BC-29");
        Assert.False(CaseView.MayDeliberate(a.It, ACase.Committee2, a.Rulebook));
        Assert.True(CaseView.MayDeliberate(a.It, Third, a.Rulebook));
        a.Do(ACase.Secretary, new ConfirmDecision()).Is(CaseState.Decided);

        // Where there are none the same decide again.
        var b = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        b.External = b.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        Closed(b.Do(ACase.Handler, Remits(b)), "2026-07-16");
        b.Do(ACase.Committee, ACase.Unfounded).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    private static readonly Actor Third = ACase.Committee with { Id = "committee3", Name = "Chris" };

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-12")]
    [Rule("BC-15")]
    public void Another_from_whom_the_case_is_hidden_is_none_who_could_decide_it_anew()
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        var interested = Third with { Interests = [new Interest(InterestKind.Company, "Demo Shop")] };
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2, interested] };
        Closed(a.Do(ACase.Handler, Remits(a)), "2026-07-16");
        a.Do(ACase.Committee, ACase.Unfounded).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    // Remitted on 1 July, and so due on 29 September; the only other one steps back on 10 July, another is appointed on the 17th.
    [Fact]
    [Rule("BC-29")]
    [Rule("FP-12")]
    [Rule("FP-4")]
    public void Where_the_last_who_may_decide_anew_steps_back_a_substitute_is_awaited()
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2, Third] };
        a.Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
        Assert.Equal(["Chris"], a.It.StillSitting.Select(m => m.Name));
        a.Do(Third, new Recuse("I know him."), "2026-07-10");
        Assert.Equal(ACase.Day("2026-07-24"), a.Running(TermKind.Substitute).Due);
        Assert.False(a.Runs(TermKind.Outcome));
        a.NotNow(Actor.Clock, new TellWhoSits(), "FP-12");
        a.Advance("2026-07-17");
        a.External = a.External with { Sitting = [.. a.External.Sitting!, Third with { Id = "committee4" }] };
        a.Do(Actor.Clock, new TellWhoSits());
        Assert.Equal(ACase.Day("2026-10-06"), a.Running(TermKind.Outcome).Due);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("BC-29")]
    public void A_judgment_after_finality_that_remits_opens_the_case_again(bool closed)
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected)).Is(CaseState.Final);
        if (closed)
        {
            a.Do(ACase.Secretary, new Close());
        }

        a.Advance("2027-01-04").Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
        Assert.Equal((null, null), (a.It.FinalOn, a.It.EndedOn));
        Assert.Equal(CaseState.UnderExamination, a.It.State);
    }

    // Lodged on 12 May and not paid, it lapsed on the 20th; the arbitrator took it all the same, while the complainant may appeal until 3 June.
    private static ACase TakenByTheArbitratorAlone()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-12").Advance("2026-05-22");
        Assert.Equal(AppealState.Lapsed, a.It.Appeals[0].State);
        var taken = new Refer(a.It.Appeals[0].Id, null, "CEPANI-9", a.Today, a.Adds(ACase.Handler, Audience.Internal));
        return a.Do(ACase.Handler, taken).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-29")]
    public void What_a_forum_took_without_suspending_comes_out_while_the_other_may_still_appeal()
    {
        var a = TakenByTheArbitratorAlone().Advance("2026-05-29");
        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected)).Is(CaseState.Decided);
        Assert.Equal(AppealState.Rejected, a.It.Appeals[0].State);
        a.Advance("2026-06-04T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-29")]
    public void That_it_sends_the_decision_back_waits_until_nobody_may_appeal_any_more()
    {
        var a = TakenByTheArbitratorAlone().Advance("2026-05-29");
        a.NotNow(ACase.Handler, Remits(a), "BC-29");
        a.Advance("2026-06-04T00:00").Is(CaseState.Final);
        a.Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
    }

    [Fact]
    [Rule("BC-29")]
    public void Who_remits_names_no_norms_and_no_sanctions_and_upholds()
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        a.Invalid(
            ACase.Handler,
            Remits(a) with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Warning)],
            },
            "replacementSanctions",
            "BC-29"
        );
        a.Invalid(ACase.Handler, Remits(a) with { ReplacementNorms = ["2.2.2"] }, "replacementNorms", "BC-29");
        a.Invalid(ACase.Handler, Remits(a) with { Outcome = ForumOutcome.Rejected }, "replacementOutcome", "BC-29");
    }

    [Fact]
    [Rule("BC-24")]
    [Rule("BC-26")]
    [Rule("BC-29")]
    public void What_came_late_against_a_decision_that_was_set_aside_is_over_and_hinders_no_new_appeal()
    {
        var a = Before(ACase.Founded, Party.Respondent, Forum.Arbitration);
        var before = a.It.Appeals[0].Id;
        a.Appealed("2026-07-02", Party.Complainant).Pays("2026-07-03", 150);
        a.Do(ACase.Handler, Remits(a) with { Appeal = before }).Is(CaseState.UnderExamination);
        Assert.Equal((AppealState.Inadmissible, 150), (a.It.Appeals[1].State, a.It.Appeals[1].Deposit.ToReturn.Amount));
        Assert.False(a.Runs(TermKind.LateAppeal));
        Closed(a, "2026-07-16").Decided("2026-07-17", ACase.Unfounded);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2")).Appealed("2026-07-27", Party.Complainant);
        Assert.Equal(AppealState.Lodged, a.It.Appeals[^1].State);
    }

    private static readonly ProposedSanction Conditional = new(
        SanctionKind.Fine,
        Money.Euro(2500),
        Enforceable: Enforceability.Conditional,
        Condition: "delivering late again without saying so",
        ConditionUntil: ACase.Day("2027-05-31")
    );

    // Final on 1 July, since the arbitrator rejected the appeal; that the condition was met on the 2nd is found on the 8th.
    private static ACase ConditionFound(params string[] contested)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions = [Conditional, new ProposedSanction(SanctionKind.Reprimand)],
                }
            )
            .Appealed("2026-05-20", Party.Respondent, contested)
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10")
            .ForumSays("2026-07-01", ForumOutcome.Rejected)
            .Is(CaseState.Final)
            .Advance("2026-07-06");
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Do(a.Shop, new Comment(NothingToAdd: true), "2026-07-08");
        var fine = a.It.OpenCondition!.Id;
        return a.Do(ACase.Secretary, new EstablishCondition(fine, ACase.Day("2026-07-02"), "The same again.", document))
            .Do(ACase.Committee, new ConfirmCondition());
    }

    // Posted on Wednesday 8 July, presumed received on the 15th: it may be contested until the 30th.
    private static ACase ConditionContested(params string[] contested)
    {
        var a = ConditionFound(contested).Do(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2"));
        return a.Do(a.Shop, new LodgeAppeal("It was on time.", []), "2026-07-20");
    }

    private static ACase SentBack(ACase a, string on)
    {
        a.Advance(on);
        return a.Do(ACase.Handler, Remits(a) with { Appeal = a.It.Appeals[0].Id });
    }

    [Theory]
    [InlineData(AppealState.Lodged)]
    [InlineData(AppealState.Admitted)]
    [InlineData(AppealState.ArbitrationOrCourt)]
    [Rule("BC-29")]
    [Rule("BC-26")]
    [Rule("ST-3")]
    public void An_appeal_on_a_condition_is_over_with_the_fine_when_a_later_judgment_sends_the_decision_back(
        AppealState at
    )
    {
        var a = ConditionContested();
        if (at != AppealState.Lodged)
        {
            a.Paid("2026-07-21");
        }

        if (at == AppealState.ArbitrationOrCourt)
        {
            a.Referred("2026-07-22");
        }

        Assert.Equal(at, a.It.Appeals[1].State);
        SentBack(a, "2026-07-23").Is(CaseState.UnderExamination);
        Assert.Equal(
            (AppealState.Inadmissible, at == AppealState.Lodged ? DepositState.NotReceived : DepositState.ToRefund),
            (a.It.Appeals[1].State, a.It.Appeals[1].Deposit.State)
        );
        Assert.DoesNotContain(a.It.OpenThings, open => open.Thing == Thing.Appeal);
        Assert.False(a.Runs(TermKind.Bringing) || a.Runs(TermKind.Deposit) || a.Runs(TermKind.Appeal));
        a.Do(a.Consumer, new Withdraw("It is enough."), "2026-07-24");
    }

    // Only the reprimand was before the arbitrator who sends it back; the fine, and what is said of its condition, stays.
    [Fact]
    [Rule("BC-28")]
    [Rule("BC-29")]
    [Rule("ST-3")]
    public void An_appeal_on_the_condition_of_a_fine_that_stays_comes_to_its_end_before_the_rest_is_decided_anew()
    {
        var a = SentBack(ConditionContested("reprimand").Paid("2026-07-21"), "2026-07-23")
            .Is(CaseState.ArbitrationOrCourt);
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Referred("2026-07-27").Advance("2026-10-01").Is(CaseState.ArbitrationOrCourt);
        a.Do(
                ACase.Handler,
                new RecordOutcome(
                    a.It.Appeals[1].Id,
                    null,
                    ForumOutcome.Rejected,
                    "So it is.",
                    a.Today,
                    a.Adds(ACase.Handler)
                )
            )
            .Is(CaseState.UnderExamination);
        Assert.Equal(SanctionState.Due, a.It.FindSanction(fine)!.State);
        a.Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Demanded, a.Today));
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-29")]
    public void What_was_found_of_a_fine_that_stays_is_notified_and_may_be_contested_before_the_rest_is_decided_anew()
    {
        var a = SentBack(ConditionFound("reprimand"), "2026-07-08").Is(CaseState.ArbitrationOrCourt);
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2"));
        a.Advance("2026-07-30T23:59").Is(CaseState.ArbitrationOrCourt);
        a.Advance("2026-07-31T00:00").Is(CaseState.UnderExamination);
        Assert.DoesNotContain(a.It.OpenThings, open => open.Thing == Thing.UnnotifiedFinding);
    }

    // The complainant's letter on the finding of 8 July came back on the 10th; the member's term to contest it is over on the 30th.
    private static ACase WaitsForTheRightAddress()
    {
        var a = SentBack(ConditionFound("reprimand"), "2026-07-08").Is(CaseState.ArbitrationOrCourt);
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2"));
        a.Advance("2026-07-10");
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Undeliverable, a.Today, Reason: "gone away")
        );
        return a.Advance("2026-08-10").Is(CaseState.ArbitrationOrCourt);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-11")]
    public void A_finding_that_reaches_the_right_address_after_the_last_term_lets_the_case_move()
    {
        var a = WaitsForTheRightAddress();
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-3", Party: Party.Complainant)).Is(CaseState.UnderExamination);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-25")]
    public void So_does_the_end_of_the_fine_with_the_member_who_died()
    {
        var a = WaitsForTheRightAddress();
        var proof = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Died, a.Today, proof));
        a.Is(CaseState.ArbitrationOrCourt);
        a.Do(ACase.Secretary, new SetSuccessor(Party.Respondent, "Bob Peeters", proof, "bob@example.org"))
            .Is(CaseState.UnderExamination);
    }

    // Sent back on 1 July beside a fine under a condition that nobody contested; what was decided anew is final on 5 October.
    private static ACase DecidedAnewBesideAConditionalFine()
    {
        var reprimand = new ProposedSanction(SanctionKind.Reprimand);
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [Conditional, reprimand] })
            .Appealed("2026-05-20", Party.Respondent, "reprimand")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10");
        a.Advance("2026-07-01").Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
        Closed(a, "2026-07-16").Decided("2026-07-17");
        return a.Do(ACase.Secretary, new Notify(a.Today, "RR-2"))
            .Appealed("2026-07-27")
            .Paid("2026-07-28")
            .Chooses("2026-07-29", true)
            .Referred("2026-08-20")
            .ForumSays("2026-10-05", ForumOutcome.Rejected)
            .Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-23")]
    public void The_condition_of_a_fine_that_stayed_runs_on_while_the_finality_of_what_was_decided_anew_is_lifted()
    {
        var a = DecidedAnewBesideAConditionalFine();
        var fine = a.It.OpenCondition!.Id;
        a.Advance("2026-10-07").Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
        a.Advance("2027-06-01T00:00");
        Assert.Equal(SanctionState.Expired, a.It.FindSanction(fine)!.State);

        var b = DecidedAnewBesideAConditionalFine();
        var late = b.Adds(ACase.Secretary, Audience.Internal);
        b.Do(
                ACase.Secretary,
                new RecordReceipt(Party.Complainant, ReceiptResult.Received, ACase.Day("2026-09-28"), late)
            )
            .Is(CaseState.Decided);
        Assert.Equal(
            fine,
            Assert.Single(b.It.Terms, t => t is { Kind: TermKind.Condition, State: TermState.Running }).Subject
        );
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void An_appeal_on_the_condition_of_a_fine_of_an_earlier_decision_is_decided_upon_before_the_later_one_goes_back()
    {
        var a = DecidedAnewBesideAConditionalFine();
        var fine = a.It.OpenCondition!.Id;
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Do(a.Shop, new Comment(NothingToAdd: true));
        a.Do(ACase.Secretary, new EstablishCondition(fine, ACase.Day("2026-09-02"), "The same again.", document))
            .Do(ACase.Committee, new ConfirmCondition())
            .Do(ACase.Secretary, new Notify(a.Today, "RR-3"))
            .Do(a.Shop, new LodgeAppeal("It was on time.", []), "2026-10-14");
        var judged = a.It.Appeals[^2].Id;
        var condition = a.It.Appeals[^1].Id;
        Assert.Equal(fine, a.It.Appeals[^1].Condition);
        a.Paid("2026-10-15").Do(ACase.Handler, Remits(a) with { Appeal = judged }).Is(CaseState.ArbitrationOrCourt);
        Assert.Null(a.It.FindAppeal(condition)!.AgainstEarlier);
        a.Referred("2026-10-20").ForumSays("2026-11-02", ForumOutcome.Rejected).Is(CaseState.UnderExamination);
        var after = a.It.FindAppeal(condition)!;
        Assert.Equal((AppealState.Rejected, (string?)null), (after.State, after.AgainstEarlier));
        Assert.Contains(after, CaseView.Appeals(a.It, a.Shop));
        Assert.Equal(SanctionState.Due, a.It.FindSanction(fine)!.State);
        Assert.NotNull(a.It.DemandableSince(a.It.FindSanction(fine)!));
    }

    // Final on 1 July; the arbitrator sends the reprimand back on the 8th, and the fine waits as it did: what happened on the 2nd meets its condition.
    [Fact]
    [Rule("BC-19")]
    [Rule("BC-29")]
    public void The_condition_of_a_fine_that_stays_counts_from_the_day_on_which_it_was_final_and_not_from_the_remittal()
    {
        var reprimand = new ProposedSanction(SanctionKind.Reprimand);
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [Conditional, reprimand] })
            .Appealed("2026-05-20", Party.Respondent, "reprimand")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10")
            .ForumSays("2026-07-01", ForumOutcome.Rejected)
            .Is(CaseState.Final);
        SentBack(a, "2026-07-08").Is(CaseState.UnderExamination);
        Assert.Equal(ACase.Day("2026-07-01"), a.It.ConditionSince(a.It.OpenCondition!));
        a.Running(TermKind.Condition);
    }

    // What the body put into the file about the forum is served, and may be commented on, before the file is closed again (FP-1).
    private static ACase Closed(ACase a, string on)
    {
        foreach (var document in a.It.Documents.Where(d => Parties.Both.Any(p => a.It.AwaitsService(d, p))).ToList())
        {
            a.Do(ACase.Secretary, new Serve(document.Id));
        }

        return a.Do(ACase.Secretary, new CloseFile(), on);
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void What_was_paid_at_once_for_a_fine_that_a_court_voided_is_paid_back()
    {
        var atOnce = Fine with { Enforceable = Enforceability.AtOnce };
        var a = ACase.OfBeCommerce().Notified("2026-05-11", ACase.Founded with { Sanctions = [atOnce, Suspension] });
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Advance("2026-05-20")
            .Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Paid, a.Today))
            .Appealed("2026-05-21", Party.Respondent, "suspension")
            .Paid("2026-05-22")
            .Referred("2026-06-10", Forum.Court);
        a.Advance("2026-07-01").Do(ACase.Handler, Remits(a, Forum.Court)).Is(CaseState.UnderExamination);

        Assert.Equal(Money.Euro(2500), a.It.FindSanction(fine)!.ToReturn);
        Assert.Contains(new OpenThing(Thing.MoneyToReturn, fine), a.It.OpenThings);
        Assert.Equal(ACase.Day("2026-07-15"), a.It.Terms.Last(t => t.Subject == fine && t.Kind == TermKind.Refund).Due);
        a.Do(ACase.Handler, new RecordRefund(null, a.Today, fine));
        Assert.Equal(Money.Euro(0), a.It.FindSanction(fine)!.ToReturn);
    }

    // Only the fine was before him; the suspension is final since the remittal of 1 July, and is served while the complaint is examined anew.
    [Fact]
    [Rule("BC-28")]
    [Rule("BC-30")]
    [Rule("FP-23")]
    public void A_suspension_that_the_arbitrator_left_standing_is_carried_out_while_the_rest_is_decided_anew()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", Both)
            .Appealed("2026-05-20", Party.Respondent, "fine")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10");
        var suspension = a.It.Decision!.Sanctions[1].Id;
        a.Advance("2026-07-01").Do(ACase.Handler, Remits(a)).Is(CaseState.UnderExamination);
        Assert.Contains(new OpenThing(Thing.Suspension, suspension), a.It.OpenThings);
        a.Advance("2026-08-31");
        Assert.False(a.It.FindSanction(suspension)!.SuspendsNow);
        a.Advance("2026-09-01");
        Assert.True(a.It.FindSanction(suspension)!.SuspendsNow);
        a.Do(a.Consumer, new Withdraw("It is enough."), "2026-09-10");
        a.Advance("2026-10-01");
        Assert.True(a.It.FindSanction(suspension)!.Took(SanctionStep.SuspensionEnded));
        Assert.DoesNotContain(a.It.OpenThings, open => open.Id == suspension);
    }
}
