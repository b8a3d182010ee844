using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>BC-25: an admitted appeal is brought before its forum within its term; it cannot rest for ever.</summary>
public sealed class BringingTests
{
    private static readonly Decide Exclusion = ACase.Founded with
    {
        Sanctions = [new ProposedSanction(SanctionKind.Exclusion)],
    };

    [Fact]
    [Rule("BC-25")]
    public void An_admitted_appeal_has_a_term_to_be_brought_before_the_court()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        Assert.Equal(ACase.Day("2026-06-22"), a.Running(TermKind.Bringing, Party.Respondent).Due);
    }

    // The appellant's term ends on Monday 22 June; the 14 days of who handles the appeal, on 6 July.
    [Fact]
    [Rule("BC-25")]
    [Rule("FP-23")]
    public void What_was_not_brought_before_the_court_is_judged_within_14_days_and_warned_of_when_late()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        a.Advance("2026-06-23T00:00");
        var term = a.Running(TermKind.Abandonment);
        Assert.Equal(
            (ACase.Day("2026-07-06"), TermStart.BringingLapsed, (Party?)null),
            (term.Due, term.Derivation.Event, term.Party)
        );
        Assert.Contains(new AppealTask(AppealTaskKind.JudgeAbandonment, term.Due), Tasks(a));
        a.Advance("2026-07-07T07:00");
        Assert.Equal(DutyKind.Abandonment, Assert.Single(a.It.WaitingDuties).Kind);
        a.Do(ACase.Handler, new DeclareAppealAbandoned(a.It.Appeals[0].Id, null, "No proof came."));
        Assert.Empty(a.It.WaitingDuties);
        Assert.False(a.Runs(TermKind.Abandonment));
        Assert.Single(a.It.DutyDelays, d => d.Kind == DutyKind.Abandonment);
    }

    // Both terms to appeal end on 3 June: the body brings it before the arbitrator by 3 July, and its own delay ends nothing.
    [Fact]
    [Rule("BC-25")]
    public void Before_the_arbitrator_the_bodys_delay_ends_no_appeal()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-22", true).Advance("2026-09-01");
        var abandoned = new DeclareAppealAbandoned(a.It.Appeals[0].Id, Forum.Arbitration, "Nobody brought it.");
        Assert.Equal(RefusalReason.ArbitrationIsTheBodysDuty, a.NotNow(ACase.Handler, abandoned, "BC-25").Reason);
        a.Is(CaseState.Appealed).Referred("2026-09-01", Forum.Arbitration);
    }

    [Fact]
    [Rule("BC-25")]
    public void The_proof_that_comes_after_the_term_ends_the_bodys_own()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        a.Referred("2026-06-24", Forum.Court);
        Assert.False(a.Runs(TermKind.Abandonment));
    }

    // Referred on 10 June: by 10 December it is recorded how it stands. Recorded on the 20th, it is due again on 20 June.
    [Fact]
    [Rule("BC-25")]
    [Rule("FP-23")]
    public void How_an_appeal_stands_before_its_forum_is_a_duty_that_comes_again()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        a.Referred("2026-06-10", Forum.Court).Advance("2026-12-11T07:00");
        var late = Assert.Single(a.It.WaitingDuties);
        Assert.Equal((DutyKind.Stand, ACase.Day("2026-12-10")), (late.Kind, late.Due));
        Assert.Equal(
            ["duty-delayed", "duty-delayed", "duty-waits"],
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now).Select(l => l.Template)
        );
        a.Do(ACase.Handler, new Note("The court pleads in May."), "2026-12-20");
        Assert.Empty(a.It.WaitingDuties);
        a.Advance("2027-06-21T06:59");
        Assert.Empty(a.It.WaitingDuties);
        a.Advance("2027-06-21T07:00");
        Assert.Equal(ACase.Day("2027-06-20"), Assert.Single(a.It.WaitingDuties).Due);
        Assert.Equal(2, a.It.DutyDelays.Count(d => d.Kind == DutyKind.Stand));
        a.ForumSays("2027-06-22", ForumOutcome.Rejected, Forum.Court);
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.Stand);
    }

    // FP-13: entered on 9 July, arrived on 7 July.
    [Fact]
    [Rule("FP-9")]
    [Rule("ST-3")]
    [Rule("FP-13")]
    public void A_late_appeal_on_paper_is_decided_upon_within_14_days_of_its_arrival()
    {
        var a = ACase.OfBeCommerce().Final().Advance("2026-07-09");
        a.OnPaper(Party.Respondent, new LodgeAppeal("Too late, I know."), "2026-07-07");
        var term = a.Running(TermKind.LateAppeal);
        Assert.Equal(
            (ACase.Day("2026-07-21"), TermStart.AppealLodged, ACase.Day("2026-07-07")),
            (term.Due, term.Derivation.Event, term.Derivation.On)
        );
    }

    [Fact]
    [Rule("FP-9")]
    [Rule("FP-6")]
    public void The_choice_runs_from_the_day_on_which_the_consumer_was_asked_and_says_so()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-20");
        a.OnPaper(Party.Respondent, new LodgeAppeal("The carrier is to blame."), "2026-05-18");
        var choice = a.Running(TermKind.Choice).Derivation;
        Assert.Equal((TermStart.ArbitrationAsked, ACase.Day("2026-05-20")), (choice.Event, choice.On));
    }

    private static IReadOnlyList<AppealTask> Tasks(ACase a) =>
        AppealTask.Of(a.It.Appeals[0], a.It.Terms, a.It.IsConsumer);

    [Fact]
    [Rule("BC-28")]
    public void The_court_is_seized_with_the_document_that_brought_the_case_there()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Exclusion).Appealed("2026-05-20").Paid("2026-05-21");
        a.Invalid(ACase.Handler, new Refer(a.It.Appeals[0].Id, Forum.Court, "C-1", a.Today), "document", "BC-28");
    }
}
