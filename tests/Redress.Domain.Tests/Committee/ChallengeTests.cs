using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Committee;

/// <summary>FP-12: the parties are told who sits, may object within their term, and a substitute comes where nobody is left.</summary>
public sealed class ChallengeTests
{
    private static readonly ChallengeMember Objection = new("committee", "She is the shop's neighbour.");

    private static ACase Sent(string on = "2026-03-02", params Actor[] sitting)
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Sitting = sitting.Length == 0 ? [ACase.Committee, ACase.Committee2] : sitting };
        return a.SentToMember(on);
    }

    [Fact]
    [Rule("FP-12")]
    public void Both_parties_are_told_who_sits_and_have_a_term_to_object()
    {
        var a = Sent();
        Assert.All(
            a.Facts.OfType<CommitteeTold>().Select(f => f.Party).Zip(Parties.Both),
            told => Assert.Equal(told.Second, told.First)
        );
        Assert.Equal(["Clara", "Cedric"], a.Last<CommitteeTold>().Members);
        Assert.All(Parties.Both, p => Assert.Equal(ACase.Day("2026-03-12"), a.Running(TermKind.Objection, p).Due));
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-12")]
    public void Either_party_may_object_within_its_term_and_only_to_who_sits(Party party)
    {
        var a = Sent();
        a.Invalid(a.By(party), Objection with { Member = "nobody" }, "member", "FP-12");
        a.Invalid(a.By(party), Objection with { Reason = " " }, "reason", "FP-12");
        a.Do(a.By(party), Objection, "2026-03-12T23:59");
        a.Invalid(a.By(party), Objection, "member", "FP-12");
        a.Advance("2026-03-13").OnPaper(party, Objection with { Member = "committee2" }, "2026-03-12");
        Assert.Equal((party, ACase.Day("2026-03-12")), (a.It.Challenges[1].By, a.It.Challenges[1].On));
    }

    [Fact]
    [Rule("FP-12")]
    [Rule("FP-24")]
    public void Whom_a_party_objected_to_and_who_mediated_neither_votes_nor_rejects()
    {
        var a = Sent().InDeliberation("2026-03-10").Do(ACase.Committee2, ACase.Unfounded);
        a.Do(a.Consumer, Objection);
        Assert.False(CaseView.MayDeliberate(a.It, ACase.Committee, a.Rulebook));
        a.NotNow(ACase.Committee, new RejectDecision("No."), "FP-12");
        var b = ACase.OfBeCommerce().InMediation("2026-02-17").InDeliberation("2026-03-10");
        b.Do(ACase.Committee, ACase.Unfounded).NotNow(ACase.Secretary, new RejectDecision("No."), "FP-24");
    }

    [Fact]
    [Rule("FP-12")]
    public void Who_is_decided_upon_is_offered_no_objection_any_more_and_no_day_for_one()
    {
        var a = Sent().Decided("2026-03-04");
        Assert.All(
            Parties.Both,
            party =>
            {
                Assert.False(a.Runs(TermKind.Objection, party));
                a.NotNow(a.By(party), Objection, "FP-12");
            }
        );
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-7")]
    [Rule("FP-12")]
    public void An_objection_after_its_term_is_taken_marked_late_and_decided_upon(Party party)
    {
        var a = Sent().InDeliberation("2026-03-13");
        Assert.Contains("challenge-member", a.Offered(a.By(party)));
        a.Do(a.By(party), Objection);
        Assert.True(Assert.Single(a.It.Challenges).Late);
        Assert.Contains(
            Correspondence.For(a.It, a.Rulebook, [a.Last<MemberChallenged>()], a.Now),
            l =>
                l.Template == "member-challenged"
                && l.To.ToString() == party.ToString()
                && Equals(l.Values["late"], true)
        );
        a.NotNow(ACase.Committee, ACase.Unfounded, "FP-12");
        a.Do(ACase.Committee2, new DecideChallenge(a.It.Challenges[0].Id, false, "Known since long."));
        a.Do(ACase.Committee, ACase.Unfounded).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-7")]
    [Rule("FP-12")]
    public void Whether_an_objection_is_late_goes_by_the_term_of_the_member_that_it_is_made_to()
    {
        var a = Sent("2026-03-02", ACase.Committee).Advance("2026-03-20");
        Assert.DoesNotContain(
            "challenge-member",
            ACase.OfBeCommerce().SentToMember("2026-03-02").Offered(ACase.OfBeCommerce().Consumer)
        );
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        a.Do(ACase.Secretary, new DeclareComplete());
        a.Do(a.Consumer, Objection).Do(a.Consumer, Objection with { Member = "committee2" });
        Assert.Equal([true, false], a.It.Challenges.Select(x => x.Late));
    }

    [Fact]
    [Rule("FP-12")]
    [Rule("FP-7")]
    public void A_challenged_member_neither_admits_nor_sets_aside_what_came_late()
    {
        var a = Sent().InDeliberation("2026-03-10");
        a.OnPaper(Party.Complainant, Objection, "2026-03-10").Do(a.Consumer, new Comment("Look at this."));
        var late = a.It.LateSubmissions[0].Id;
        a.NotNow(ACase.Committee, new AdmitLate(late, "it matters"), "FP-12");
        a.NotNow(ACase.Committee, new SetAsideLate(late, "too late"), "FP-12");
        a.Do(ACase.Committee2, new SetAsideLate(late, "too late"));
    }

    [Fact]
    [Rule("FP-12")]
    public void A_challenged_member_neither_decides_nor_confirms_nor_does_its_proposal_pass()
    {
        var a = Sent().InDeliberation("2026-03-10").Do(ACase.Committee, ACase.Founded);
        a.OnPaper(Party.Complainant, Objection, "2026-03-10");
        a.NotNow(ACase.Committee2, new ConfirmDecision(), "FP-12");
        a.Do(ACase.Committee2, new RejectDecision("first the objection"))
            .NotNow(ACase.Committee, ACase.Founded, "FP-12");
        a.Do(ACase.Committee2, ACase.Founded).NotNow(ACase.Committee, new ConfirmDecision(), "FP-12");
        a.NotNow(ACase.Committee, new DecideChallenge(a.It.Challenges[0].Id, false, "Not so."), "FP-12");
        a.Do(ACase.Committee2, new DecideChallenge(a.It.Challenges[0].Id, false, "A neighbour is no friend."))
            .Do(ACase.Committee, new ConfirmDecision())
            .Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-12")]
    public void Who_steps_back_no_longer_finds_the_case_and_the_parties_get_the_reasons()
    {
        var a = Sent().Do(Sent().Consumer, Objection);
        a.Invalid(ACase.Committee2, new DecideChallenge("q9", true, "So it is."), "challenge", "FP-12");
        a.Do(ACase.Committee2, new DecideChallenge(a.It.Challenges[0].Id, true, "So it is."));
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
        Assert.Equal("So it is.", a.Last<ChallengeDecided>().Challenge.Reasons);
        a.NotNow(ACase.Committee2, new DecideChallenge(a.It.Challenges[0].Id, true, "Again."), "FP-12");
    }

    [Fact]
    [Rule("FP-12")]
    public void A_member_that_steps_back_by_itself_ends_the_objection_to_it()
    {
        var a = Sent();
        a.Do(a.Shop, Objection).Do(ACase.Committee, new Recuse("Better so."));
        Assert.True(a.It.Challenges[0].StepsBack);
    }

    [Fact]
    [Rule("FP-12")]
    public void Where_all_are_challenged_the_board_decides_and_the_secretary_enters_it_with_its_document()
    {
        var a = Sent();
        a.Do(a.Consumer, Objection);
        var decision = new DecideChallenge(a.It.Challenges[0].Id, false, "The board found nothing.");
        a.NotNow(ACase.Secretary, decision, "FP-12");
        a.Do(a.Consumer, Objection with { Member = "committee2" });
        a.NotNow(ACase.Committee2, decision, "FP-12");
        a.Invalid(ACase.Secretary, decision, "document", "FP-12");
        a.Invalid(ACase.Secretary, decision with { Document = "none" }, "document", "FP-12");
        a.Do(ACase.Secretary, decision with { Document = a.Adds(ACase.Secretary, Audience.Internal) });
        Assert.False(a.It.IsChallenged("committee"));
    }

    // Complete on Monday 16 March: the outcome is due 90 days later, on 14 June. Nobody sits from 20 to 27 March.
    [Fact]
    [Rule("FP-12")]
    [Rule("FP-4")]
    public void Where_nobody_is_left_the_outcome_stands_still_until_the_parties_are_told_of_a_substitute()
    {
        var a = Sent("2026-03-02", ACase.Committee).UnderExamination("2026-03-10");
        a.Do(ACase.Secretary, new DeclareComplete(), "2026-03-16");
        Assert.Equal(ACase.Day("2026-06-14"), a.Running(TermKind.Outcome).Due);
        a.Do(ACase.Committee, new Recuse("I know him."), "2026-03-20");
        Assert.Equal(ACase.Day("2026-04-03"), a.Running(TermKind.Substitute).Due);
        Assert.False(a.Runs(TermKind.Outcome));
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        a.Do(Actor.Clock, new TellWhoSits(), "2026-03-27");
        Assert.False(a.Runs(TermKind.Substitute));
        Assert.Equal(ACase.Day("2026-06-21"), a.Running(TermKind.Outcome).Due);
        Assert.Equal(["Cedric"], a.Last<CommitteeTold>().Coming);
        Assert.Equal(ACase.Day("2026-04-07"), a.Running(TermKind.Objection, Party.Complainant).Due);
        a.NotNow(Actor.Clock, new TellWhoSits(), "FP-12");
    }

    [Fact]
    [Rule("FP-12")]
    public void Who_comes_later_is_told_of_beside_those_who_sit()
    {
        var a = Sent("2026-03-02", ACase.Committee).Advance("2026-03-20");
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        a.Do(Actor.Clock, new TellWhoSits());
        Assert.Equal(["Clara", "Cedric"], a.Last<CommitteeTold>().Members);
        Assert.Equal(["Cedric"], a.Last<CommitteeTold>().Coming);
    }

    // Told of on Friday 20 March: ten days end on Monday 30 March. The others decide meanwhile.
    [Fact]
    [Rule("FP-12")]
    public void Whom_the_parties_are_told_of_later_takes_no_part_in_the_decision_while_they_may_object()
    {
        var third = ACase.Committee with { Id = "committee3", Name = "Chris" };
        var a = Sent().InDeliberation("2026-03-20");
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2, third] };
        a.Do(Actor.Clock, new TellWhoSits());
        Assert.False(CaseView.MayDeliberate(a.It, third, a.Rulebook));
        a.NotNow(third, ACase.Unfounded, "FP-12");
        a.Do(ACase.Committee, ACase.Unfounded);
        Assert.Equal(
            Parties.Both.Select(p => (Party?)p),
            a.NotNow(third, new ConfirmDecision(), "FP-12").Obstacles.Select(x => x.Party)
        );
        a.Advance("2026-03-30T23:59").NotNow(third, new ConfirmDecision(), "FP-12");
        a.Advance("2026-03-31T00:01");
        Assert.True(CaseView.MayDeliberate(a.It, third, a.Rulebook));
        a.Do(third, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-12")]
    public void Who_objected_to_a_later_member_in_vain_has_no_more_days_to_do_it()
    {
        var a = Sent("2026-03-02", ACase.Committee).InDeliberation("2026-03-20");
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        a.Do(Actor.Clock, new TellWhoSits());
        foreach (var party in Parties.Both)
        {
            a.NotNow(ACase.Committee2, ACase.Unfounded, "FP-12");
            a.Do(a.By(party), Objection with { Member = "committee2" });
            a.Do(ACase.Committee, new DecideChallenge(a.It.Challenges[^1].Id, false, "Nothing of it."));
        }

        a.Do(ACase.Committee2, ACase.Unfounded);
    }

    [Fact]
    [Rule("FP-12")]
    public void Nobody_is_left_from_the_day_on_which_the_file_goes_to_a_committee_without_members()
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Sitting = [] };
        a.SentToMember("2026-03-02");
        Assert.Equal(ACase.Day("2026-03-16"), a.Running(TermKind.Substitute).Due);
    }

    // A mandate until 20 March: on the 21st nobody is left, by no act of anybody.
    [Fact]
    [Rule("FP-12")]
    [Rule("FP-4")]
    public void A_mandate_that_ends_by_its_last_day_leaves_the_case_with_nobody()
    {
        var a = Sent("2026-03-02", ACase.Committee).UnderExamination("2026-03-10");
        a.Do(ACase.Secretary, new DeclareComplete(), "2026-03-16");
        a.External = a.External with { Sitting = [] };
        Assert.True(a.It.WouldTell([]));
        a.Do(Actor.Clock, new TellWhoSits(), "2026-03-21");
        Assert.Equal(ACase.Day("2026-04-04"), a.Running(TermKind.Substitute).Due);
        Assert.False(a.Runs(TermKind.Outcome));
        Assert.Empty(a.It.StillSitting);
        Assert.False(a.It.WouldTell([]));
        // Appointed again, she is told of again, with a new term to object.
        a.External = a.External with
        {
            Sitting = [ACase.Committee],
        };
        a.Do(Actor.Clock, new TellWhoSits(), "2026-03-23");
        Assert.Equal(ACase.Day("2026-06-16"), a.Running(TermKind.Outcome).Due);
        Assert.Equal(ACase.Day("2026-04-02"), a.Running(TermKind.Objection, Party.Complainant).Due);
    }

    [Fact]
    [Rule("FP-12")]
    public void Who_no_longer_sits_is_not_counted_among_the_challenged_and_an_objection_to_it_is_moot()
    {
        var a = Sent();
        a.Do(a.Consumer, Objection).Do(a.Consumer, Objection with { Member = "committee2" });
        Assert.True(a.It.EverybodyIsChallenged);
        a.External = a.External with { Sitting = [ACase.Committee] };
        a.Do(Actor.Clock, new TellWhoSits(), "2026-03-05");
        Assert.Equal((false, ACase.Day("2026-03-05")), (a.It.Challenges[1].Open, a.It.Challenges[1].MootOn));
        Assert.Equal("committee2", a.Last<ChallengeMoot>().Challenge.MemberId);
        Assert.True(a.It.EverybodyIsChallenged);
        // The one with a free colleague who is gone cannot be decided upon by that colleague any more.
        var board = new DecideChallenge(a.It.Challenges[0].Id, false, "Nothing.", a.Adds(ACase.Secretary));
        a.Do(ACase.Secretary, board);
    }

    [Fact]
    [Rule("FP-12")]
    [Rule("FP-4")]
    public void A_file_that_is_declared_complete_while_nobody_sits_stands_still_from_its_first_day()
    {
        var a = Sent("2026-03-02", ACase.Committee).UnderExamination("2026-03-10");
        a.Do(ACase.Committee, new Recuse("I know him."), "2026-03-12");
        a.Do(ACase.Secretary, new DeclareComplete(), "2026-03-16");
        Assert.False(a.Runs(TermKind.Outcome));
        a.External = a.External with { Sitting = [ACase.Committee, ACase.Committee2] };
        a.Do(Actor.Clock, new TellWhoSits(), "2026-03-20");
        // 90 days from 16 March are 14 June; four days stood still.
        Assert.Equal(ACase.Day("2026-06-18"), a.Running(TermKind.Outcome).Due);
    }

    [Fact]
    [Rule("FP-12")]
    [Rule("FP-23")]
    public void An_objection_to_one_who_had_no_part_in_the_decision_ends_with_it_and_who_objected_is_told()
    {
        var third = ACase.Committee with { Id = "committee3", Name = "Chris" };
        var a = Sent("2026-03-02", ACase.Committee, ACase.Committee2, third);
        a.Do(a.Consumer, Objection with { Member = "committee3" }).Decided("2026-03-10");
        Assert.False(a.It.Challenges[0].Open);
        Assert.Equal(Party.Complainant, a.Last<ChallengeMoot>().Challenge.By);
    }

    [Fact]
    [Rule("FP-12")]
    [Rule("FP-2")]
    public void Information_that_comes_does_not_make_the_outcome_run_while_nobody_sits()
    {
        var a = Sent("2026-03-02", ACase.Committee).UnderExamination("2026-03-10");
        a.Do(ACase.Secretary, new DeclareComplete(), "2026-03-16").Asked("2026-03-17");
        a.Do(ACase.Committee, new Recuse("I know him."), "2026-03-18");
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "2026-03-19");
        Assert.False(a.Runs(TermKind.Outcome));
    }

    [Fact]
    [Rule("FP-12")]
    [Rule("BC-16")]
    public void Why_a_party_objects_is_for_itself_and_the_body()
    {
        var a = Sent();
        a.Do(a.Consumer, Objection);
        Assert.Equal("", Assert.Single(CaseView.Challenges(a.It, a.Shop)).Reason);
        Assert.Equal(Objection.Reason, Assert.Single(CaseView.Challenges(a.It, a.Consumer)).Reason);
        Assert.Equal(Objection.Reason, Assert.Single(CaseView.Challenges(a.It, ACase.Committee)).Reason);
    }

    [Fact]
    [Rule("FP-24")]
    public void The_secretary_who_mediated_neither_proposes_nor_confirms_nor_drafts_the_decision()
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Assignee = ACase.Secretary };
        a.Do(ACase.Secretary, new Assign("secretary")).InMediation("2026-02-17").InDeliberation("2026-03-10");
        Assert.False(CaseView.MayDeliberate(a.It, ACase.Secretary, a.Rulebook));
        Assert.True(CaseView.MayDeliberate(a.It, ACase.Secretary2, a.Rulebook));
        a.NotNow(ACase.Secretary, ACase.Founded, "FP-24");
        a.Do(ACase.Committee, ACase.Founded).NotNow(ACase.Secretary, new ConfirmDecision(), "FP-24");
        a.Do(ACase.Secretary2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-24")]
    public void Who_starts_a_mediation_that_is_assigned_to_no_secretary_is_its_mediator()
    {
        foreach (var assigned in new[] { null, ACase.Committee })
        {
            var a = ACase.OfBeCommerce();
            if (assigned is not null)
            {
                a.External = a.External with { Assignee = assigned };
                a.Do(ACase.Secretary, new Assign(assigned.Id));
            }

            a.InMediation("2026-02-17").InDeliberation("2026-03-10");
            Assert.False(CaseView.MayDeliberate(a.It, ACase.Secretary, a.Rulebook));
            a.NotNow(ACase.Secretary, ACase.Founded, "FP-24");
            a.Do(ACase.Committee, ACase.Founded).NotNow(ACase.Secretary, new ConfirmDecision(), "FP-24");
            a.Do(ACase.Secretary2, new ConfirmDecision()).Is(CaseState.Decided);
        }
    }

    [Fact]
    [Rule("FP-24")]
    public void Who_got_the_file_during_the_mediation_mediated_as_well()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.External = a.External with { Assignee = ACase.Secretary2 };
        a.Do(ACase.Secretary, new Assign("secretary2")).InDeliberation("2026-03-10");
        a.NotNow(ACase.Secretary2, ACase.Founded, "FP-24");
        a.NotNow(ACase.Secretary, ACase.Founded, "FP-24");
        a.Do(ACase.Committee, ACase.Founded);
    }

    [Fact]
    [Rule("FP-14")]
    public void Cases_are_joined_until_the_examination_ends_and_a_joining_is_undone()
    {
        var a = ACase.OfBeCommerce();
        a.NotNow(ACase.Secretary, new Split("BC-2026-000099"), "FP-14");
        a.External = a.External with { OtherCase = CaseState.Deliberation };
        a.Invalid(ACase.Secretary, new Join("BC-2026-000099"), "with", "FP-14");
        a.External = a.External with { OtherCase = CaseState.UnderExamination };
        a.Do(ACase.Secretary, new Join("BC-2026-000099"));
        a.Invalid(ACase.Secretary, new Split("BC-2026-000098"), "case", "FP-14");
        a.Do(ACase.Secretary, new Split("BC-2026-000099"));
        Assert.Empty(a.It.JoinedWith);
        a.InDeliberation("2026-03-10").NotNow(ACase.Secretary, new Join("BC-2026-000099"), "FP-14");
    }

    [Fact]
    [Rule("FP-14")]
    [Rule("BC-16")]
    public void The_other_case_is_told_once_of_a_joining_and_of_its_end_at_any_time_and_no_party_reads_of_either()
    {
        const string Other = "BC-2026-000099";
        var a = ACase.OfBeCommerce();
        a.External = a.External with { OtherCase = CaseState.Registered };
        a.Do(ACase.Secretary, new Join(Other));
        Assert.Equal(SeenBy.TheBody, a.It.Course!.SeenBy);
        a.Do(ACase.Secretary, new Join(Other));
        Assert.Equal([Other], a.It.JoinedWith);
        Assert.Equal(Other, Assert.Single(a.Facts.OfType<CasesJoined>()).With);
        a.InDeliberation("2026-03-10").NotNow(ACase.Secretary, new Split(Other), "FP-14");
        // The other one, which may still be split, takes this one with it.
        a.Do(Actor.Clock, new Split(Other));
        Assert.Equal(SeenBy.TheBody, a.It.Course!.SeenBy);
        Assert.Equal(Other, Assert.Single(a.Facts.OfType<CasesSplit>()).From);
        Assert.Empty(a.It.JoinedWith);
    }

    [Fact]
    [Rule("FP-24")]
    public void Who_starts_the_mediation_of_a_file_that_another_secretary_has_does_not_mediate()
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Assignee = ACase.Secretary2 };
        a.Do(ACase.Secretary, new Assign("secretary2")).InMediation("2026-02-17");
        Assert.Equal(["secretary2"], a.It.Mediators);
    }
}
