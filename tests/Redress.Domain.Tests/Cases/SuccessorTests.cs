using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-25: a party that is no longer there, and who takes its place.</summary>
public sealed class SuccessorTests
{
    private static ACase Lost(ACase a, Party party, LossKind kind, string on)
    {
        a.Advance(on);
        return a.Do(ACase.Secretary, new RecordLoss(party, kind, a.Today, a.Adds(ACase.Secretary, Audience.Internal)));
    }

    private static SetSuccessor Successor(ACase a, Party party, string? email = "heir@example.org") =>
        new(party, "Bob Peeters", a.Adds(ACase.Secretary, Audience.Internal), email);

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-25")]
    public void A_loss_has_its_document_and_a_day_that_was_and_stops_the_terms_of_that_party_alone(Party party)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-20");
        var loss = new RecordLoss(party, LossKind.Died, a.Today, a.Adds(ACase.Secretary, Audience.Internal));
        a.Invalid(ACase.Secretary, loss with { On = a.Today.AddDays(1) }, "on", "FP-25");
        a.Invalid(ACase.Secretary, loss with { Document = "none" }, "document", "FP-25");
        a.Do(ACase.Secretary, loss).NotNow(ACase.Secretary, loss, "FP-25");
        Assert.False(a.Runs(TermKind.Appeal, party));
        Assert.True(a.Runs(TermKind.Appeal, party.Other()));
        Assert.Equal(ACase.Day("2026-07-19"), a.Running(TermKind.Successor, party).Due);
        a.Advance("2026-06-30").Is(CaseState.Decided);
    }

    // Appeal until 3 June; stopped on 20 May, on again on 1 June: twelve days more are Monday 15 June.
    [Fact]
    [Rule("FP-25")]
    public void From_the_successor_on_the_terms_run_again_by_the_days_that_they_stood_still()
    {
        var a = Lost(ACase.OfBeCommerce().Notified("2026-05-11"), Party.Complainant, LossKind.Died, "2026-05-20");
        a.NotNow(ACase.Secretary, Successor(a, Party.Respondent), "FP-25");
        a.Invalid(ACase.Secretary, Successor(a, Party.Complainant, null), "email", "FP-25");
        a.Invalid(ACase.Secretary, Successor(a, Party.Complainant, "nobody"), "email", "FP-25");
        a.Do(ACase.Secretary, Successor(a, Party.Complainant), "2026-06-01");
        Assert.Equal(ACase.Day("2026-06-15"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        Assert.Equal(("Bob Peeters", "heir@example.org"), (a.It.Complainant.Name, a.It.Complainant.Email));
        Assert.Equal(Party.Complainant, a.Last<CodeReissued>().Party);
        Assert.False(a.Runs(TermKind.Successor));
        a.NotNow(ACase.Secretary, Successor(a, Party.Complainant), "FP-25");
    }

    [Fact]
    [Rule("FP-25")]
    public void Without_a_successor_a_complainants_case_ends_before_the_decision()
    {
        var a = Lost(ACase.OfBeCommerce().SentToMember("2026-03-02"), Party.Complainant, LossKind.Died, "2026-03-03");
        a.Advance("2026-05-02T23:59");
        Assert.NotEqual(CaseState.Closed, a.It.State);
        a.Advance("2026-05-03T00:00").Is(CaseState.Closed);
        Assert.Equal(CloseReason.Discontinued, a.It.ClosedBecause);
        Assert.True(a.Last<LeftWithoutSuccessor>().Ends);
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("FP-7")]
    public void What_ended_without_a_successor_is_not_reopened_by_what_had_been_asked()
    {
        var a = Lost(ACase.OfBeCommerce().Asked("2026-02-20"), Party.Complainant, LossKind.Died, "2026-02-23");
        a.Advance("2026-04-25").Is(CaseState.Closed);
        a.NotNow(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "FP-7");
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("WK-2")]
    public void Who_was_lost_before_the_referral_is_succeeded_after_it()
    {
        var a = Lost(ACase.OfKeurmerk().InMediation("2026-02-17"), Party.Complainant, LossKind.Died, "2026-03-20");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today)).Is(CaseState.ReferredExternally);
        a.Do(ACase.Secretary, Successor(a, Party.Complainant), "2026-04-01");
        Assert.Equal("Bob Peeters", a.It.Complainant.Name);
        Assert.False(a.Runs(TermKind.Successor));
    }

    [Fact]
    [Rule("FP-25")]
    public void Without_a_successor_of_the_respondent_the_case_goes_on()
    {
        var a = Lost(
            ACase.OfBeCommerce().SentToMember("2026-03-02"),
            Party.Respondent,
            LossKind.Bankrupt,
            "2026-03-03"
        );
        a.Advance("2026-05-02T23:59").Is(CaseState.SentToMember);
        a.Advance("2026-05-03T00:00").Is(CaseState.SentToMember);
        // Thirteen days of its fourteen were left.
        Assert.Equal(ACase.Day("2026-05-18"), a.Running(TermKind.Response).Due);
        Assert.False(a.Last<LeftWithoutSuccessor>().Ends);
    }

    [Fact]
    [Rule("FP-25")]
    public void A_term_that_opens_for_who_is_not_there_stands_still_from_its_first_day()
    {
        var a = Lost(ACase.OfBeCommerce().SentToMember("2026-03-02"), Party.Complainant, LossKind.Died, "2026-03-03");
        a.Answered("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        Assert.False(a.Runs(TermKind.Comment, Party.Complainant));
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
        a.Do(ACase.Secretary, Successor(a, Party.Complainant), "2026-03-20");
        Assert.Equal(ACase.Day("2026-03-30"), a.Running(TermKind.Comment, Party.Complainant).Due);
    }

    [Fact]
    [Rule("FP-25")]
    public void No_sanction_passes_to_heirs()
    {
        var a = Lost(ACase.OfBeCommerce().SentToMember("2026-03-02"), Party.Respondent, LossKind.Died, "2026-03-03");
        a.Do(ACase.Secretary, Successor(a, Party.Respondent), "2026-03-05").InDeliberation("2026-03-16");
        a.Invalid(ACase.Committee, ACase.Founded, "sanctions", "FP-25");
        a.Do(ACase.Committee, ACase.Founded with { Sanctions = [], RefrainFrom = null });
    }

    [Fact]
    [Rule("FP-25")]
    public void What_was_proposed_while_the_member_lived_is_not_confirmed_against_its_heirs()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-16").Do(ACase.Committee, ACase.Founded);
        Lost(a, Party.Respondent, LossKind.Died, "2026-03-17");
        a.Do(ACase.Secretary, Successor(a, Party.Respondent), "2026-03-18");
        a.NotNow(ACase.Committee2, new ConfirmDecision(), "FP-25");
        a.Do(ACase.Committee2, new RejectDecision("The owner died."));
    }

    // The other party appeals; who is not there may still do so as well, and what the estate sends is in time.
    [Fact]
    [Rule("FP-25")]
    [Rule("BC-29")]
    public void A_term_that_stands_still_is_not_over()
    {
        var a = Lost(ACase.OfBeCommerce().Notified("2026-05-11"), Party.Complainant, LossKind.Died, "2026-05-20");
        a.Appealed("2026-05-21", Party.Respondent).Paid("2026-05-22").Advance("2026-06-20");
        var refer = new Refer(a.It.Appeals[0].Id, Forum.Arbitration, "R-1", a.Today);
        a.NotNow(ACase.Handler, refer, "FP-6");
        Assert.Contains(
            AppealTask.Of(a.It.Appeals[0], a.It.Terms, consumer: true),
            t => t is { Kind: AppealTaskKind.AwaitChoice, Due: null }
        );
        a.OnPaper(Party.Complainant, new LodgeAppeal("Too light."));
        var own = a.It.Appeals[1];
        Assert.False(own.Late);
        Assert.False(a.It.YesStayedOut(own));
        a.Pays("2026-07-10", 150);
        Assert.Equal(AppealState.Admitted, a.It.Appeals[1].State);
    }

    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));

    private static Decide With(params ProposedSanction[] sanctions) => ACase.Founded with { Sanctions = sanctions };

    private static Sanction Only(ACase a) => Assert.Single(a.It.Decision!.Sanctions);

    private static ACase Succeeded(ACase a, LossKind kind, string lost, string succeeded)
    {
        Lost(a, Party.Respondent, kind, lost);
        return a.Do(ACase.Secretary, Successor(a, Party.Respondent), succeeded);
    }

    // Final on 4 June; demanded on the 8th, and the member died on the 10th.
    [Theory]
    [InlineData(LossKind.Died, SanctionState.WithoutObject)]
    [InlineData(LossKind.Merged, SanctionState.Due)]
    [InlineData(LossKind.Bankrupt, SanctionState.Due)]
    [Rule("FP-25")]
    [Rule("BC-30")]
    public void A_fine_in_force_passes_to_no_heir_and_to_a_legal_successor_it_does(LossKind kind, SanctionState state)
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11", With(Fine)).Advance("2026-06-08");
        a.Do(ACase.Handler, new RecordSanctionStep(Only(a).Id, SanctionStep.Demanded, a.Today));
        Succeeded(a, kind, "2026-06-10", "2026-07-01");
        Assert.Equal(state, Only(a).State);
        Assert.Equal(state == SanctionState.Due, a.Runs(TermKind.Payment));
        Assert.Equal(state == SanctionState.Due, a.Runs(TermKind.Stop));
        Assert.Equal(state == SanctionState.Due, a.Offered(a.Shop).Contains("confirm-stop"));
        Assert.Equal(state == SanctionState.Due ? 2500 : 0, Only(a).Owed.Amount);
        Assert.Equal(state == SanctionState.WithoutObject, a.It.OpenThings.All(t => t.Thing != Thing.Fine));
        // Two months later nobody was reminded, and nobody is asked to remind.
        a.Advance("2026-09-10");
        Assert.Equal(state == SanctionState.Due, Only(a).Took(SanctionStep.Reminded));
        Assert.Equal(state == SanctionState.Due, a.Facts.OfType<SanctionRests>().Any());
        if (state == SanctionState.WithoutObject)
        {
            a.Do(ACase.Secretary, new Close());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("FP-25")]
    public void Nor_does_one_that_nobody_took_over_in_time_in_a_closed_case_too(bool closed)
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11", With(Fine)).Advance("2026-06-08");
        a.Do(ACase.Handler, new RecordSanctionStep(Only(a).Id, SanctionStep.Demanded, a.Today))
            .Do(
                ACase.Handler,
                new RecordSanctionStep(Only(a).Id, SanctionStep.InstalmentAgreed, a.Today, Money.Euro(500))
            )
            .Do(
                ACase.Handler,
                new RecordSanctionStep(Only(a).Id, SanctionStep.InstalmentPaid, a.Today, Money.Euro(500))
            );
        Lost(a, Party.Respondent, LossKind.Died, "2026-06-10");
        if (closed)
        {
            a.Do(ACase.Secretary, new Close());
        }

        a.Advance("2026-08-10T00:00");
        Assert.Equal(
            (SanctionState.WithoutObject, 0, 0),
            (Only(a).State, Only(a).Owed.Amount, Only(a).ToReturn.Amount)
        );
        Assert.False(a.It.IsOpen(TermKind.Payment));
        // What a standing order brings after that was paid for nothing.
        a.Advance("2026-08-12")
            .Do(
                ACase.Handler,
                new RecordSanctionStep(Only(a).Id, SanctionStep.InstalmentPaid, a.Today, Money.Euro(500))
            );
        Assert.Equal(Money.Euro(500), Only(a).ToReturn);
        Assert.True(a.Runs(TermKind.Refund));
    }

    // Asked for with the notification, payable while the member lived; it died within its term to appeal.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("FP-25")]
    [Rule("BC-19")]
    public void A_fine_at_once_is_asked_of_no_heir_whatever_becomes_of_the_decision(bool appealed)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", With(Fine with { Enforceable = Enforceability.AtOnce }))
            .Advance("2026-05-19");
        if (appealed)
        {
            a.Appealed("2026-05-19").Paid("2026-05-19");
        }

        Succeeded(a, LossKind.Died, "2026-05-20", "2026-05-25");
        Assert.Equal((SanctionState.WithoutObject, false), (Only(a).State, a.It.IsOpen(TermKind.Payment)));
        if (appealed)
        {
            a.Chooses("2026-05-26", true).Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "enough"));
        }

        a.Final();
        Assert.Equal((SanctionState.WithoutObject, false), (Only(a).State, a.It.IsOpen(TermKind.Payment)));
        Assert.False(a.Runs(TermKind.Stop));
        a.Do(ACase.Secretary, new Close());
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("BC-23")]
    public void What_ended_with_the_member_stays_ended_when_finality_is_lifted()
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11", With(Fine, new ProposedSanction(SanctionKind.Exclusion)));
        Succeeded(a, LossKind.Died, "2026-06-05", "2026-06-08");
        a.Do(
                ACase.Secretary,
                new RecordReceipt(
                    Party.Complainant,
                    ReceiptResult.Received,
                    ACase.Day("2026-06-04"),
                    a.Adds(ACase.Secretary)
                )
            )
            .Is(CaseState.Decided)
            .Final();
        Assert.All(a.It.Decision!.Sanctions, s => Assert.Equal(SanctionState.WithoutObject, s.State));
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("BC-19")]
    [Rule("BC-20")]
    public void Neither_a_condition_nor_a_deferral_nor_a_suspension_that_runs_passes_to_heirs()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                "2026-05-11",
                With(
                    Fine with
                    {
                        Enforceable = Enforceability.Conditional,
                        Condition = "sending late again",
                        ConditionUntil = ACase.Day("2027-05-31"),
                    },
                    new ProposedSanction(SanctionKind.Exclusion, DeferredFor: new Period(1, 0, 0)),
                    new ProposedSanction(
                        SanctionKind.Suspension,
                        From: ACase.Day("2026-07-01"),
                        To: ACase.Day("2026-09-30")
                    )
                )
            );
        a.Advance("2026-07-06");
        Assert.True(a.It.Decision!.Sanctions[2].SuspendsNow);
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document));
        Succeeded(a, LossKind.Died, "2026-07-08", "2026-07-10");
        Assert.All(a.It.Decision!.Sanctions, s => Assert.Equal(SanctionState.WithoutObject, s.State));
        Assert.False(a.It.Decision.Sanctions[2].SuspendsNow);
        Assert.False(a.It.IsOpen(TermKind.Condition) || a.It.IsOpen(TermKind.Comment));
        var ended = a.Facts.OfType<SanctionsWithoutMember>().Single();
        Assert.Equal(3, ended.Sanctions.Count);
        a.NotNow(
            ACase.Secretary,
            new EstablishCondition(a.It.Decision.Sanctions[0].Id, a.Today, "So.", document),
            "BC-19"
        );
        // The last days of the probation and of the suspension bring nothing more about.
        Assert.Null(a.It.SanctionsDueOn(a.Rulebook));
        a.Do(ACase.Secretary, new Close());
    }

    // A condition that the committee found on 6 July to be met.
    private static ACase ConditionMet()
    {
        var conditional = Fine with
        {
            Enforceable = Enforceability.Conditional,
            Condition = "sending late again",
            ConditionUntil = ACase.Day("2027-05-31"),
        };
        var a = ACase.OfBeCommerce().Final("2026-05-11", With(conditional)).Advance("2026-07-06");
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Do(a.Shop, new Comment(NothingToAdd: true));
        return a.Do(ACase.Secretary, new EstablishCondition(Only(a).Id, ACase.Day("2026-07-01"), "So.", document))
            .Do(ACase.Committee, new ConfirmCondition());
    }

    // Found on 8 July and notified, the fine can still be contested when the member dies.
    [Fact]
    [Rule("FP-25")]
    [Rule("BC-19")]
    public void A_condition_that_was_found_to_be_met_is_notified_to_no_heir()
    {
        var a = ConditionMet();
        Succeeded(a, LossKind.Died, "2026-07-08", "2026-07-10");
        Assert.Equal(SanctionState.WithoutObject, Only(a).State);
        Assert.DoesNotContain(a.It.OpenThings, t => t.Thing is Thing.UnnotifiedFinding or Thing.Fine);
        Assert.False(a.Runs(TermKind.Notification));
        a.NotNow(ACase.Secretary, new Notify(a.Today, "RR-9"), "BC-17");
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("BC-29")]
    public void No_forum_imposes_anything_on_heirs()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", With(Fine)).Appealed("2026-05-20", Party.Complainant);
        a.Paid("2026-05-21");
        Succeeded(a, LossKind.Died, "2026-05-22", "2026-05-25");
        a.Advance("2026-06-10").Referred("2026-06-10").Advance("2026-07-01");
        var raised = new RecordOutcome(
            a.It.Appeals[0].Id,
            Forum.Arbitration,
            ForumOutcome.Upheld,
            "More.",
            a.Today,
            a.Adds(ACase.Handler),
            ReplacementOutcome.Founded,
            [new ProposedSanction(SanctionKind.Fine, Money.Euro(9000))]
        );
        a.Invalid(ACase.Handler, raised, "replacementSanctions", "FP-25");
        a.Do(ACase.Handler, raised with { ReplacementSanctions = [] }).Is(CaseState.Final);
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("BC-19")]
    public void Of_who_has_died_nothing_is_asked_with_the_notification()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-11", With(Fine with { Enforceable = Enforceability.AtOnce }));
        Lost(a, Party.Respondent, LossKind.Died, "2026-05-12").Notified("2026-05-12");
        Assert.False(Only(a).WasDemanded);
        Assert.DoesNotContain(a.It.Terms, t => t.Kind == TermKind.Payment);
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("BC-19")]
    public void An_appeal_on_a_condition_that_succeeds_after_the_death_brings_no_fine_back()
    {
        var a = ConditionMet();
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2"));
        a.Do(a.Shop, new LodgeAppeal("No.", [$"condition:{Only(a).Id}"]), "2026-07-20").Paid("2026-07-21");
        a.Referred("2026-07-27");
        Succeeded(a, LossKind.Died, "2026-08-01", "2026-08-03");
        Assert.Null(a.It.ContestableCondition);
        a.Advance("2026-10-01")
            .Do(
                ACase.Handler,
                new RecordOutcome(a.It.Appeals[0].Id, null, ForumOutcome.Upheld, "No.", a.Today, a.Adds(ACase.Handler))
            );
        Assert.Equal(SanctionState.WithoutObject, Only(a).State);
        Assert.Equal(DepositState.ToRefund, a.It.Appeals[0].Deposit.State);
        Assert.False(a.It.IsOpen(TermKind.Condition));
    }

    // Lodged on 19 May, five working days until the 27th; two of them were left when the member died.
    [Fact]
    [Rule("FP-25")]
    [Rule("BC-26")]
    public void The_day_by_which_a_deposit_is_due_moves_with_its_term()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-19");
        var before = a.It.Appeals[0].Deposit.Due;
        Succeeded(a, LossKind.Merged, "2026-05-20", "2026-07-01");
        Assert.Equal(a.Running(TermKind.Deposit).Due, a.It.Appeals[0].Deposit.Due);
        Assert.True(a.It.Appeals[0].Deposit.Due > before);
        a.Paid("2026-07-02");
        Assert.Equal(AppealState.Admitted, a.It.Appeals[0].State);
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("BC-30")]
    public void What_a_lost_member_was_asked_to_pay_stands_still_until_somebody_takes_its_place()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                decision: ACase.Founded with
                {
                    Sanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(2500))],
                }
            );
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Demanded, a.Today));
        var day = a.Today;
        Lost(a, Party.Respondent, LossKind.Bankrupt, day.AddDays(2).ToString("yyyy-MM-dd"));
        Assert.False(a.Runs(TermKind.Payment));
        a.Advance(day.AddDays(50).ToString("yyyy-MM-dd"));
        Assert.DoesNotContain(a.It.Decision!.Sanctions[0].Steps, s => s.Step == SanctionStep.Reminded);
        a.Do(ACase.Secretary, Successor(a, Party.Respondent));
        Assert.True(a.Runs(TermKind.Payment));
    }
}
