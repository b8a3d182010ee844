using System.Globalization;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public sealed class IntakeTests
{
    [Fact]
    [Rule("BC-7")]
    public void What_is_missing_is_asked_item_by_item_and_answered_item_by_item()
    {
        var a = ACase.OfBeCommerce().Asked("2026-02-17", "the invoice", "a photograph").Is(CaseState.Incomplete);
        Assert.Equal(ACase.Day("2026-03-03"), a.Running(TermKind.Supply).Due);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here it is")])).Is(CaseState.Incomplete);
        a.Invalid(a.Consumer, new SupplyInformation([new SuppliedItem("7", "what?")]), "items[0].item", "BC-7");
        a.Invalid(a.Consumer, new SupplyInformation([new SuppliedItem("2")]), "items[0].text", "BC-7");
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("A photograph", Documents: [a.Adds(a.Consumer)])]))
            .Is(CaseState.Registered);
        Assert.Equal(a.Today.AddDays(21), a.Running(TermKind.Refusal).Due);
    }

    [Fact]
    [Rule("BC-7")]
    public void The_term_to_supply_lies_within_its_bounds_and_each_item_says_something()
    {
        var a = ACase.OfBeCommerce();
        a.Invalid(ACase.Secretary, new RequestInformation(["x"], new Period(0, 0, 61)), "term", "BC-7");
        a.Invalid(ACase.Secretary, new RequestInformation([" "]), "items", "BC-7");
        a.Invalid(ACase.Secretary, new RequestInformation([]), "items", "BC-7");
        a.Invalid(a.Asked("2026-02-17").Consumer, new SupplyInformation([null!]), "items[0].item", "BC-7");
    }

    // Asked on 17 February, due on 3 March; reminded, and seven days more until the 10th.
    [Fact]
    [Rule("BC-7")]
    [Rule("FP-7")]
    [Rule("FP-8")]
    public void One_reminder_seven_days_discontinued_and_reopened_once_by_what_comes_late()
    {
        var a = ACase.OfBeCommerce().Asked("2026-02-17").Advance("2026-03-03T23:59").Is(CaseState.Incomplete);
        Assert.DoesNotContain(a.Facts, f => f is SupplyReminded);
        a.Advance("2026-03-04T00:00");
        Assert.Equal(ACase.Day("2026-03-10"), a.Last<SupplyReminded>().Term.Due);
        a.Advance("2026-03-10T23:59").Is(CaseState.Incomplete);
        a.Advance("2026-03-11T00:00").Is(CaseState.Closed);
        Assert.Equal((CloseReason.Discontinued, ACase.Day("2026-03-11")), (a.It.ClosedBecause, a.It.EndedOn));

        a.Advance("2026-04-20")
            .Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "at last")]))
            .Is(CaseState.Registered);
        Assert.True(a.It.Asked[0].Late && a.It.EndedOn is null);
        a.Asked("2026-04-21").Advance("2026-06-01").Is(CaseState.Closed);
        a.NotNow(a.Consumer, new SupplyInformation([new SuppliedItem("2", "too late now")]), "FP-7");
        var due = a.It.Terms.Last(t => t.Kind == TermKind.Supply).Due;
        // What had arrived in time is not late, and reopens it all the same (FP-13).
        a.OnPaper(
                Party.Complainant,
                new SupplyInformation([new SuppliedItem("2", "here")]),
                due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            )
            .Is(CaseState.Registered);
    }

    [Fact]
    [Rule("BC-7")]
    [Rule("FP-7")]
    public void What_was_left_unanswered_when_the_case_was_reopened_is_still_answered_in_registration()
    {
        var a = ACase.OfBeCommerce().Asked("2026-02-17", "The invoice.", "A photograph.").Advance("2026-03-12");
        a.Is(CaseState.Closed).Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]));
        var refusal = a.Is(CaseState.Registered).Running(TermKind.Refusal);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("2", "and here")]), "2026-03-13");
        Assert.False(a.Is(CaseState.Registered).It.Asked[1].Open);
        Assert.Equal(refusal, a.Running(TermKind.Refusal));
        a.NotNow(a.Consumer, new SupplyInformation([new SuppliedItem("2", "again")]), "BC-7");
    }

    [Fact]
    [Rule("FP-13")]
    public void What_arrived_on_paper_in_time_is_not_late_though_it_is_entered_after_the_case_was_discontinued()
    {
        var a = ACase.OfBeCommerce().Asked("2026-02-17").Advance("2026-03-12").Is(CaseState.Closed);
        a.OnPaper(Party.Complainant, new SupplyInformation([new SuppliedItem("1", "here")]), "2026-03-10")
            .Is(CaseState.Registered);
        Assert.False(a.It.Asked[0].Late || a.It.ReopenedOnce);
    }

    [Fact]
    [Rule("BC-7")]
    public void Nothing_can_be_supplied_that_was_not_asked() =>
        ACase
            .OfBeCommerce()
            .Asked("2026-02-17")
            .Do(ACase.Secretary, new RequestInformation(["more"]), "2026-02-18")
            .Do(
                ACase.OfBeCommerce().Consumer,
                new SupplyInformation([new SuppliedItem("1", "a"), new SuppliedItem("2", "b")])
            )
            .Is(CaseState.Registered)
            .NotNow(ACase.OfBeCommerce().Consumer, new SupplyInformation([new SuppliedItem("1", "again")]), "BC-7");

    [Fact]
    [Rule("FP-2")]
    public void A_question_stops_the_bodys_clock_and_the_answer_lets_it_run_on()
    {
        var a = ACase
            .OfBeCommerce()
            .UnderExamination("2026-03-10")
            .Do(ACase.Secretary, new DeclareComplete(), "2026-03-11");
        Assert.Equal(ACase.Day("2026-06-09"), a.Running(TermKind.Outcome).Due);
        a.Asked("2026-03-20").Is(CaseState.UnderExamination);
        Assert.Equal(TermState.Stopped, a.It.Terms.Single(t => t.Kind == TermKind.Outcome).State);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "2026-03-25");
        Assert.Equal(ACase.Day("2026-06-14"), a.Running(TermKind.Outcome).Due);
    }

    [Fact]
    [Rule("FP-2")]
    public void The_bodys_clock_runs_on_by_itself_when_no_answer_comes()
    {
        var a = ACase
            .OfBeCommerce()
            .UnderExamination("2026-03-10")
            .Do(ACase.Secretary, new DeclareComplete())
            .Asked("2026-03-16");
        a.NotNow(ACase.Secretary, new CloseFile(), "BC-7");
        a.Advance("2026-03-31T00:00").Is(CaseState.UnderExamination);
        Assert.Equal(ACase.Day("2026-06-08").AddDays(15), a.Running(TermKind.Outcome).Due);
        a.Do(ACase.Secretary, new CloseFile()).Is(CaseState.Deliberation);
        a.NotNow(ACase.Secretary, new RequestInformation(["more"]), "BC-7");
    }

    [Fact]
    [Rule("FP-2")]
    public void A_question_after_the_bodys_term_is_over_stops_nothing()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        a.Advance("2026-06-20")
            .Asked("2026-06-21")
            .Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]));
        Assert.Equal(TermState.Lapsed, a.It.Terms.Single(t => t.Kind == TermKind.Outcome).State);
    }

    [Fact]
    [Rule("FP-2")]
    public void The_file_is_declared_complete_once_and_the_day_is_kept()
    {
        var a = ACase.OfBeCommerce().Do(ACase.Secretary, new DeclareComplete(), "2026-02-18");
        Assert.Equal(
            (ACase.Day("2026-02-18"), ACase.Day("2026-05-19")),
            (a.It.CompleteOn, a.Running(TermKind.Outcome).Due)
        );
        a.NotNow(ACase.Secretary, new DeclareComplete(), "FP-2");
        var b = ACase.OfBeCommerce().UnderExamination("2026-03-10");
        Assert.Contains(
            b.NotNow(ACase.Secretary, new CloseFile(), "FP-2").Obstacles,
            m => m.What == ObstacleKind.DeclareComplete
        );
    }

    [Fact]
    [Rule("FP-2")]
    public void A_file_declared_complete_while_something_is_asked_has_a_clock_that_stands()
    {
        var a = ACase
            .OfBeCommerce()
            .SentToMember("2026-03-02")
            .Asked("2026-03-03")
            .Do(ACase.Secretary, new DeclareComplete(), "2026-03-04");
        Assert.Equal(TermState.Stopped, a.Last<FileDeclaredComplete>().Outcome.State);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "2026-03-08");
        Assert.Equal(ACase.Day("2026-03-04").AddDays(94), a.Running(TermKind.Outcome).Due);
    }

    [Fact]
    [Rule("FP-3")]
    public void A_refusal_outside_the_committee_names_a_listed_ground_and_is_told_to_both()
    {
        var a = ACase.AgainstANonMember();
        a.Invalid(ACase.Secretary, new Refuse(null, "no"), "ground", "FP-3");
        a.Invalid(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, ""), "reasons", "FP-3");
        a.Do(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, "Not ours.")).Is(CaseState.Closed);
        Assert.Equal(CloseReason.Refused, a.It.ClosedBecause);
        Assert.True(CaseView.MaySee(a.It, a.Shop));
        ACase.OfBeCommerce().NotNow(ACase.Secretary, new Refuse(RefusalGround.OutOfScope, "Not ours."), "FP-3");
    }

    [Fact]
    [Rule("FP-3")]
    public void A_ground_that_the_rulebook_does_not_list_refuses_nothing() =>
        ACase
            .AgainstANonMember(rulebook: ACase.BeCommerce with { Grounds = [RefusalGround.OutOfScope] })
            .Invalid(ACase.Secretary, new Refuse(RefusalGround.TooLate, "late"), "ground", "FP-3");

    [Fact]
    [Rule("FP-3")]
    [Rule("BC-17")]
    public void Against_a_member_a_refusal_is_a_decision_with_a_ground_and_nothing_else_is_decided_before_the_examination()
    {
        var a = ACase.OfBeCommerce();
        a.NotNow(ACase.Committee, ACase.Unfounded, "BC-17");
        a.Invalid(ACase.Committee, new Decide(Outcome.Inadmissible, Reasons: "no"), "ground", "FP-3");
        a.Do(ACase.Committee, new Decide(Outcome.NoJurisdiction, RefusalGround.OutOfScope, Reasons: "no"))
            .Is(CaseState.Registered);
        a.Do(ACase.Secretary, new ConfirmDecision()).Is(CaseState.Decided);
        Assert.True(a.Runs(TermKind.Refusal));
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-1"));
        Assert.False(a.Runs(TermKind.Refusal));
    }

    [Fact]
    [Rule("BC-17")]
    public void A_proposed_refusal_falls_when_the_case_goes_to_the_member_after_all()
    {
        var a = ACase
            .OfBeCommerce()
            .Do(ACase.Committee, new Decide(Outcome.Inadmissible, RefusalGround.OutOfScope, Reasons: "a house"))
            .SentToMember("2026-03-02");
        Assert.Null(a.It.Decision);
        a.InDeliberation("2026-03-20").NotNow(ACase.Committee2, new ConfirmDecision(), "BC-17");
    }

    [Theory]
    [InlineData(CaseState.Registered)]
    [InlineData(CaseState.Incomplete)]
    [InlineData(CaseState.Mediation)]
    [InlineData(CaseState.SentToMember)]
    [InlineData(CaseState.UnderExamination)]
    [InlineData(CaseState.Deliberation)]
    [Rule("FP-5")]
    public void The_complainant_may_withdraw_at_any_stage_before_the_decision(CaseState state)
    {
        var a = ACase.OfBeCommerce();
        a = state switch
        {
            CaseState.Incomplete => a.Asked("2026-02-17"),
            CaseState.Mediation => a.InMediation("2026-02-17"),
            CaseState.SentToMember => a.SentToMember("2026-03-02"),
            CaseState.UnderExamination => a.Answered("2026-03-10"),
            CaseState.Deliberation => a.InDeliberation("2026-03-10"),
            _ => a,
        };
        a.Is(state).Invalid(a.Consumer, new Withdraw(null), "reason", "FP-5");
        a.Do(a.Consumer, new Withdraw("settled among ourselves")).Is(CaseState.Withdrawn);
        Assert.DoesNotContain(a.It.Terms, t => t.State is TermState.Running or TermState.Stopped);
    }

    [Fact]
    [Rule("FP-5")]
    public void Once_decided_the_complaint_is_withdrawn_no_more() =>
        ACase
            .OfBeCommerce()
            .Decided("2026-05-04")
            .NotNow(ACase.OfBeCommerce().Consumer, new Withdraw("no more"), "FP-5");
}
