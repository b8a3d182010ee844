using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

public sealed class AppealTests
{
    private static readonly Decide BothFora = ACase.Founded with
    {
        Sanctions =
        [
            new ProposedSanction(SanctionKind.Reprimand),
            new ProposedSanction(SanctionKind.Suspension, From: ACase.Day("2026-09-01"), To: ACase.Day("2026-09-30")),
        ],
    };

    private static ACase Notified(Decide? decision = null) => ACase.OfBeCommerce().Notified("2026-05-11", decision);

    private static Appeal The(ACase a) => a.It.Appeals[^1];

    [Fact]
    [Rule("BC-24")]
    [Rule("FP-8")]
    public void Each_party_appeals_within_its_own_term_through_the_last_second()
    {
        var a = Notified().Appealed("2026-06-03T23:59:59", Party.Complainant).Is(CaseState.Appealed);
        Assert.False(The(a).Late);
        Assert.Equal(ACase.Day("2026-06-03"), The(a).LodgedOn);
        Assert.True(a.Runs(TermKind.Appeal, Party.Respondent));
        Assert.True(Notified().Appealed("2026-06-04T00:00", Party.Complainant).It.Appeals[0].Late);
    }

    [Fact]
    [Rule("BC-24")]
    public void An_appeal_has_grounds_and_contests_what_was_decided()
    {
        var a = Notified(BothFora);
        a.Invalid(a.Shop, new LodgeAppeal(null), "grounds", "BC-24");
        a.Invalid(a.Shop, new LodgeAppeal("x", ["fine"]), "contested[0]", "BC-24");
        a.Invalid(a.Shop, new LodgeAppeal("x", Language: "en"), "language", "BC-27");
        a.Refused(ACase.Committee, new LodgeAppeal("x"), RefusalKind.NotThisRole, "BC-24");
        a.Invalid(ACase.Secretary, new LodgeAppeal("x"), "onBehalfOf", "FP-13");
        a.Do(a.Shop, new LodgeAppeal("x")).NotNow(a.Shop, new LodgeAppeal("again"), "BC-24");
        Assert.Equal(3, The(a).Contested.Count);
        a.Do(a.Consumer, a.Lodging(Party.Complainant, "reprimand"));
        Assert.Equal([a.It.Decision!.Sanctions[0].Id], The(a).Contested);
    }

    [Theory]
    [InlineData("reprimand", new[] { Forum.Arbitration })]
    [InlineData("suspension", new[] { Forum.Court })]
    [InlineData("decision", new[] { Forum.Arbitration, Forum.Court })]
    [Rule("BC-27")]
    [Rule("BC-28")]
    [Rule("ST-3")]
    public void The_contested_sanctions_say_before_whom_the_appeal_goes(string contested, Forum[] fora)
    {
        var a = Notified(BothFora).Appealed("2026-05-20", Party.Respondent, contested);
        Assert.Equal(fora, The(a).Proceedings.Select(p => p.Forum));
        Assert.Equal(Money.Euro(2000), The(a).Deposit.Required);
        Assert.Equal(fora.Contains(Forum.Arbitration), a.Runs(TermKind.Choice));
    }

    [Fact]
    [Rule("BC-27")]
    public void A_decision_without_a_sanction_goes_to_the_arbitrator() =>
        Assert.Equal(
            [Forum.Arbitration],
            The(Notified(ACase.Unfounded).Appealed("2026-05-20", Party.Complainant)).Proceedings.Select(p => p.Forum)
        );

    [Fact]
    [Rule("BC-25")]
    public void An_appeal_in_time_suspends_the_decision_until_it_ends()
    {
        var a = Notified().Appealed("2026-06-03").Paid("2026-06-03").Advance("2026-08-01").Is(CaseState.Appealed);
        Assert.Equal(SanctionState.Decided, a.It.Decision!.Sanctions[0].State);
        a.NotNow(
            ACase.Secretary,
            new RecordSanctionStep(a.It.Decision.Sanctions[0].Id, SanctionStep.Served, a.Today),
            "BC-30"
        );
        a.Do(a.Shop, new WithdrawAppeal(The(a).Id, "enough")).Is(CaseState.Final);
        Assert.Equal(
            (SanctionState.CarriedOut, ACase.Day("2026-08-01")),
            (a.It.Decision.Sanctions[0].State, a.It.FinalOn)
        );
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-30")]
    public void When_all_appeals_end_while_a_term_still_runs_the_case_is_decided_again()
    {
        var a = Notified().Appealed("2026-05-20");
        a.Invalid(a.Consumer, new LodgeAppeal(" "), "grounds", "BC-24");
        a.NotNow(a.Consumer, new WithdrawAppeal(The(a).Id, "not mine"), "ST-3");
        a.Do(a.Shop, new WithdrawAppeal(The(a).Id, "enough")).Is(CaseState.Decided);
        a.Appealed("2026-06-03", Party.Complainant).Is(CaseState.Appealed);
    }

    [Fact]
    [Rule("FP-7")]
    public void A_late_appeal_is_registered_moves_nothing_and_ends_by_a_reasoned_act()
    {
        var a = Notified().Final().Appealed("2026-06-10").Is(CaseState.Final);
        Assert.True(The(a).Late && !a.Runs(TermKind.Deposit) && !a.Runs(TermKind.Choice));
        a.Invalid(ACase.Handler, new DeclareAppealInadmissible(The(a).Id, null), "reasons", "FP-7");
        a.Refused(ACase.Secretary, new DeclareAppealInadmissible(The(a).Id, "late"), RefusalKind.NotThisRole, "FP-7");
        a.Do(ACase.Handler, new DeclareAppealInadmissible(The(a).Id, "One week late.")).Is(CaseState.Final);
        Assert.Equal((AppealState.Inadmissible, "One week late."), (The(a).State, The(a).EndedBecause));
        a.Do(ACase.Secretary, new Close()).Appealed("2026-07-01", Party.Complainant).Is(CaseState.Closed);
        Assert.True(The(a).Late);
    }

    [Fact]
    [Rule("FP-7")]
    public void A_late_appeal_of_one_party_holds_the_finality_for_the_other_up_by_nothing()
    {
        var a = Notified();
        var proof = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(
                ACase.Secretary,
                new RecordReceipt(Party.Respondent, ReceiptResult.Received, ACase.Day("2026-05-22"), proof),
                "2026-05-28"
            )
            .Appealed("2026-06-05", Party.Complainant)
            .Is(CaseState.Decided);
        Assert.True(The(a).Late);
        a.Advance("2026-06-09T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("ST-3")]
    public void An_appeal_in_time_is_judged_by_its_forum_alone()
    {
        var a = Notified().Appealed("2026-05-20");
        a.NotNow(ACase.Handler, new DeclareAppealInadmissible(The(a).Id, "I do not like it"), "FP-7");
        Assert.DoesNotContain("declare-appeal-inadmissible", a.Offered(ACase.Handler));
    }

    [Fact]
    [Rule("FP-13")]
    [Rule("BC-25")]
    public void Paper_that_arrived_in_time_suspends_a_decision_that_was_final_or_closed_when_it_was_entered()
    {
        var final = Notified()
            .Final()
            .Advance("2026-06-05")
            .OnPaper(Party.Respondent, new LodgeAppeal("x"), "2026-06-03", ACase.Handler)
            .Is(CaseState.Appealed);
        Assert.False(The(final).Late);
        Assert.Null(final.It.FinalOn);
        var closed = Notified()
            .Closed()
            .Advance("2026-06-05")
            .OnPaper(Party.Respondent, new LodgeAppeal("x"), "2026-06-03")
            .Is(CaseState.Appealed);
        Assert.True(closed.It is { EndedOn: null, ClosedBecause: null, EraseFrom: null });
        closed
            .Paid("2026-06-08")
            .Chooses("2026-06-08", accepted: true)
            .Referred("2026-06-09")
            .Is(CaseState.ArbitrationOrCourt);
    }

    // Lodged on Wednesday 20 May: ten days end on Saturday the 30th, and roll to Monday 1 June.
    [Fact]
    [Rule("FP-6")]
    public void The_members_appeal_waits_for_the_consumers_own_choice_and_goes_on_without_its_yes()
    {
        var a = Notified().Appealed("2026-05-20").Paid("2026-05-21");
        Assert.Equal(ACase.Day("2026-06-01"), a.Running(TermKind.Choice).Due);
        a.NotNow(ACase.Handler, new Refer(The(a).Id, null, "C-1", a.Today), "FP-6");
        a.Refused(a.Shop, new ChooseArbitration(The(a).Id, "fr", true), RefusalKind.NotThisRole, "FP-6");
        a.Invalid(a.Consumer, new ChooseArbitration(The(a).Id, "en", true), "language", "BC-27");
        a.Invalid(a.Consumer, new ChooseArbitration(The(a).Id, null, true), "language", "BC-27");
        a.Chooses("2026-05-25", accepted: false, null).Is(CaseState.Appealed);
        Assert.Equal(
            ("nl", false, false),
            (The(a).Choice!.Language, The(a).Choice!.Accepted, The(a).Choice!.ByDefault)
        );
        a.NotNow(a.Consumer, new ChooseArbitration(The(a).Id, "fr", true), "FP-6");
        a.Referred("2026-06-04").Is(CaseState.ArbitrationOrCourt);
    }

    // Ten days end on Monday 1 June, five more on Saturday the 6th, rolled to Monday the 8th.
    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("en", "nl")]
    [InlineData("nl", "nl")]
    [Rule("FP-6")]
    public void To_a_members_appeal_no_answer_is_no_yes_in_the_language_of_the_case_or_else_in_Dutch(
        string language,
        string arbitration
    )
    {
        var a = ACase
            .OfBeCommerce(language: language)
            .Notified("2026-05-11")
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Advance("2026-06-02T00:00");
        Assert.Null(The(a).Choice);
        Assert.Equal(
            (ACase.Day("2026-06-08"), TermStart.Reminded),
            (a.Running(TermKind.Choice).Due, a.Running(TermKind.Choice).Derivation.Event)
        );
        a.Advance("2026-06-09T00:00").Is(CaseState.Appealed);
        Assert.Equal(
            (arbitration, false, true, AppealState.Admitted),
            (The(a).Choice!.Language, The(a).Choice!.Accepted, The(a).Choice!.ByDefault, The(a).State)
        );
        // A yes still counts until it is referred.
        a.Chooses("2026-06-10", accepted: true).Referred("2026-06-11");
        Assert.True(The(a).Choice is { Accepted: true, ByDefault: false });
    }

    [Fact]
    [Rule("FP-6")]
    public void The_consumers_own_appeal_says_the_language_and_its_yes_and_is_not_asked_again()
    {
        var a = Notified();
        a.Invalid(a.Consumer, new LodgeAppeal("x"), "acceptsArbitration", "FP-6");
        a.Invalid(a.Consumer, new LodgeAppeal("x", AcceptsArbitration: true), "language", "FP-6");
        a.Invalid(a.Consumer, new LodgeAppeal("x", null, "fr", false), "acceptsArbitration", "FP-6");
        a.Do(a.Consumer, new LodgeAppeal("x", null, "fr", true));
        Assert.False(a.Runs(TermKind.Choice));
        Assert.Equal(("fr", true, false), (The(a).Choice!.Language, The(a).Choice!.Accepted, The(a).Choice!.ByDefault));
        Assert.DoesNotContain("choose-arbitration", a.Offered(a.Consumer));
        // A business is asked for none, nor is the webshop.
        Notified().Do(a.Shop, new LodgeAppeal("x"));
    }

    [Fact]
    [Rule("FP-6")]
    public void A_consumer_that_contests_before_both_may_go_to_the_court_alone()
    {
        var a = Notified(BothFora);
        a.Do(a.Consumer, new LodgeAppeal("x", AcceptsArbitration: false), "2026-05-20").Paid("2026-05-21");
        Assert.NotNull(The(a).Proceedings[0].GivenUpOn);
        a.Referred("2026-05-25", Forum.Court).Is(CaseState.ArbitrationOrCourt);
        a.Advance("2026-06-04").ForumSays("2026-07-01", ForumOutcome.Rejected, Forum.Court).Is(CaseState.Final);
    }

    [Fact]
    [Rule("FP-6"), Rule("BC-26")]
    public void An_own_appeal_on_paper_without_the_yes_is_asked_reminded_and_then_ended_by_a_reasoned_act_alone()
    {
        var a = Notified().AppealedOnPaper("2026-05-20").Paid("2026-05-21");
        a.NotNow(ACase.Handler, new Refer(The(a).Id, null, "C-1", a.Today), "FP-6");
        a.NotNow(ACase.Handler, new DeclareAppealInadmissible(The(a).Id, "no yes"), "FP-7");
        a.Advance("2026-06-02T00:00");
        Assert.Equal(ACase.Day("2026-06-08"), a.Running(TermKind.Choice).Due);
        a.NotNow(ACase.Handler, new DeclareAppealInadmissible(The(a).Id, "no yes"), "FP-7");
        a.Advance("2026-06-09T00:00").Is(CaseState.Appealed);
        // Fourteen days from the last day of the reminder.
        Assert.Equal(ACase.Day("2026-06-22"), a.Running(TermKind.LateAppeal).Due);
        a.NotNow(ACase.Handler, new Refer(The(a).Id, null, "C-1", a.Today), "FP-6");
        // Long after, a yes still counts; and without it, the act ends it and the deposit goes back.
        a.Advance("2026-07-10").Is(CaseState.Appealed);
        var yes = Notified()
            .AppealedOnPaper("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-07-10", accepted: true)
            .Referred("2026-07-11");
        Assert.Equal(("fr", AppealState.ArbitrationOrCourt), (The(yes).Choice!.Language, The(yes).State));
        a.Do(ACase.Handler, new DeclareAppealInadmissible(The(a).Id, "No yes came.")).Is(CaseState.Final);
        Assert.Equal(
            (AppealState.Inadmissible, "No yes came.", DepositState.ToRefund),
            (The(a).State, The(a).EndedBecause, The(a).Deposit.State)
        );
    }

    [Fact]
    [Rule("FP-6")]
    public void An_express_no_ends_at_once_what_only_the_arbitrator_can_hear()
    {
        var no = Notified()
            .AppealedOnPaper("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", accepted: false)
            .Is(CaseState.Decided);
        Assert.Equal(
            (AppealState.Inadmissible, "arbitration-not-accepted", DepositState.ToRefund),
            (The(no).State, The(no).EndedBecause, The(no).Deposit.State)
        );
    }

    [Fact]
    [Rule("FP-6")]
    [Rule("FP-7")]
    public void Once_the_arbitration_has_begun_there_is_no_more_choice()
    {
        var begun = Notified().Appealed("2026-05-20").Paid("2026-05-21").Referred("2026-06-09");
        begun.NotNow(begun.Consumer, new ChooseArbitration(The(begun).Id, "fr", true), "FP-6");
    }

    [Fact]
    [Rule("FP-6")]
    [Rule("ST-3")]
    public void The_courts_may_begin_and_end_before_the_choice_and_the_appeal_ends_with_the_last_of_both()
    {
        var a = Notified(BothFora)
            .AppealedOnPaper("2026-05-20")
            .Paid("2026-05-21")
            .Referred("2026-05-22", Forum.Court)
            .Is(CaseState.ArbitrationOrCourt);
        a.ForumSays("2026-05-26", ForumOutcome.Upheld, Forum.Court).Is(CaseState.ArbitrationOrCourt);
        a.Chooses("2026-05-27", accepted: false).Is(CaseState.Decided);
        Assert.Equal((AppealState.Upheld, DepositState.ToRefund), (The(a).State, The(a).Deposit.State));
    }

    [Fact]
    [Rule("FP-6")]
    [Rule("ST-3")]
    public void A_consumer_that_declines_the_arbitrator_or_says_nothing_keeps_its_appeal_before_the_court()
    {
        var said = Admitted().Chooses("2026-05-22", accepted: false).Is(CaseState.Appealed);
        Assert.Equal(AppealState.Admitted, The(said).State);
        said.Referred("2026-05-25", Forum.Court).Is(CaseState.ArbitrationOrCourt);
        var silent = Admitted().Advance("2026-06-09T00:00").Is(CaseState.Appealed);
        silent.Do(ACase.Handler, new DeclareAppealInadmissible(The(silent).Id, "No yes came.")).Is(CaseState.Appealed);
        Assert.Equal(
            (AppealState.Admitted, DepositState.Paid, false),
            (The(silent).State, The(silent).Deposit.State, silent.Runs(TermKind.LateAppeal))
        );
        silent.Referred("2026-06-10", Forum.Court).ForumSays("2026-07-01", ForumOutcome.Rejected).Is(CaseState.Final);

        static ACase Admitted() => Notified(BothFora).AppealedOnPaper("2026-05-20").Paid("2026-05-21");
    }

    [Fact]
    [Rule("FP-6")]
    public void A_business_appellant_is_asked_for_no_choice() =>
        Assert.False(
            ACase
                .OfABusiness(rulebook: ACase.BeCommerce with { JudgesBusinessComplaints = true })
                .Notified("2026-05-11")
                .Appealed("2026-05-20", Party.Complainant)
                .Runs(TermKind.Choice)
        );

    [Fact]
    [Rule("ST-3")]
    public void An_appeal_moves_by_its_own_table_and_what_was_withdrawn_ends_for_good()
    {
        foreach (var from in Enum.GetValues<AppealState>())
        {
            var to = AppealProcedure
                .Transitions.Where(transition => transition.From.Contains(from))
                .Select(transition => transition.To)
                .ToList();
            // ST-3: a forum may take what had ended without it, and BC-29: one that had spoken may speak again.
            Assert.Equal(from != AppealState.Withdrawn, to.Count > 0);
            Assert.Equal(!AppealProcedure.IsEnd(from), to.Contains(AppealState.Withdrawn));
        }

        var a = Notified().Appealed("2026-05-20");
        Assert.Null(The(a).After(AppealAct.RecordOutcome, Role.Appeals, a.Today));
    }

    [Fact]
    [Rule("ST-3")]
    public void An_appeal_is_moved_by_those_alone_whom_its_table_names()
    {
        var lodged = The(Notified().Appealed("2026-05-20"));
        var admitted = The(Notified().Appealed("2026-05-20").Paid("2026-05-21"));
        Assert.Equal([Role.Complainant, Role.Respondent], WhoMoves(lodged, AppealAct.WithdrawAppeal));
        Assert.Equal([Role.Clock], WhoMoves(lodged, AppealAct.LapseTermOfDeposit));
        Assert.Equal([Role.Appeals], WhoMoves(admitted, AppealAct.Refer));

        static IEnumerable<Role> WhoMoves(Appeal appeal, AppealAct act) =>
            Enum.GetValues<Role>().Where(role => AppealProcedure.TransitionFor(appeal, act, role) is not null).Order();
    }

    [Fact]
    [Rule("FP-6")]
    public void Silence_about_the_arbitration_ends_no_appeal_by_itself()
    {
        var a = Notified()
            .Appealed("2026-05-20", Party.Complainant)
            .Paid("2026-05-21")
            .Advance("2026-06-30")
            .Is(CaseState.Appealed);
        Assert.Equal((AppealState.Admitted, DepositState.Paid), (The(a).State, The(a).Deposit.State));
    }
}
