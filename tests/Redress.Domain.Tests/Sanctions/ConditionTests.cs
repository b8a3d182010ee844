using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>A fine under a condition: put to the member, found by two people, notified, contested, asked for (BC-19).</summary>
public sealed class ConditionTests
{
    private static readonly Decide Conditional = ACase.Founded with
    {
        Sanctions =
        [
            new(
                SanctionKind.Fine,
                Money.Euro(2500),
                Enforceable: Enforceability.Conditional,
                Condition: "delivering late again without saying so",
                ConditionUntil: ACase.Day("2027-05-31")
            ),
        ],
    };

    private static Sanction The(ACase a) => a.It.Decision!.Sanctions[0];

    // Final on 4 June 2026.
    private static ACase Final() => ACase.OfBeCommerce().Final("2026-05-11", Conditional);

    // Put to the member on 6 July, which has nothing to add on the 8th.
    private static (ACase Case, string Document) Heard()
    {
        var a = Final().Advance("2026-07-06");
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Advance("2026-07-08").Do(a.Shop, new Comment(NothingToAdd: true));
        return (a, document);
    }

    private static EstablishCondition Finding(ACase a, string document, string on = "2026-07-01") =>
        new(The(a).Id, ACase.Day(on), "The same again.", document);

    private static ACase Proposed()
    {
        var (a, document) = Heard();
        return a.Do(ACase.Secretary, Finding(a, document));
    }

    private static ACase Confirmed() => Proposed().Do(ACase.Committee, new ConfirmCondition());

    // Posted on Wednesday 8 July 2026, presumed received on the 15th: the appeal term ends on the 30th.
    private static ACase Notified() => Confirmed().Do(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2"));

    private static ACase Contested(string on = "2026-07-20")
    {
        var a = Notified();
        return a.Do(a.Shop, new LodgeAppeal("It was on time.", [$"condition:{The(a).Id}"]), on);
    }

    private static ACase BeforeTheArbitrator()
    {
        var a = Contested().Paid("2026-07-21");
        return a.Referred("2026-07-27");
    }

    private static ACase Said(ForumOutcome outcome, string on = "2026-10-01")
    {
        var a = BeforeTheArbitrator().Advance(on);
        return a.Do(
            ACase.Handler,
            new RecordOutcome(a.It.Appeals[^1].Id, null, outcome, "So it is.", a.Today, a.Adds(ACase.Handler))
        );
    }

    [Fact]
    [Rule("BC-19")]
    public void The_member_is_heard_on_the_document_before_the_condition_can_be_found_to_be_met()
    {
        var a = Final().Advance("2026-07-06");
        var document = a.Adds(ACase.Secretary);
        a.NotNow(ACase.Secretary, Finding(a, document), "BC-19");
        a.NotNow(ACase.Secretary, new Serve(document, Party.Complainant), "BC-19");
        a.Do(ACase.Secretary, new Serve(document));
        Assert.Equal(ACase.Day("2026-07-16"), a.Running(TermKind.Comment, Party.Respondent).Due);
        a.NotNow(ACase.Secretary, new Serve(document), "BC-19");
        a.NotNow(ACase.Secretary, Finding(a, document), "BC-19");
        a.Advance("2026-07-16T23:59").NotNow(ACase.Secretary, Finding(a, document), "BC-19");
        a.Advance("2026-07-17T00:00").Do(ACase.Secretary, Finding(a, document));
        Assert.Equal(SanctionState.Conditional, The(a).State);
    }

    [Fact]
    [Rule("BC-19")]
    public void What_the_consumer_sent_is_put_to_the_member_with_a_term_of_its_own_in_a_closed_case_too()
    {
        var a = Final();
        var document = a.Adds(a.Consumer);
        Assert.True(a.It.IsServed(document, Party.Respondent));
        a.Do(ACase.Secretary, new Serve(document)).Do(ACase.Secretary, new Close());
        Assert.True(a.Runs(TermKind.Comment, Party.Respondent));
        a.Do(a.Shop, new Comment("It was the carrier."));
        Assert.True(a.It.IsServed(a.It.Comments[^1].Id, Party.Complainant));
        Assert.False(a.Runs(TermKind.Comment));
        a.Advance("2026-07-06").Do(ACase.Committee, Finding(a, document)).Do(ACase.Secretary, new ConfirmCondition());
        a.Is(CaseState.Closed);
    }

    [Theory]
    [Rule("BC-19")]
    [InlineData("2026-06-04")]
    [InlineData("2026-07-09")]
    public void Only_facts_after_finality_and_until_today_count(string on)
    {
        var (a, document) = Heard();
        Assert.Equal(ACase.Day("2026-06-04"), a.It.FinalOn);
        a.Invalid(ACase.Secretary, Finding(a, document, on), "on", "BC-19");
        a.Do(ACase.Secretary, Finding(a, document, "2026-06-05"));
    }

    private static void IsOver(ACase a)
    {
        Assert.Equal(SanctionState.Expired, The(a).State);
        Assert.Equal(The(a).Id, a.Last<SanctionEnded>().Sanction.Id);
        Assert.False(a.It.IsOpen(TermKind.Condition));
        a.NotNow(ACase.Committee, new ConfirmCondition(), "BC-19");
        a.NotNow(ACase.Secretary, new EstablishCondition(The(a).Id, ACase.Day("2027-05-31"), "So.", "doc1"), "BC-19");
    }

    // What the member said on 8 July of a year before is long decided upon.
    [Theory]
    [Rule("BC-19")]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_nobody_acts_by_the_last_day_it_has_ended(bool putLongAgo)
    {
        var a = putLongAgo ? Heard().Case : Final();
        a.Advance("2027-05-31T23:59");
        Assert.Equal(SanctionState.Conditional, The(a).State);
        IsOver(a.Advance("2027-06-01T00:00"));
    }

    [Fact]
    [Rule("BC-19")]
    public void What_was_proposed_by_the_last_day_is_confirmed_within_fourteen_days_after_it()
    {
        var (a, document) = Heard();
        a.Advance("2027-05-31T23:00").Do(ACase.Secretary, Finding(a, document, "2027-05-31"));
        a.Advance("2027-06-01T00:00");
        Assert.Equal((SanctionState.Conditional, FindingState.Proposed), (The(a).State, The(a).Established!.State));
        Assert.Equal(ACase.Day("2027-06-14"), a.Running(TermKind.Condition).Due);
        a.Advance("2027-06-14T23:00").Do(ACase.Committee, new ConfirmCondition());
        Assert.Equal(SanctionState.Due, The(a).State);
        Assert.False(a.Runs(TermKind.Condition));
    }

    [Fact]
    [Rule("BC-19")]
    public void What_nobody_confirmed_by_then_falls()
    {
        var (a, document) = Heard();
        a.Advance("2027-05-31T23:00").Do(ACase.Secretary, Finding(a, document, "2027-05-31"));
        a.Advance("2027-06-15T00:00");
        Assert.Equal(FindingState.Rejected, The(a).Established!.State);
        IsOver(a);
    }

    // The act falls on Friday 28 May and is put to the member on the last day, Monday 31 May: it may comment until Thursday 10 June.
    [Fact]
    [Rule("BC-19")]
    [Rule("FP-23")]
    public void An_act_of_the_last_days_that_was_put_to_the_member_by_the_last_is_found_after_its_word()
    {
        var a = Final().Advance("2027-05-31");
        var document = a.Adds(ACase.Secretary);
        var late = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Advance("2027-06-01");
        Assert.Equal(ACase.Day("2027-06-24"), a.Running(TermKind.Condition).Due);
        // After the last day nothing new is put to it, and no act counts.
        a.NotNow(ACase.Secretary, new Serve(late), "BC-19");
        a.NotNow(ACase.Secretary, Finding(a, document, "2027-05-28"), "BC-19");
        a.Advance("2027-06-11");
        a.Invalid(ACase.Secretary, Finding(a, document, "2027-06-01"), "on", "BC-19");
        a.Do(ACase.Secretary, Finding(a, document, "2027-05-28"));
        a.Do(ACase.Committee, new RejectCondition("other words"));
        a.Do(ACase.Secretary, Finding(a, document, "2027-05-28")).Do(ACase.Committee, new ConfirmCondition());
        Assert.Equal(SanctionState.Due, The(a).State);

        var b = Final().Advance("2027-05-31");
        b.Do(ACase.Secretary, new Serve(b.Adds(ACase.Secretary))).Advance("2027-06-24T23:59");
        Assert.Equal(SanctionState.Conditional, The(b).State);
        IsOver(b.Advance("2027-06-25T00:00"));
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("FP-25")]
    public void While_the_member_is_lost_its_word_on_what_was_put_by_the_last_day_is_waited_for()
    {
        var a = Final().Advance("2027-05-28");
        a.Do(ACase.Secretary, new Serve(a.Adds(ACase.Secretary)));
        var proof = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Merged, a.Today, proof));
        a.Advance("2027-07-20");
        Assert.Equal(SanctionState.Conditional, The(a).State);
        // Ten days of its own from the successor on; fourteen more.
        a.Do(ACase.Secretary, new SetSuccessor(Party.Respondent, "Other Shop", proof));
        Assert.Equal(ACase.Day("2027-07-30"), a.Running(TermKind.Comment).Due);
        a.Advance("2027-08-13T23:59");
        Assert.Equal(SanctionState.Conditional, The(a).State);
        IsOver(a.Advance("2027-08-14T00:00"));
    }

    [Fact]
    [Rule("BC-19")]
    public void Two_people_find_it_one_of_them_of_the_committee()
    {
        var a = Proposed();
        a.NotNow(ACase.Secretary, Finding(a, a.It.Documents[^1].Id), "BC-19");
        a.NotNow(ACase.Secretary, new ConfirmCondition(), "BC-19");
        a.NotNow(ACase.Secretary2, new ConfirmCondition(), "BC-19");
        a.Refused(ACase.Handler, new ConfirmCondition(), RefusalKind.NotThisRole, null);
        a.Do(ACase.Committee, new RejectCondition("that was another shop"));
        Assert.Equal((SanctionState.Conditional, FindingState.Rejected), (The(a).State, The(a).Established!.State));
        a.Do(ACase.Secretary, Finding(a, a.It.Documents[^1].Id)).Do(ACase.Committee, new ConfirmCondition());
        Assert.Equal((SanctionState.Due, false), (The(a).State, a.Runs(TermKind.Condition)));
    }

    [Fact]
    [Rule("BC-19")]
    public void It_is_notified_like_a_decision_and_asked_for_when_the_appeal_term_is_over()
    {
        var a = Confirmed();
        Assert.Equal(ACase.Day("2026-07-22"), a.Running(TermKind.Notification).Due);
        var demand = new RecordSanctionStep(The(a).Id, SanctionStep.Demanded, null);
        a.NotNow(ACase.Handler, demand with { On = a.Today }, "BC-19");
        a.Invalid(ACase.Secretary, new Notify(ACase.Day("2026-07-07"), "RR-2"), "posted", "BC-18");
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2")).Is(CaseState.Final);
        Assert.False(a.Runs(TermKind.Notification));
        Assert.NotNull(a.Try(ACase.Secretary, new Notify(ACase.Day("2026-07-08"), "RR-2")));
        var term = a.Running(TermKind.Appeal);
        Assert.Equal((Party.Respondent, ACase.Day("2026-07-30")), (term.Party, term.Due));
        a.Advance("2026-07-30T23:00").NotNow(ACase.Handler, demand with { On = a.Today }, "BC-19");
        a.NotNow(ACase.Secretary, new Close(), "BC-30");
        // Sent on Friday 31 July, presumed received on 7 August; 6 September is a Sunday.
        a.Advance("2026-07-31").Do(ACase.Handler, demand with { On = a.Today });
        Assert.Equal(ACase.Day("2026-09-07"), a.Running(TermKind.Payment, Party.Respondent).Due);
    }

    [Fact]
    [Rule("BC-19")]
    public void Nobody_asks_for_it_within_seven_days_after_the_appeal_term_and_is_warned()
    {
        var a = Notified().Advance("2026-08-07T23:59");
        Assert.Empty(a.Facts.OfType<SanctionRests>());
        a.Advance("2026-08-08T00:00");
        Assert.Single(a.Facts.OfType<SanctionRests>());
    }

    [Fact]
    [Rule("BC-19")]
    public void A_proof_of_another_day_of_receipt_is_of_the_letter_posted_last_before_it()
    {
        var a = Notified().Advance("2026-07-25");
        a.Do(
            ACase.Secretary,
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                ACase.Day("2026-07-20"),
                a.Adds(ACase.Secretary)
            )
        );
        Assert.Equal(ACase.Day("2026-08-04"), a.Running(TermKind.Appeal).Due);
        Assert.Equal(ACase.Day("2026-07-20"), a.It.ConditionNotification(The(a), Party.Respondent)!.Proven);
        Assert.Null(a.It.Notification(Party.Respondent)!.Proven);
        a.Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-19")]
    public void The_member_contests_it_before_the_arbitrator_beside_a_case_that_stays_final()
    {
        var a = Contested();
        var appeal = a.It.Appeals[^1];
        Assert.Equal(
            (The(a).Id, AppealState.Lodged, false, Money.Euro(2000), Forum.Arbitration),
            (
                appeal.Condition,
                appeal.State,
                appeal.SuspendsDecision,
                appeal.Deposit.Required,
                appeal.Proceedings.Single().Forum
            )
        );
        Assert.Equal(SanctionState.Due, The(a).State);
        a.Is(CaseState.Final).NotNow(a.Shop, new LodgeAppeal("Again.", [$"condition:{The(a).Id}"]), "BC-24");
        a.Paid("2026-07-21");
        a.NotNow(a.Consumer, new ChooseArbitration(appeal.Id, "fr", true), "FP-6");
        a.NotNow(ACase.Handler, new DeclareAppealAbandoned(appeal.Id, null, "late"), "BC-25");
        a.Referred("2026-07-27").Is(CaseState.Final);
        a.Advance("2026-09-30")
            .NotNow(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Demanded, a.Today), "BC-19");
        Assert.Empty(a.Facts.OfType<SanctionRests>());
    }

    [Fact]
    [Rule("BC-19")]
    public void The_consumer_has_no_appeal_on_a_condition_and_neither_has_the_member_with_something_else()
    {
        var a = Notified().Advance("2026-07-20");
        var name = $"condition:{The(a).Id}";
        a.Invalid(a.Consumer, a.Lodging(Party.Complainant, name), "contested[0]", "BC-24");
        a.Invalid(a.Shop, new LodgeAppeal("No.", [name, "decision"]), "contested[0]", "BC-24");
        a.Do(a.Shop, new LodgeAppeal("No.", [])).Is(CaseState.Final);
        Assert.Equal(The(a).Id, a.It.Appeals[^1].Condition);
    }

    [Fact]
    [Rule("BC-19")]
    public void Upheld_the_condition_counts_as_not_met_and_may_still_be_met()
    {
        var a = BeforeTheArbitrator();
        a.Do(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Paid, a.Today)).Advance("2026-10-01");
        a.Do(
            ACase.Handler,
            new RecordOutcome(a.It.Appeals[^1].Id, null, ForumOutcome.Upheld, "No.", a.Today, a.Adds(ACase.Handler))
        );
        a.Is(CaseState.Final);
        Assert.Equal((SanctionState.Conditional, FindingState.Annulled), (The(a).State, The(a).Established!.State));
        Assert.Equal(DepositState.ToRefund, a.It.Appeals[^1].Deposit.State);
        Assert.Equal(Money.Euro(2500), The(a).ToReturn);
        Assert.Contains(
            a.It.Terms,
            t => t is { Kind: TermKind.Refund, State: TermState.Running } && t.Subject == The(a).Id
        );
        Assert.Equal(ACase.Day("2027-05-31"), a.Running(TermKind.Condition).Due);
        a.Do(ACase.Handler, new RecordRefund(null, a.Today, The(a).Id));
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(document)).Do(a.Shop, new Comment(NothingToAdd: true));
        a.Do(ACase.Secretary, Finding(a, document, "2026-09-01")).Do(ACase.Committee, new ConfirmCondition());
        Assert.Equal(SanctionState.Due, The(a).State);
    }

    // An appeal against the decision that came on paper in May is entered in July: it is not final meanwhile.
    [Fact]
    [Rule("BC-19")]
    [Rule("BC-30")]
    public void Upheld_while_the_decision_is_not_final_it_waits_once_from_the_day_on_which_it_is_again()
    {
        var a = BeforeTheArbitrator();
        var onCondition = a.It.Appeals[^1].Id;
        a.Do(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Paid, a.Today));
        a.OnPaper(Party.Respondent, new LodgeAppeal("And the rest.", ["decision"]), "2026-05-25")
            .Is(CaseState.Appealed);
        a.Do(
            ACase.Handler,
            new RecordOutcome(onCondition, null, ForumOutcome.Upheld, "No.", a.Today, a.Adds(ACase.Handler))
        );
        Assert.Equal((SanctionState.Decided, FindingState.Annulled), (The(a).State, The(a).Established!.State));
        Assert.False(a.It.IsOpen(TermKind.Condition));
        Assert.Equal(Money.Euro(2500), The(a).ToReturn);
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[^1].Id, "enough"), "2026-07-30").Is(CaseState.Final);
        Assert.Equal(SanctionState.Conditional, The(a).State);
        var term = Assert.Single(a.It.Terms, IsOpenCondition);
        Assert.Equal((a.Today, ACase.Day("2027-05-31")), (term.Derivation.On, term.Due));
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-29")]
    public void A_judgment_by_which_it_falls_ends_its_day_and_one_by_which_it_comes_back_sets_it_again()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Conditional).Appealed("2026-05-18").Paid("2026-05-20");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-21", true);
        }

        a.Referred("2026-06-15").ForumSays("2026-07-01", ForumOutcome.Rejected).Is(CaseState.Final);
        Assert.Single(a.It.Terms, IsOpenCondition);
        a.ForumSays("2026-09-01", ForumOutcome.Upheld);
        Assert.Equal(SanctionState.Annulled, The(a).State);
        Assert.DoesNotContain(a.It.Terms, IsOpenCondition);
        a.ForumSays("2026-10-01", ForumOutcome.Rejected);
        Assert.Equal(SanctionState.Conditional, The(a).State);
        Assert.Equal(ACase.Day("2026-10-01"), Assert.Single(a.It.Terms, IsOpenCondition).Derivation.On);
    }

    private static bool IsOpenCondition(Term term) =>
        term is { Kind: TermKind.Condition, State: TermState.Running or TermState.Stopped };

    [Fact]
    [Rule("BC-19")]
    public void Upheld_after_its_last_day_it_has_ended()
    {
        var a = Said(ForumOutcome.Upheld, "2027-06-15");
        Assert.Equal(SanctionState.Expired, The(a).State);
        a.Do(ACase.Secretary, new Close());
    }

    [Theory]
    [Rule("BC-19")]
    [InlineData(ForumOutcome.Rejected, AppealState.Rejected)]
    [InlineData(ForumOutcome.Inadmissible, AppealState.Inadmissible)]
    [InlineData(ForumOutcome.StruckOff, AppealState.Abandoned)]
    public void Where_the_arbitrator_leaves_it_the_fine_is_asked_for_and_the_deposit_kept(
        ForumOutcome outcome,
        AppealState state
    )
    {
        var a = Said(outcome);
        Assert.Equal((state, DepositState.Kept), (a.It.Appeals[^1].State, a.It.Appeals[^1].Deposit.State));
        a.Do(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Demanded, a.Today)).Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-19")]
    public void An_outcome_on_a_condition_replaces_nothing_of_the_decision()
    {
        var a = BeforeTheArbitrator().Advance("2026-10-01");
        var outcome = new RecordOutcome(
            a.It.Appeals[^1].Id,
            null,
            ForumOutcome.Upheld,
            "No.",
            a.Today,
            a.Adds(ACase.Handler)
        );
        a.Invalid(
            ACase.Handler,
            outcome with
            {
                ReplacementOutcome = ReplacementOutcome.Unfounded,
            },
            "replacementOutcome",
            "BC-29"
        );
        a.Do(ACase.Handler, outcome with { OtherOrder = "pay the costs" });
        Assert.Equal((Outcome.Founded, 0), (a.It.Decision!.Outcome, a.It.Decision.Replaced.Count));
        Assert.False(a.It.AnAwardStands);
    }

    [Fact]
    [Rule("BC-19")]
    public void A_late_appeal_on_it_holds_nothing_up_and_one_withdrawn_in_time_may_come_again()
    {
        var a = Contested();
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[^1].Id, "we pay"));
        Assert.Equal(ACase.Day("2026-07-30"), a.Running(TermKind.Appeal).Due);
        a.Do(a.Shop, new LodgeAppeal("No.", []), "2026-08-03");
        Assert.True(a.It.Appeals[^1].Late);
        a.Do(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Demanded, a.Today));
        a.Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[^1].Id, "late")).Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-26")]
    public void What_is_paid_ahead_of_an_appeal_on_a_condition_counts_and_goes_back_where_none_comes()
    {
        var a = Notified().Advance("2026-07-10");
        // The complainant has nothing to appeal against any more: what it pays goes back at once.
        a.Do(ACase.Handler, new RecordDeposit(null, Money.Euro(150), a.Today, Party.Complainant))
            .Do(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Complainant));
        a.Do(ACase.Handler, new RecordDeposit(null, Money.Euro(2000), a.Today, Party.Respondent));
        a.NotNow(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Respondent), "BC-26");
        a.Advance("2026-07-31").Do(ACase.Handler, new RecordRefund(null, a.Today, Party: Party.Respondent));
    }

    [Fact]
    [Rule("FP-10")]
    [Rule("FP-8")]
    public void The_last_day_of_a_condition_is_a_day_of_its_own_neither_reckoned_anew_nor_extended()
    {
        var a = Final();
        Assert.Empty(a.It.TermsTouchedBy(a.Rulebook, a.Now));
        // Its finality is lifted by a late proof of receipt, and the secretary is asked what may be extended.
        a.Advance("2026-06-08")
            .Do(
                ACase.Secretary,
                new RecordReceipt(
                    Party.Complainant,
                    ReceiptResult.Received,
                    ACase.Day("2026-06-05"),
                    a.Adds(ACase.Secretary)
                )
            )
            .Is(CaseState.Decided);
        a.Do(a.Consumer, a.Lodging(Party.Complainant)).Is(CaseState.Appealed);
        a.NotNow(ACase.Secretary, new ExtendTerm("condition", 10, "more time"), "FP-4");
    }

    [Fact]
    [Rule("BC-16")]
    public void A_party_reads_of_a_finding_once_it_was_notified()
    {
        var a = Proposed();
        Assert.Null(CaseView.Decision(a.It, a.Shop)!.Sanctions[0].Established);
        a.Do(ACase.Committee, new ConfirmCondition());
        var seen = CaseView.Decision(a.It, a.Shop)!.Sanctions[0];
        Assert.Equal((SanctionState.Conditional, (ConditionFinding?)null), (seen.State, seen.Established));
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2", Party: Party.Respondent));
        Assert.Equal(FindingState.Confirmed, CaseView.Decision(a.It, a.Shop)!.Sanctions[0].Established!.State);
        Assert.Null(CaseView.Decision(a.It, a.Consumer)!.Sanctions[0].Established);
        // The other party is notified of it too.
        Assert.Contains(new OpenThing(Thing.UnnotifiedFinding), a.It.OpenThings);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-3", Party: Party.Complainant));
        Assert.Equal(FindingState.Confirmed, CaseView.Decision(a.It, a.Consumer)!.Sanctions[0].Established!.State);
        Assert.False(a.Runs(TermKind.Notification));
    }

    // Lodged on 20 July without its deposit; the fine is paid meanwhile, and the case closed.
    [Fact]
    [Rule("BC-19")]
    [Rule("FP-23")]
    public void An_appeal_on_it_comes_to_its_end_also_where_the_case_was_closed_before()
    {
        var a = Contested();
        a.Do(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Paid, a.Today))
            .Do(ACase.Secretary, new Close());
        Assert.True(a.Runs(TermKind.Deposit, Party.Respondent));
        a.Advance("2026-07-29").Is(CaseState.Closed);
        Assert.Equal(AppealState.Lapsed, a.It.Appeals[0].State);
        Assert.Empty(a.It.OpenThings);
    }

    // Also where a term to comment of the examination went by: after finality only a condition is a matter to comment on.
    [Fact]
    [Rule("BC-19")]
    [Rule("FP-1")]
    public void Without_an_open_condition_nothing_is_commented_on_after_finality()
    {
        var a = ACase.OfBeCommerce().Final("2026-05-11", ACase.Unfounded);
        a.NotNow(a.Shop, new Comment("I say."), "BC-19");
        a.Do(ACase.Secretary, new Close()).NotNow(a.Shop, new Comment("I say."), "BC-19");
    }
}
