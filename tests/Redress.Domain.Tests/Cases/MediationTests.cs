using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
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
        a.Invalid(ACase.Secretary, new Settle("Half of it back", Proposal: a.It.Proposals[0].Id), "proposal", "FP-5");
        a.Invalid(ACase.Secretary, new Settle("Half of it back", Document: "doc99"), "document", "FP-5");
        var inner = a.Adds(ACase.Secretary, Audience.Internal);
        a.Invalid(ACase.Secretary, new Settle("Half of it back", Document: inner), "document", "FP-5");
        var agreement = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Settle("Half of it back", Document: agreement)).Is(CaseState.Settled);
        Assert.Equal(agreement, a.It.Settlement!.Document);
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("BC-10")]
    public void Who_made_an_offer_may_take_it_back_while_it_is_open_and_the_other_is_told(Party party)
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.By(party), new Propose("Half of it back"));
        var offer = a.It.Proposals[0].Id;
        a.NotNow(a.By(party.Other()), new WithdrawProposal(offer), "BC-10");
        a.Do(a.By(party), new WithdrawProposal(offer));
        Assert.Equal(ProposalState.Withdrawn, a.It.Proposals[0].State);
        Assert.False(a.Runs(TermKind.Reflection));
        var letter = Assert.Single(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        Assert.Equal("proposal-withdrawn", letter.Template);
        a.NotNow(a.By(party.Other()), new AcceptProposal(offer, true, true), "BC-10");
        a.NotNow(a.By(party), new WithdrawProposal(offer), "BC-10");
    }

    [Fact]
    [Rule("FP-23")]
    public void Mediation_is_prolonged_once_by_thirty_days_and_only_with_the_word_of_both()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Invalid(ACase.Secretary, new ExtendTerm("mediation", 30, "nearly there"), "document", "FP-23");
        var words = a.Adds(ACase.Secretary);
        a.Invalid(ACase.Secretary, new ExtendTerm("mediation", 31, "nearly there", words), "days", "FP-23");
        a.Do(ACase.Secretary, new ExtendTerm("mediation", 30, "nearly there", words));
        Assert.Equal(ACase.Day("2026-05-18"), a.Running(TermKind.Mediation).Due);
        a.NotNow(ACase.Secretary, new ExtendTerm("mediation", 1, "still", words), "FP-23");
    }

    [Fact]
    [Rule("FP-24")]
    public void Why_the_parties_went_on_mediating_no_member_of_the_committee_reads()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ExtendTerm("mediation", 30, "The offer is nearly there.", a.Adds(ACase.Secretary)));
        Assert.Equal(SeenBy.Mediators, a.It.Course!.SeenBy);
        Assert.All(
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now),
            letter => Assert.True(LetterTemplate.Find(letter.Template).OfMediation)
        );
        string ReadBy(Actor reader) =>
            CaseView.Terms(a.It, reader).Single(t => t.Kind == TermKind.Mediation).Derivation.Extensions[0].Reason;
        Assert.Equal("", ReadBy(ACase.Committee));
        Assert.Equal("The offer is nearly there.", ReadBy(a.Shop));
        Assert.Equal("The offer is nearly there.", ReadBy(ACase.Secretary));
    }

    [Fact]
    [Rule("WK-2")]
    public void Who_wants_no_referral_has_the_case_closed_and_is_told_until_when_to_go_alone()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17").Advance("2026-03-20");
        a.NotNow(ACase.Secretary, new EndMediation("no agreement"), "BC-11");
        a.Do(ACase.Secretary, new EndMediation("no agreement", NoReferral: true)).Is(CaseState.Closed);
        var told = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now).First(l => l.To == Addressee.Complainant);
        Assert.Equal(("mediation-failed", ACase.Day("2027-02-16")), (told.Template, told.Values["until"]));
    }

    [Fact]
    [Rule("FP-5")]
    [Rule("WK-2")]
    public void Before_the_advice_a_referred_dispute_may_still_be_settled_or_withdrawn()
    {
        static ACase Referred() =>
            ACase
                .OfKeurmerk()
                .InMediation("2026-02-17")
                .Do(ACase.Secretary, new ReferExternally("SGC", "S-1", ACase.Day("2026-02-17")));
        Referred().Settles("Half").Is(CaseState.Settled);
        var a = Referred();
        a.Do(a.Consumer, new Withdraw("it is well")).Is(CaseState.Withdrawn);
        var advised = Referred();
        advised.Advance("2026-02-20").Do(ACase.Secretary, new RecordAdvice("Pay.", advised.Today));
        advised.NotNow(advised.Consumer, new Withdraw("too late"), "WK-2");
        advised.NotNow(ACase.Secretary, new Settle("Half"), "WK-2");
    }

    [Fact]
    [Rule("FP-13")]
    [Rule("WK-2")]
    public void A_withdrawal_that_arrived_on_paper_before_the_advice_counts_though_it_is_entered_after()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today)).Advance("2026-02-20");
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", a.Today)).Advance("2026-02-23");
        var withdrawal = new Withdraw("it is well");
        Assert.Equal("WK-2", a.Try(ACase.Secretary, withdrawal, Party.Complainant, "2026-02-20")!.Rule);
        a.OnPaper(Party.Complainant, withdrawal, "2026-02-19").Is(CaseState.Withdrawn);
    }

    // FP-13: the secretary scans the letter in which a party makes an offer.
    [Fact]
    [Rule("FP-24")]
    [Rule("FP-1")]
    public void The_paper_of_an_offer_and_an_agreement_on_paper_stay_in_mediation_until_somebody_brings_them_anew()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        var offer = a.Adds(ACase.Secretary);
        Assert.Null(a.Try(ACase.Secretary, new Propose("Half"), Party.Respondent, "2026-02-17", paper: offer));
        var longer = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new ExtendTerm("mediation", 10, "We talk.", Document: longer));
        foreach (var paper in new[] { offer, longer })
        {
            Assert.False(CaseView.SeesDocument(a.It, ACase.Committee, paper));
            Assert.True(CaseView.SeesDocument(a.It, ACase.Secretary, paper));
        }

        // Neither is served on anybody nor waits for it: nobody relies on it.
        a.InDeliberation("2026-03-10");
        Assert.DoesNotContain(a.It.Services, s => s.What == offer || s.What == longer);

        var b = ACase.OfBeCommerce().InMediation("2026-02-17");
        offer = b.Adds(ACase.Secretary);
        Assert.Null(b.Try(ACase.Secretary, new Propose("Half"), Party.Respondent, "2026-02-17", paper: offer));
        b.SentToMember("2026-03-02").OnPaper(Party.Respondent, new Respond("Sorry.", "Late.", Documents: [offer]));
        Assert.True(CaseView.SeesDocument(b.It, ACase.Committee, offer));
        Assert.True(b.It.IsServed(offer, Party.Complainant));

        var c = ACase.OfBeCommerce().InMediation("2026-02-17").Settles();
        Assert.False(CaseView.SeesDocument(c.It, ACase.Committee, c.It.Settlement!.Document!));
    }

    [Fact]
    [Rule("FP-24")]
    public void What_a_party_brings_itself_while_the_parties_mediate_belongs_to_the_file()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        var invoice = a.Adds(a.Consumer);
        Assert.True(CaseView.SeesDocument(a.It, ACase.Committee, invoice));
        Assert.True(a.It.IsServed(invoice, Party.Respondent));
    }

    // Advice on Friday 1 May: fourteen days end on Friday 15 May. The consumer denies on Monday 18 May: five working days, Whit Monday being one that is none, end on Tuesday 26 May.
    [Fact]
    [Rule("WK-2")]
    public void That_the_provider_did_not_comply_rests_on_the_consumers_word_to_which_it_could_answer()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
        a.NotNow(a.Consumer, new ReportCompliance(false), "WK-2");
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-05-01")), "2026-05-01");
        Assert.Equal(ACase.Day("2026-05-15"), a.Running(TermKind.Compliance, Party.Respondent).Due);
        a.Advance("2026-05-16T00:00");
        Assert.Equal(ACase.Day("2026-05-16"), a.It.Referral!.AskedOn);
        Assert.Equal(
            ["compliance-asked", "compliance-asked"],
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now).Select(l => l.Template)
        );
        a.NotNow(ACase.Secretary, new RecordCompliance(false, a.Today), "WK-2");
        a.Do(a.Consumer, new ReportCompliance(false, "nothing came"), "2026-05-18");
        Assert.Equal(ACase.Day("2026-05-26"), a.Running(TermKind.Compliance, Party.Respondent).Due);
        a.NotNow(ACase.Secretary, new RecordCompliance(false, a.Today), "WK-2");
        a.Do(a.Shop, new ReportCompliance(true, "paid"), "2026-05-19");
        Assert.False(a.Runs(TermKind.Compliance));
        a.Do(ACase.Secretary, new RecordCompliance(false, a.Today)).Is(CaseState.Closed);
        Assert.Contains(
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now),
            l => (l.To, l.Template) == (Addressee.Registrar, "advice-not-followed")
        );
    }

    [Fact]
    [Rule("FP-2")]
    public void A_member_learns_with_the_first_letter_of_the_mediation_that_the_file_was_complete_already()
    {
        foreach (var complete in new[] { true, false })
        {
            var a = ACase.OfBeCommerce();
            if (complete)
            {
                a.Do(ACase.Secretary, new DeclareComplete());
            }

            a.InMediation("2026-02-18");
            var letter = Correspondence
                .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
                .Single(l => l.Template == "mediation-invited");
            Assert.Equal(
                complete ? ACase.Day("2026-02-16") : (object?)null,
                letter.Values.GetValueOrDefault("complete")
            );
        }
    }

    // Declined on Tuesday 3 March: five working days end on Tuesday the 10th. Asked on the 5th and answered on the 12th.
    [Fact]
    [Rule("FP-2")]
    [Rule("FP-23")]
    public void The_five_days_to_go_on_stand_still_while_information_is_asked()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17").Advance("2026-03-03");
        a.Do(a.Consumer, new DeclineMediation());
        Assert.Equal(ACase.Day("2026-03-10"), a.Running(TermKind.GoOn).Due);
        a.Do(ACase.Secretary, new RequestInformation(["The invoice."]), "2026-03-05");
        Assert.Equal(TermState.Stopped, a.It.Terms.Single(t => t.Kind == TermKind.GoOn).State);
        a.NotNow(a.Shop, new DeclineMediation(), "FP-23");
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "2026-03-12");
        Assert.Equal(ACase.Day("2026-03-17"), a.Running(TermKind.GoOn).Due);
        a.Do(ACase.Secretary, new RequestInformation(["A photograph."]), "2026-03-13");
        a.Do(ACase.Secretary, new SendToMember()).Is(CaseState.SentToMember);
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Kind == TermKind.GoOn).State);
    }

    // The advice gives until Friday 29 May; the consumer's word of Monday 4 May is kept, and the provider answers to it from then on.
    [Fact]
    [Rule("WK-2")]
    public void What_the_advice_still_gives_time_for_is_not_recorded_as_not_done()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-05-01"), ACase.Day("2026-05-29")), "2026-05-04");
        a.Do(a.Consumer, new ReportCompliance(false, "nothing came")).Do(a.Shop, new ReportCompliance(false, "soon"));
        a.Advance("2026-05-29T23:59");
        var early = a.NotNow(ACase.Secretary, new RecordCompliance(false, a.Today), "WK-2");
        Assert.Equal(
            (RefusalReason.AdviceTermRuns, ACase.Day("2026-05-29")),
            (early.Reason, Assert.Single(early.Obstacles).Until)
        );
        // Friday 5 June: five working days after the parties were asked.
        a.Advance("2026-05-30").NotNow(ACase.Secretary, new RecordCompliance(false, a.Today), "WK-2");
        a.Advance("2026-06-06").Do(ACase.Secretary, new RecordCompliance(false, a.Today)).Is(CaseState.Closed);
    }

    [Fact]
    [Rule("WK-2")]
    public void An_early_word_that_nothing_was_done_opens_the_providers_term_when_both_are_asked()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-05-01"), ACase.Day("2026-05-29")), "2026-05-04");
        a.Do(a.Consumer, new ReportCompliance(false, "nothing came"));
        Assert.Null(Assert.Single(a.It.Terms, t => t.Kind == TermKind.Compliance).Subject);
        a.Advance("2026-05-30");
        var answer = a.Running(TermKind.Compliance, Party.Respondent);
        Assert.Equal((ACase.Day("2026-05-30"), ACase.Day("2026-06-05")), (answer.Opened, answer.Due));
        Assert.Contains(
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now),
            l =>
                (l.To, l.Template) == (Addressee.Respondent, "compliance-reported")
                && l.Values["answer"] is Term { Due: var due }
                && due == answer.Due
        );
        a.Do(a.Consumer, new ReportCompliance(false, "still nothing"), "2026-06-01");
        Assert.Equal(answer.Id, a.Running(TermKind.Compliance).Id);
        a.NotNow(ACase.Secretary, new RecordCompliance(false, a.Today), "WK-2");

        // A later advice is asked about anew, and what was said of the one before says nothing of it.
        a.Do(ACase.Secretary, new RecordAdvice("Pay half.", ACase.Day("2026-06-01"), ACase.Day("2026-06-10")));
        Assert.Null(a.Running(TermKind.Compliance).Subject);
        a.Do(a.Consumer, new ReportCompliance(false, "nor half"), "2026-06-02");
        Assert.Single(a.It.Terms, t => t is { Kind: TermKind.Compliance, State: TermState.Running });
        a.Advance("2026-06-11");
        Assert.Equal(ACase.Day("2026-06-18"), a.Running(TermKind.Compliance).Due);
        a.NotNow(ACase.Secretary, new RecordCompliance(false, a.Today), "WK-2");
        a.Do(a.Shop, new ReportCompliance(false, "no money"))
            .Do(ACase.Secretary, new RecordCompliance(false, a.Today))
            .Is(CaseState.Closed);
    }

    [Fact]
    [Rule("WK-2")]
    [Rule("FP-23")]
    public void A_referral_never_rests_and_silence_on_an_advice_is_the_secretarys_to_record()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
        // 180 days after 17 February.
        Assert.Equal(new Duty(DutyKind.Advice, ACase.Day("2026-08-16")), Assert.Single(a.It.Duties(a.Rulebook)));
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-05-01"), ACase.Day("2026-05-29")), "2026-05-04");
        Assert.Equal(ACase.Day("2026-05-29"), a.Running(TermKind.Compliance).Due);
        a.Advance("2026-05-30");
        Assert.Equal(new Duty(DutyKind.Compliance, ACase.Day("2026-06-15")), Assert.Single(a.It.Duties(a.Rulebook)));
        a.Advance("2026-06-16T07:00");
        Assert.Equal(DutyKind.Compliance, Assert.Single(a.It.WaitingDuties).Kind);
        a.Do(ACase.Secretary, new RecordCompliance(true, a.Today)).Is(CaseState.Closed);
    }

    [Fact]
    [Rule("WK-2")]
    public void An_advice_of_which_the_body_hears_late_is_asked_about_at_once()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today))
            .Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-03-02")), "2026-05-04");
        Assert.Equal(ACase.Day("2026-05-04"), a.It.Referral!.AskedOn);
        Assert.False(a.Runs(TermKind.Compliance));
    }

    private static Case Against(string name, string? website) =>
        ACase
            .Of(
                ACase.Complaint() with
                {
                    Respondent = new FiledRespondent(null, name, website, "info@shop.example"),
                },
                ACase.BeCommerce,
                null
            )
            .It;

    // Settled on 27 February, to be done by 20 March 2026.
    [Fact]
    [Rule("FP-5")]
    public void A_settlement_not_kept_is_complained_of_within_a_year_of_its_day_and_never_refused_as_decided_or_too_late()
    {
        var settled = ACase
            .OfBeCommerce()
            .InMediation("2026-02-17")
            .Settles("Half", new ProposedClause("half", Money.Euro(45), ACase.Day("2026-03-20")));
        var year = settled.Rulebook.SettlementComplainedOfWithin;
        Assert.True(settled.It.MayBeFollowedBy(ACase.OfBeCommerce("2027-03-20").It, year));
        Assert.False(settled.It.MayBeFollowedBy(ACase.OfBeCommerce("2027-03-21").It, year));
        Assert.False(settled.It.MayBeFollowedBy(ACase.AgainstANonMember().It, year));
        Assert.Equal(ACase.Day("2027-03-20"), settled.It.MayBeComplainedOfUntil(year));
        var other = ACase.AgainstANonMember().InMediation("2026-02-17").Settles("Half");
        Assert.True(other.It.MayBeFollowedBy(Against("Far-Shop NV", "http://far.example/start"), year));
        Assert.True(other.It.MayBeFollowedBy(Against(" far shop ", null), year));
        Assert.False(other.It.MayBeFollowedBy(Against("Near Shop", "https://near.example"), year));
        Assert.False(ACase.OfBeCommerce().It.MayBeFollowedBy(ACase.OfBeCommerce("2027-03-20").It, year));
        var a = ACase.OfBeCommerce("2026-05-04");
        a.It.FollowSettlement(settled.It.Number, skipMediation: true);
        foreach (var ground in new[] { RefusalGround.TooLate, RefusalGround.PendingOrDecidedElsewhere })
        {
            a.Invalid(ACase.Committee, new Decide(Outcome.Inadmissible, ground, Reasons: "no"), "ground", "FP-5");
        }

        a.NotNow(ACase.Secretary, new StartMediation(), "FP-5");
        a.SentToMember("2026-05-05").Is(CaseState.SentToMember);
    }

    [Fact]
    [Rule("FP-24")]
    public void What_was_offered_and_agreed_in_mediation_no_member_of_the_committee_sees()
    {
        var a = Offered();
        Assert.Empty(CaseView.Proposals(a.It, ACase.Committee));
        Assert.Single(CaseView.Proposals(a.It, ACase.Secretary));
        Assert.DoesNotContain(CaseView.Terms(a.It, ACase.Committee), t => t.Kind == TermKind.Reflection);
        Assert.Equal(SeenBy.Mediators, a.It.Course!.SeenBy);
        Assert.False(CaseView.SeesEntry(ACase.Committee, SeenBy.Mediators, null));
        Assert.True(CaseView.SeesEntry(ACase.Secretary, SeenBy.Mediators, null));
        Assert.False(CaseView.SeesContent(ACase.Committee, "decline-mediation"));
        Assert.False(CaseView.SeesContent(ACase.Committee, "settle"));
        Assert.True(CaseView.SeesContent(ACase.Secretary, "settle"));
        Assert.True(CaseView.SeesEntry(a.Consumer, SeenBy.Mediators, null));
        Assert.Null(CaseView.Settlement(a.Settles("Half").It, ACase.Committee));
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

    [Theory]
    [Rule("WK-11")]
    [InlineData("cooling-off")]
    [InlineData("refund")]
    [InlineData("delivery")]
    [InlineData("administrative-errors")]
    [InlineData("return-of-goods")]
    [InlineData("money-back")]
    [InlineData("advance-payment")]
    public void Each_norm_of_the_quality_mark_with_a_term_can_be_complained_of(string norm)
    {
        var complaint = ACase.Complaint("webshop-keurmerk") with { Norms = [norm] };
        Assert.Equal([norm], ACase.Of(complaint, ACase.Keurmerk, ACase.Member("webshop-keurmerk")).It.Norms);
    }

    [Theory]
    [Rule("WK-12")]
    [InlineData("advertising-permission")]
    [InlineData("advertising-recognisable")]
    [InlineData("invoice")]
    [InlineData("customer-care")]
    [InlineData("language-of-terms")]
    [InlineData("identity")]
    [InlineData("clear-offer")]
    [InlineData("complaints-procedure")]
    [InlineData("mediation-pointed-out")]
    [InlineData("disputes-committee")]
    [InlineData("applicable-law")]
    public void So_can_each_norm_without_a_term_by_a_complaint_about_advertising_too(string norm)
    {
        var spam = ACase.Complaint("webshop-keurmerk") with
        {
            Kind = CaseKind.UnsolicitedAdvertising,
            Purchase = null,
            Messages = ["Buy now!"],
            Norms = [norm],
        };
        Assert.Equal([norm], ACase.Of(spam, ACase.Keurmerk, ACase.Member("webshop-keurmerk")).It.Norms);
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
        ACase.OfBeCommerce().InMediation("2026-02-17").Settles("Half of it back").Is(CaseState.Settled);

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
        a.Do(ACase.Committee, ACase.Founded).Settles("Half").Is(CaseState.Settled);
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
        a.Do(a.Consumer, new ReportCompliance(false, "nothing came"), "2026-05-18");
        a.Do(a.Shop, new ReportCompliance(true))
            .Do(ACase.Secretary, new RecordCompliance(false, ACase.Day("2026-05-20")), "2026-05-20")
            .Is(CaseState.Closed);
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

    // Mediation from 17 February lasts until 18 April.
    [Fact]
    [Rule("FP-2")]
    [Rule("FP-23")]
    public void The_five_days_to_go_on_that_begin_while_information_is_asked_stand_still_from_their_first()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17").Asked("2026-04-15").Advance("2026-04-19T00:00");
        Assert.Equal(TermState.Stopped, a.It.Terms.Single(t => t.Kind == TermKind.GoOn).State);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "2026-04-22");
        Assert.True(a.Runs(TermKind.GoOn));
    }

    [Fact]
    [Rule("WK-2")]
    public void An_advice_is_followed_neither_before_it_was_given_nor_after_today()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
        a.Do(ACase.Secretary, new RecordAdvice("Pay.", ACase.Day("2026-05-01"), ACase.Day("2026-05-29")), "2026-05-04");
        a.Invalid(ACase.Secretary, new RecordCompliance(true, ACase.Day("2026-04-30")), "on", "WK-2");
        a.Invalid(ACase.Secretary, new RecordCompliance(true, ACase.Day("2026-05-05")), "on", "WK-2");
        a.Do(ACase.Secretary, new RecordCompliance(true, ACase.Day("2026-05-01"))).Is(CaseState.Closed);
    }
}
