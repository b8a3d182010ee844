using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

public sealed class NotificationTests
{
    private static RecordReceipt Received(ACase a, Party party, string on) =>
        new(party, ReceiptResult.Received, ACase.Day(on), a.Adds(ACase.Secretary, Audience.Internal));

    [Fact]
    [Rule("BC-18")]
    public void The_decision_is_posted_within_two_weeks_of_its_pronouncement_and_never_before()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-04").Advance("2026-05-06");
        Assert.Equal(ACase.Day("2026-05-18"), a.Running(TermKind.Notification).Due);
        a.Invalid(ACase.Secretary, new Notify(ACase.Day("2026-05-03"), "RR"), "posted", "BC-18");
        a.Invalid(ACase.Secretary, new Notify(ACase.Day("2026-05-07"), "RR"), "posted", "BC-18");
        a.Invalid(ACase.Secretary, new Notify(a.Today, null), "reference", "BC-23");
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-05-05"), "RR", Party: Party.Respondent));
        Assert.True(a.Runs(TermKind.Notification));
        a.Do(ACase.Secretary, new Notify(a.Today, "RR"));
        Assert.False(a.Runs(TermKind.Notification));
        a.NotNow(ACase.Secretary, new Notify(a.Today, "RR"), "BC-23");
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("FP-11")]
    public void Decisions_go_by_registered_post_or_its_electronic_equal()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-04");
        a.Invalid(ACase.Secretary, new Notify(a.Today, "RR", Channel.Email), "channel", "BC-23");
        a.Invalid(ACase.Secretary, new Notify(a.Today, "RR", Channel.Portal), "channel", "BC-23");
        a.Do(a.Consumer, new RecordConsent(Party.Complainant, Channel.QualifiedDelivery, true))
            .Do(ACase.Secretary, new Notify(a.Today, "RR", Party: Party.Respondent))
            .Do(ACase.Secretary, new Notify(a.Today, "QERDS", Channel.QualifiedDelivery));
        Assert.Equal(
            (Channel.RegisteredPost, Channel.QualifiedDelivery),
            (a.It.Notification(Party.Respondent)!.Channel, a.It.Notification(Party.Complainant)!.Channel)
        );
    }

    // Posted on Monday 11 May; Ascension is on the 14th: the fifth working day is Tuesday the 19th.
    [Fact]
    [Rule("BC-23")]
    [Rule("BC-24")]
    [Rule("FP-9")]
    public void Receipt_is_presumed_on_the_fifth_working_day_and_the_term_says_which_days_it_passed_over()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.All(
            Parties.Both,
            p =>
                Assert.Equal(
                    (ACase.Day("2026-05-19"), ACase.Day("2026-06-03")),
                    (a.It.Notification(p)!.Presumed, a.Running(TermKind.Appeal, p).Due)
                )
        );
        var why = a.Running(TermKind.Appeal, Party.Respondent).Derivation;
        Assert.Equal((TermStart.ReceiptPresumed, "BC-24", "becommerce.2026-01"), (why.Event, why.Rule, why.Rulebook));
        Assert.Equal(["ascension", "saturday", "sunday"], why.Skipped.Select(d => d.Name));
    }

    [Fact]
    [Rule("BC-23")]
    public void A_proof_of_another_day_replaces_the_presumption_for_that_party_alone()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-22");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-21"));
        Assert.Equal(
            (ACase.Day("2026-06-05"), TermStart.ReceiptProven),
            (
                a.Running(TermKind.Appeal, Party.Complainant).Due,
                a.Running(TermKind.Appeal, Party.Complainant).Derivation.Event
            )
        );
        Assert.Equal(ACase.Day("2026-06-03"), a.Running(TermKind.Appeal, Party.Respondent).Due);
        a.Advance("2026-06-05T23:59").Is(CaseState.Decided).Advance("2026-06-06T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("FP-11")]
    public void A_receipt_has_its_proof_a_refusal_its_reason_and_both_a_day_since_the_posting()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-22");
        a.Invalid(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Received, ACase.Day("2026-05-21")),
            "proof",
            "BC-23"
        );
        a.Invalid(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Received, ACase.Day("2026-05-21"), "nothing"),
            "proof",
            "BC-23"
        );
        a.Invalid(ACase.Secretary, Received(a, Party.Complainant, "2026-05-10"), "on", "BC-23");
        a.Invalid(ACase.Secretary, Received(a, Party.Complainant, "2026-05-23"), "on", "BC-23");
        a.Invalid(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Refused, ACase.Day("2026-05-21")),
            "reason",
            "FP-11"
        );
    }

    [Theory]
    [InlineData(ReceiptResult.Refused)]
    [InlineData(ReceiptResult.Returned)]
    [Rule("BC-23")]
    [Rule("FP-11")]
    public void Refused_or_returned_post_keeps_the_presumption_and_its_reason(ReceiptResult result)
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Do(
                ACase.Secretary,
                new RecordReceipt(Party.Respondent, result, ACase.Day("2026-05-27"), Reason: "not at home"),
                "2026-05-28"
            );
        Assert.Equal(
            (ACase.Day("2026-06-03"), "not at home", result),
            (
                a.Running(TermKind.Appeal, Party.Respondent).Due,
                a.It.Notification(Party.Respondent)!.Reason,
                a.It.Notification(Party.Respondent)!.Result
            )
        );
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("BC-30")]
    [Rule("BC-32")]
    public void A_proof_of_later_receipt_reopens_a_final_decision_for_that_party()
    {
        var a = ACase.OfBeCommerce().Final().NoticePublished();
        a.Advance("2026-06-05").Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-29")).Is(CaseState.Decided);
        Assert.Equal(
            (ACase.Day("2026-06-15"), false),
            (a.Running(TermKind.Appeal, Party.Complainant).Due, a.Runs(TermKind.Appeal, Party.Respondent))
        );
        Assert.Equal(SanctionState.Decided, a.It.Decision!.Sanctions[0].State);
        Assert.Equal(Domain.Notices.NoticeState.Withdrawn, a.It.Notice!.State);
        Assert.Null(a.It.FinalOn);
        a.Advance("2026-06-16T00:00").Is(CaseState.Final);
        Assert.Equal([ACase.Day("2026-06-05"), null], a.It.Decision.Sanctions[0].Steps.Select(s => s.UndoneOn));
        a.Do(ACase.Secretary, new PublishNotice("A shop delivered late."));
    }

    [Fact]
    [Rule("BC-23")]
    public void A_proof_that_changes_nothing_any_more_leaves_the_decision_final()
    {
        var a = ACase.OfBeCommerce().Final().Advance("2026-07-01");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-29")).Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("FP-7")]
    public void An_appeal_registered_as_late_is_in_time_when_the_proof_says_so()
    {
        var a = ACase.OfBeCommerce().Final().AppealedOnPaper("2026-06-10").Is(CaseState.Final);
        Assert.True(a.It.Appeals[0].Late);
        a.Advance("2026-06-18")
            .Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-28"))
            .Is(CaseState.Appealed);
        Assert.False(a.It.Appeals[0].Late);
        Assert.Equal(
            (ACase.Day("2026-06-25"), ACase.Day("2026-06-25")),
            (a.It.Appeals[0].Deposit.Due, a.Running(TermKind.Deposit).Due)
        );
        Assert.Equal(ACase.Day("2026-06-29"), a.Running(TermKind.Choice).Due);
    }

    // Monday 18 May becomes a holiday: the fifth working day after the posting is Wednesday the 20th.
    [Fact]
    [Rule("BC-23")]
    [Rule("FP-10")]
    public void A_new_holiday_before_the_presumed_receipt_moves_that_day_and_the_term_that_counts_from_it()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-15");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-13"));
        Counts(a, With("2026-05-18"));
        Assert.Equal(
            (ACase.Day("2026-05-20"), ACase.Day("2026-06-04")),
            (a.It.Notification(Party.Respondent)!.Presumed, a.Running(TermKind.Appeal, Party.Respondent).Due)
        );
        Assert.Equal(
            (ACase.Day("2026-05-20"), ACase.Day("2026-05-20")),
            (
                a.Running(TermKind.Appeal, Party.Respondent).Opened,
                a.Running(TermKind.Appeal, Party.Respondent).Derivation.On
            )
        );
        Assert.Equal(
            ["ascension", "saturday", "sunday", "closed"],
            a.Running(TermKind.Appeal, Party.Respondent).Derivation.Skipped.Select(d => d.Name)
        );
        Assert.Equal(ACase.Day("2026-06-03"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        Assert.Empty(a.It.TermsTouchedBy(With("2026-05-18"), a.Now));
        Assert.Empty(a.It.TermsTouchedBy(ACase.BeCommerce, a.Now));
        a.Advance("2026-06-03T23:59").Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-9")]
    [Rule("FP-10")]
    public void A_new_holiday_on_the_last_day_leaves_the_presumed_receipt_and_what_it_passed_over()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Counts(a, With("2026-06-03"));
        Assert.All(
            Parties.Both,
            p =>
                Assert.Equal(
                    (ACase.Day("2026-05-19"), ACase.Day("2026-06-04")),
                    (a.It.Notification(p)!.Presumed, a.Running(TermKind.Appeal, p).Due)
                )
        );
        Assert.Equal(
            ["ascension", "saturday", "sunday", "closed"],
            a.Running(TermKind.Appeal, Party.Respondent).Derivation.Skipped.Select(d => d.Name)
        );
    }

    // Ten working days from Tuesday 19 May end on Wednesday 3 June; what the presumption passed over is not of these ten.
    [Fact]
    [Rule("BC-24")]
    [Rule("FP-10")]
    public void A_term_of_working_days_keeps_its_length_when_it_is_counted_again()
    {
        var terms = ACase.BeCommerce.Terms.With(
            TermKind.Appeal,
            new TermRule(10, DayCount.Working, Rolls: false, "BC-24")
        );
        var a = ACase.OfBeCommerce(rulebook: ACase.BeCommerce with { Terms = terms }).Notified("2026-05-11");
        Assert.Equal(ACase.Day("2026-06-03"), a.Running(TermKind.Appeal, Party.Respondent).Due);
        Counts(a, With("2026-06-02") with { Terms = terms });
        Assert.Equal(ACase.Day("2026-06-04"), a.Running(TermKind.Appeal, Party.Respondent).Due);
    }

    private static Rulebook With(string holiday) =>
        ACase.BeCommerce with
        {
            Calendar = ACase.BeCommerce.Calendar with { Added = [new Holiday(ACase.Day(holiday), "closed")] },
        };

    private static void Counts(ACase a, Rulebook changed) =>
        Assert.Null(
            a.It.Do(
                new RederiveTerms("closed"),
                new ActContext(new Act(Actor.Clock, a.Now), changed, ExternalFacts.None)
            )
        );
}
