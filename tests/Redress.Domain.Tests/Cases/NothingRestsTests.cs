using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>What the body owes by a day, and what happens when it lets that day go by (FP-23).</summary>
public sealed class NothingRestsTests
{
    private static ACase Of(string scheme) => scheme == "becommerce" ? ACase.OfBeCommerce() : ACase.OfKeurmerk();

    private static List<Letter> Letters(ACase a) => [.. Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now)];

    // Filed on Monday 16 February: the 21st day after is Monday 9 March.
    [Theory]
    [InlineData("becommerce")]
    [InlineData("webshop-keurmerk")]
    [Rule("FP-23")]
    [Rule("WK-1")]
    public void A_first_step_is_due_21_days_after_filing_and_an_act_that_moves_the_case_is_one(string scheme)
    {
        var a = Of(scheme);
        Assert.Equal(
            (ACase.Day("2026-03-09"), "FP-23", (Party?)null),
            (
                a.Running(TermKind.FirstStep).Due,
                a.Running(TermKind.FirstStep).Derivation.Rule,
                a.Running(TermKind.FirstStep).Party
            )
        );
        a.InMediation("2026-03-09");
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Kind == TermKind.FirstStep).State);
    }

    [Fact]
    [Rule("FP-23")]
    [Rule("FP-13")]
    public void On_paper_the_first_step_counts_from_the_arrival_and_it_is_due_anew_when_the_file_comes_back()
    {
        var paper = ACase.Of(
            ACase.Complaint() with
            {
                Arrived = ACase.Day("2026-02-10"),
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        Assert.Equal(ACase.Day("2026-03-03"), paper.Running(TermKind.FirstStep).Due);
        var a = ACase.OfBeCommerce().Asked("2026-02-20");
        Assert.False(a.Runs(TermKind.FirstStep));
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("the invoice", "here")]), "2026-03-02")
            .Is(CaseState.Registered);
        Assert.Equal(ACase.Day("2026-03-23"), a.Running(TermKind.FirstStep).Due);
    }

    // Due on 9 March; told on 10 March at seven, until 24 March; told again on the 25th, until 8 April.
    [Fact]
    [Rule("FP-23")]
    public void Who_must_act_is_warned_and_who_waits_is_told_with_a_new_day_as_long_as_nobody_acts()
    {
        var a = ACase.OfBeCommerce().Advance("2026-03-10T06:59");
        Assert.Empty(a.It.WaitingDuties);
        a.Advance("2026-03-10T07:00");
        var delay = Assert.Single(a.It.WaitingDuties);
        Assert.Equal(
            (DutyKind.FirstStep, ACase.Day("2026-03-09"), ACase.Day("2026-03-24")),
            (delay.Kind, delay.Due, delay.Until)
        );
        // The shop knows of nothing yet (BC-16).
        Assert.Equal(
            [(Addressee.Complainant, "duty-delayed"), (Addressee.Secretary, "duty-waits")],
            Letters(a).Select(l => (l.To, l.Template))
        );
        a.Advance("2026-03-25T07:00");
        Assert.Equal(
            [(false, ACase.Day("2026-03-24")), (true, ACase.Day("2026-04-08"))],
            a.Facts.OfType<DutyDelayed>().Select(f => (f.Again, f.Delay.Until))
        );
        a.InMediation("2026-03-26");
        Assert.Empty(a.It.WaitingDuties);
        // It stays in the figures.
        Assert.Single(a.It.DutyDelays);
        a.NotNow(Actor.Clock, new TellOfDelay(), "FP-23");
    }

    // Mediation from Tuesday 17 February: sixty days are over on Saturday 18 April, which does not move; five working days later it is Friday the 24th.
    [Theory]
    [InlineData("becommerce")]
    [InlineData("webshop-keurmerk")]
    [Rule("FP-23")]
    public void Mediation_lasts_sixty_days_and_then_the_secretary_has_five_working_days(string scheme)
    {
        var a = Of(scheme).InMediation("2026-02-17");
        Assert.Equal(ACase.Day("2026-04-18"), a.Running(TermKind.Mediation).Due);
        a.Advance("2026-04-19T00:00");
        Assert.Equal(TermState.Lapsed, a.It.Terms.Single(t => t.Kind == TermKind.Mediation).State);
        Assert.Equal(
            (ACase.Day("2026-04-24"), TermStart.MediationTermEnded),
            (a.Running(TermKind.GoOn).Due, a.Running(TermKind.GoOn).Derivation.Event)
        );
        Assert.Equal(["mediation-over", "mediation-over", "mediation-over-office"], Letters(a).Select(l => l.Template));
        a.Advance("2026-04-25T07:00").Is(CaseState.Mediation);
        Assert.Equal(DutyKind.GoOn, Assert.Single(a.It.WaitingDuties).Kind);
        Assert.Equal(["duty-delayed", "duty-delayed", "duty-waits"], Letters(a).Select(l => l.Template));
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-23")]
    [Rule("BC-14")]
    public void Either_party_ends_its_mediation_at_any_time_once(Party party)
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.By(party), new DeclineMediation("they do not listen"), "2026-02-20").Is(CaseState.Mediation);
        Assert.False(a.Runs(TermKind.Mediation));
        Assert.Equal(
            (ACase.Day("2026-02-27"), TermStart.MediationDeclined),
            (a.Running(TermKind.GoOn).Due, a.Running(TermKind.GoOn).Derivation.Event)
        );
        a.NotNow(a.By(party.Other()), new DeclineMediation(), "FP-23");
        a.SentToMember("2026-02-27").NotNow(ACase.Secretary, new MarkNonCooperation("declined"), "BC-14");
        Assert.False(a.Runs(TermKind.GoOn));
    }

    [Fact]
    [Rule("FP-23")]
    [Rule("FP-13")]
    public void What_a_party_declined_on_paper_counts_from_its_arrival()
    {
        var a = ACase
            .OfBeCommerce()
            .InMediation("2026-02-17")
            .Advance("2026-02-25")
            .OnPaper(Party.Complainant, new DeclineMediation(), "2026-02-20");
        Assert.Equal(ACase.Day("2026-02-27"), a.Running(TermKind.GoOn).Due);
    }

    [Fact]
    [Rule("FP-4")]
    [Rule("FP-23")]
    public void A_case_whose_outcome_is_late_stays_alive_and_both_are_told_until_when()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        var due = a.Running(TermKind.Outcome).Due;
        a.Advance(a.Rulebook.Working.StartOf(due.AddDays(1)).AddHours(7)).Is(CaseState.UnderExamination);
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.Outcome && d.Until == due.AddDays(15));
        Assert.Equal(["duty-delayed", "duty-delayed", "duty-waits"], Letters(a).Select(l => l.Template));
        Assert.Equal(new TextKey("why.outcome.underExamination"), Letters(a)[0].Values["why"]);
        a.Do(ACase.Secretary, new CloseFile())
            .Do(ACase.Committee, ACase.Unfounded)
            .Do(ACase.Committee2, new ConfirmDecision());
        Assert.Empty(a.It.WaitingDuties);
    }

    [Fact]
    [Rule("FP-2")]
    [Rule("FP-23")]
    public void A_file_not_declared_complete_60_days_after_the_members_term_is_the_secretarys_to_answer_for()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02");
        var over = a.It.Terms.Single(t => t.Kind == TermKind.Response).Due;
        var due = Assert.Single(a.It.Duties(a.Rulebook));
        Assert.Equal((DutyKind.Completeness, over.AddDays(60)), (due.Kind, due.Due));
        a.Advance(a.Rulebook.Working.StartOf(due.Due.AddDays(1)).AddHours(7));
        Assert.Equal("duty-waits", Assert.Single(Letters(a)).Template);
        a.Do(ACase.Secretary, new DeclareComplete());
        Assert.Empty(a.It.WaitingDuties);
    }

    [Fact]
    [Rule("BC-18")]
    [Rule("FP-23")]
    public void A_decision_that_is_not_sent_in_time_waits_too()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-04").Advance("2026-05-19T07:00");
        Assert.Equal(DutyKind.Notification, Assert.Single(a.It.WaitingDuties).Kind);
        a.Notified("2026-05-20");
        Assert.Empty(a.It.WaitingDuties);
    }

    [Fact]
    [Rule("FP-23")]
    public void Every_duty_has_its_rule_and_who_owes_it() =>
        Assert.All(
            Enum.GetValues<DutyKind>(),
            kind => Assert.True(DutyRule.Of(kind).Owner is Role.Secretary or Role.Appeals or Role.Registrar)
        );
}
