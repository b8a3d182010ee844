using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>How a fine is imposed, asked for and paid (BC-19, BC-30).</summary>
public sealed class FineTests
{
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));
    private static readonly ProposedSanction AtOnce = Fine with { Enforceable = Enforceability.AtOnce };
    private static readonly ProposedSanction Conditional = Fine with
    {
        Enforceable = Enforceability.Conditional,
        Condition = "delivering late again without saying so",
        ConditionUntil = ACase.Day("2027-05-31"),
    };

    private static Decide With(params ProposedSanction[] sanctions) => ACase.Founded with { Sanctions = sanctions };

    private static Sanction The(ACase a) => a.It.Decision!.Sanctions[0];

    private static RecordSanctionStep Step(ACase a, SanctionStep step, decimal? amount = null) =>
        new(The(a).Id, step, a.Today, amount is { } euro ? Money.Euro(euro) : null);

    private static ACase Final(ProposedSanction? fine = null) =>
        ACase.OfBeCommerce().Final("2026-05-11", With(fine ?? Fine));

    private static ACase Demanded(string on = "2026-06-08")
    {
        var a = Final().Advance(on);
        return a.Do(ACase.Handler, Step(a, SanctionStep.Demanded));
    }

    [Fact]
    [Rule("BC-19")]
    public void One_decision_holds_each_kind_once()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        a.Invalid(ACase.Committee, With(Fine, Fine with { Amount = Money.Euro(50000) }), "sanctions[1].kind", "BC-19");
    }

    [Fact]
    [Rule("BC-30"), Rule("ST-1")]
    public void The_steps_that_are_open_are_those_that_can_be_recorded()
    {
        var reprimand = ACase.OfBeCommerce().Final("2026-05-11", With(new ProposedSanction(SanctionKind.Reprimand)));
        Assert.Empty(reprimand.It.OpenSteps(The(reprimand)));

        var a = Final();
        var open = a.It.OpenSteps(The(a)).ToList();
        Assert.Contains(SanctionStep.Demanded, open);
        Assert.DoesNotContain(SanctionStep.Served, open);
        Assert.DoesNotContain(SanctionStep.CarriedOut, open);
        // Not in default, nor for collection, before the term to pay is over.
        Assert.DoesNotContain(SanctionStep.InDefault, open);
        Assert.DoesNotContain(SanctionStep.HandedToCollection, open);

        a = Demanded();
        a.Do(ACase.Handler, Step(a, SanctionStep.Paid));
        Assert.DoesNotContain(SanctionStep.Paid, a.It.OpenSteps(The(a)));
    }

    [Fact]
    [Rule("BC-19")]
    public void A_fine_is_at_once_or_under_a_condition_or_deferred_and_never_two_of_them()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        foreach (var fine in new[] { AtOnce, Conditional })
        {
            a.Invalid(
                ACase.Committee,
                With(fine with { DeferredFor = new Period(1, 0, 0) }),
                "sanctions[0].enforceable",
                "BC-19"
            );
        }

        a.Invalid(ACase.Committee, With(AtOnce with { Condition = "if" }), "sanctions[0].condition", "BC-19");
        a.Invalid(ACase.Committee, With(Conditional with { Condition = " " }), "sanctions[0].condition", "BC-19");
        a.Invalid(
            ACase.Committee,
            With(new ProposedSanction(SanctionKind.Reprimand, Enforceable: Enforceability.AtOnce)),
            "sanctions[0].enforceable",
            "BC-19"
        );
        a.Do(ACase.Committee, With(AtOnce));
    }

    [Theory]
    [Rule("BC-19")]
    [InlineData(null)]
    [InlineData("2026-05-04")]
    [InlineData("2029-05-05")]
    public void The_last_day_of_a_condition_is_needed_and_at_most_three_years_away(string? until)
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        var day = until is null ? (DateOnly?)null : ACase.Day(until);
        a.Invalid(
            ACase.Committee,
            With(Conditional with { ConditionUntil = day }),
            "sanctions[0].conditionUntil",
            "BC-19"
        );
        a.Do(ACase.Committee, With(Conditional with { ConditionUntil = ACase.Day("2029-05-04") }));
    }

    [Fact]
    [Rule("BC-30")]
    public void It_is_payable_thirty_days_from_receipt_of_the_demand_and_in_default_fifteen_more()
    {
        // Sent on Monday 8 June, presumed received on Monday the 15th; 15 July is a Wednesday.
        var a = Demanded();
        Assert.Equal(ACase.Day("2026-07-15"), a.Running(TermKind.Payment, Party.Respondent).Due);
        a.NotNow(ACase.Handler, Step(a, SanctionStep.InDefault), "BC-30");
        a.NotNow(ACase.Handler, Step(a, SanctionStep.HandedToCollection), "BC-30");
        a.Advance("2026-07-16T00:00");
        Assert.Equal(SanctionStep.Reminded, The(a).Steps[^1].Step);
        a.NotNow(ACase.Handler, Step(a, SanctionStep.HandedToCollection), "BC-30");
        // Sent on Friday 17 July, presumed received on Monday the 27th, the 21st being a holiday.
        a.Advance("2026-07-17").Do(ACase.Handler, Step(a, SanctionStep.InDefault));
        Assert.Equal(ACase.Day("2026-08-11"), a.Running(TermKind.Payment).Due);
        Assert.Contains(a.Running(TermKind.Payment).Derivation.Skipped, d => d.Date == ACase.Day("2026-07-21"));
        a.NotNow(ACase.Handler, Step(a, SanctionStep.HandedToCollection), "BC-30");
        a.NotNow(ACase.Secretary, new Close(), "BC-30");
        a.Advance("2026-08-12");
        a.Do(ACase.Handler, Step(a, SanctionStep.HandedToCollection)).Do(ACase.Secretary, new Close());
        Assert.Equal(SanctionState.HandedToCollection, The(a).State);
    }

    [Fact]
    [Rule("BC-30")]
    public void No_step_is_dated_before_the_one_that_it_follows_nor_before_finality_nor_after_today()
    {
        // Final on 4 June.
        var a = Final().Advance("2026-06-10");
        foreach (var day in new[] { "2026-06-03", "2026-06-11" })
        {
            a.Invalid(ACase.Handler, Dated(a, SanctionStep.Demanded, day), "on", "BC-30");
        }

        a.Do(ACase.Handler, Dated(a, SanctionStep.Demanded, "2026-06-08"));
        a.Invalid(ACase.Handler, Dated(a, SanctionStep.Reminded, "2026-06-05"), "on", "BC-30");
        a.Advance("2026-07-20");
        a.Invalid(ACase.Handler, Dated(a, SanctionStep.InDefault, "2026-07-15"), "on", "BC-30");
        a.Do(ACase.Handler, Dated(a, SanctionStep.InDefault, "2026-07-16"));
        a.Advance("2026-08-20");
        a.Invalid(ACase.Handler, Dated(a, SanctionStep.HandedToCollection, "2026-08-10"), "on", "BC-30");
        // Money that came before the demand is booked on its own day.
        a.Do(ACase.Handler, Dated(a, SanctionStep.InstalmentPaid, "2026-06-05", 500));
        a.Do(ACase.Handler, Dated(a, SanctionStep.HandedToCollection, "2026-08-11"));
    }

    private static RecordSanctionStep Dated(ACase a, SanctionStep step, string day, decimal? amount = null) =>
        Step(a, step, amount) with
        {
            On = ACase.Day(day),
        };

    [Fact]
    [Rule("BC-30")]
    public void A_fine_that_nobody_demands_within_seven_days_is_warned_of_daily()
    {
        var a = Final().Advance("2026-06-11T23:59");
        Assert.Empty(a.Facts.OfType<SanctionRests>());
        a.Advance("2026-06-12T00:00");
        Assert.Single(a.Facts.OfType<SanctionRests>());
        a.Advance("2026-06-13T00:00");
        Assert.Equal(2, a.Facts.OfType<SanctionRests>().Count());
        a.Do(ACase.Handler, Step(a, SanctionStep.Demanded)).Advance("2026-06-20");
        Assert.Equal(2, a.Facts.OfType<SanctionRests>().Count());
    }

    [Fact]
    [Rule("BC-30")]
    public void It_is_written_off_by_two_people_on_a_document()
    {
        var a = Demanded();
        var document = a.Adds(ACase.Handler, Audience.Internal);
        a.Invalid(ACase.Handler, new WriteOffSanction(The(a).Id, "bankrupt", "none"), "document", "BC-30");
        a.NotNow(ACase.Secretary, new ConfirmWriteOff(), "BC-30");
        a.Do(ACase.Handler, new WriteOffSanction(The(a).Id, "bankrupt", document));
        Assert.Equal(SanctionState.Due, The(a).State);
        a.Refused(ACase.Handler, new ConfirmWriteOff(), RefusalKind.NotThisRole, null);
        a.NotNow(ACase.Handler with { Role = Role.Secretary }, new ConfirmWriteOff(), "BC-30");
        a.NotNow(ACase.Handler, new WriteOffSanction(The(a).Id, "bankrupt", document), "BC-30");
        a.Do(ACase.Secretary, new RejectWriteOff("it has money"));
        Assert.Null(The(a).WriteOff);
        a.Do(ACase.Handler, new WriteOffSanction(The(a).Id, "bankrupt", document))
            .Do(ACase.Secretary, new ConfirmWriteOff());
        Assert.Equal((SanctionState.WrittenOff, false), (The(a).State, a.Runs(TermKind.Payment)));
        a.Do(ACase.Secretary, new Close());
    }

    [Fact]
    [Rule("BC-30")]
    public void Agreed_instalments_keep_no_case_open_and_one_missed_makes_the_rest_due_after_a_reminder()
    {
        var a = Demanded();
        a.Invalid(ACase.Handler, Step(a, SanctionStep.InstalmentAgreed), "amount", "BC-30");
        a.Do(ACase.Handler, Step(a, SanctionStep.InstalmentAgreed, 1000));
        Assert.Equal(
            (SanctionState.InInstalments, ACase.Day("2026-07-08")),
            (The(a).State, a.Running(TermKind.Payment).Due)
        );
        a.Do(ACase.Secretary, new Close());
        a.Advance("2026-07-01").Do(ACase.Handler, Step(a, SanctionStep.InstalmentPaid, 1000));
        Assert.Equal(ACase.Day("2026-08-10"), a.Running(TermKind.Payment).Due);
        // Missed on Monday 10 August: reminded, with fifteen days more.
        a.Advance("2026-08-11T00:00");
        Assert.Equal(SanctionStep.Reminded, The(a).Steps[^1].Step);
        Assert.Equal(
            (SanctionState.InInstalments, ACase.Day("2026-08-25")),
            (The(a).State, a.Running(TermKind.Payment).Due)
        );
        a.Advance("2026-08-26T00:00");
        Assert.Equal((SanctionState.Due, Money.Euro(1500)), (The(a).State, The(a).Owed));
        a.Do(ACase.Handler, Step(a, SanctionStep.HandedToCollection));
    }

    [Fact]
    [Rule("BC-30")]
    public void An_instalment_without_an_amount_is_the_one_that_was_agreed_and_the_last_what_is_left()
    {
        var a = Demanded();
        a.Invalid(ACase.Handler, Step(a, SanctionStep.InstalmentPaid), "amount", "BC-30");
        a.Do(ACase.Handler, Step(a, SanctionStep.InstalmentAgreed, 1000));
        a.Advance("2026-06-20").Do(ACase.Handler, Step(a, SanctionStep.InstalmentPaid));
        Assert.Equal((Money.Euro(1000), Money.Euro(1500)), (The(a).Received, The(a).Owed));
        a.Advance("2026-07-20").Do(ACase.Handler, Step(a, SanctionStep.InstalmentPaid));
        a.Advance("2026-08-20").Do(ACase.Handler, Step(a, SanctionStep.InstalmentPaid));
        Assert.Equal((SanctionState.CarriedOut, Money.Euro(2500)), (The(a).State, The(a).Received));
    }

    [Fact]
    [Rule("BC-30")]
    public void An_instalment_paid_after_the_reminder_keeps_the_agreement()
    {
        var a = Demanded();
        a.Do(ACase.Handler, Step(a, SanctionStep.InstalmentAgreed, 1000)).Advance("2026-07-15");
        a.Do(ACase.Handler, Step(a, SanctionStep.InstalmentPaid, 1000));
        Assert.Equal(
            (SanctionState.InInstalments, ACase.Day("2026-08-10")),
            (The(a).State, a.Running(TermKind.Payment).Due)
        );
        a.Do(ACase.Handler, Step(a, SanctionStep.Paid));
        Assert.Equal((SanctionState.CarriedOut, Money.Euro(2500)), (The(a).State, The(a).Received));
        Assert.False(a.Runs(TermKind.Payment));
    }

    [Fact]
    [Rule("BC-30")]
    public void What_is_paid_too_much_is_returned_within_fourteen_days()
    {
        var a = Demanded();
        a.Invalid(ACase.Handler, Step(a, SanctionStep.Paid, 2499.99m), "amount", "BC-30");
        a.Do(ACase.Handler, Step(a, SanctionStep.Paid, 2600));
        Assert.Equal((Money.Euro(100), ACase.Day("2026-06-22")), (The(a).ToReturn, a.Running(TermKind.Refund).Due));
        a.Advance("2026-06-10").Do(ACase.Handler, new RecordRefund(null, a.Today, The(a).Id));
        Assert.Equal((Money.Euro(0), Money.Euro(100)), (The(a).ToReturn, The(a).Returned));
        Assert.False(a.Runs(TermKind.Refund));
        a.NotNow(ACase.Handler, new RecordRefund(null, a.Today, The(a).Id), "BC-26");
    }

    [Fact]
    [Rule("BC-19")]
    public void At_once_it_is_asked_with_the_notification_and_payable_thirty_days_from_its_receipt()
    {
        // Posted on Monday 11 May, presumed received on Tuesday the 19th, the Ascension being no working day.
        var a = ACase.OfBeCommerce().Notified("2026-05-11", With(AtOnce));
        Assert.Equal((SanctionState.Decided, SanctionStep.Demanded), (The(a).State, The(a).Steps[^1].Step));
        Assert.Equal(ACase.Day("2026-06-18"), a.Running(TermKind.Payment, Party.Respondent).Due);
        a.Advance("2026-05-22").Do(ACase.Handler, Step(a, SanctionStep.Paid));
        Assert.Equal((SanctionState.Decided, false), (The(a).State, a.Runs(TermKind.Payment)));
        a.Final();
        Assert.Equal(SanctionState.CarriedOut, The(a).State);
    }

    [Fact]
    [Rule("BC-30")]
    public void What_was_paid_of_a_fine_that_a_forum_lowered_is_paid_of_the_lower_one_and_the_rest_returned()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", With(AtOnce)).Advance("2026-05-19");
        a.Do(ACase.Handler, Step(a, SanctionStep.Paid)).Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-22", true).Referred("2026-06-04", Forum.Arbitration);
        a.ForumSays("2026-07-01", ForumOutcome.PartlyUpheld, null, null, Fine with { Amount = Money.Euro(1000) });
        var (fell, lowered) = (The(a), a.It.Decision!.StandingSanctions.Single());
        Assert.Equal((Money.Euro(0), Money.Euro(1500)), (fell.ToReturn, lowered.ToReturn));
        Assert.Equal(SanctionState.CarriedOut, lowered.State);
    }

    [Fact]
    [Rule("BC-19")]
    public void A_fine_that_waits_for_finality_is_not_asked_for_before()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", With(Fine));
        Assert.False(a.Runs(TermKind.Payment));
        a.NotNow(ACase.Handler, Step(a, SanctionStep.Paid), "BC-30");
    }

    [Fact]
    [Rule("BC-19")]
    public void An_appeal_in_time_stops_the_demand_and_what_was_paid_stays_booked()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", With(AtOnce)).Appealed("2026-05-20");
        Assert.Equal(TermState.Stopped, a.It.Terms.Single(t => t.Kind == TermKind.Payment).State);
        a.Invalid(ACase.Handler, Step(a, SanctionStep.Reminded), "sanction", "BC-30");
        a.Do(ACase.Handler, Step(a, SanctionStep.InstalmentPaid, 500));
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "we see"), "2026-05-28");
        // Stopped for eight days: the 18th of June has become the 26th.
        Assert.Equal(ACase.Day("2026-06-26"), a.Running(TermKind.Payment).Due);
        a.Final();
        Assert.Equal((SanctionState.Due, Money.Euro(2000)), (The(a).State, The(a).Owed));
    }

    [Fact]
    [Rule("BC-19")]
    public void A_condition_that_nobody_establishes_ends_after_its_last_day_and_hinders_no_closing()
    {
        var a = Final(Conditional);
        Assert.Equal(SanctionState.Conditional, The(a).State);
        a.NotNow(ACase.Handler, Step(a, SanctionStep.Demanded), "BC-30");
        a.Do(ACase.Secretary, new Close()).Advance("2027-05-31T23:59");
        Assert.Equal(SanctionState.Conditional, The(a).State);
        a.Advance("2027-06-01T00:00");
        Assert.Equal(SanctionState.Expired, The(a).State);
        Assert.Equal(The(a).Id, a.Last<SanctionEnded>().Sanction.Id);
    }

    // The consumer is notified on 11 May and appeals on the 13th; the member's letter goes out on the 14th, and asks for nothing.
    [Fact]
    [Rule("BC-19")]
    [Rule("BC-30")]
    public void A_fine_at_once_whose_letter_asked_for_nothing_since_an_appeal_was_there_first_is_demanded_at_the_end()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-11", With(AtOnce));
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-1", Party: Party.Complainant))
            .Appealed("2026-05-13", Party.Complainant)
            .Paid("2026-05-13");
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-05-14"), "RR-2", Party: Party.Respondent), "2026-05-14");
        Assert.DoesNotContain(a.It.Terms, t => t.Kind == TermKind.Payment);
        Assert.False(The(a).WasDemanded);
        a.Do(a.Consumer, new WithdrawAppeal(a.It.Appeals[0].Id, "enough"), "2026-06-30").Is(CaseState.Final);
        Assert.Equal((SanctionState.Due, false), (The(a).State, a.Runs(TermKind.Payment)));
        a.Advance("2026-07-07T23:00");
        Assert.Empty(a.Facts.OfType<SanctionRests>());
        a.Advance("2026-07-08T00:00");
        Assert.Single(a.Facts.OfType<SanctionRests>());
        // Sent on Wednesday 8 July, presumed received on the 15th; thirty days more.
        a.Advance("2026-07-08").Do(ACase.Handler, Step(a, SanctionStep.Demanded));
        Assert.Equal(ACase.Day("2026-08-14"), a.Running(TermKind.Payment, Party.Respondent).Due);
    }
}
