using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>A judgment after finality that leaves nothing of an earlier one: what stood before comes back (BC-29).</summary>
public sealed class LaterJudgmentTests
{
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));
    private static readonly ProposedSanction Suspension = new(
        SanctionKind.Suspension,
        From: ACase.Day("2026-09-01"),
        To: ACase.Day("2026-09-30")
    );

    private static ACase Before(params Forum[] fora) => Before(Fine, fora);

    private static ACase Before(ProposedSanction fine, params Forum[] fora)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [fine, Suspension] })
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Advance("2026-06-10");
        foreach (var forum in fora)
        {
            a.Do(ACase.Handler, new Refer(a.It.Appeals[^1].Id, forum, "R-1", a.Today, a.Adds(ACase.Handler)));
        }

        return a.Advance("2026-07-01");
    }

    private static RecordOutcome Says(ACase a, Forum forum, ForumOutcome outcome, ReplacementOutcome? instead = null) =>
        new(a.It.Appeals[0].Id, forum, outcome, "What it says.", a.Today, a.Adds(ACase.Handler), instead);

    private static Sanction Of(ACase a, SanctionKind kind) =>
        a.It.Decision!.Sanctions.Last(s => s.Kind == kind && s.State != SanctionState.Annulled);

    // The court found the complaint unfounded on 1 July; on 1 August 2027 a higher one takes that away.
    [Theory]
    [InlineData(ForumOutcome.Rejected)]
    [InlineData(ForumOutcome.Inadmissible)]
    [Rule("BC-29")]
    [Rule("BC-30")]
    [Rule("BC-32")]
    public void What_a_forum_had_annulled_comes_back_with_a_later_judgment_that_rejects(ForumOutcome later)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [Suspension] })
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Referred("2026-06-10");
        a.Advance("2026-07-01")
            .Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Unfounded))
            .Is(CaseState.Final);
        Assert.Empty(a.It.Decision!.StandingSanctions);
        a.Advance("2026-08-03").NoticePublished();
        a.Advance("2027-08-02").Do(ACase.Handler, Says(a, Forum.Court, later)).Is(CaseState.Final);

        var now = a.It.Decision!;
        Assert.Equal(
            (Outcome.Founded, ACase.Founded.Reasons, ACase.Founded.RefrainFrom),
            (now.Outcome, now.Reasons, now.RefrainFrom)
        );
        Assert.Equal(["2.2.2"], now.Norms);
        // Thirty days from the day after.
        var suspension = Of(a, SanctionKind.Suspension);
        Assert.Equal(
            (SanctionState.Due, ACase.Day("2027-08-03"), ACase.Day("2027-09-01")),
            (suspension.State, suspension.RunsFrom, suspension.RunsTo)
        );
        Assert.True(a.Runs(TermKind.Stop, Party.Respondent));
        Assert.Equal(NoticeState.Withdrawn, a.It.Notice!.State);
        Assert.Equal([Outcome.Founded, Outcome.Unfounded], now.Replaced.Select(r => r.Outcome));
        a.Advance("2027-08-03");
        Assert.True(Of(a, SanctionKind.Suspension).SuspendsNow);

        // And goes again with the next that upholds.
        a.Advance("2027-08-10")
            .Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Unfounded));
        Assert.Empty(a.It.Decision!.StandingSanctions);
        Assert.Equal(Outcome.Unfounded, a.It.Decision.Outcome);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void A_lowered_fine_that_was_paid_is_raised_again_and_the_rest_demanded_anew()
    {
        var a = Before(Forum.Arbitration, Forum.Court);
        a.Do(
                ACase.Handler,
                Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld) with
                {
                    ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))],
                }
            )
            .Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Rejected))
            .Is(CaseState.Final);
        var lower = Of(a, SanctionKind.Fine).Id;
        a.Do(ACase.Handler, new RecordSanctionStep(lower, SanctionStep.Demanded, a.Today))
            .Do(ACase.Handler, new RecordSanctionStep(lower, SanctionStep.Paid, a.Today));
        a.Advance("2027-03-01").Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected));
        var fine = Of(a, SanctionKind.Fine);
        Assert.Equal((Money.Euro(2500), SanctionState.Due, Money.Euro(1500)), (fine.Amount, fine.State, fine.Owed));
        Assert.Equal(SanctionState.Annulled, a.It.FindSanction(lower)!.State);
        Assert.Equal(Money.Euro(0), a.It.FindSanction(lower)!.ToReturn);
        // Nobody asked for the rest within seven days.
        a.Advance("2027-03-08T23:00");
        Assert.Empty(a.Facts.OfType<SanctionRests>());
        a.Advance("2027-03-09T00:00");
        Assert.Single(a.Facts.OfType<SanctionRests>());
        a.Advance("2027-03-09").Do(ACase.Handler, new RecordSanctionStep(fine.Id, SanctionStep.Demanded, a.Today));
        // Sent on Tuesday 9 March, presumed received on the 16th; thirty days more.
        Assert.Equal(ACase.Day("2027-04-15"), a.Running(TermKind.Payment).Due);
    }

    [Fact]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void What_the_other_forum_put_there_stays()
    {
        var a = Before(Forum.Arbitration, Forum.Court);
        a.Do(
            ACase.Handler,
            Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld) with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))],
            }
        );
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Unfounded))
            .Is(CaseState.Final);
        Assert.Equal(SanctionKind.Fine, Assert.Single(a.It.Decision!.StandingSanctions).Kind);

        // The court's falls: the committee's suspension and outcome are back, the arbitrator's fine stays.
        a.Advance("2027-03-01").Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Rejected));
        Assert.Equal(
            [(SanctionKind.Suspension, (Money?)null), (SanctionKind.Fine, Money.Euro(1000))],
            a.It.Decision!.StandingSanctions.Select(s => (s.Kind, s.Amount))
        );
        Assert.Equal((Outcome.Founded, ACase.Founded.RefrainFrom), (a.It.Decision.Outcome, a.It.Decision.RefrainFrom));

        // The arbitrator's falls: the committee's fine is back too.
        a.Advance("2027-04-01").Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected));
        Assert.Equal(
            [(SanctionKind.Fine, Money.Euro(2500)), (SanctionKind.Suspension, (Money?)null)],
            a.It.Decision!.StandingSanctions.Select(s => (s.Kind, s.Amount))
        );
    }

    [Fact]
    [Rule("BC-29")]
    public void Where_the_arbitrator_alone_loses_his_judgment_the_courts_finding_stays()
    {
        var a = Before(Forum.Arbitration, Forum.Court);
        a.Do(
            ACase.Handler,
            Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld) with
            {
                ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(1000))],
            }
        );
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Unfounded));
        a.Advance("2027-03-01").Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected));
        Assert.Equal(Money.Euro(2500), Assert.Single(a.It.Decision!.StandingSanctions).Amount);
        Assert.Equal((Outcome.Unfounded, null), (a.It.Decision.Outcome, a.It.Decision.RefrainFrom));
    }

    [Fact]
    [Rule("BC-29")]
    public void With_a_replacement_for_both_parties_appeals_nothing_comes_back_while_one_is_still_upheld()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [Fine] })
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Appealed("2026-05-22", Party.Complainant)
            .Paid("2026-05-25")
            .Advance("2026-06-10");
        var (member, consumer) = (a.It.Appeals[0].Id, a.It.Appeals[1].Id);
        foreach (var appeal in new[] { member, consumer })
        {
            a.Do(ACase.Handler, new Refer(appeal, Forum.Arbitration, "R-1", a.Today));
        }

        a.Advance("2026-07-01");
        var raised = Says(a, Forum.Arbitration, ForumOutcome.Upheld, ReplacementOutcome.Founded) with
        {
            Appeal = consumer,
            ReplacementSanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(4000))],
        };
        a.Do(ACase.Handler, raised).Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.PartlyUpheld));
        a.Is(CaseState.Final).Advance("2027-03-01");
        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected));
        Assert.Equal(Money.Euro(4000), Assert.Single(a.It.Decision!.StandingSanctions).Amount);
        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected) with { Appeal = consumer });
        Assert.Equal(Money.Euro(2500), Assert.Single(a.It.Decision!.StandingSanctions).Amount);
    }

    // The court's word on the member's appeal comes while the arbitrator has the consumer's, which he took all the same without suspending anything.
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, Enforceability.AtOnce)]
    [Rule("BC-29")]
    public void A_remittal_after_finality_that_waits_for_another_proceeding_stops_what_is_carried_out(
        bool closed,
        Enforceability? asked
    )
    {
        var a = Before(Fine with { Enforceable = asked }, Forum.Court, Forum.Arbitration);
        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected))
            .Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Rejected))
            .Is(CaseState.Final);
        var fine = Of(a, SanctionKind.Fine).Id;
        a.Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Demanded, a.Today));
        a.Appealed("2026-07-02", Party.Complainant)
            .Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[1].Id, "late"));
        a.Do(ACase.Handler, new Refer(a.It.Appeals[1].Id, Forum.Arbitration, "R-2", a.Today, a.Adds(ACase.Handler)));
        a.Is(CaseState.Final);
        if (closed)
        {
            a.Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Paid, a.Today)).Advance("2026-09-05");
            a.Do(ACase.Secretary, new Close());
        }

        a.Advance("2026-09-10");
        Assert.True(Of(a, SanctionKind.Suspension).SuspendsNow);
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Remitted));
        a.Is(CaseState.ArbitrationOrCourt);
        Assert.Null(a.It.FinalOn);
        Assert.All(a.It.Decision!.Sanctions, s => Assert.Equal(SanctionState.Decided, s.State));
        Assert.Equal(
            (false, 10),
            (Of(a, SanctionKind.Suspension).SuspendsNow, Of(a, SanctionKind.Suspension).DaysServed)
        );
        Assert.False(a.Runs(TermKind.Payment));
        Assert.False(a.Runs(TermKind.Stop));
        a.Advance("2026-10-01").Is(CaseState.ArbitrationOrCourt);

        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected) with { Appeal = a.It.Appeals[1].Id });
        a.Is(CaseState.UnderExamination);
        Assert.All(a.It.EarlierDecisions[0].Sanctions, s => Assert.Equal(SanctionState.Annulled, s.State));
    }

    // Ten days after finality its payment term runs again, until the remittal of 10 July that waits for the arbitrator.
    [Fact]
    [Rule("BC-19")]
    [Rule("BC-29")]
    public void A_fine_at_once_is_not_asked_for_while_a_remittal_waits()
    {
        var a = Before(Fine with { Enforceable = Enforceability.AtOnce }, Forum.Court, Forum.Arbitration);
        a.Do(ACase.Handler, Says(a, Forum.Arbitration, ForumOutcome.Rejected))
            .Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Rejected))
            .Appealed("2026-07-02", Party.Complainant)
            .Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[1].Id, "late"));
        a.Do(ACase.Handler, new Refer(a.It.Appeals[1].Id, Forum.Arbitration, "R-2", a.Today, a.Adds(ACase.Handler)));
        a.Advance("2026-07-10");
        Assert.True(a.Runs(TermKind.Payment));
        a.Do(ACase.Handler, Says(a, Forum.Court, ForumOutcome.Upheld, ReplacementOutcome.Remitted));
        a.Is(CaseState.ArbitrationOrCourt);
        Assert.False(a.Runs(TermKind.Payment));
    }
}
