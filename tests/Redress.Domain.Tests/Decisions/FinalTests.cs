using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

public sealed class FinalTests
{
    private static Decide With(params ProposedSanction[] sanctions) => ACase.Founded with { Sanctions = sanctions };

    private static ProposedSanction DeferredFine(string period) =>
        new(SanctionKind.Fine, Money.Euro(2500), DeferredFor: Period.Parse(period));

    [Fact]
    [Rule("BC-24")]
    [Rule("BC-30")]
    [Rule("FP-8")]
    public void With_no_appeal_the_decision_is_final_at_the_start_of_the_day_after_the_last()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-06-03T23:59:59").Is(CaseState.Decided);
        a.Advance("2026-06-04T00:00:00").Is(CaseState.Final);
        Assert.Equal(ACase.Day("2026-06-04"), a.It.FinalOn);
    }

    [Fact]
    [Rule("BC-30")]
    public void A_decision_is_not_final_while_one_party_was_not_notified()
    {
        var a = ACase
            .OfBeCommerce()
            .Decided("2026-05-04")
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-05-04"), "RR", Party: Party.Respondent))
            .Advance("2026-09-01")
            .Is(CaseState.Decided);
        a.NotNow(a.Consumer, new LodgeAppeal("what decision?"), "BC-24");
    }

    [Fact]
    [Rule("BC-30")]
    public void Every_sanction_is_carried_out_before_the_case_closes()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                "2026-05-11",
                With(
                    new ProposedSanction(SanctionKind.Warning),
                    new ProposedSanction(SanctionKind.Fine, Money.Euro(2500))
                )
            );
        var (warning, fine) = (a.It.Decision!.Sanctions[0], a.It.Decision.Sanctions[1]);
        Assert.Equal((SanctionState.CarriedOut, SanctionState.Due), (warning.State, fine.State));
        Assert.Equal(fine.Id, Assert.Single(a.NotNow(ACase.Secretary, new Close(), "BC-30").Obstacles).Document);
        a.Invalid(ACase.Handler, new RecordSanctionStep(fine.Id, SanctionStep.Excluded, a.Today), "step", "BC-30");
        a.Invalid(
            ACase.Handler,
            new RecordSanctionStep(fine.Id, SanctionStep.Paid, ACase.Day("2026-06-03")),
            "on",
            "BC-30"
        );
        a.Invalid(ACase.Handler, new RecordSanctionStep("s9", SanctionStep.Paid, a.Today), "sanction", "BC-30");
        a.Do(ACase.Handler, new RecordSanctionStep(fine.Id, SanctionStep.InstalmentPaid, a.Today, Money.Euro(500)))
            .NotNow(ACase.Secretary, new Close(), "BC-30");
        a.Do(ACase.Handler, new RecordSanctionStep(fine.Id, SanctionStep.Paid, a.Today))
            .Do(ACase.Secretary, new Close())
            .Is(CaseState.Closed);
        Assert.Equal(CloseReason.Done, a.It.ClosedBecause);
    }

    [Fact]
    [Rule("BC-20")]
    [Rule("BC-30")]
    public void A_deferral_runs_from_finality_hinders_no_closing_and_ends_by_itself()
    {
        var a = ACase.OfBeCommerce().Closed("2026-05-11", With(DeferredFine("P1Y")));
        Assert.Equal(
            (SanctionState.Deferred, ACase.Day("2027-06-04")),
            (a.It.Decision!.Sanctions[0].State, a.It.Decision.Sanctions[0].DeferredUntil)
        );
        a.NotNow(
            ACase.Handler,
            new RecordSanctionStep(a.It.Decision.Sanctions[0].Id, SanctionStep.Paid, a.Today),
            "BC-30"
        );
        a.Advance("2027-06-04T23:59");
        Assert.Equal(SanctionState.Deferred, a.It.Decision.Sanctions[0].State);
        a.Advance("2027-06-05T00:00");
        Assert.Equal(SanctionState.Expired, a.It.Decision.Sanctions[0].State);
    }

    [Fact]
    [Rule("BC-20")]
    public void A_deferral_made_effective_is_due_also_when_its_case_is_closed()
    {
        var a = ACase.OfBeCommerce().Closed("2026-05-11", With(DeferredFine("P1Y")));
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Refused(ACase.Secretary, new ActivateDeferral(fine, "BC-2026-000200"), RefusalKind.NotThisRole, "BC-20");
        a.Advance("2026-12-01")
            .Do(Actor.Clock, new NameDeferral(fine, "BC-2026-000200"))
            .Do(Actor.Clock, new ActivateDeferral(fine, "BC-2026-000200"));
        Assert.Equal(SanctionState.Due, a.It.Decision.Sanctions[0].State);
        a.NotNow(Actor.Clock, new ActivateDeferral(fine, "BC-2026-000201"), "BC-20");
        a.Do(ACase.Handler, new RecordSanctionStep(fine, SanctionStep.Paid, a.Today));
    }

    [Fact]
    [Rule("BC-20")]
    public void A_deferral_is_given_back_by_the_case_that_took_it_alone()
    {
        var a = ACase.OfBeCommerce().Closed("2026-05-11", With(DeferredFine("P1Y")));
        var fine = a.It.Decision!.Sanctions[0].Id;
        a.Advance("2026-12-01")
            .Do(Actor.Clock, new NameDeferral(fine, "BC-2026-000200"))
            .Do(Actor.Clock, new ActivateDeferral(fine, "BC-2026-000200"));
        a.NotNow(Actor.Clock, new ReleaseDeferral(fine, "BC-2026-000201"), "BC-20");
        a.Do(Actor.Clock, new ReleaseDeferral(fine, "BC-2026-000200"));
        Assert.Equal(
            (SanctionState.Deferred, ACase.Day("2027-06-04"), null),
            (
                a.It.Decision.Sanctions[0].State,
                a.It.Decision.Sanctions[0].DeferredUntil,
                a.It.Decision.Sanctions[0].ActivatedBy
            )
        );
    }

    [Fact]
    [Rule("BC-20")]
    public void A_deferral_that_ran_out_before_the_decision_naming_it_was_final_stays_over()
    {
        var a = ACase.OfBeCommerce().Closed("2026-05-11", With(DeferredFine("P3M")));
        a.Advance("2026-12-01")
            .NotNow(Actor.Clock, new ActivateDeferral(a.It.Decision!.Sanctions[0].Id, "BC-2026-000200"), "BC-20");
    }

    [Fact]
    [Rule("BC-30")]
    public void A_suspension_begins_and_ends_on_its_days_and_an_exclusion_waits_for_the_registrar()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                "2026-05-11",
                With(
                    new ProposedSanction(
                        SanctionKind.Suspension,
                        From: ACase.Day("2026-07-01"),
                        To: ACase.Day("2026-07-31")
                    ),
                    new ProposedSanction(SanctionKind.Exclusion)
                )
            );
        Sanction Suspension() => a.It.Decision!.Sanctions[0];
        Assert.Equal((SanctionState.Due, SanctionState.Due), (a.It.Decision!.Sanctions[1].State, Suspension().State));
        Assert.Empty(Suspension().Steps);
        a.Do(
            ACase.Secretary,
            new RecordSanctionStep(a.It.Decision.Sanctions[1].Id, SanctionStep.Excluded, a.Today),
            "2026-06-08"
        );
        a.Advance("2026-07-01T00:00");
        Assert.Equal(
            (SanctionState.CarriedOut, SanctionStep.Suspended),
            (Suspension().State, Suspension().Steps[^1].Step)
        );
        a.Do(ACase.Secretary, new Close()).Advance("2026-08-01T00:00");
        Assert.Equal(
            (SanctionStep.SuspensionEnded, ACase.Day("2026-08-01")),
            (Suspension().Steps[^1].Step, Suspension().Steps[^1].On)
        );
    }

    [Fact]
    [Rule("BC-32")]
    public void A_notice_is_published_only_once_the_decision_is_final()
    {
        ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .NotNow(ACase.Secretary, new PublishNotice("A shop delivered late."), "BC-32");
        ACase
            .OfBeCommerce()
            .Appealed("2026-05-20")
            .NotNow(ACase.Secretary, new PublishNotice("A shop delivered late."), "BC-32");
        ACase
            .OfKeurmerk()
            .InMediation("2026-02-17")
            .NotNow(ACase.Secretary, new PublishNotice("A shop delivered late."), "BC-32");
    }

    [Fact]
    [Rule("BC-31")]
    public void A_notice_names_nobody_and_needs_a_second_person_of_the_committee()
    {
        var a = ACase.OfBeCommerce().Final();
        a.Invalid(ACase.Secretary, new PublishNotice("Demo Shop delivered late."), "text", "BC-31");
        a.Invalid(ACase.Secretary, new PublishNotice("Order A-4711 came late."), "text", "BC-31");
        a.Do(ACase.Secretary, new PublishNotice("A shop delivered late."));
        a.NotNow(ACase.Secretary, new PublishNotice("Again."), "BC-31");
        a.NotNow(ACase.Secretary, new ConfirmNotice(), "BC-31");
        a.NotNow(ACase.Secretary2, new ConfirmNotice(), "BC-31");
        a.Do(ACase.Committee, new RejectNotice("too long")).NoticePublished("A shop was late.");
        Assert.Equal((NoticeState.Published, "N-2026-1"), (a.It.Notice!.State, a.It.Notice.Reference));
    }

    [Fact]
    [Rule("FP-18")]
    public void Personal_data_is_kept_three_years_after_a_settlement_and_five_after_the_last_effect_of_a_decision()
    {
        Assert.Equal(
            ACase.Day("2029-02-18"),
            ACase.OfBeCommerce().InMediation("2026-02-17").Settles("Half").It.EraseFrom
        );
        Assert.Null(ACase.OfBeCommerce().Final().It.EraseFrom);
        Assert.Equal(ACase.Day("2031-06-05"), ACase.OfBeCommerce().Closed().It.EraseFrom);
        Assert.Equal(
            ACase.Day("2034-06-05"),
            ACase.OfBeCommerce().Closed("2026-05-11", With(DeferredFine("P3Y"))).It.EraseFrom
        );
    }

    [Fact]
    [Rule("FP-18")]
    public void Retention_waits_for_money_that_is_owed_and_for_a_late_appeal()
    {
        var a = ACase.OfBeCommerce().Closed().Appealed("2026-06-20", Party.Complainant).Is(CaseState.Closed);
        Assert.Null(a.It.EraseFrom);
        a.Paid("2026-06-21").Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[0].Id, "late"));
        Assert.Null(a.It.EraseFrom);
        a.Do(ACase.Handler, new RecordRefund(a.It.Appeals[0].Id, a.Today));
        Assert.Equal(ACase.Day("2031-06-05"), a.It.EraseFrom);
    }

    [Fact]
    [Rule("FP-18")]
    public void Each_outcome_may_have_a_retention_of_its_own()
    {
        var own = new Dictionary<string, Period>
        {
            ["settled"] = Period.Parse("P1Y"),
            ["founded"] = Period.Parse("P10Y"),
        };
        var rulebook = ACase.BeCommerce with { Retention = ACase.BeCommerce.Retention with { ByOutcome = own } };
        Assert.Equal(
            ACase.Day("2027-02-18"),
            ACase.OfBeCommerce(rulebook: rulebook).InMediation("2026-02-17").Settles("Half").It.EraseFrom
        );
        Assert.Equal(ACase.Day("2036-06-05"), ACase.OfBeCommerce(rulebook: rulebook).Closed().It.EraseFrom);
    }

    [Fact]
    [Rule("FP-18")]
    [Rule("FP-25")]
    public void Neither_the_name_of_a_shop_that_is_no_member_nor_of_who_was_a_party_before_outlives_the_file()
    {
        var a = ACase.AgainstANonMember().InMediation("2026-02-17");
        var (shop, was) = (a.It.Respondent.Name, a.It.Complainant.Name);
        var paper = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Complainant, LossKind.Died, a.Today, paper))
            .Do(ACase.Secretary, new SetSuccessor(Party.Complainant, "Zuiderlicht", paper, "x@y.example"))
            .Settles("Half");
        a.Advance(a.Rulebook.Working.StartOf(a.It.EraseFrom!.Value)).Do(Actor.Clock, new EraseFile());
        var left = System.Text.Json.JsonSerializer.Serialize(a.It);
        Assert.All(
            new[] { shop, was, "Zuiderlicht" },
            name => Assert.DoesNotContain(name, left, StringComparison.Ordinal)
        );
    }

    [Fact]
    [Rule("FP-18")]
    public void Erasure_waits_for_its_day_and_leaves_figures_and_notice_but_no_personal_data()
    {
        var a = ACase.OfSpam().SentToMember("2026-03-02");
        a.Do(a.Shop, new RequestExtension(3, "Zorro is ill"))
            .Do(ACase.Secretary, new ExtendTerm("response", 3, "Zorro is ill"));
        a.Do(a.Shop, new Respond("Zorro", "Zorro", ["Zorro"]), "2026-03-03")
            .Do(a.Consumer, new Comment("Zorro"))
            .Do(a.Shop, new Propose("Zorro pays"))
            .Do(ACase.Committee2, new Recuse("Zorro is my aunt"));
        var fine = new ProposedSanction(
            SanctionKind.Fine,
            Money.Euro(2000),
            "unless Zorro forgives",
            Enforceable: Enforceability.Conditional,
            ConditionUntil: ACase.Day("2027-05-01")
        );
        a.InDeliberation("2026-03-05")
            .Do(
                ACase.Committee,
                ACase.Founded with
                {
                    Reasons = "Zorro",
                    RefrainFrom = "writing to Zorro",
                    Sanctions = [fine],
                }
            )
            .Do(ACase.Secretary, new ConfirmDecision());
        a.Notified("2026-05-11")
            .Appealed("2026-05-20", Party.Complainant)
            .Do(a.Consumer, new WithdrawAppeal(a.It.Appeals[0].Id, "Zorro is tired"));
        a.Final()
            .Do(ACase.Secretary, new PublishNotice("A shop wrote."))
            .Do(a.Consumer, new AnswerNotice("Zorro knows me"))
            .Do(a.Shop, new AnswerNotice(NothingToAdd: true))
            .Do(ACase.Committee, new ConfirmNotice())
            .Do(ACase.Secretary, new CorrectNotice("Somebody wrote.", "Zorro wants it"))
            .Do(ACase.Secretary, new Close());
        a.Advance("2032-05-01").NotNow(Actor.Clock, new EraseFile(), "FP-18");
        a.Advance(a.Rulebook.Working.StartOf(a.It.EraseFrom!.Value)).Do(Actor.Clock, new EraseFile());
        var left = System.Text.Json.JsonSerializer.Serialize(a.It);
        Assert.All(
            ["Zorro", "Peeters", "example.org", "Kerkstraat", "Buy now"],
            data => Assert.DoesNotContain(data, left)
        );
        Assert.Equal((Outcome.Founded, "A shop wrote."), (a.It.Decision!.Outcome, a.It.Notice!.Text));
        a.NotNow(Actor.Clock, new EraseFile(), "FP-18");
    }

    [Fact]
    [Rule("FP-18")]
    public void Retention_waits_for_instalments_for_money_to_return_and_for_a_deferral_that_is_named()
    {
        var fine = new ProposedSanction(SanctionKind.Fine, Money.Euro(2500));
        var a = ACase.OfBeCommerce().Final("2026-05-11", With(fine)).Advance("2026-06-08");
        var id = a.It.Decision!.Sanctions[0].Id;
        a.Do(ACase.Handler, new RecordSanctionStep(id, SanctionStep.Demanded, a.Today))
            .Do(ACase.Handler, new RecordSanctionStep(id, SanctionStep.InstalmentAgreed, a.Today, Money.Euro(500)))
            .Do(ACase.Secretary, new Close());
        Assert.Null(a.It.EraseFrom);
        a.Do(ACase.Handler, new RecordSanctionStep(id, SanctionStep.InstalmentPaid, a.Today, Money.Euro(2600)));
        Assert.Equal(
            (SanctionState.CarriedOut, Money.Euro(100)),
            (a.It.FindSanction(id)!.State, a.It.FindSanction(id)!.ToReturn)
        );
        Assert.Null(a.It.EraseFrom);
        a.Do(ACase.Handler, new RecordRefund(null, a.Today, id));
        Assert.Equal(ACase.Day("2031-06-09"), a.It.EraseFrom);

        var b = ACase.OfBeCommerce().Closed("2026-05-11", With(DeferredFine("P1Y")));
        Assert.NotNull(b.It.EraseFrom);
        var deferral = b.It.Decision!.Sanctions[0].Id;
        b.Do(Actor.Clock, new NameDeferral(deferral, "BC-2026-000555"));
        Assert.Null(b.It.EraseFrom);
        b.Do(Actor.Clock, new ReleaseDeferral(deferral, "BC-2026-000555"));
        Assert.NotNull(b.It.EraseFrom);
    }
}
