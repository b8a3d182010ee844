using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>What had ended and comes back: a forum that takes up what it had let go (ST-3), a term that turns out to run (BC-23).</summary>
public sealed class TakenAgainTests
{
    private static readonly Decide Suspended = ACase.Founded with
    {
        Sanctions =
        [
            new ProposedSanction(SanctionKind.Suspension, From: ACase.Day("2026-09-01"), To: ACase.Day("2026-09-30")),
        ],
    };

    private static Appeal The(ACase a) => a.It.Appeals[0];

    private static ACase LetGo(ForumOutcome said, Decide? decision = null)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", decision).Appealed("2026-05-20").Paid("2026-05-21");
        if (The(a).AwaitsChoice)
        {
            a.Chooses("2026-05-22", true);
        }

        return a.Referred("2026-06-10").ForumSays("2026-07-01", said).Is(CaseState.Final);
    }

    private static Refer Again(ACase a, bool? suspends = null) =>
        new(The(a).Id, null, "R-2", a.Today, a.Adds(ACase.Handler), suspends);

    [Theory]
    [InlineData(ForumOutcome.StruckOff, AppealState.Abandoned, false)]
    [InlineData(ForumOutcome.StruckOff, AppealState.Abandoned, true)]
    [InlineData(ForumOutcome.Inadmissible, AppealState.Inadmissible, false)]
    [InlineData(ForumOutcome.Inadmissible, AppealState.Inadmissible, true)]
    [Rule("ST-3")]
    [Rule("BC-25")]
    public void What_a_forum_let_go_it_takes_up_again_with_its_document(
        ForumOutcome said,
        AppealState ended,
        bool court
    )
    {
        var a = LetGo(said, court ? Suspended : null).Advance("2026-07-20");
        Assert.Equal((ended, DepositState.Kept), (The(a).State, The(a).Deposit.State));
        Assert.Contains("refer", a.Offered(ACase.Handler));
        var again = Again(a);
        a.Invalid(ACase.Handler, again with { Document = null }, "document", "ST-3");
        a.Invalid(ACase.Handler, again with { On = ACase.Day("2026-06-30") }, "on", "BC-27");
        a.Do(ACase.Handler, again).Is(CaseState.Final);
        var proceeding = Assert.Single(The(a).Proceedings);
        Assert.Equal(
            (AppealState.ArbitrationOrCourt, (ForumOutcome?)null, "R-2", a.Today),
            (The(a).State, proceeding.Outcome, proceeding.Reference, proceeding.ReferredOn)
        );
        Assert.Equal(said, Assert.Single(proceeding.Earlier).Outcome);
        Assert.False(The(a).SuspendsDecision);
        // It comes to its end as any other, and success returns the deposit.
        a.ForumSays("2026-10-01", ForumOutcome.Upheld, instead: ReplacementOutcome.Unfounded).Is(CaseState.Final);
        Assert.Equal((AppealState.Upheld, DepositState.ToRefund), (The(a).State, The(a).Deposit.State));
        Assert.Empty(a.It.Decision!.StandingSanctions);
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-30")]
    public void It_suspends_where_its_document_says_so()
    {
        var a = LetGo(ForumOutcome.StruckOff, Suspended).Advance("2026-09-10");
        Assert.True(a.It.Decision!.Sanctions[0].SuspendsNow);
        a.Do(ACase.Handler, Again(a, suspends: true)).Is(CaseState.ArbitrationOrCourt);
        Assert.Equal(SanctionState.Decided, a.It.Decision!.Sanctions[0].State);
        // Struck off once more, it is final once more.
        a.ForumSays("2026-10-01", ForumOutcome.StruckOff).Is(CaseState.Final);
        Assert.Equal(2, The(a).Proceedings[0].Earlier.Count + 1);
        a.Do(ACase.Handler, Again(a)).Is(CaseState.Final);
        Assert.Equal(2, The(a).Proceedings[0].Earlier.Count);
    }

    [Fact]
    [Rule("ST-3")]
    public void What_was_rejected_no_forum_takes_up_again_by_a_referral()
    {
        var a = LetGo(ForumOutcome.Rejected);
        a.NotNow(ACase.Handler, Again(a), "ST-3");
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-19")]
    public void One_on_a_condition_holds_the_demand_up_again_only_where_its_document_says_so()
    {
        var conditional = ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(
                    SanctionKind.Fine,
                    Money.Euro(2500),
                    Enforceable: Enforceability.Conditional,
                    Condition: "late again",
                    ConditionUntil: ACase.Day("2027-05-31")
                ),
            ],
        };
        var a = ACase.OfBeCommerce().Final("2026-05-11", conditional).Advance("2026-07-06");
        var document = a.Adds(ACase.Secretary);
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Do(ACase.Secretary, new Serve(document)).Do(a.Shop, new Comment(NothingToAdd: true));
        a.Do(ACase.Secretary, new EstablishCondition(fine, ACase.Day("2026-07-01"), "So.", document))
            .Do(ACase.Committee, new ConfirmCondition())
            .Do(ACase.Secretary, new Notify(a.Today, "RR-2"));
        a.Do(a.Shop, new LodgeAppeal("No.", [$"condition:{fine}"]), "2026-07-20").Paid("2026-07-21");
        a.Referred("2026-07-27").ForumSays("2026-09-01", ForumOutcome.StruckOff);
        var demand = new RecordSanctionStep(fine, SanctionStep.Demanded, a.Today);
        a.Do(ACase.Handler, Again(a)).Do(ACase.Handler, demand);

        var (_, other) = (a.ForumSays("2026-10-01", ForumOutcome.StruckOff), Again(a, suspends: true));
        a.Do(ACase.Handler, other).Is(CaseState.Final);
        a.NotNow(ACase.Handler, demand with { On = a.Today }, "BC-19");
        Assert.False(a.Runs(TermKind.Payment));
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-29")]
    public void An_appeal_against_what_was_set_aside_goes_to_no_forum()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Appealed("2026-05-12")
            .Advance("2026-05-22")
            .Appealed("2026-05-25", Party.Complainant)
            .Paid("2026-05-26")
            .Referred("2026-06-10")
            .ForumSays("2026-07-01", ForumOutcome.Upheld, instead: ReplacementOutcome.Remitted)
            .Is(CaseState.UnderExamination);
        Assert.Equal(AppealState.Lapsed, The(a).State);
        Assert.NotNull(a.It.WhyNotReferred(The(a), The(a).Proceedings[0]));
    }

    // Lodged on 20 May and not paid it lapses on the 28th; lodged again on 5 June, two days after the presumed term, it is late.
    private static ACase LodgedAgainLate()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-27").Advance("2026-06-04");
        Assert.Equal(AppealState.Lapsed, The(a).State);
        a.Is(CaseState.Final).Do(a.Shop, a.Lodging(Party.Respondent), "2026-06-05");
        Assert.True(a.It.Appeals[1].Late);
        return a.Is(CaseState.Final);
    }

    private static ACase Proven(ACase a, string on) =>
        a.Do(
            ACase.Secretary,
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                ACase.Day(on),
                a.Adds(ACase.Secretary, Audience.Internal)
            )
        );

    [Fact]
    [Rule("BC-23")]
    [Rule("BC-26")]
    public void An_appeal_lodged_again_late_after_a_lapse_is_in_time_by_a_later_proof_of_receipt()
    {
        var a = Proven(LodgedAgainLate(), "2026-05-22").Is(CaseState.Appealed);
        Assert.Equal((false, AppealState.Lodged), (a.It.Appeals[1].Late, a.It.Appeals[1].State));
        Assert.True(a.Runs(TermKind.Deposit, Party.Respondent));
        Assert.Equal(TermState.Met, a.It.AppealTermOf(Party.Respondent)!.State);
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("BC-30")]
    public void Of_a_term_that_a_lapsed_appeal_had_met_what_a_later_proof_leaves_of_it_runs_again()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-27").Advance("2026-06-05");
        Proven(a.Is(CaseState.Final), "2026-05-25").Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-06-09"), a.Running(TermKind.Appeal, Party.Respondent).Due);
        a.Advance("2026-06-10T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-23")]
    public void One_that_was_judged_leaves_nothing_of_it_to_run()
    {
        var a = LetGo(ForumOutcome.Rejected);
        Proven(a, "2026-06-25").Is(CaseState.Final);
        Assert.Equal(TermState.Met, a.It.AppealTermOf(Party.Respondent)!.State);
    }
}
