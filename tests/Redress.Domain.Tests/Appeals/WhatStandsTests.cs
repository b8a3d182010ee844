using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Members;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>Of a decision that was set aside: money that was paid goes back, and what no forum voided is carried out (BC-28…BC-30).</summary>
public sealed class WhatStandsTests
{
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));
    private static readonly ProposedSanction AtOnce = Fine with { Enforceable = Enforceability.AtOnce };
    private static readonly ProposedSanction Suspension = new(
        SanctionKind.Suspension,
        From: ACase.Day("2026-07-05"),
        To: ACase.Day("2026-07-20")
    );

    private static Decide With(params ProposedSanction[] sanctions) => ACase.Founded with { Sanctions = sanctions };

    private static Sanction Of(ACase a, SanctionKind kind) => a.It.AllSanctions.Single(s => s.Kind == kind);

    // The member contests what is named, before the arbitrator alone, who remits on 1 July.
    private static ACase Remitted(Decide decision, params SanctionKind[] contested)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", decision);
        foreach (var fine in a.It.Decision!.Sanctions.Where(s => s.Enforceable == Enforceability.AtOnce).ToList())
        {
            a.Do(ACase.Handler, new RecordSanctionStep(fine.Id, SanctionStep.Paid, a.Today));
        }

        a.Appealed("2026-05-20", Party.Respondent, [.. contested.Select(k => Of(a, k).Id)]).Paid("2026-05-21");
        return a.Chooses("2026-05-22", true)
            .Referred("2026-06-10", Forum.Arbitration)
            .ForumSays("2026-07-01", ForumOutcome.Upheld, Forum.Arbitration, ReplacementOutcome.Remitted)
            .Is(CaseState.UnderExamination);
    }

    [Fact]
    [Rule("BC-30")]
    public void A_fine_paid_under_a_decision_that_was_remitted_is_returned_within_fourteen_days()
    {
        var a = Remitted(With(AtOnce), SanctionKind.Fine);
        var fine = Of(a, SanctionKind.Fine);
        Assert.Equal((SanctionState.Annulled, Money.Euro(2500)), (fine.State, fine.ToReturn));
        var refund = Assert.Single(a.It.Terms, t => t.Kind == TermKind.Refund && t.Subject == fine.Id);
        Assert.Equal((TermState.Running, ACase.Day("2026-07-15")), (refund.State, refund.Due));
        a.Advance("2026-07-10").Do(ACase.Handler, new RecordRefund(null, a.Today, fine.Id));
        Assert.Equal(Money.Euro(0), Of(a, SanctionKind.Fine).ToReturn);
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Id == refund.Id).State);
    }

    [Fact]
    [Rule("BC-28")]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public void A_suspension_left_uncontested_is_carried_out_while_the_complaint_is_decided_anew()
    {
        var a = Remitted(With(Fine, Suspension), SanctionKind.Fine);
        Assert.Equal(
            (SanctionState.Annulled, SanctionState.Due),
            (Of(a, SanctionKind.Fine).State, Of(a, SanctionKind.Suspension).State)
        );
        Assert.Contains(a.Facts, f => f is SanctionTookEffect { Sanction.Kind: SanctionKind.Suspension });
        a.Advance("2026-07-05");
        Assert.True(Of(a, SanctionKind.Suspension).Took(SanctionStep.LabelWithdrawn));
        a.Is(CaseState.UnderExamination).Advance("2026-07-21");
        Assert.True(Of(a, SanctionKind.Suspension).Took(SanctionStep.SuspensionEnded));
    }

    [Fact]
    [Rule("BC-30")]
    public void An_exclusion_left_uncontested_is_warned_of_recorded_and_hinders_closing()
    {
        var a = Remitted(With(Fine, new ProposedSanction(SanctionKind.Exclusion)), SanctionKind.Fine);
        a.Advance("2026-07-09T00:00");
        Assert.Contains(a.Facts, f => f is SanctionRests { Sanction.Kind: SanctionKind.Exclusion });
        Closed(a).Decided("2026-07-22", ACase.Unfounded).Notified("2026-07-22").Final();
        a.NotNow(ACase.Secretary, new Close(), "BC-30");
        a.Do(ACase.Secretary, new RecordSanctionStep(Of(a, SanctionKind.Exclusion).Id, SanctionStep.Excluded, a.Today));
        a.Do(ACase.Secretary, new Close());
    }

    [Fact]
    [Rule("BC-30")]
    public void It_is_recorded_while_the_complaint_is_examined_too()
    {
        var a = Remitted(With(Fine, new ProposedSanction(SanctionKind.Exclusion)), SanctionKind.Fine);
        a.Do(ACase.Secretary, new RecordSanctionStep(Of(a, SanctionKind.Exclusion).Id, SanctionStep.Excluded, a.Today));
        Assert.Equal(SanctionState.CarriedOut, Of(a, SanctionKind.Exclusion).State);
        Assert.Equal(a.Today, SanctionEffect.Of(Of(a, SanctionKind.Exclusion)).ExcludedOn);
    }

    [Fact]
    [Rule("BC-20")]
    [Rule("BC-23")]
    public void The_member_knows_of_a_deferral_left_standing_since_it_had_the_decision_that_imposed_it()
    {
        var deferred = new ProposedSanction(SanctionKind.Exclusion, DeferredFor: new Period(1, 0, 0));
        var a = Remitted(With(Fine, deferred), SanctionKind.Fine);
        var left = Of(a, SanctionKind.Exclusion);
        Assert.Equal(SanctionState.Deferred, left.State);
        // Posted on 11 May, presumed received on 19 May; of what is decided anew it knows nothing yet.
        Assert.Equal(ACase.Day("2026-05-19"), a.It.MemberKnowsSince(left.Id));
        Closed(a).Decided("2026-07-22", With(new ProposedSanction(SanctionKind.Reprimand)));
        Assert.Null(a.It.MemberKnowsSince(Of(a, SanctionKind.Reprimand).Id));
        a.Notified("2026-07-22");
        Assert.Equal(ACase.Day("2026-05-19"), a.It.MemberKnowsSince(left.Id));
        Assert.Equal(ACase.Day("2026-07-29"), a.It.MemberKnowsSince(Of(a, SanctionKind.Reprimand).Id));
    }

    private static ACase Closed(ACase a)
    {
        a.Advance("2026-07-10");
        foreach (var document in a.It.Documents.Where(d => Parties.Both.Any(p => a.It.AwaitsService(d, p))).ToList())
        {
            a.Do(ACase.Secretary, new Serve(document.Id));
        }

        return a.Do(ACase.Secretary, new CloseFile(), "2026-07-21");
    }

    [Fact]
    [Rule("BC-29")]
    public void A_warning_left_uncontested_stands_where_only_the_fine_was_before_the_arbitrator()
    {
        var a = Remitted(With(Fine, new ProposedSanction(SanctionKind.Warning)), SanctionKind.Fine);
        Assert.Equal(SanctionState.CarriedOut, Of(a, SanctionKind.Warning).State);
    }

    [Theory]
    [Rule("BC-29")]
    [InlineData(null, Enforceability.AtOnce, false)]
    [InlineData(null, null, true)]
    [InlineData(null, Enforceability.Conditional, true)]
    [InlineData(Enforceability.Conditional, null, false)]
    [InlineData(Enforceability.Conditional, Enforceability.Conditional, true)]
    [InlineData(Enforceability.AtOnce, Enforceability.AtOnce, true)]
    public void What_is_imposed_anew_is_asked_for_no_sooner(Enforceability? most, Enforceability? anew, bool lawful) =>
        Assert.Equal(lawful, new[] { Decided(anew) }.AreNoHeavierThan([Decided(most)]));

    [Fact]
    [Rule("BC-29")]
    public void Its_condition_lasts_no_longer_and_a_deferral_becomes_no_condition()
    {
        var conditional = Decided(Enforceability.Conditional);
        var later = conditional with { ConditionUntil = ACase.Day("2027-06-01") };
        Assert.False(new[] { later }.AreNoHeavierThan([conditional]));
        var deferred = Decided(null) with { DeferredFor = new Period(1, 0, 0) };
        Assert.False(new[] { conditional }.AreNoHeavierThan([deferred]));
        Assert.True(new[] { deferred }.AreNoHeavierThan([conditional]));
    }

    [Fact]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void A_probation_lasts_no_longer_also_of_a_lighter_kind()
    {
        var year = Decided(null) with { DeferredFor = new Period(1, 0, 0) };
        Assert.False(new[] { year with { DeferredFor = new Period(1, 0, 1) } }.AreNoHeavierThan([year]));
        Assert.True(new[] { year with { DeferredFor = new Period(0, 12, 0) } }.AreNoHeavierThan([year]));
        var lighter = year with { Kind = SanctionKind.Reprimand, Amount = null };
        Assert.True(new[] { lighter }.AreNoHeavierThan([year]));
        Assert.False(new[] { lighter with { DeferredFor = new Period(3, 0, 0) } }.AreNoHeavierThan([year]));
    }

    // The law ranks the kinds; it knows no rank between a warning now and a fine perhaps later.
    [Fact]
    [Rule("BC-19")]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void A_warning_or_a_reprimand_is_lighter_than_any_heavier_kind_whenever_that_one_takes_effect()
    {
        var deferred = Decided(null) with { DeferredFor = new Period(1, 0, 0) };
        var reprimand = new Sanction("s2", SanctionKind.Reprimand, null, null, null, null, null);
        var warning = reprimand with { Kind = SanctionKind.Warning };
        Sanction[] heavier = [deferred, Decided(Enforceability.Conditional), Decided(null)];
        Assert.All(heavier, most => Assert.True(new[] { reprimand }.AreNoHeavierThan([most])));
        Assert.All(heavier, most => Assert.True(new[] { warning }.AreNoHeavierThan([most])));
        // Not than itself on probation, nor beside the fine that covers it.
        Assert.False(new[] { reprimand }.AreNoHeavierThan([reprimand with { DeferredFor = new Period(1, 0, 0) }]));
        Assert.False(new[] { reprimand, deferred }.AreNoHeavierThan([deferred]));
    }

    [Fact]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void A_heavier_kind_on_probation_covers_no_fine_that_is_due_when_final()
    {
        var deferred = new Sanction("s2", SanctionKind.Suspension, null, null, new Period(1, 0, 0), null, null);
        Assert.False(new[] { Decided(null) }.AreNoHeavierThan([deferred]));
        Assert.True(new[] { Decided(null) with { DeferredFor = new Period(1, 0, 0) } }.AreNoHeavierThan([deferred]));
    }

    private static readonly ProposedSanction Conditional = Fine with
    {
        Enforceable = Enforceability.Conditional,
        Condition = "delivering late again",
        ConditionUntil = ACase.Day("2027-05-31"),
    };

    [Theory]
    [Rule("BC-28")]
    [InlineData(true), InlineData(false)]
    public void The_arbitrator_may_put_a_warning_in_the_place_of_a_fine_that_was_to_wait(bool conditional)
    {
        var fine = conditional ? Conditional : Fine with { DeferredFor = new Period(1, 0, 0) };
        var a = ACase.OfBeCommerce().Notified("2026-05-11", With(fine)).Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-22", true)
            .Referred("2026-06-10")
            .ForumSays(
                "2026-07-01",
                ForumOutcome.PartlyUpheld,
                Forum.Arbitration,
                null,
                new ProposedSanction(SanctionKind.Warning)
            )
            .Is(CaseState.Final);
        Assert.Equal(
            [(SanctionKind.Warning, SanctionState.CarriedOut)],
            a.It.Decision!.StandingSanctions.Select(s => (s.Kind, s.State))
        );
    }

    // The arbitrator left a lower fine under its condition; the court sends all of it back.
    [Fact]
    [Rule("BC-29")]
    public void So_may_the_committee_to_which_it_is_sent_back()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", With(Conditional, Suspension))
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Advance("2026-06-10");
        foreach (var forum in new[] { Forum.Arbitration, Forum.Court })
        {
            a.Do(ACase.Handler, new Refer(a.It.Appeals[0].Id, forum, "R-1", a.Today, a.Adds(ACase.Handler)));
        }

        var lower = Conditional with { Amount = Money.Euro(1500) };
        a.ForumSays("2026-07-01", ForumOutcome.PartlyUpheld, Forum.Arbitration, null, lower)
            .ForumSays("2026-07-01", ForumOutcome.Upheld, Forum.Court, ReplacementOutcome.Remitted)
            .Is(CaseState.UnderExamination);
        Closed(a);
        a.Invalid(ACase.Committee, With(Conditional), "sanctions", "BC-29");
        a.Do(ACase.Committee, With(new ProposedSanction(SanctionKind.Warning)));
    }

    // The fine is covered by the suspension, which takes effect when final, and not by the fine on probation.
    [Fact]
    [Rule("BC-28")]
    [Rule("BC-29")]
    public void Each_is_covered_by_another_whichever_of_them_that_is()
    {
        var suspension = new Sanction(
            "s2",
            SanctionKind.Suspension,
            null,
            null,
            null,
            ACase.Day("2026-09-01"),
            ACase.Day("2026-09-30")
        );
        var deferred = Decided(null) with { Id = "s3", DeferredFor = new Period(1, 0, 0) };
        Assert.True(new[] { Decided(null) }.AreNoHeavierThan([deferred, suspension]));
        Assert.True(new[] { deferred, Decided(null) }.AreNoHeavierThan([deferred, suspension]));
        Assert.False(new[] { Decided(null), Decided(null) }.AreNoHeavierThan([deferred, suspension]));
    }

    private static Sanction Decided(Enforceability? enforceable) =>
        new("s1", SanctionKind.Fine, Money.Euro(2500), null, null, null, null)
        {
            Enforceable = enforceable,
            ConditionUntil = enforceable == Enforceability.Conditional ? ACase.Day("2027-05-31") : null,
        };
}
