using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>Each condition of the table, on both sides of its edge: what it refuses, by which rule, for which reason and for want of what.</summary>
public sealed partial class GuardsTests
{
    private static readonly SupplyInformation Here = new([new SuppliedItem("1", "here")]);

    private static Refusal No(ACase a, Actor by, Command command, string rule, RefusalReason reason)
    {
        var no = a.NotNow(by, command, rule);
        Assert.Equal(reason, no.Reason);
        // What a caller is told beforehand is what it is told when it tries (ST-1).
        if (CommandCatalog.ByName.ContainsKey(command.Name))
        {
            var blocked = CaseMachine.ActionsFor(a.It, by, a.Now, a.Rulebook).Blocked;
            var told = Assert.Single(blocked, b => b.Command == command.GetType()).Refusal;
            Assert.Equal((rule, reason), (told.Rule, told.Reason));
            Assert.Equal(no.Obstacles, told.Obstacles);
        }

        return no;
    }

    [Fact]
    [Rule("BC-7")]
    public void Of_several_questions_the_open_ones_alone_are_answered()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        No(a, a.Consumer, Here, "BC-7", RefusalReason.NothingAsked);
        a.Asked("2026-02-18", "the invoice", "a photograph").Do(a.Consumer, Here);
        Assert.Contains("supply-information", a.Offered(a.Consumer));
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("2", "here")]));
        No(a, a.Consumer, Here, "BC-7", RefusalReason.NothingAsked);
    }

    [Fact]
    [Rule("FP-7")]
    public void What_comes_late_reopens_a_discontinued_case_alone_and_only_once()
    {
        var refused = ACase.AgainstANonMember();
        refused.Do(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, "Not ours."));
        No(refused, refused.Consumer, Here, "FP-7", RefusalReason.NotInThisState);

        var a = ACase.OfBeCommerce().Asked("2026-02-17").Advance("2026-04-20").Is(CaseState.Closed);
        a.Do(a.Consumer, Here).Is(CaseState.Registered).Asked("2026-04-21").Advance("2026-06-01").Is(CaseState.Closed);
        No(a, a.Consumer, new SupplyInformation([new SuppliedItem("2", "x")]), "FP-7", RefusalReason.NotInThisState);
    }

    [Fact]
    [Rule("FP-3")]
    [Rule("BC-22")]
    [Rule("BC-45")]
    public void Who_complains_against_whom_says_whether_the_committee_or_the_secretary_refuses()
    {
        var refuse = new Refuse(RefusalGround.OutOfScope, "Not ours.");
        No(ACase.OfBeCommerce(), ACase.Secretary, refuse, "FP-3", RefusalReason.RefusalIsADecision);
        No(ACase.AgainstANonMember(), ACase.Secretary, new SendToMember(), "BC-22", RefusalReason.NotAMember);
        No(
            ACase.OfABusiness(rulebook: ACase.BeCommerce with { JudgesBusinessComplaints = false }),
            ACase.Secretary,
            new SendToMember(),
            "BC-45",
            RefusalReason.NotForTheCommittee
        );
    }

    // Filed on Monday 16 February 2026: the external committee takes it within a year, through Tuesday 16 February 2027.
    [Fact]
    [Rule("BC-11")]
    [Rule("WK-2")]
    public void Mediation_is_not_ended_while_the_complaint_can_still_go_on_elsewhere()
    {
        var end = new EndMediation("no agreement");
        No(
            ACase.OfBeCommerce().InMediation("2026-02-17"),
            ACase.Secretary,
            end,
            "BC-11",
            RefusalReason.MediationGoesOnElsewhere
        );
        var a = ACase.OfKeurmerk().InMediation("2026-02-17").Advance("2027-02-16T23:59");
        // The complainant may not want to go there: then the act says so.
        Assert.Equal(RefusalReason.MediationGoesOnElsewhere, a.NotNow(ACase.Secretary, end, "BC-11").Reason);
        a.Advance("2027-02-17T00:00").Do(ACase.Secretary, end).Is(CaseState.Closed);

        var other = ACase.AgainstANonMember(rulebook: ACase.Keurmerk).InMediation("2026-02-17");
        No(other, ACase.Secretary, new ReferExternally("SGC", "S-1", other.Today), "WK-2", RefusalReason.NotAMember);
        other.Do(ACase.Secretary, end).Is(CaseState.Closed);
    }

    [Fact]
    [Rule("BC-10")]
    public void A_party_answers_what_the_other_proposed_and_never_its_own()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17").Do(ACase.OfBeCommerce().Shop, new Propose("Half"));
        var offer = a.It.Proposals[0].Id;
        No(a, a.Shop, new AcceptProposal(offer, true, true), "BC-10", RefusalReason.NoProposalToAnswer);
        No(a, a.Shop, new DeclineProposal(offer), "BC-10", RefusalReason.NoProposalToAnswer);
        a.Do(a.Consumer, new DeclineProposal(offer));
        No(a, a.Consumer, new AcceptProposal(offer, true, true), "BC-10", RefusalReason.NoProposalToAnswer);
    }

    [Fact]
    [Rule("BC-10")]
    public void Who_is_not_asked_yet_whether_a_settlement_was_kept_reads_when_it_will_be()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17").Settles("Half");
        Assert.Equal(
            [new Obstacle(ObstacleKind.SettlementQuestion, Party.Respondent, null, ACase.Day("2026-03-19"))],
            No(a, a.Shop, new ReportSettlement(true), "BC-10", RefusalReason.SettlementNotAskedAbout).Obstacles
        );
        a.Advance("2026-03-20").Do(a.Shop, new ReportSettlement(true));
    }

    [Fact]
    [Rule("FP-1")]
    public void Outside_the_examination_a_party_comments_in_a_term_of_its_own_alone()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        No(a, a.Consumer, new Comment("Why?"), "FP-1", RefusalReason.NoCommentTerm);
        var report = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(report, Party.Complainant));
        No(a, a.Shop, new Comment("And I?"), "FP-1", RefusalReason.NoCommentTerm);
        a.Do(a.Consumer, new Comment("Why?"));
    }

    // The last second of Monday 16 March, and the next one, which the clock has yet to note.
    [Fact]
    [Rule("BC-12")]
    [Rule("FP-8")]
    [Rule("FP-13")]
    public void The_member_asks_for_more_time_through_the_last_day_of_its_term()
    {
        var ask = new RequestExtension(7, "holidays");
        var inTime = ACase.OfBeCommerce().SentToMember("2026-03-02").Advance("2026-03-16T23:59:59");
        Assert.Contains("request-extension", inTime.Offered(inTime.Shop));
        inTime.Do(inTime.Shop, ask);

        var late = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var over = late.Running(TermKind.Response).LapsesAt(late.Rulebook.Working);
        var context = new ActContext(new Act(late.Shop, over), late.Rulebook, ExternalFacts.None);
        var no = late.It.Do(ask, context)!;
        Assert.Equal(("BC-12", RefusalReason.TermHasEnded), (no.Rule, no.Reason));
        var paper = new Act(ACase.Secretary, over, Party.Respondent, ACase.Day("2026-03-16"));
        Assert.Null(late.It.Do(ask, context with { Act = paper }));
    }

    [Fact]
    [Rule("BC-13")]
    public void A_hearing_is_asked_for_once_and_the_request_withdrawn_once()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        No(a, a.Shop, new WithdrawHearingRequest(), "BC-13", RefusalReason.NoHearingAsked);
        a.Do(a.Shop, new RequestHearing());
        No(a, a.Shop, new RequestHearing(), "BC-13", RefusalReason.HearingAlreadyAsked);
        a.Do(a.Shop, new WithdrawHearingRequest());
        No(a, a.Shop, new WithdrawHearingRequest(), "BC-13", RefusalReason.NoHearingAsked);
        a.Do(a.Shop, new RequestHearing());
    }

    [Fact]
    [Rule("BC-13")]
    public void The_parties_answer_dates_that_were_proposed_and_ask_about_a_hearing_they_were_invited_to()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10");
        Assert.Equal(
            RefusalReason.NoDatesProposed,
            a.NotNow(a.Consumer, new AnswerHearingDates(["d1"]), "BC-13").Reason
        );
        No(a, a.Consumer, new AskAboutHearing("Where?"), "BC-13", RefusalReason.NobodyInvited);
        a.Do(ACase.Secretary, new ProposeHearingDates([a.Now.AddDays(9)], a.Today.AddDays(3)))
            .Do(a.Consumer, new AnswerHearingDates(["d1"]));
        No(a, a.Consumer, new AskAboutHearing("Where?"), "BC-13", RefusalReason.NobodyInvited);
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"))
            .Do(a.Consumer, new AskAboutHearing("Where?"));
    }

    [Fact]
    [Rule("FP-1")]
    public void What_one_of_the_parties_alone_has_yet_to_read_is_something_to_serve()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        No(a, ACase.Secretary, new Serve("doc1"), "FP-1", RefusalReason.NothingToServe);
        var report = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(report, Party.Complainant));
        Assert.Contains("serve", a.Offered(ACase.Secretary));
        a.Do(ACase.Secretary, new Serve(report, Party.Respondent));
        No(a, ACase.Secretary, new Serve(report), "FP-1", RefusalReason.NothingToServe);
    }

    [Fact]
    [Rule("FP-4")]
    [Rule("FP-8")]
    public void Where_no_term_can_be_extended_the_reason_of_the_bodys_own_is_told_first()
    {
        // The term to refuse cannot be extended at all, and no other is there yet.
        No(
            ACase.OfBeCommerce(),
            ACase.Secretary,
            new ExtendTerm("refusal", 5, "busy"),
            "FP-8",
            RefusalReason.NoTermToExtend
        );
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        a.Do(ACase.Secretary, new ExtendTerm("outcome", 5, "very complex"));
        a.Advance("2026-07-01");
        No(a, ACase.Secretary, new ExtendTerm("outcome", 5, "again"), "FP-4", RefusalReason.TermHasEnded);
        Assert.True(a.It.Terms[0].Kind != TermKind.Outcome);
    }

    [Fact]
    [Rule("BC-14")]
    public void A_lack_of_cooperation_is_noted_of_a_member_whose_own_term_went_by()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Advance("2026-04-01");
        Assert.Contains(a.It.Terms, t => t is { Kind: TermKind.Comment, State: TermState.Lapsed });
        No(a, ACase.Secretary, new MarkNonCooperation("x"), "BC-14", RefusalReason.MemberDidNotLapse);
        ACase.OfBeCommerce().Unanswered("2026-03-02").Do(ACase.Secretary, new MarkNonCooperation("Nothing came."));
    }

    [Fact]
    [Rule("BC-7")]
    [Rule("BC-13")]
    [Rule("BC-15")]
    [Rule("FP-1")]
    [Rule("FP-2")]
    public void A_file_is_closed_when_it_is_complete_when_nothing_is_asked_and_when_everybody_was_heard()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Do(a.Shop, new Respond("Sorry.", "The carrier.", RequestHearing: true), "2026-03-03");
        Assert.Equal(
            [new Obstacle(ObstacleKind.DeclareComplete)],
            No(a, ACase.Secretary, new CloseFile(), "FP-2", RefusalReason.FileNotComplete).Obstacles
        );
        a.Do(ACase.Secretary, new DeclareComplete());
        No(a, ACase.Secretary, new DeclareComplete(), "FP-2", RefusalReason.AlreadyComplete);
        a.Asked("2026-03-04");
        Assert.Equal(
            [new Obstacle(ObstacleKind.Supply, Party.Complainant, null, a.Running(TermKind.Supply).Due)],
            No(a, ACase.Secretary, new CloseFile(), "BC-7", RefusalReason.SupplyTermRuns).Obstacles
        );
        a.Do(a.Consumer, Here);
        Assert.Equal(
            [new Obstacle(ObstacleKind.Hearing, Party.Respondent)],
            No(a, ACase.Secretary, new CloseFile(), "BC-13", RefusalReason.HearingNotHeld).Obstacles
        );
        a.Do(a.Shop, new WithdrawHearingRequest());
        Assert.NotEmpty(No(a, ACase.Secretary, new CloseFile(), "FP-1", RefusalReason.NotEverybodyHeard).Obstacles);
    }

    [Fact]
    [Rule("WK-2")]
    public void An_advice_is_followed_or_not_and_without_one_the_case_was_not_taken_up()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
        No(a, ACase.Secretary, new RecordCompliance(true, a.Today), "WK-2", RefusalReason.NoAdvice);
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", a.Today));
        Assert.Equal(
            [new Obstacle(ObstacleKind.Compliance, Party.Respondent)],
            No(a, ACase.Secretary, new Close(), "WK-2", RefusalReason.ComplianceNotRecorded).Obstacles
        );
    }

    [Fact]
    [Rule("FP-18")]
    public void A_file_is_erased_from_its_day_on_once_and_then_noted_and_corrected_no_more()
    {
        var a = ACase.OfBeCommerce().Closed();
        No(a, Actor.Clock, new EraseFile(), "FP-18", RefusalReason.RetentionRuns);
        a.Do(ACase.Secretary, new Note("done")).Advance("2031-06-04T23:59");
        No(a, Actor.Clock, new EraseFile(), "FP-18", RefusalReason.RetentionRuns);
        a.Advance("2031-06-05T00:00").Do(Actor.Clock, new EraseFile());
        No(a, Actor.Clock, new EraseFile(), "FP-18", RefusalReason.RetentionRuns);
        No(a, ACase.Secretary, new Note("more"), "FP-18", RefusalReason.FileErased);
        No(
            a,
            ACase.Secretary,
            new CorrectDecision("A slip.", Reasons: "x"),
            "BC-17",
            RefusalReason.NoDecisionPronounced
        );
    }
}
