using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Notices;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>BC-31, BC-32: who reads the draft of a notice, and what may become of one that the public could read.</summary>
public sealed class NoticeTests
{
    private static readonly AnswerNotice Nothing = new(NothingToAdd: true);

    private static ACase Proposed() =>
        ACase.OfBeCommerce().Final().Do(ACase.Secretary, new PublishNotice("A shop delivered late."), "2026-06-08");

    private static ACase Published() => ACase.OfBeCommerce().Final().NoticePublished();

    private static ACase Reported() =>
        Published().Do(Actor.Clock, new ReportNotice("I know who this is.", "reader@example.org"));

    private static NoticeChange[] Trace(ACase a) => [.. a.It.Notice!.History.Select(e => e.Change)];

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("BC-31")]
    public void Each_party_reads_the_draft_and_says_what_identifies_it_to_the_body_alone(Party party)
    {
        var a = Proposed();
        var (me, other) = (a.By(party), a.By(party.Other()));
        Assert.Equal("A shop delivered late.", CaseView.Notice(a.It, me)!.Text);
        Assert.Contains("answer-notice", a.Offered(me));
        a.Invalid(me, new AnswerNotice(), "text", "BC-31");
        a.Invalid(me, new AnswerNotice("My street", true), "text", "BC-31");
        a.Do(me, new AnswerNotice("My street"));
        Assert.Equal(SeenBy.OwnParty, a.It.Course!.SeenBy);
        Assert.Equal("My street", Assert.Single(a.It.Notice!.Answers).Text);
        a.NotNow(me, Nothing, "BC-31");
        Assert.Single(CaseView.Notice(a.It, ACase.Committee)!.Answers);
        Assert.Single(CaseView.Notice(a.It, me)!.Answers);
        Assert.Empty(CaseView.Notice(a.It, other)!.Answers);
    }

    // Proposed on Monday 8 June: ten days are Thursday 18 June.
    [Fact]
    [Rule("BC-31")]
    public void A_notice_waits_for_both_parties_or_for_ten_days_and_silence_agrees()
    {
        var a = Proposed();
        var no = a.NotNow(ACase.Committee, new ConfirmNotice(), "BC-31");
        Assert.Equal(
            [(ObstacleKind.NoticeAnswer, Party.Complainant), (ObstacleKind.NoticeAnswer, Party.Respondent)],
            no.Obstacles.Select(m => (m.What, m.Party!.Value))
        );
        Assert.All(no.Obstacles, m => Assert.Equal(ACase.Day("2026-06-18"), m.Until));
        a.Do(a.Shop, Nothing);
        Assert.Equal(
            Party.Complainant,
            Assert.Single(a.NotNow(ACase.Committee, new ConfirmNotice(), "BC-31").Obstacles).Party
        );
        a.Advance("2026-06-18T23:59").NotNow(ACase.Committee, new ConfirmNotice(), "BC-31");
        a.Advance("2026-06-19T00:00").NotNow(a.Consumer, Nothing, "BC-31");
        a.Do(ACase.Committee, new ConfirmNotice());
        Assert.Equal(NoticeState.Published, a.It.Notice!.State);

        var b = Proposed();
        b.DraftRead().Do(ACase.Committee, new ConfirmNotice());
        b.NotNow(b.Consumer, Nothing, "BC-31");
        Assert.Null(CaseView.Notice(b.It, b.Consumer));
    }

    [Fact]
    [Rule("BC-31")]
    [Rule("FP-13")]
    public void An_answer_on_paper_counts_from_its_arrival_and_a_closed_case_is_read_as_well()
    {
        var a = ACase.OfBeCommerce().Closed().Do(ACase.Secretary, new PublishNotice("A shop."), "2026-06-08");
        a.Advance("2026-06-22").OnPaper(Party.Complainant, new AnswerNotice("My trade"), "2026-06-18");
        Assert.Equal(
            (TermState.Met, ACase.Day("2026-06-18")),
            (a.It.ReadingTermOf(Party.Complainant)!.State, a.It.ReadingTermOf(Party.Complainant)!.EndedOn!.Value)
        );
        var late = a.Try(ACase.Secretary, Nothing, Party.Respondent, "2026-06-19");
        Assert.Equal(RefusalKind.NotInThisState, late!.Kind);
    }

    [Fact]
    [Rule("BC-31")]
    public void A_draft_that_was_rejected_and_another_that_is_proposed_are_each_read()
    {
        var a = Proposed().Do(ACase.Committee, new RejectNotice("too long"));
        Assert.False(a.Runs(TermKind.Notice));
        a.Do(ACase.Secretary, new PublishNotice("A shop was late."));
        Assert.Empty(a.It.Notice!.Answers);
        a.NotNow(ACase.Committee, new ConfirmNotice(), "BC-31");
    }

    // Final on 4 June: sixty days are 3 August.
    [Fact]
    [Rule("BC-31")]
    [Rule("FP-23")]
    public void A_notice_is_proposed_within_sixty_days_of_finality_else_it_is_told_daily()
    {
        var a = ACase.OfBeCommerce().Final();
        Assert.Equal(ACase.Day("2026-06-04"), a.It.FinalOn);
        Assert.Equal(ACase.Day("2026-08-03"), Owed(a, DutyKind.Notice)!.Due);
        a.Advance("2026-08-03T23:59");
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.Notice);
        a.Advance("2026-08-04T10:00");
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.Notice);
        Assert.Equal(Role.Secretary, DutyRule.Of(DutyKind.Notice).Owner);
        a.Do(ACase.Secretary, new PublishNotice("A shop delivered late."));
        Assert.Null(Owed(a, DutyKind.Notice));
        Assert.Empty(a.It.WaitingDuties);
        // It stays in the figures.
        Assert.Contains(a.It.DutyDelays, d => d.Kind == DutyKind.Notice);
        a.Do(ACase.Committee, new RejectNotice("too long"));
        Assert.NotNull(Owed(a, DutyKind.Notice));
    }

    [Fact]
    [Rule("BC-31")]
    [Rule("BC-32")]
    public void A_notice_that_went_with_the_finality_is_owed_again_and_one_that_the_body_withdrew_is_not()
    {
        var a = Published();
        a.Do(
                ACase.Secretary,
                new RecordReceipt(
                    Party.Complainant,
                    ReceiptResult.Received,
                    ACase.Day("2026-05-29"),
                    a.Adds(ACase.Secretary, Audience.Internal)
                )
            )
            .Is(CaseState.Decided);
        Assert.Equal(NoticeState.Withdrawn, a.It.Notice!.State);
        Assert.Null(Owed(a, DutyKind.Notice));
        a.Advance("2026-06-16T00:00").Is(CaseState.Final);
        Assert.Equal(ACase.Day("2026-08-15"), Owed(a, DutyKind.Notice)!.Due);

        var b = Published().Do(ACase.Secretary, new WithdrawNotice("never again"));
        b.Do(ACase.Secretary2, new ConfirmNoticeChange());
        Assert.Null(Owed(b, DutyKind.Notice));
    }

    [Fact]
    [Rule("BC-32")]
    public void What_waits_to_be_read_or_changed_goes_with_the_finality_too()
    {
        var receipt = (ACase a) =>
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                ACase.Day("2026-05-29"),
                a.Adds(ACase.Secretary, Audience.Internal)
            );
        var a = ACase.OfBeCommerce().Final().Do(ACase.Secretary, new PublishNotice("A shop."));
        a.Do(ACase.Secretary, receipt(a)).Is(CaseState.Decided);
        Assert.False(a.Runs(TermKind.Notice));
        Assert.Equal(NoticeState.Withdrawn, a.It.Notice!.State);
        a.NotNow(a.Shop, Nothing, "BC-31");
        var b = Published().Do(ACase.Secretary, new CorrectNotice("Something came late.", "a slip"));
        b.Do(ACase.Secretary, receipt(b)).Is(CaseState.Decided);
        Assert.Equal((NoticeState.Withdrawn, null), (b.It.Notice!.State, b.It.Notice.Proposed));
    }

    // Reported on Thursday 4 June: five working days are Thursday 11 June.
    [Fact]
    [Rule("BC-31")]
    [Rule("FP-23")]
    public void A_report_takes_a_notice_down_at_once_and_two_people_judge_it_within_five_working_days()
    {
        var a = Reported();
        Assert.Equal((NoticeState.UnderReview, "I know who this is."), (a.It.Notice!.State, a.It.Notice.Report!.Text));
        Assert.Equal(ACase.Day("2026-06-11"), Owed(a, DutyKind.NoticeReview)!.Due);
        a.NotNow(Actor.Clock, new ReportNotice("again"), "BC-31");
        a.NotNow(ACase.Secretary, new PublishNotice("Another."), "BC-31");
        a.Refused(ACase.Committee, new RestoreNotice("nothing in it"), RefusalKind.NotThisRole, null);
        a.NotNow(ACase.Committee, new ConfirmNoticeChange(), "BC-31");
        a.Do(ACase.Secretary, new RestoreNotice("nothing in it"));
        Assert.Equal(
            (NoticeState.UnderReview, NoticeChange.Restored),
            (a.It.Notice!.State, a.It.Notice.Proposed!.Change)
        );
        a.Advance("2026-06-12T10:00");
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.NoticeReview);
        a.NotNow(ACase.Secretary, new ConfirmNoticeChange(), "BC-31");
        a.NotNow(ACase.Secretary2, new ConfirmNoticeChange(), "BC-31");
        a.Do(ACase.Committee, new ConfirmNoticeChange());
        Assert.Equal((NoticeState.Published, null), (a.It.Notice!.State, a.It.Notice.Report));
        Assert.Equal([NoticeChange.Published, NoticeChange.TakenDown, NoticeChange.Restored], Trace(a));
        Assert.Null(Owed(a, DutyKind.NoticeReview));
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.NoticeReview);
        a.NotNow(ACase.Secretary, new RestoreNotice("again"), "BC-31");
    }

    [Fact]
    [Rule("BC-31")]
    public void A_correction_passes_the_gate_and_a_second_person_and_until_then_nothing_happened()
    {
        var a = Reported();
        var reference = a.It.Notice!.Reference;
        var correct = new CorrectNotice("Something came late.", "too much in it");
        a.Invalid(ACase.Secretary, correct with { Text = "Demo Shop delivered late." }, "text", "BC-31");
        a.Do(ACase.Secretary, correct).NotNow(ACase.Secretary, correct, "BC-31");
        Assert.Equal((NoticeState.UnderReview, "A shop delivered late."), (a.It.Notice!.State, a.It.Notice.Text));
        a.Do(ACase.Committee, new RejectNoticeChange("still too much"));
        Assert.Equal((NoticeState.UnderReview, null), (a.It.Notice!.State, a.It.Notice.Proposed));
        Assert.Equal("still too much", a.Last<NoticeChangeRejected>().Reason);
        a.NotNow(ACase.Committee, new RejectNoticeChange("again"), "BC-31");
        a.Do(ACase.Secretary, correct).Do(ACase.Committee, new ConfirmNoticeChange());
        Assert.Equal(
            (NoticeState.Published, reference, "Something came late."),
            (a.It.Notice!.State, a.It.Notice.Reference, a.It.Notice.Text)
        );
        Assert.Equal([NoticeChange.Published, NoticeChange.TakenDown, NoticeChange.Corrected], Trace(a));
        // Unasked, of a text that the public goes on reading meanwhile.
        a.Do(ACase.Secretary, new CorrectNotice("It came late.", "a slip"));
        Assert.Equal(NoticeState.Published, a.It.Notice.State);
    }

    [Fact]
    [Rule("BC-31")]
    public void What_the_file_knows_only_since_the_proposal_is_not_put_back()
    {
        var a = Merged(Reported().Do(ACase.Secretary, new RestoreNotice("nothing in it")));
        a.NotNow(ACase.Committee, new ConfirmNoticeChange(), "BC-31");
        a.Do(ACase.Committee, new RejectNoticeChange("it names somebody"))
            .NotNow(ACase.Secretary, new RestoreNotice("again"), "BC-31");
    }

    [Fact]
    [Rule("BC-31")]
    public void What_the_file_knows_only_since_the_proposal_is_not_published() =>
        Merged(Proposed().DraftRead()).Invalid(ACase.Committee, new ConfirmNotice(), "text", "BC-31");

    // Into a shop of whose name the text says two words.
    private static ACase Merged(ACase a)
    {
        a.Do(
            ACase.Secretary,
            new RecordLoss(Party.Respondent, LossKind.Merged, a.Today, a.Adds(ACase.Secretary, Audience.Internal))
        );
        return a.Do(
            ACase.Secretary,
            new SetSuccessor(
                Party.Respondent,
                "delivered late",
                a.Adds(ACase.Secretary, Audience.Internal),
                "x@y.example"
            )
        );
    }

    [Theory]
    [Rule("BC-31")]
    [Rule("FP-25")]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    public void Who_was_a_party_before_is_named_no_more_than_who_took_its_place(Party party)
    {
        var a = ACase.OfBeCommerce().Final();
        var (was, mail) =
            party == Party.Complainant
                ? (a.It.Complainant.Name, a.It.Complainant.Email)
                : (a.It.Respondent.Name, a.It.Respondent.Email);
        a.Do(
            ACase.Secretary,
            new RecordLoss(party, LossKind.Dissolved, a.Today, a.Adds(ACase.Secretary, Audience.Internal))
        );
        a.Do(
            ACase.Secretary,
            new SetSuccessor(party, "Zuiderlicht", a.Adds(ACase.Secretary, Audience.Internal), "x@y.example")
        );
        foreach (var known in new[] { was, mail, "Zuiderlicht", "x@y.example" }.OfType<string>())
        {
            a.Invalid(ACase.Secretary, new PublishNotice($"Over {known} is beslist."), "text", "BC-31");
        }
    }

    [Fact]
    [Rule("BC-31")]
    [Rule("BC-13")]
    public void Who_attended_a_hearing_is_named_no_more_than_a_party_and_what_somebody_was_there_is_no_name()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-04");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels")).Advance(a.It.OpenHearing!.At);
        a.Do(ACase.Secretary, new RecordHearing("They spoke.", ["mr. Lotte Verstraeten, advocaat", "De consument"]))
            .Final();
        a.Invalid(ACase.Secretary, new PublishNotice("Mevrouw Verstraeten sprak voor de webshop."), "text", "BC-31");
        a.Do(ACase.Secretary, new PublishNotice("De advocaat van de consument sprak; de consument kwam niet."));
    }

    // Their own website and address say nothing of who came between.
    [Theory]
    [InlineData(Party.Complainant), InlineData(Party.Respondent)]
    [Rule("BC-31")]
    [Rule("FP-25")]
    public void Nor_is_who_took_a_partys_place_for_a_while(Party party)
    {
        var a = ACase.OfBeCommerce().Final();
        foreach (var (name, street) in new[] { ("Zuiderlicht", "Lindelaan 17"), ("Noordster", "Beukendreef 4") })
        {
            var paper = a.Adds(ACase.Secretary, Audience.Internal);
            a.Do(ACase.Secretary, new RecordLoss(party, LossKind.Dissolved, a.Today, paper));
            a.Do(
                ACase.Secretary,
                new SetSuccessor(party, name, paper, null, new Address(street, "9000", "Gent", "BE"))
            );
        }

        a.Invalid(ACase.Secretary, new PublishNotice("Over Zuiderlicht is beslist."), "text", "BC-31");
        if (party == Party.Complainant)
        {
            a.Invalid(ACase.Secretary, new PublishNotice("Wie woont in de Lindelaan 17?"), "text", "BC-31");
        }
    }

    [Fact]
    [Rule("BC-31")]
    public void A_withdrawn_notice_leaves_its_trace_and_may_come_back_under_its_reference()
    {
        var a = Published();
        a.Do(ACase.Secretary, new WithdrawNotice("too much in it"));
        Assert.Equal(NoticeState.Published, a.It.Notice!.State);
        a.NotNow(ACase.Secretary, new ConfirmNoticeChange(), "BC-31");
        // What is taken away can be put back: no member of the committee is needed.
        a.Do(ACase.Secretary2, new ConfirmNoticeChange());
        Assert.Equal(NoticeState.Withdrawn, a.It.Notice!.State);
        Assert.Equal([NoticeChange.Published, NoticeChange.Withdrawn], Trace(a));
        a.NotNow(ACase.Secretary, new WithdrawNotice("again"), "BC-31");
        a.NotNow(Actor.Clock, new ReportNotice("too late"), "BC-31");
        var reference = a.It.Notice.Reference;
        a.NoticePublished("A shop was late.");
        Assert.Equal((NoticeState.Published, reference), (a.It.Notice!.State, a.It.Notice.Reference));
    }

    private static Duty? Owed(ACase a, DutyKind kind) => a.It.Duties(a.Rulebook).SingleOrDefault(d => d.Kind == kind);
}
