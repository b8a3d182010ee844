using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases.PartyDuties;

/// <summary>FP-22: what each party has to do now, with its day, in stories that went wrong.</summary>
public sealed class DutyListTests
{
    private static PartyDutyKind[] Kinds(ACase a, Party party) =>
        [.. DutyList.Of(a.It, party, a.Now).Select(d => d.Kind)];

    private static PartyDuty The(ACase a, Party party, PartyDutyKind kind) =>
        Assert.Single(DutyList.Of(a.It, party, a.Now), d => d.Kind == kind);

    [Fact]
    [Rule("FP-22")]
    public void A_webshop_in_mediation_is_asked_for_a_proposal_member_or_not()
    {
        foreach (var a in new[] { ACase.OfBeCommerce(), ACase.AgainstANonMember(), ACase.OfKeurmerk() })
        {
            Assert.Empty(Kinds(a, Party.Respondent));
            a.InMediation("2026-03-02");
            var asked = The(a, Party.Respondent, PartyDutyKind.Propose);
            Assert.Equal(("propose", a.It.RunningTerm(TermKind.Mediation)!.Due), (asked.Action, asked.Due!.Value));
            Assert.Empty(Kinds(a, Party.Complainant));
            a.Do(a.Shop, new Propose("Half of it back"));
            // A member's address stands in the register.
            Assert.Equal(a.It.Respondent.IsMember ? [] : [PartyDutyKind.ConfirmAddress], Kinds(a, Party.Respondent));
        }
    }

    [Fact]
    [Rule("FP-22")]
    public void The_time_to_reflect_protects_and_sets_no_day_and_an_offer_answered_by_another_is_done_with()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        a.Do(a.Shop, new Propose("Half of it back"), "2026-03-03");
        var offer = The(a, Party.Complainant, PartyDutyKind.Proposal);
        Assert.Null(offer.Due);
        Assert.Equal(["Half of it back"], offer.Details);
        Assert.Equal(
            [new ProtectedTime(TermKind.Reflection, ACase.Day("2026-03-10"), a.It.Proposals[0].Id)],
            DutyList.ProtectedTimes(a.It, Party.Complainant)
        );
        Assert.Empty(DutyList.ProtectedTimes(a.It, Party.Respondent));

        a.Do(a.Consumer, new Propose("All of it", Counters: a.It.Proposals[0].Id));
        Assert.Empty(Kinds(a, Party.Complainant));
        Assert.Equal([PartyDutyKind.Proposal], Kinds(a, Party.Respondent));

        // Its own declined, the first one stands again.
        a.Do(a.Shop, new DeclineProposal(a.It.Proposals[1].Id));
        Assert.Equal([PartyDutyKind.Proposal], Kinds(a, Party.Complainant));
    }

    [Fact]
    [Rule("FP-22")]
    public void They_stand_by_day_the_soonest_first()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Do(a.Consumer, new Propose("All of it"));
        Assert.Equal([PartyDutyKind.Respond, PartyDutyKind.Proposal], Kinds(a, Party.Respondent));
        a.Answered("2026-03-10").Asked("2026-03-11", "the invoice");
        var waiting = DutyList.Of(a.It, Party.Complainant, a.Now);
        Assert.Equal([PartyDutyKind.Comment, PartyDutyKind.Supply], waiting.Select(d => d.Kind));
        Assert.True(waiting[0].Due < waiting[1].Due);
        Assert.Equal(["the invoice"], waiting[1].Details);
    }

    [Fact]
    [Rule("FP-22")]
    public void A_response_that_stayed_out_waits_as_a_late_one()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02");
        var late = The(a, Party.Respondent, PartyDutyKind.RespondLate);
        Assert.Equal((true, ACase.Day("2026-03-16")), (late.Over, late.Due!.Value));
        Assert.Equal([ServiceSubject.Answer, ServiceSubject.Defence], late.Details);
    }

    [Fact]
    [Rule("FP-22")]
    public void A_hearing_has_its_day_and_place_and_the_moments_their_last_day()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Do(ACase.Secretary, new ProposeHearingDates([a.Now.AddDays(20), a.Now.AddDays(21)], ACase.Day("2026-03-13")));
        Assert.Equal(ACase.Day("2026-03-13"), The(a, Party.Complainant, PartyDutyKind.HearingDates).Due);
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(20), "Room 1"));
        foreach (var party in Parties.Both)
        {
            var come = The(a, party, PartyDutyKind.Hearing);
            Assert.Equal(
                (a.It.Hearings[0].At, "Room 1", ACase.Day("2026-03-30"), (string?)null),
                (come.At!.Value, come.Place, come.Due!.Value, come.Action)
            );
        }

        a.Advance(a.It.Hearings[0].At.AddMinutes(1));
        Assert.DoesNotContain(PartyDutyKind.Hearing, Kinds(a, Party.Complainant));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("BC-30")]
    public void A_final_fine_has_amount_reference_and_day_and_the_order_to_stop_its_own()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                decision: ACase.Founded with
                {
                    Sanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(2500))],
                }
            );
        var fine = The(a, Party.Respondent, PartyDutyKind.PayFine);
        // Not yet asked for: no day, and all that a payment needs.
        Assert.Equal((null, Money.Euro(2500)), (fine.Due, fine.Amount));
        Assert.Equal(DepositReference.OfFine(a.It.Number), fine.Reference);
        var stop = The(a, Party.Respondent, PartyDutyKind.Stop);
        Assert.Equal("confirm-stop", stop.Action);
        Assert.Equal(["delivering late without saying so"], stop.Details);
        Assert.NotNull(stop.Due);

        var id = a.It.Decision!.Sanctions[0].Id;
        a.Do(ACase.Handler, new RecordSanctionStep(id, SanctionStep.Demanded, a.Today));
        Assert.Equal(a.It.RunningTerm(TermKind.Payment)!.Due, The(a, Party.Respondent, PartyDutyKind.PayFine).Due);

        // Its day gone by, it is still owed.
        a.Advance(a.It.RunningTerm(TermKind.Payment)!.LapsesAt(a.Rulebook.Working));
        Assert.True(The(a, Party.Respondent, PartyDutyKind.PayFine).Over);
        a.Do(ACase.Handler, new RecordSanctionStep(id, SanctionStep.Paid, a.Today, Money.Euro(2500)));
        Assert.DoesNotContain(PartyDutyKind.PayFine, Kinds(a, Party.Respondent));
        Assert.Empty(Kinds(a, Party.Complainant));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-6")]
    public void An_appeal_asks_the_consumer_for_its_choice_and_the_appellant_for_its_deposit()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.Equal([PartyDutyKind.Appeal], Kinds(a, Party.Complainant));
        Assert.Equal([PartyDutyKind.Appeal], Kinds(a, Party.Respondent));
        a.Appealed("2026-05-18");
        Assert.Contains(PartyDutyKind.Choice, Kinds(a, Party.Complainant));
        var deposit = The(a, Party.Respondent, PartyDutyKind.Deposit);
        Assert.Equal(
            (Money.Euro(2000), a.It.Appeals[0].Deposit.Reference, a.It.Appeals[0].Deposit.Due),
            (deposit.Amount, deposit.Reference, deposit.Due!.Value)
        );
        a.Paid("2026-05-20");
        Assert.DoesNotContain(PartyDutyKind.Deposit, Kinds(a, Party.Respondent));
        a.Chooses("2026-05-21", true);
        Assert.DoesNotContain(PartyDutyKind.Choice, Kinds(a, Party.Complainant));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("ST-3")]
    public void A_late_appeal_asks_no_deposit_before_it_is_decided_upon()
    {
        var a = ACase.OfBeCommerce().Final();
        a.Do(a.Shop, a.Lodging(Party.Respondent));
        Assert.True(a.It.Appeals[0].Late);
        Assert.DoesNotContain(PartyDutyKind.Deposit, Kinds(a, Party.Respondent));
    }

    [Fact]
    [Rule("FP-22")]
    public void What_the_body_put_to_a_party_has_a_name_of_its_own()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Do(
            ACase.Secretary,
            new PutToParty(
                Party.Complainant,
                PutMatter.Ground,
                "It may be out of scope.",
                RefusalGround.OutOfScope,
                a.Today
            )
        );
        Assert.Contains(PartyDutyKind.Ground, Kinds(a, Party.Complainant));
        Assert.Contains(PartyDutyKind.Comment, Kinds(a, Party.Complainant));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("BC-16")]
    public void Who_was_not_told_of_the_complaint_has_nothing_to_do_in_it()
    {
        var a = ACase.OfBeCommerce().Asked("2026-02-20");
        Assert.Equal([PartyDutyKind.Supply], Kinds(a, Party.Complainant));
        // It is lost before it was told: somebody is to take its place, and nobody asks it who.
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Dissolved, a.Today, a.Adds(ACase.Secretary)));
        Assert.Empty(DutyList.Of(a.It, Party.Respondent));
        a = ACase.OfBeCommerce().InMediation("2026-03-02");
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Dissolved, a.Today, a.Adds(ACase.Secretary)));
        Assert.Contains(PartyDutyKind.Successor, Kinds(a, Party.Respondent));
    }

    // As of noon on a day to which the clock has not come by yet.
    private static IReadOnlyList<PartyDuty> On(ACase a, Party party, DateOnly day) =>
        DutyList.Of(
            a.It,
            party,
            new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(1)),
            a.Rulebook.Working
        );

    [Fact]
    [Rule("FP-22")]
    [Rule("BC-24")]
    public void What_may_be_done_until_a_day_waits_no_more_after_it_though_the_clock_did_not_come_by()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        var comment = The(a, Party.Complainant, PartyDutyKind.Comment);
        Assert.Contains(On(a, Party.Complainant, comment.Due!.Value), d => d == comment);
        Assert.Empty(On(a, Party.Complainant, comment.Due.Value.AddDays(1)));

        a = ACase.OfBeCommerce().Notified("2026-05-11");
        var last = The(a, Party.Respondent, PartyDutyKind.Appeal).Due!.Value;
        Assert.Equal([PartyDutyKind.Appeal], On(a, Party.Respondent, last).Select(d => d.Kind));
        Assert.Empty(On(a, Party.Respondent, last.AddDays(1)));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-1")]
    public void Of_two_comments_the_one_that_can_still_be_made_names_its_day()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        var first = The(a, Party.Complainant, PartyDutyKind.Comment).Due!.Value;
        a.Do(a.Shop, new Comment("One thing more."), "2026-03-12");
        var later = a.It.Terms.Where(t => t is { Kind: TermKind.Comment, Party: Party.Complainant }).Max(t => t.Due);
        Assert.True(later > first);
        Assert.Equal(later, Assert.Single(On(a, Party.Complainant, first.AddDays(1))).Due);
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-7")]
    public void What_can_still_be_done_after_its_day_says_that_the_day_is_over()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var asked = The(a, Party.Respondent, PartyDutyKind.Respond);
        Assert.False(Assert.Single(On(a, Party.Respondent, asked.Due!.Value)).Over);
        var late = Assert.Single(On(a, Party.Respondent, asked.Due.Value.AddDays(1)));
        Assert.Equal((PartyDutyKind.Respond, true, asked.Due), (late.Kind, late.Over, late.Due));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-21")]
    public void An_address_is_asked_for_without_a_day_once_its_day_went_by()
    {
        var a = ACase.AgainstANonMember().InMediation("2026-03-02");
        a.Do(a.Shop, new Propose("Half of it back"));
        var asked = The(a, Party.Respondent, PartyDutyKind.ConfirmAddress);
        Assert.Equal(asked.Due, Assert.Single(On(a, Party.Respondent, asked.Due!.Value)).Due);
        Assert.Null(Assert.Single(On(a, Party.Respondent, asked.Due.Value.AddDays(1))).Due);
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-25")]
    public void Of_who_is_lost_only_its_successor_is_awaited_and_afterwards_all_again()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Do(ACase.Secretary, new RequestInformation(["the invoice"]));
        foreach (var party in Parties.Both)
        {
            var before = Kinds(a, party);
            Assert.NotEmpty(before);
            a.Do(ACase.Secretary, new RecordLoss(party, LossKind.Dissolved, a.Today, a.Adds(ACase.Secretary)));
            Assert.Equal([PartyDutyKind.Successor], Kinds(a, party));
            a.Do(ACase.Secretary, new SetSuccessor(party, "Heir", a.Adds(ACase.Secretary), "heir@example.org"));
            Assert.Empty(before.Except(Kinds(a, party)));
        }
    }
}
