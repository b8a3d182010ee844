using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public sealed class MediationTests
{
    private static ACase Offered() =>
        ACase
            .OfBeCommerce()
            .InMediation("2026-02-17")
            .Do(ACase.OfBeCommerce().Shop, new Propose("Half of it back", Money.Euro(45)), "2026-02-18");

    [Fact]
    [Rule("BC-10")]
    public void Proposals_travel_through_the_body_and_an_accepted_one_closes_the_case_with_its_terms()
    {
        var a = Offered();
        a.Do(a.Consumer, new DeclineProposal(a.It.Proposals[0].Id, "too little"))
            .NotNow(a.Consumer, new DeclineProposal(a.It.Proposals[0].Id), "BC-10");
        a.Do(a.Consumer, new Propose("All of it", Money.Euro(89.95m), ACase.Day("2026-03-20")));
        a.NotNow(a.Consumer, new AcceptProposal(a.It.Proposals[^1].Id, true, true), "BC-10");
        a.Do(a.Shop, new AcceptProposal(a.It.Proposals[^1].Id, true, true)).Is(CaseState.Settled);
        Assert.Equal(("All of it", Money.Euro(89.95m)), (a.It.Settlement!.Terms, a.It.Settlement.Amount));
        Assert.Equal([ProposalState.Declined, ProposalState.Accepted], a.It.Proposals.Select(p => p.State));
    }

    [Fact]
    [Rule("BC-10")]
    public void A_proposal_has_a_lawful_amount_and_a_day_to_come()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Invalid(a.Shop, new Propose(null), "text", "BC-10");
        a.Invalid(a.Shop, new Propose("x", Money.Euro(-1)), "amount", "BC-10");
        a.Invalid(a.Shop, new Propose("x", new Money(5, "USD")), "amount", "BC-10");
        a.Invalid(a.Shop, new Propose("x", By: ACase.Day("2026-02-16")), "by", "BC-10");
    }

    [Fact]
    [Rule("FP-5")]
    public void What_no_party_accepted_is_no_settlement()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Shop, new Propose("Half of it back"));
        a.Refused(ACase.Secretary, new Settle("Half of it back"), RefusalKind.Invalid, null);
    }

    // Filed on Monday 16 February; four weeks later it is Monday 16 March.
    [Fact]
    [Rule("WK-2")]
    public void Where_the_day_of_contact_is_unknown_the_four_weeks_count_from_filing()
    {
        var a = ACase
            .Of(
                ACase.Complaint("webshop-keurmerk") with
                {
                    ContactedShopOn = null,
                },
                ACase.Keurmerk,
                ACase.Member("webshop-keurmerk")
            )
            .InMediation("2026-02-17")
            .Advance("2026-03-15");
        a.Invalid(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today), "on", "WK-2");
        a.Advance("2026-03-16").Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
    }

    [Fact]
    [Rule("BC-44")]
    [Rule("WK-12")]
    public void A_complaint_about_advertising_has_a_norm_to_rest_on()
    {
        Assert.True(ACase.BeCommerce.KnowsNorm("2.1.3"));
        Assert.Contains("advertising", ACase.BeCommerce.Norms.Single(n => n.Id == "2.1.3").Title["en"]);
        Assert.True(ACase.Keurmerk.KnowsNorm("advertising-permission"));
        Assert.True(ACase.Keurmerk.KnowsNorm("advertising-recognisable"));
    }

    [Fact]
    [Rule("BC-10")]
    public void The_secretary_records_what_both_accepted() =>
        ACase
            .OfBeCommerce()
            .InMediation("2026-02-17")
            .Do(ACase.Secretary, new Settle("Half of it back"))
            .Is(CaseState.Settled);

    [Fact]
    [Rule("BC-11")]
    public void Mediation_that_fails_goes_on_to_the_committee_with_a_member_and_ends_with_a_non_member()
    {
        var member = ACase.OfBeCommerce().InMediation("2026-02-17");
        member.NotNow(ACase.Secretary, new EndMediation("no agreement"), "BC-11");
        member.SentToMember("2026-03-02").Is(CaseState.SentToMember);
        var other = ACase.AgainstANonMember().InMediation("2026-02-17");
        other.NotNow(ACase.Secretary, new SendToMember(), "BC-22");
        other.Do(ACase.Secretary, new EndMediation("no agreement")).Is(CaseState.Closed);
        Assert.Equal(CloseReason.MediationFailed, other.It.ClosedBecause);
    }

    // Proposed on Wednesday 18 February: the time to reflect runs through Wednesday the 25th.
    [Fact]
    [Rule("FP-5")]
    public void Whoever_accepts_was_told_and_had_time_to_reflect_or_gives_it_up_expressly()
    {
        var a = Offered();
        var offer = a.It.Proposals[0].Id;
        Assert.Equal(ACase.Day("2026-02-25"), a.Running(TermKind.Reflection, Party.Complainant).Due);
        a.Invalid(a.Consumer, new AcceptProposal(offer, null, true), "told", "FP-5");
        a.Invalid(a.Consumer, new AcceptProposal(offer, false, true), "told", "FP-5");
        a.Advance("2026-02-25T23:59");
        Assert.Equal(
            ACase.Day("2026-02-25"),
            Assert.Single(a.NotNow(a.Consumer, new AcceptProposal(offer, true), "FP-5").Obstacles).Until
        );
        a.Advance("2026-02-26T00:00").Do(a.Consumer, new AcceptProposal(offer, true)).Is(CaseState.Settled);
    }

    [Fact]
    [Rule("FP-5")]
    public void It_may_accept_sooner_expressly_and_only_what_is_offered_to_it()
    {
        var a = Offered();
        a.Refused(a.Consumer, new AcceptProposal("p99", true, true), RefusalKind.Invalid, "BC-10");
        a.Do(a.Consumer, new AcceptProposal(a.It.Proposals[0].Id, true, true)).Is(CaseState.Settled);
    }

    [Fact]
    [Rule("FP-5")]
    [Rule("FP-13")]
    public void The_time_to_reflect_counts_from_the_day_the_other_was_told_of_an_offer_on_paper()
    {
        var a = ACase
            .OfBeCommerce()
            .InMediation("2026-02-17")
            .Advance("2026-03-02")
            .OnPaper(Party.Respondent, new Propose("Half"), "2026-02-20");
        Assert.Equal(ACase.Day("2026-03-09"), a.Running(TermKind.Reflection, Party.Complainant).Due);
    }

    [Fact]
    [Rule("BC-10")]
    [Rule("BC-14")]
    public void A_settlement_is_possible_until_the_decision_and_declining_one_is_no_lack_of_cooperation()
    {
        var a = ACase
            .OfBeCommerce()
            .InDeliberation("2026-03-10")
            .Do(ACase.OfBeCommerce().Consumer, new Propose("Half"));
        a.Do(a.Shop, new DeclineProposal(a.It.Proposals[0].Id))
            .NotNow(ACase.Secretary, new MarkNonCooperation("declined"), "BC-14");
        a.Do(ACase.Committee, ACase.Founded).Do(ACase.Secretary, new Settle("Half")).Is(CaseState.Settled);
        Assert.Null(a.It.Decision);
    }

    [Fact]
    [Rule("WK-2")]
    public void The_quality_mark_mediates_and_refers_within_a_year_and_after_four_weeks_with_the_shop()
    {
        var a = ACase
            .Of(
                ACase.Complaint("webshop-keurmerk") with
                {
                    ContactedShopOn = ACase.Day("2026-02-10"),
                },
                ACase.Keurmerk,
                ACase.Member("webshop-keurmerk")
            )
            .InMediation("2026-02-17")
            .Advance("2026-03-09");
        a.NotNow(ACase.Secretary, new EndMediation("no"), "BC-11");
        a.Invalid(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today), "on", "WK-2");
        a.Advance("2026-03-10")
            .Invalid(ACase.Secretary, new ReferExternally("SGC", null, a.Today), "reference", "WK-2");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today)).Is(CaseState.ReferredExternally);
        a.NotNow(ACase.Secretary, new RecordCompliance(true, a.Today), "WK-2");
        a.Invalid(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-03-09")), "on", "WK-2");
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-05-01")), "2026-05-04")
            .NotNow(ACase.Secretary, new Close(), "WK-2");
        a.Do(ACase.Secretary, new RecordCompliance(false, ACase.Day("2026-05-20")), "2026-05-20").Is(CaseState.Closed);
        Assert.Equal(CloseReason.AdviceNotFollowed, a.It.ClosedBecause);
    }

    [Fact]
    [Rule("WK-2")]
    public void A_referral_not_taken_up_is_closed_and_one_out_of_time_is_no_referral()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today))
            .Do(ACase.Secretary, new Close(), "2026-06-01")
            .Is(CaseState.Closed);
        Assert.Equal(CloseReason.NotTakenUp, a.It.ClosedBecause);
        var late = ACase.OfKeurmerk().InMediation("2026-02-17").Advance("2027-02-17");
        late.Invalid(ACase.Secretary, new ReferExternally("SGC", "S-1", late.Today), "on", "WK-2");
        late.Do(ACase.Secretary, new EndMediation("nobody takes it any more")).Is(CaseState.Closed);
    }

    [Fact]
    [Rule("WK-2")]
    public void The_quality_mark_has_no_committee_and_BeCommerce_refers_to_nobody()
    {
        ACase.OfKeurmerk().NotNow(ACase.Secretary, new SendToMember(), "BC-12");
        ACase
            .OfBeCommerce()
            .InMediation("2026-02-17")
            .NotNow(ACase.Secretary, new ReferExternally("SGC", "S-1", ACase.Day("2026-02-17")), "WK-2");
        ACase
            .AgainstANonMember(rulebook: ACase.Keurmerk)
            .InMediation("2026-02-17")
            .NotNow(ACase.Secretary, new ReferExternally("SGC", "S-1", ACase.Day("2026-02-17")), "WK-2");
    }
}
