using Redress.Domain.Cases.Records;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

/// <summary>What became of a decision on a label that went by registered post (BC-23, FP-11).</summary>
public sealed class LetterReceiptTests
{
    private const string Told = "label-certification-negative";

    // Written and posted on Monday 11 May 2026: Ascension passed over, presumed received on Tuesday 19, to be appealed against until Wednesday 3 June.
    private static LabelOffice Posted()
    {
        var office = new LabelOffice(at: "2026-05-11").Apply().PayCost();
        office.Do(office.Negative());
        return Post(office, Told);
    }

    // Decided and posted on Monday 18 May 2026: presumed received on Tuesday 26, to be appealed against until Wednesday 10 June.
    private static LabelOffice WithdrawnByBoard()
    {
        var office = BoardTests.Holder("2026-05-04");
        BoardTests.Prepare(office, BoardActKind.WithdrawLabel);
        office.Do(LabelOffice.Shop, new AnswerBoardAct("No.")).At("2026-05-18");
        return Post(office.Do(BoardTests.Decision(office, BoardActResult.Carried)), "label-board-decided");
    }

    private static LabelOffice Post(LabelOffice office, string template) =>
        office.Do(new NoteLetter(LastOf(office, template).Id, Sent: true, office.Now, ByPost: true));

    private static LabelLetter LastOf(LabelOffice office, string template) => office.ToldOf(template).Last().Letter;

    private static RecordLetterReceipt Received(LabelOffice office, string on, string template = Told) =>
        new(LastOf(office, template).Id, ReceiptResult.Received, Day(on), office.Document());

    private static RecordLetterReceipt NotReceived(LabelOffice office, ReceiptResult result, string template = Told) =>
        new(LastOf(office, template).Id, result, office.Today, Reason: "Not collected");

    private static DateOnly LastDay(LabelOffice office) => office.Term(LabelTermKind.LabelAppeal)!.Due;

    [Theory, Rule("BC-23"), Rule("BC-37")]
    [InlineData("2026-05-26", "2026-06-10")]
    [InlineData("2026-05-20", "2026-06-04")]
    [InlineData("2026-05-13", "2026-06-03")]
    public void A_later_day_of_receipt_that_is_proven_moves_the_days_to_appeal_and_an_earlier_never_shortens_them(
        string received,
        string lastDay
    )
    {
        var office = Posted().At("2026-05-28");
        Assert.Equal(Day("2026-06-03"), LastDay(office));
        office.Do(Received(office, received));
        Assert.Equal(Day(lastDay), LastDay(office));
        var recorded = Assert.Single(office.File.PostedDecisions);
        Assert.Equal((ReceiptResult.Received, Day(received)), (recorded.Result!.Value, recorded.ResultOn!.Value));
        Assert.NotNull(office.File.Document(recorded.Proof));
    }

    [Theory, Rule("BC-23"), Rule("FP-11")]
    [InlineData(ReceiptResult.Refused)]
    [InlineData(ReceiptResult.Returned)]
    public void What_was_refused_or_not_collected_keeps_the_presumption_and_its_reason_is_recorded(ReceiptResult result)
    {
        var office = Posted().At("2026-05-28");
        var silent = office.Try(LabelOffice.Registrar, NotReceived(office, result) with { Reason = " " })!;
        Assert.Equal(("reason", FieldReason.Required), BoardTests.Only(silent));
        office.Do(NotReceived(office, result));
        Assert.Equal(Day("2026-06-03"), LastDay(office));
        Assert.Equal("Not collected", office.File.PostedDecisions[0].Reason);
    }

    [Fact, Rule("BC-23")]
    public void A_receipt_needs_its_proof_and_a_day_from_the_post_to_today_and_is_recorded_once()
    {
        var office = Posted().At("2026-05-28");
        var unproven = office.Try(LabelOffice.Registrar, Received(office, "2026-05-20") with { Document = null })!;
        Assert.Equal(("document", FieldReason.ProofNeeded), BoardTests.Only(unproven));
        foreach (var day in (string[])["2026-05-10", "2026-05-29"])
        {
            var refused = office.Try(LabelOffice.Registrar, Received(office, day))!;
            Assert.Equal(("on", FieldReason.BetweenPostingAndToday), BoardTests.Only(refused));
        }

        var other = office.Try(LabelOffice.Registrar, Received(office, "2026-05-20") with { Letter = "letter-0" })!;
        Assert.Equal(("letter", FieldReason.Unknown), BoardTests.Only(other));
        office.Do(Received(office, "2026-05-20"));
        Assert.Equal(
            RefusalReason.NoLetterPosted,
            office.Try(LabelOffice.Registrar, Received(office, "2026-05-21"))!.Reason
        );
    }

    [Fact, Rule("BC-23")]
    public void Nothing_is_received_that_was_not_posted()
    {
        var office = new LabelOffice(at: "2026-05-11").Apply().PayCost();
        office.Do(office.Negative());
        Assert.Equal(
            RefusalReason.NoLetterPosted,
            office.Try(LabelOffice.Registrar, Received(office, "2026-05-11"))!.Reason
        );
    }

    [Fact, Rule("BC-23"), Rule("BC-37")]
    public void Days_to_appeal_that_seemed_over_run_again_where_it_was_received_later()
    {
        var office = Posted().At("2026-06-08");
        Assert.NotNull(office.Try(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl")));
        // Fifteen days from Friday 29 May: Saturday 13 June, so Monday 15.
        office.Do(Received(office, "2026-05-29"));
        Assert.Equal(Day("2026-06-15"), LastDay(office));
        office.At("2026-06-15 23:59").Do(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl"));
        Assert.Equal(LabelState.UnderAppeal, office.State());
    }

    [Fact, Rule("BC-23"), Rule("FP-11")]
    public void What_came_back_because_the_address_was_wrong_is_written_anew_and_counts_from_then()
    {
        var office = Posted().At("2026-05-28");
        office.Do(NotReceived(office, ReceiptResult.Undeliverable));
        // Thursday 28 May and five working days: Thursday 4 June; fifteen days later Friday 19.
        Assert.Equal(2, office.ToldOf(Told).Count());
        var again = LastOf(office, Told);
        Assert.Equal(LabelChannel.Registered, again.Channel);
        Assert.Equal(Day("2026-06-04"), again.Values["receipt"]);
        Assert.True(office.File.AwaitsPost(again.Id));
        Assert.Equal(Day("2026-06-19"), LastDay(office));
        // Posted on the Monday after: Monday 8 June, and the 23rd.
        Post(office.At("2026-06-01"), Told);
        Assert.Equal(Day("2026-06-23"), LastDay(office));
    }

    [Fact, Rule("BC-23"), Rule("BC-36")]
    public void A_label_counted_until_the_day_on_which_its_loss_was_received()
    {
        // Written and posted on Monday 10 January 2028: presumed on Monday 17, proven on Thursday 20.
        var office = InControlOn("2028-01-10");
        Post(office.Do(office.Negative()), Told).At("2028-01-25");
        Assert.Equal(Day("2028-01-18"), office.Label().LostOn);
        office.Do(Received(office, "2028-01-20"));
        Assert.Equal((LabelState.Withdrawn, Day("2028-01-21")), (office.State(), office.Label().LostOn!.Value));
    }

    [Fact, Rule("BC-23"), Rule("BC-46")]
    public void What_the_board_did_may_be_appealed_from_its_proven_receipt_also_where_it_seemed_final()
    {
        var office = WithdrawnByBoard().At("2026-06-12");
        Assert.NotNull(office.File.BoardActs[0].FinalOn);
        // Fifteen days from Wednesday 3 June: Thursday 18.
        office.Do(Received(office, "2026-06-03", "label-board-decided"));
        Assert.Equal(Day("2026-06-18"), LastDay(office));
        Assert.Null(office.File.BoardActs[0].FinalOn);
        office.Do(LabelOffice.Shop, new LodgeBoardAppeal("nl"));
        Assert.Equal(LabelState.Valid, office.State());
    }

    [Fact, Rule("FP-11"), Rule("BC-46")]
    public void What_the_board_did_and_came_back_undeliverable_is_told_again_unless_it_was_appealed()
    {
        var office = WithdrawnByBoard().At("2026-05-28");
        office.Do(NotReceived(office, ReceiptResult.Undeliverable, "label-board-decided"));
        Assert.Equal(Day("2026-06-19"), LastDay(office));
        Assert.Equal(Day("2026-06-19"), LastOf(office, "label-board-decided").Values["appealBy"]);
        Assert.Equal(Day("2026-06-04"), office.File.BoardActs[0].ReceivedOn);

        var appealed = WithdrawnByBoard().Do(LabelOffice.Shop, new LodgeBoardAppeal("nl")).At("2026-05-28");
        appealed.Do(NotReceived(appealed, ReceiptResult.Undeliverable, "label-board-decided"));
        Assert.Single(appealed.ToldOf("label-board-decided"));
        Assert.Equal(LabelState.Valid, appealed.State());
    }

    [Fact, Rule("BC-23"), Rule("BC-24")]
    public void A_first_letter_moves_nothing_that_was_notified_anew_since()
    {
        var office = BoardTests.Holder("2026-05-04");
        BoardTests.Prepare(office, BoardActKind.SuspendLabel, urgent: true);
        Post(office, "label-board-urgent");
        office.Do(LabelOffice.Shop, new AnswerBoardAct("No.")).At("2026-05-06");
        Post(office.Do(BoardTests.Decision(office, BoardActResult.Carried)), "label-board-decided").At("2026-05-20");
        var until = LastDay(office);
        office.Do(Received(office, "2026-05-20", "label-board-urgent"));
        Assert.Equal(until, LastDay(office));
    }

    [Fact, Rule("BC-36")]
    public void Shortcomings_are_posted_within_fourteen_days_of_the_report()
    {
        var office = new LabelOffice(at: "2026-02-20").Apply().PayCost().At("2026-03-02");
        office.Do(office.Negative(new ShortcomingTold("No company number")) with { On = Day("2026-02-27") });
        var letter = LastOf(office, "label-shortcomings").Id;
        var task = Assert.Single(office.File.Tasks, t => t.What == "post-shortcomings");
        Assert.Equal((Day("2026-03-13"), null as DateOnly?), (task.Due!.Value, task.DoneOn));
        var term = office.Running(LabelTermKind.ShortcomingsPost)!;
        Assert.Equal(
            (LabelStart.Reported, Day("2026-02-27"), Day("2026-03-13")),
            (term.Derivation.Event, term.Derivation.On, term.Due)
        );
        Assert.True(office.File.AwaitsPost(letter));
        Post(office.At("2026-03-04"), "label-shortcomings");
        Assert.Null(office.Running(LabelTermKind.ShortcomingsPost));
        Assert.False(office.Asks("post-shortcomings"));
        Assert.False(office.File.AwaitsPost(letter));
    }

    [Fact, Rule("BC-23"), Rule("FP-11")]
    public void A_proof_of_receipt_may_follow_what_came_back()
    {
        var office = Posted().At("2026-05-28");
        office.Do(NotReceived(office, ReceiptResult.Returned)).At("2026-06-01");
        office.Do(Received(office, "2026-05-26"));
        Assert.Equal(Day("2026-06-10"), LastDay(office));
        Assert.NotNull(office.Try(LabelOffice.Registrar, NotReceived(office, ReceiptResult.Returned)));
    }

    [Theory, Rule("BC-23"), Rule("BC-37")]
    [InlineData(ReceiptResult.Received)]
    [InlineData(ReceiptResult.Undeliverable)]
    public void What_became_of_the_letter_of_before_moves_nothing_once_the_label_was_asked_for_anew(
        ReceiptResult result
    )
    {
        var office = Posted().At("2026-06-04").Apply().PayCost().At("2026-06-12");
        var about = result == ReceiptResult.Received ? Received(office, "2026-06-11") : NotReceived(office, result);
        office.Do(about);
        Assert.Equal(Day("2026-06-03"), LastDay(office));
        Assert.Null(office.File.Running(LabelTermKind.LabelAppeal));
        Assert.Single(office.ToldOf(Told));
    }

    [Fact, Rule("BC-23"), Rule("BC-37")]
    public void The_post_of_a_second_negative_certification_wakes_no_term_of_the_first()
    {
        var office = Posted().At("2026-06-04").Apply().PayCost().At("2026-07-06");
        Post(office.Do(office.Negative()), Told);
        Assert.Null(office.File.Running(LabelTermKind.LabelAppeal));
        // Presumed on Monday 13 July, proven on Monday 20: Tuesday 4 August.
        office.At("2026-07-22").Do(Received(office, "2026-07-20"));
        Assert.Single(office.File.Terms, t => t.Runs && t.Kind == LabelTermKind.LabelAppeal);
        Assert.Equal(Day("2026-08-04"), LastDay(office));
        Assert.Equal(
            [office.File.Certifications[0].Id, office.File.Certifications[1].Id],
            office.File.PostedDecisions.Select(d => d.Certification)
        );
    }

    [Fact, Rule("BC-23"), Rule("BC-36")]
    public void A_label_that_was_lost_by_a_letter_posted_later_is_lost_later()
    {
        // Written on Monday 10 January 2028, so lost on Tuesday 18; posted on Thursday 13: received on Thursday 20.
        var office = InControlOn("2028-01-10");
        office.Do(office.Negative()).At("2028-01-25");
        var posted = office.Rulebook.Working.StartOf(Day("2028-01-13"));
        office.Do(new NoteLetter(LastOf(office, Told).Id, Sent: true, posted, ByPost: true));
        Assert.Equal(Day("2028-01-21"), office.Label().LostOn);
    }

    [Fact, Rule("BC-36")]
    public void Shortcomings_that_are_not_posted_stay_a_task_and_a_report_entered_late_is_posted_that_day()
    {
        var office = new LabelOffice(at: "2026-02-20").Apply().PayCost().At("2026-03-20");
        office.Do(office.Negative(new ShortcomingTold("No company number")) with { On = Day("2026-02-27") });
        Assert.Equal(Day("2026-03-20"), office.Running(LabelTermKind.ShortcomingsPost)!.Due);
        office.At("2026-03-21 00:00");
        Assert.True(office.Asks("post-shortcomings"));
        Post(office, "label-shortcomings");
        Assert.False(office.Asks("post-shortcomings"));
    }

    [Fact, Rule("BC-37")]
    public void The_post_of_what_was_appealed_already_wakes_no_term()
    {
        var office = Posted().At("2026-06-04").Apply().PayCost().At("2026-07-06");
        office.Do(office.Negative()).At("2026-07-07").Do(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl"));
        Post(office.At("2026-07-08"), Told);
        Assert.Null(office.File.Running(LabelTermKind.LabelAppeal));
        office.At("2026-07-20");
        office.Do(new RecordCertificationAppeal(Kind, LabelAppealOutcome.Withdrawn, office.Today, office.Document()));
        Assert.NotNull(office.Try(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl")));
    }

    [Fact, Rule("BC-23"), Rule("BC-36")]
    public void The_day_of_loss_follows_the_post_and_then_the_proof()
    {
        var office = InControlOn("2028-01-10");
        office.Do(office.Negative()).At("2028-01-25");
        var posted = office.Rulebook.Working.StartOf(Day("2028-01-13"));
        office.Do(new NoteLetter(LastOf(office, Told).Id, Sent: true, posted, ByPost: true)).At("2028-01-26");
        office.Do(Received(office, "2028-01-24"));
        Assert.Equal(Day("2028-01-25"), office.Label().LostOn);
    }

    [Fact, Rule("BC-34"), Rule("BC-36")]
    public void A_label_on_a_declaration_of_honour_is_lost_no_later_than_that_ends()
    {
        // Approved on 2 March 2026, to 2 June; negative on Wednesday 20 May: presumed received on Thursday 28.
        var office = new LabelOffice(at: "2026-03-02").Apply().MeetConditions();
        office.Do(office.Honour()).At("2026-03-02 12:00").PayCost().At("2026-05-20");
        Post(office.Do(office.Negative()), Told).At("2026-06-15");
        Assert.Equal(Day("2026-05-29"), office.Label().LostOn);
        office.Do(Received(office, "2026-06-10"));
        Assert.Equal(Day("2026-06-03"), office.Label().LostOn);
    }
}
