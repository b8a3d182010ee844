using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-21: who the respondent is, and its correction.</summary>
public sealed class RespondentTests
{
    private static readonly SetRespondent ToTheMember = new("demo-shop", Reason: "its own name and site");
    private static readonly SetRespondent ToAnother = new(
        Name: "Other Shop",
        Website: "https://other.example",
        Email: "info@other.example",
        Reason: "the parcel names another"
    );

    private static ACase Knowing(ACase a, bool active = true, string scheme = "becommerce")
    {
        a.External = a.External with { Member = ACase.Member(scheme, active) };
        return a;
    }

    // A webshop that is no member, in mediation: an offer of each side, messages, and a document of each.
    private static ACase Mediated()
    {
        var a = ACase.AgainstANonMember().Do(ACase.Secretary, new StartMediation());
        a.Do(a.Shop, new Propose("Half of it."));
        a.Do(a.Consumer, new Propose("All of it.", Counters: a.It.Proposals[0].Id));
        a.Do(a.Consumer, new Message(MessageTo.OtherParty, Text: "Please."));
        a.Do(a.Consumer, new Message(MessageTo.Secretary, Text: "How long?"));
        a.Do(a.Shop, new Message(MessageTo.Mediator, Text: "Between us."));
        return Knowing(a);
    }

    [Fact]
    [Rule("FP-21")]
    public void The_secretary_alone_says_who_the_respondent_is_with_its_reason_until_the_file_goes_to_the_member()
    {
        var a = Knowing(ACase.AgainstANonMember());
        a.Refused(ACase.Committee, ToTheMember, RefusalKind.NotThisRole, "FP-21");
        a.Refused(a.Consumer, ToTheMember, RefusalKind.NotThisRole, "FP-21");
        a.Invalid(ACase.Secretary, ToTheMember with { Reason = " " }, "reason", "FP-21");
        a.Do(ACase.Secretary, ToTheMember);
        Assert.Equal(("demo-shop", "Demo Shop"), (a.It.Respondent.MemberId, a.It.Respondent.Name));
        Assert.Equal(CaseState.Registered, a.It.State);
        a.Do(ACase.Secretary, new RequestInformation(["The invoice"])).Do(ACase.Secretary, ToAnother);
        Assert.Equal((CaseState.Incomplete, null), (a.It.State, a.It.Respondent.MemberId));

        var sent = Knowing(ACase.OfBeCommerce()).Do(ACase.Secretary, new SendToMember());
        sent.Refused(ACase.Secretary, ToAnother, RefusalKind.NotInThisState, "FP-21");
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-23")]
    public void Out_of_mediation_the_case_is_registered_again_and_the_first_step_waits_anew()
    {
        var a = Mediated().Advance("2026-03-20");
        a.Do(ACase.Secretary, ToTheMember);
        Assert.Equal(CaseState.Registered, a.It.State);
        Assert.Equal(a.Today.AddDays(21), a.It.RunningTerm(TermKind.FirstStep)!.Due);
        Assert.Null(a.It.RunningTerm(TermKind.Mediation));
        a.Do(ACase.Secretary, new StartMediation());
        Assert.Equal(a.Today, a.It.RunningTerm(TermKind.Mediation)!.Opened);
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-1"), Rule("BC-22")]
    public void Member_or_not_is_as_on_the_day_of_filing_and_with_it_whether_the_committee_judges()
    {
        var a = Mediated().Do(ACase.Secretary, ToTheMember);
        Assert.True(a.It.GoesToCommittee);
        a.Do(ACase.Secretary, ToAnother);
        Assert.False(a.It.GoesToCommittee);
        Knowing(a, active: false).Do(ACase.Secretary, ToTheMember);
        Assert.Equal(
            (null, "Demo Shop", false),
            (a.It.Respondent.MemberId, a.It.Respondent.Name, a.It.GoesToCommittee)
        );
    }

    [Fact]
    [Rule("FP-21")]
    public void It_is_a_member_of_the_scheme_or_a_name_and_another_than_it_was()
    {
        var a = ACase.AgainstANonMember();
        a.Invalid(ACase.Secretary, ToTheMember, "memberId", "FP-21");
        Knowing(a, scheme: "webshop-keurmerk").Invalid(ACase.Secretary, ToTheMember, "memberId", "FP-21");
        Knowing(a);
        a.Invalid(ACase.Secretary, ToTheMember with { Name = "Both" }, "name", "FP-21");
        a.Invalid(ACase.Secretary, new SetRespondent(Reason: "neither"), "name", "FP-21");
        a.Invalid(ACase.Secretary, ToAnother with { Website = "no site" }, "website", "FP-21");
        a.Invalid(ACase.Secretary, ToAnother with { Email = "no address" }, "email", "FP-21");
        a.Invalid(ACase.Secretary, ToAnother with { Name = "Shop\u202E" }, "name", "BC-4");
        a.Invalid(
            ACase.Secretary,
            new SetRespondent(Name: "Far Shop", Website: "https://far.example", Reason: "the same"),
            "name",
            "FP-21"
        );
        a.Do(ACase.Secretary, ToTheMember).Invalid(ACase.Secretary, ToTheMember, "memberId", "FP-21");
    }

    [Fact]
    [Rule("FP-21")]
    public void Nothing_is_changed_once_something_is_decided_or_proposed()
    {
        var a = ACase.OfBeCommerce();
        a.Do(
            ACase.Secretary,
            new Decide(Outcome.Inadmissible, RefusalGround.OutOfScope, Reasons: "Not ours.", Norms: [])
        );
        a.Refused(ACase.Secretary, ToAnother, RefusalKind.NotInThisState, "FP-21");
        a.Do(ACase.Secretary, new RejectDecision("not yet")).Do(ACase.Secretary, ToAnother);
    }

    [Fact]
    [Rule("FP-21")]
    public void The_former_ones_users_and_code_open_nothing_and_the_new_one_sees_the_case_once_it_is_told()
    {
        var a = Mediated();
        var former = a.Shop;
        Assert.True(CaseView.MaySee(a.It, former));
        a.Do(ACase.Secretary, ToTheMember);
        Assert.False(CaseView.MaySee(a.It, former));
        Assert.False(CaseView.MaySee(a.It, a.Shop));
        a.Do(ACase.Secretary, new StartMediation());
        Assert.False(CaseView.MaySee(a.It, former));
        Assert.True(CaseView.MaySee(a.It, a.Shop));
        a.Refused(former, new Propose("Again."), RefusalKind.NotYours, null);
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-24")]
    public void Its_proposals_lapse_and_nothing_said_with_it_is_seen_by_the_new_one()
    {
        var a = Mediated();
        var (open, text) = (a.It.Proposals[^1].Id, a.It.Proposals[^1].Text);
        a.Do(ACase.Secretary, ToTheMember).Do(ACase.Secretary, new StartMediation());
        Assert.Empty(a.It.Proposals);
        a.Refused(a.Shop, new AcceptProposal(open, true, true), RefusalKind.NotInThisState, "BC-10");
        a.Invalid(ACase.Secretary, new Settle("As offered.", Proposal: open), "proposal", "FP-5");
        Assert.Empty(CaseView.Conversation(a.It, a.Shop));
        Assert.Empty(CaseView.FormerRespondents(a.It, a.Shop));
        Assert.DoesNotContain(CaseView.Terms(a.It, a.Shop), t => t.Kind == TermKind.Reflection);
        // The file keeps it, for the secretary.
        var former = Assert.Single(CaseView.FormerRespondents(a.It, ACase.Secretary));
        Assert.Equal(text, former.Proposals[^1].Text);
        Assert.All(former.Proposals, p => Assert.Equal(ProposalState.Overtaken, p.State));
        Assert.Equal(3, CaseView.Conversation(a.It, ACase.Secretary).Count());
        Assert.Empty(CaseView.FormerRespondents(a.It, ACase.Committee));
        // The complainant reads what it wrote, and what was written to it.
        Assert.Equal(["Please.", "How long?"], CaseView.Conversation(a.It, a.Consumer).Select(m => m.Text));
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-20")]
    public void What_waited_of_the_former_one_waits_no_more_and_what_the_complainant_asked_does()
    {
        var a = Mediated();
        a.Do(ACase.Secretary, ToTheMember);
        var waiting = CaseView.Conversation(a.It, ACase.Secretary).Where(m => m.Waits).ToList();
        Assert.Equal("How long?", Assert.Single(waiting).Text);
        Assert.DoesNotContain(a.It.Terms, t => t.Party == Party.Respondent);
        var confided = a.It.FormerRespondents[0].Conversation[^1].Id;
        a.Invalid(ACase.Secretary, new ReadMessage(confided), "message", "FP-20");
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-24"), Rule("FP-1")]
    public void Documents_of_the_former_one_stay_with_the_file_and_those_of_the_complaint_are_served_on_the_new_one()
    {
        var a = Mediated();
        var (its, proof) = (a.Adds(a.Shop, Audience.Parties), a.Adds(a.Consumer, Audience.Parties));
        a.Do(
            a.Consumer,
            new Message(MessageTo.OtherParty, Text: "See this.", Documents: [a.Adds(a.Consumer, Audience.Parties)])
        );
        var said = a.It.Documents[^1].Id;
        var number = a.It.ExhibitOf(its);
        a.Do(ACase.Secretary, ToTheMember).Do(ACase.Secretary, new StartMediation());
        Assert.Equal([proof], CaseView.Documents(a.It, a.Shop).Select(d => d.Id));
        Assert.False(CaseView.SeesDocument(a.It, a.Shop, its));
        Assert.False(CaseView.SeesDocument(a.It, a.Shop, said));
        Assert.True(CaseView.SeesDocument(a.It, ACase.Secretary, its));
        Assert.False(CaseView.SeesDocument(a.It, ACase.Committee, its));
        Assert.Equal((number, Audience.Internal), (a.It.ExhibitOf(its), a.It.Document(its)!.For));
        // Neither names it, nor is it missing before a decision.
        a.Invalid(a.Shop, new Message(MessageTo.Secretary, Text: "Mine?", Documents: [its]), "documents[0]", "FP-20");
        a.Do(ACase.Secretary, new SendToMember());
        Assert.DoesNotContain(
            a.It.MissingHearings(new ActContext(new Act(ACase.Secretary, a.Now), a.Rulebook, ExternalFacts.None)),
            m => m.Document == its || m.Document == said
        );
    }

    [Fact]
    [Rule("FP-21")]
    public void Details_consents_and_addresses_of_the_former_one_are_not_the_new_ones()
    {
        var a = Mediated();
        var paper = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(a.Shop, new CorrectDetails(Phone: "+32 2 555 12 34"));
        a.Do(a.Shop, new RecordConsent(Party.Respondent, Channel.QualifiedDelivery, true, null));
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Bankrupt, a.Today, paper));
        a.Do(ACase.Secretary, ToTheMember);
        Assert.Null(a.It.Respondent.Phone);
        Assert.Empty(a.It.Consents);
        Assert.Null(a.It.Lost(Party.Respondent));
        Assert.DoesNotContain(a.It.Addresses, x => x.Holder == AddressHolder.Respondent);
        Assert.DoesNotContain(Party.Respondent, a.It.ToldToReportAddress);
        // BC-31: a notice names the former one no more than the new one.
        Assert.Contains(a.It.EarlierDetails, d => d.Names.Contains("Far Shop"));
    }

    private static NoteUndelivered Failed(ACase a, Party party, long letter, string email) =>
        new(party, letter, "mediation-invited", email, UndeliveredReason.AddressUnknown, a.Today, a.It.BegunFor(party));

    [Fact]
    [Rule("FP-21"), Rule("BC-23"), Rule("FP-11")]
    public void What_never_reached_the_former_one_is_nobodys_task_and_tells_the_new_one_no_address()
    {
        const string wrong = "wrong@far.example";
        var a = Mediated();
        a.Do(Actor.Clock, Failed(a, Party.Respondent, 7, wrong));
        a.Do(Actor.Clock, Failed(a, Party.Complainant, 8, "lost@example.org"));
        var since = a.Today;
        a.Advance(a.Now.AddDays(2)).Do(ACase.Secretary, ToTheMember).Do(ACase.Secretary, new StartMediation());

        Assert.Equal(8, Assert.Single(a.It.Undelivered).Letter);
        Assert.Equal((false, true), (a.It.AwaitsTelling(Party.Respondent), a.It.AwaitsTelling(Party.Complainant)));
        Assert.Single(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.UndeliveredLetter);
        a.Invalid(a.Shop, new CorrectDetails(Email: wrong), "email", "FP-21");
        a.NotNow(ACase.Secretary, new NotePosted(7, a.Today), "FP-21");
        var kept = Assert.Single(Assert.Single(a.It.FormerRespondents).Undelivered);
        Assert.Equal((7, wrong, since.AddDays(2)), (kept.Letter, kept.Email, kept.DroppedOn));
        Assert.Equal((false, false), (kept.Open, kept.IsUntold));
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-5")]
    public void A_settlement_with_the_former_one_is_not_the_new_ones()
    {
        var a = Knowing(ACase.AgainstANonMember());
        a.It.FollowSettlement("BC-2026-000777", skipMediation: true);
        a.Do(ACase.Secretary, ToTheMember);
        Assert.Null(a.It.Follows);
        a.Do(ACase.Secretary, new StartMediation()).Is(CaseState.Mediation);
        var former = Assert.Single(a.It.FormerRespondents);
        Assert.Equal(("BC-2026-000777", true), (former.Follows, former.SkipsMediation));
    }

    [Fact]
    [Rule("BC-31"), Rule("FP-21"), Rule("FP-25")]
    public void A_notice_names_nobody_that_was_taken_for_the_respondent_nor_who_was_in_its_place_before()
    {
        var a = Knowing(ACase.AgainstANonMember());
        a.It.FollowSettlement("BC-2026-000777", skipMediation: false);
        a.Do(
            ACase.Secretary,
            new SetRespondent(
                Name: "Karel Dondero",
                Website: "https://kadoos.example",
                Email: "karel@brievenbus.example",
                Reason: "the invoice"
            )
        );
        a.Do(ACase.Secretary, new StartMediation());
        var paper = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Merged, a.Today, paper));
        a.Do(ACase.Secretary, new SetSuccessor(Party.Respondent, "Vermolen BV", paper, "desk@kantoor.example"));
        a.Do(a.Shop, new CorrectDetails(Email: "new@postvak.example", Phone: "+32 2 555 12 34"));
        a.Do(Actor.Clock, Failed(a, Party.Respondent, 7, "gone@verhuisd.example"));
        a.Do(ACase.Secretary, ToTheMember).Final();
        foreach (
            var told in new[]
            {
                "Karel Dondero",
                "Far Shop",
                "Vermolen",
                "https://kadoos.example",
                "karel@brievenbus.example",
                "desk@kantoor.example",
                "new@postvak.example",
                "gone@verhuisd.example",
                "+32 2 555 12 34",
                "BC-2026-000777",
            }
        )
        {
            var no = a.Invalid(ACase.Secretary, new PublishNotice($"It was about {told}."), "text", "BC-31");
            Assert.Equal(FieldReason.IdentityInNotice, no.Reason);
        }

        var (_, shop) = a.It.Identities;
        foreach (var address in new[] { "karel@brievenbus", "desk@kantoor", "new@postvak", "gone@verhuisd" })
        {
            Assert.Contains($"{address}.example", shop.Emails);
        }
    }

    [Fact]
    [Rule("BC-31"), Rule("FP-25"), Rule("FP-13")]
    public void Nor_does_it_name_who_acted_for_a_complainant_that_has_a_successor()
    {
        var a = ACase.OfBeCommerce();
        var paper = a.Adds(ACase.Secretary);
        a.Do(
            a.Consumer,
            new CorrectDetails(
                Representative: new NamedRepresentative("Karel Dondero", "karel@dondero.example", Lawyer: true)
            )
        );
        a.Do(ACase.Secretary, new RecordLoss(Party.Complainant, LossKind.Died, a.Today, paper));
        a.Do(ACase.Secretary, new SetSuccessor(Party.Complainant, "Ann Smet", paper, "ann@smet.example"));
        var (complainant, _) = a.It.Identities;
        Assert.Contains("Karel Dondero", complainant.Names);
        Assert.Contains("karel@dondero.example", complainant.Emails);
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-15")]
    public void Interests_in_the_former_one_hide_the_case_no_more_and_those_in_the_new_one_do()
    {
        var a = Knowing(ACase.AgainstANonMember());
        var inFar = new Interest(InterestKind.Company, "Far Shop");
        a.Do(Actor.Clock, new NoteInterests(ACase.Committee.Id, ACase.Committee.Name, [inFar]));
        Assert.True(a.It.IsHiddenFrom(ACase.Committee));
        a.Do(ACase.Secretary, ToTheMember);
        Assert.False(a.It.IsHiddenFrom(ACase.Committee));
        Assert.True(a.It.WouldNote(ACase.Committee2.Id, [new Interest(InterestKind.Member, "demo-shop")]));
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-16")]
    public void Who_became_the_respondent_reads_no_act_of_before()
    {
        var a = Mediated();
        var before = a.It.Version;
        a.Do(ACase.Secretary, ToTheMember).Do(ACase.Secretary, new StartMediation());
        Assert.False(CaseView.IsOfItsTime(a.It, a.Shop, before, "start-mediation"));
        Assert.False(CaseView.IsOfItsTime(a.It, a.Shop, before + 1, "set-respondent"));
        Assert.True(CaseView.IsOfItsTime(a.It, a.Shop, before + 2, "start-mediation"));
        Assert.True(CaseView.IsOfItsTime(a.It, a.Shop, 1, "file-complaint"));
        Assert.True(CaseView.IsOfItsTime(a.It, a.Consumer, before, "start-mediation"));
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-18")]
    public void Nothing_of_the_former_one_is_left_when_the_file_is_erased()
    {
        var a = Mediated();
        a.Do(a.Shop, new CorrectDetails(Email: "new@far.example"));
        a.Do(Actor.Clock, Failed(a, Party.Respondent, 7, "gone@far.example"));
        a.Do(ACase.Secretary, ToTheMember);
        Assert.Equal(["info@far.example", "new@far.example"], a.It.FormerRespondents[0].Addresses.Select(x => x.Email));
        a.Do(a.Consumer, new Withdraw("enough")).Advance("2029-01-01").Do(Actor.Clock, new EraseFile());
        Assert.True(a.It.Erased);
        var former = Assert.Single(a.It.FormerRespondents);
        Assert.Equal(("", "", ""), (former.Latest.Name, former.Registered.Name, former.Reason));
        Assert.Empty(former.Proposals);
        Assert.Empty(former.Conversation);
        Assert.Empty(former.Undelivered);
        Assert.Empty(former.Addresses);
    }
}
