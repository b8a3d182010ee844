using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>BC-23, FP-11: what a receipt does to the term that it starts.</summary>
public sealed class ReceiptTests
{
    private static RecordReceipt Received(ACase a, Party party, string on) =>
        new(party, ReceiptResult.Received, ACase.Day(on), a.Adds(ACase.Secretary, Audience.Internal));

    // Posted on Monday 11 May: presumed on Tuesday 19 May, announced until Wednesday 3 June.
    [Fact]
    [Rule("BC-23")]
    [Rule("FP-11")]
    public void Of_a_qualified_delivery_the_evidence_gives_the_day_and_without_it_the_presumption_holds()
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-11");
        a.Do(a.Shop, new RecordConsent(Party.Respondent, Channel.QualifiedDelivery, true));
        a.Do(ACase.Secretary, new Notify(a.Today, "QD-1", Channel: Channel.QualifiedDelivery, Party: Party.Respondent));
        Assert.Equal(ACase.Day("2026-05-19"), a.It.MemberKnowsSince(a.It.Decision!.Sanctions[0].Id));
        var evidence = a.Advance("2026-05-22").Adds(ACase.Secretary, Audience.Internal);
        a.Invalid(
            ACase.Secretary,
            new RecordReceipt(Party.Respondent, ReceiptResult.Received, ACase.Day("2026-05-21")),
            "proof",
            "BC-23"
        );
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Respondent, ReceiptResult.Received, ACase.Day("2026-05-21"), evidence)
        );
        Assert.Equal(ACase.Day("2026-05-21"), a.It.MemberKnowsSince(a.It.Decision!.Sanctions[0].Id));
        // 21 May and fifteen days: Friday 5 June.
        Assert.Equal(ACase.Day("2026-06-05"), a.It.AppealTermOf(Party.Respondent)!.Due);
    }

    [Fact]
    [Rule("BC-23")]
    public void A_proof_of_an_earlier_day_never_shortens_a_term_that_was_announced()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-06-01");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-05-12"));
        Assert.Equal(ACase.Day("2026-06-03"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        Assert.Equal(ACase.Day("2026-05-12"), a.It.Notification(Party.Complainant)!.Proven);
        a.Advance("2026-06-03T23:59").Is(CaseState.Decided).Advance("2026-06-04T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("BC-23")]
    public void A_proof_of_later_receipt_reopens_a_closed_case()
    {
        var a = ACase.OfBeCommerce().Closed().Advance("2026-06-05");
        a.Do(ACase.Secretary, Received(a, Party.Complainant, "2026-06-04")).Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-06-19"), a.Running(TermKind.Appeal, Party.Complainant).Due);
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-11")]
    public void Electronic_delivery_needs_the_recorded_consent_of_each_recipient(Party party)
    {
        var a = ACase.OfBeCommerce().Decided("2026-05-04");
        var notify = new Notify(a.Today, "QERDS", Channel.QualifiedDelivery, party);
        var missing = a.NotNow(ACase.Secretary, notify, "FP-11").Obstacles;
        Assert.Equal((ObstacleKind.Consent, party), (missing[0].What, missing[0].Party!.Value));
        var consent = new RecordConsent(party, Channel.QualifiedDelivery, true);
        a.Invalid(a.By(party.Other()), consent, "party", "FP-11");
        a.Invalid(a.By(party), consent with { Channel = Channel.Email }, "channel", "FP-11");
        a.Invalid(ACase.Secretary, consent, "document", "FP-11");
        a.Do(a.By(party), consent).Do(a.By(party), consent with { Given = false });
        a.NotNow(ACase.Secretary, notify, "FP-11");
        a.Do(ACase.Secretary, consent with { Document = a.Adds(ACase.Secretary, Audience.Internal) });
        a.Do(ACase.Secretary, notify);
    }

    [Fact]
    [Rule("FP-11")]
    [Rule("BC-24")]
    public void Post_that_could_not_be_delivered_is_no_service_and_the_term_runs_from_what_is_sent_again()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Undeliverable, a.Today, Reason: "gone away"),
            "2026-05-13"
        );
        Assert.Null(a.It.Notification(Party.Complainant));
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        a.Advance("2026-06-10").Is(CaseState.Decided);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2", Party: Party.Complainant));
        // Posted on Wednesday 10 June: presumed on the 17th, fifteen days more are 2 July.
        Assert.Equal(ACase.Day("2026-07-02"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        a.Advance("2026-07-03T00:00").Is(CaseState.Final);
    }

    // Presumed on Tuesday 19 May; the term stays the one that was announced, until 3 June.
    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-11")]
    public void Who_moved_without_telling_though_told_to_tell_keeps_the_presumption_as_it_had_it_by_portal_and_email(
        Party party
    )
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-21");
        var moved = new RecordReceipt(
            party,
            ReceiptResult.Undeliverable,
            a.Today,
            Reason: "moved",
            ChangeNotReported: true
        );
        a.Invalid(ACase.Secretary, moved with { Result = ReceiptResult.Refused }, "changeNotReported", "FP-11");
        a.Do(ACase.Secretary, moved);
        var letter = Assert.Single(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        Assert.Equal((true, false), (letter.Values["moved"], letter.Values["undeliverable"]));
        Assert.Equal(ACase.Day("2026-06-03"), a.Running(TermKind.Appeal, party).Due);
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        a.Advance("2026-06-04T00:00").Is(CaseState.Final);
    }

    [Fact]
    [Rule("FP-11")]
    public void Who_has_no_email_was_sent_it_by_post_alone_and_keeps_its_whole_term()
    {
        var paper = ACase.Of(
            ACase.Complaint() with
            {
                Arrived = ACase.Day("2026-02-16"),
                Complainant = new FiledComplainant(
                    ComplainantKind.Consumer,
                    "Ann Peeters",
                    Address: new Address("Kerkstraat 1", "2000", "Antwerpen", "BE")
                ),
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        paper.Notified("2026-05-11").Advance("2026-05-21");
        var gone = new RecordReceipt(Party.Complainant, ReceiptResult.Undeliverable, paper.Today, Reason: "moved");
        paper.Invalid(ACase.Secretary, gone with { ChangeNotReported = true }, "changeNotReported", "FP-11");
        paper.Do(ACase.Secretary, gone);
        Assert.False(paper.Runs(TermKind.Appeal, Party.Complainant));
    }

    // The post came back on 13 May, with 21 days of the term left; the appeal of 20 May, withdrawn on the 22nd, leaves them again.
    [Fact]
    [Rule("FP-11")]
    [Rule("BC-24")]
    public void Who_reads_the_decision_in_the_portal_appeals_though_the_post_came_back()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        var gone = new RecordReceipt(Party.Complainant, ReceiptResult.Undeliverable, a.Today, Reason: "gone away");
        a.Do(ACase.Secretary, gone with { On = ACase.Day("2026-05-13") }, "2026-05-13");
        Assert.NotNull(CaseView.Decision(a.It, a.Consumer));
        a.Appealed("2026-05-20", Party.Complainant).Is(CaseState.Appealed);
        Assert.False(a.It.Appeals[0].Late);
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        a.NotNow(ACase.Secretary, new Notify(a.Today, "RR-2", Party: Party.Complainant), "BC-23");
        a.Do(a.Consumer, new WithdrawAppeal(a.It.Appeals[0].Id, "Not worth it."), "2026-05-22");
        Assert.Equal(ACase.Day("2026-06-10"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        a.Advance("2026-06-11T00:00").Is(CaseState.Final);
    }

    // Presumed on 19 May, until 3 June; lodged on 5 June, and so late. The post came back: no term had begun.
    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-11")]
    [Rule("BC-23")]
    [Rule("ST-3")]
    public void What_was_lodged_late_is_in_time_once_the_post_turns_out_to_have_reached_nobody(Party party)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-06-05", party).Is(CaseState.Final);
        Assert.True(a.It.Appeals[0].Late);
        a.Do(ACase.Secretary, CameBack(party, a.Today), "2026-06-08").Is(CaseState.Appealed);
        Assert.False(a.It.Appeals[0].Late);
        Assert.False(a.Runs(TermKind.LateAppeal));
        Assert.Equal(
            (TermStart.CameBack, ACase.Day("2026-06-15")),
            (a.Running(TermKind.Deposit).Derivation.Event, a.It.Appeals[0].Deposit.Due)
        );
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        Assert.True(
            (bool)
                Correspondence
                    .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
                    .Single(l => l.Template == "appeal-lodged")
                    .Values["afterAll"]
        );
    }

    // Sent again on Wednesday 10 June: presumed on the 17th, fifteen days more are 2 July.
    [Theory]
    [InlineData("2026-05-20", "2026-05-21")]
    [InlineData("2026-06-05", "2026-06-06")]
    [Rule("FP-11")]
    [Rule("BC-24")]
    public void Whose_appeal_stands_when_the_decision_is_sent_again_has_its_new_term_when_it_takes_it_back(
        string lodged,
        string paid
    )
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed(lodged).Paid(paid);
        a.Do(ACase.Secretary, CameBack(Party.Respondent, a.Today), "2026-06-08");
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-06-10"), "RR-2", Party: Party.Respondent), "2026-06-10");
        var letter = Assert.Single(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        Assert.Equal((true, false), (letter.Values["appealStands"], letter.Values.ContainsKey("mayAppeal")));
        Assert.Equal(
            (TermState.Met, ACase.Day("2026-07-02")),
            (a.It.AppealTermOf(Party.Respondent)!.State, a.It.AppealTermOf(Party.Respondent)!.Due)
        );
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "Not worth it."), "2026-06-15").Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-07-02"), a.Running(TermKind.Appeal, Party.Respondent).Due);
        a.Advance("2026-07-03T00:00").Is(CaseState.Final);
    }

    [Theory]
    [InlineData("2026-05-20")]
    [InlineData("2026-06-05")]
    [Rule("FP-11")]
    [Rule("BC-24")]
    public void Who_takes_its_appeal_back_before_the_decision_is_sent_again_waits_for_it_as_anybody_else(string lodged)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed(lodged);
        a.Do(ACase.Secretary, CameBack(Party.Respondent, a.Today), "2026-06-08");
        if (!a.It.Appeals[0].Ended)
        {
            a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "Not worth it."), "2026-06-09");
        }

        a.Advance("2026-07-09").Is(CaseState.Decided);
        Assert.Equal(TermState.Stopped, a.It.AppealTermOf(Party.Respondent)!.State);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2", Party: Party.Respondent)).Final().Is(CaseState.Final);
    }

    // Known to be undeliverable on 8 June, after the last day that was announced; it reads the decision in the portal and appeals on the 25th.
    [Fact]
    [Rule("FP-11")]
    [Rule("BC-24")]
    public void Who_appeals_before_the_decision_is_sent_again_is_in_time_whenever_the_post_came_back()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-06-08");
        a.Do(ACase.Secretary, CameBack(Party.Respondent, a.Today));
        a.Appealed("2026-06-25").Is(CaseState.Appealed);
        Assert.False(a.It.Appeals[0].Late);
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "Not worth it."), "2026-06-26").Is(CaseState.Decided);
        // It had the decision on 25 June at the latest: fifteen days more are 10 July.
        Assert.Equal(ACase.Day("2026-07-10"), a.Running(TermKind.Appeal, Party.Respondent).Due);
    }

    // It appealed by the portal on 20 May, or too late on 5 June; then the post came back, and no right address is found.
    [Theory]
    [InlineData("2026-05-20", "2026-05-21")]
    [InlineData("2026-06-05", "2026-06-06")]
    [Rule("FP-11")]
    [Rule("FP-17")]
    public void Who_appealed_before_the_post_came_back_has_the_decision_and_is_told_and_asked_like_the_other(
        string lodged,
        string paid
    )
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed(lodged, Party.Complainant).Paid(paid);
        a.Do(ACase.Secretary, CameBack(Party.Complainant, a.Today), "2026-06-08");
        Assert.Contains(a.It.Appeals[0], CaseView.Appeals(a.It, a.Consumer));
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        Assert.True(a.It.AwaitsNotification(Party.Complainant));
        a.NotNow(ACase.Secretary, CameBack(Party.Complainant, a.Today), "BC-23");

        a.Referred("2026-07-01");
        Assert.Equal(
            [Addressee.Complainant, Addressee.Respondent],
            Correspondence
                .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
                .Where(l => l.Template == "appeal-referred")
                .Select(l => l.To)
                .Order()
        );
        a.ForumSays("2026-09-01", ForumOutcome.Rejected).Is(CaseState.Final);
        Assert.True(a.It.IsServed(a.It.Documents[^1].Id, Party.Complainant));
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.RightAddress);
        a.Do(a.Consumer, new PermitAwardPublication());
    }

    private static RecordReceipt CameBack(Party party, DateOnly on) =>
        new(party, ReceiptResult.Undeliverable, on, Reason: "gone away");

    [Fact]
    [Rule("FP-11")]
    public void What_turns_out_undeliverable_when_the_decision_was_final_lifts_the_finality()
    {
        var a = ACase.OfBeCommerce().Final();
        a.Do(
                ACase.Secretary,
                new RecordReceipt(Party.Respondent, ReceiptResult.Undeliverable, a.Today, Reason: "wrong street")
            )
            .Is(CaseState.Decided);
        Assert.Null(a.It.FinalOn);
    }

    // Presumed on 19 May, until 3 June; proven on 28 May, until 12 June.
    [Fact]
    [Rule("BC-23")]
    [Rule("BC-26")]
    public void A_proof_of_later_receipt_counts_for_a_term_that_an_appeal_met()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-30").Paid("2026-06-01");
        a.Do(ACase.Secretary, Received(a, Party.Respondent, "2026-05-28"));
        Assert.Equal(
            (TermState.Met, ACase.Day("2026-06-12")),
            (a.It.AppealTermOf(Party.Respondent)!.State, a.It.AppealTermOf(Party.Respondent)!.Due)
        );
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "We agreed."), "2026-06-10");
        Assert.Equal(DepositState.ToRefund, a.It.Appeals[0].Deposit.State);
        Assert.Equal(ACase.Day("2026-06-12"), a.Running(TermKind.Appeal, Party.Respondent).Due);
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("BC-26")]
    public void Whose_late_appeal_is_in_time_by_its_receipt_is_told_what_to_pay_and_the_other_hears_of_it()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-06-05");
        Assert.True(a.It.Appeals[0].Late);
        a.Do(ACase.Secretary, Received(a, Party.Respondent, "2026-05-28"));
        Assert.False(a.It.Appeals[0].Late);
        Assert.Equal(TermStart.ReceiptProven, a.Running(TermKind.Deposit).Derivation.Event);
        var letters = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now);
        var own = letters.Single(l => l.To == Addressee.Respondent);
        Assert.Equal(("appeal-lodged", false, true), (own.Template, own.Values["late"], own.Values["afterAll"]));
        Assert.Equal(a.It.Appeals[0].Deposit.Due, own.Values["due"]);
        Assert.Equal("appeal-lodged-other", letters.Single(l => l.To == Addressee.Complainant).Template);
    }
}
