using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.LabelOffice;

namespace Redress.Domain.Tests.Labels;

public sealed class BoardTests
{
    [Fact, Rule("BC-46")]
    public void The_member_has_ten_days_from_the_telling_to_answer_and_a_holiday_moves_the_last()
    {
        // Monday 4 May and ten days is Thursday 14, Ascension: Friday 15.
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);

        Assert.Equal(new DateOnly(2026, 5, 15), o.Term(LabelTermKind.BoardAnswer)!.Due);
        Assert.True(o.Term(LabelTermKind.BoardAnswer)!.OfMember);
        var (_, letter) = o.Told[^1];
        Assert.Equal(("label-board-reasons", LabelChannel.Registered), (letter.Template, letter.Channel));
        Assert.Equal(new DateOnly(2026, 5, 15), letter.Values["due"]);
        Assert.Equal(LabelState.Valid, o.State());
    }

    [Fact, Rule("BC-46")]
    public void The_board_does_not_act_before_the_member_answered_or_its_term_is_over()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);

        o.At("2026-05-15 23:59");
        var refused = o.Try(Registrar, Decision(o, BoardActResult.Carried))!;
        Assert.Equal((RefusalKind.NotInThisState, "BC-46"), (refused.Kind, refused.Rule));
        Assert.Equal(RefusalReason.BoardNotHeard, refused.Reason);
        Assert.Equal(
            new Obstacle(ObstacleKind.BoardAnswerTermRuns, Until: new DateOnly(2026, 5, 15)),
            Assert.Single(refused.Obstacles)
        );

        o.At("2026-05-16 00:00");
        Assert.Single(o.File.Tasks, t => t.What == "decide-board-act" && t.DoneOn is null);
        o.Do(Decision(o, BoardActResult.Carried));
        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "decide-board-act" && t.DoneOn is null);
    }

    [Fact, Rule("BC-46"), Rule("BC-38")]
    public void A_suspension_whose_last_day_is_over_when_it_is_decided_takes_nothing()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.SuspendLabel, to: new DateOnly(2026, 5, 20));
        o.At("2026-05-21");
        var refused = o.Try(Registrar, Decision(o, BoardActResult.Carried))!;
        Assert.Equal(("result", FieldReason.LaterThanTold), Only(refused));
        Assert.Equal(LabelState.Valid, o.State());
        o.Do(Decision(o, BoardActResult.Dropped));
        Assert.Equal(LabelState.Valid, o.State());
    }

    [Fact, Rule("BC-46")]
    public void An_answer_lets_the_board_decide_sooner_and_is_given_once()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);

        o.At("2026-05-06").Do(Shop, new AnswerBoardAct("No."));
        Assert.Equal(RefusalReason.AnsweredAlready, o.Try(Shop, new AnswerBoardAct("No, no."))!.Reason);
        o.Do(Decision(o, BoardActResult.Carried));

        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.Equal("No.", o.File.BoardActs[0].Answer);
        Assert.Null(o.File.Running(LabelTermKind.BoardAnswer));
    }

    [Fact, Rule("BC-46")]
    public void To_leave_the_member_alone_the_board_need_not_wait()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);
        o.Do(Decision(o, BoardActResult.Dropped));

        Assert.Equal(LabelState.Valid, o.State());
        Assert.Null(o.File.Running(LabelTermKind.BoardAnswer));
        Assert.Equal(RefusalReason.NoBoardAct, o.Try(Registrar, Decision(o, BoardActResult.Carried))!.Reason);
        Assert.NotNull(o.Try(Shop, new LodgeBoardAppeal("nl")));
    }

    [Theory, Rule("BC-23"), Rule("BC-46")]
    // Five working days from Monday 18 May pass over Whit Monday 25: Tuesday 26; fifteen days later is Wednesday 10 June.
    [InlineData("2026-05-18", "2026-05-26", "2026-06-10")]
    // Monday 29 June: Monday 6 July; fifteen days later is Tuesday 21, the national holiday: Wednesday 22.
    [InlineData("2026-06-29", "2026-07-06", "2026-07-22")]
    // Thursday 24 December: 28, 29, 30 and 31 are worked, 25 and 1 January not: Monday 4 January; fifteen days later is Tuesday 19.
    [InlineData("2026-12-24", "2027-01-04", "2027-01-19")]
    public void A_decision_counts_as_received_on_the_fifth_working_day_and_the_appeal_runs_from_it(
        string decided,
        string received,
        string appeal
    )
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);
        o.Do(Shop, new AnswerBoardAct("No."));
        o.At(decided).Do(Decision(o, BoardActResult.Carried));

        Assert.Equal(DateOnly.Parse(received, Invariant), o.File.BoardActs[0].ReceivedOn);
        var term = o.File.Running(LabelTermKind.LabelAppeal)!;
        Assert.Equal(
            (DateOnly.Parse(received, Invariant), DateOnly.Parse(appeal, Invariant)),
            (term.Derivation.On, term.Due)
        );
        var letter = o.Told.Last(t => t.Letter.Template == "label-board-decided").Letter;
        Assert.Equal(LabelChannel.Registered, letter.Channel);
        Assert.Equal(DateOnly.Parse(appeal, Invariant), letter.Values["appealBy"]);
    }

    [Fact, Rule("BC-23"), Rule("BC-46")]
    public void A_decision_that_is_posted_later_is_received_later_and_the_days_to_appeal_move_with_it()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);
        o.Do(Shop, new AnswerBoardAct("No."));
        o.At("2026-05-18").Do(Decision(o, BoardActResult.Carried));
        var letter = o.Told.Last(t => t.Letter.Template == "label-board-decided").Letter.Id;
        Assert.True(o.File.AwaitsPost(letter));
        // Posted on Friday 22 May: Whit Monday passed over, received on Monday 1 June; fifteen days later it is Tuesday 16.
        o.At("2026-05-22 16:00").Do(Registrar, new NoteLetter(letter, Sent: true, o.Now, ByPost: true));
        Assert.Equal(new DateOnly(2026, 6, 1), o.File.BoardActs[0].ReceivedOn);
        Assert.Equal(new DateOnly(2026, 6, 16), o.File.Running(LabelTermKind.LabelAppeal)!.Due);
    }

    [Fact, Rule("BC-39"), Rule("BC-46")]
    public void What_is_carried_beside_a_label_comes_back_with_it_when_an_appeal_suspends_the_withdrawal()
    {
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, o.Today, null));
        Prepare(o, BoardActKind.WithdrawLabel);
        o.Do(Shop, new AnswerBoardAct("No."));
        o.At("2026-05-18").Do(Decision(o, BoardActResult.Carried));
        Assert.True(Beside().HasEnded);
        // As the register has it then.
        o.File.With(o.File.Onto(o.File.Standing));
        o.Do(Shop, new LodgeBoardAppeal("nl"));
        Assert.Equal(LabelState.Valid, o.State());
        Assert.False(Beside().HasEnded);

        GrantedLabel Beside() => o.File.Onto(o.File.Standing).Labels.Single(l => l.Kind == LabelKind.EcommerceEurope);
    }

    [Fact, Rule("BC-46")]
    public void A_decision_has_its_effect_at_once()
    {
        var o = Carried(BoardActKind.WithdrawLabel);

        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.Equal(new DateOnly(2026, 5, 18), o.File.Label("b2c").LostOn);
        Assert.Equal(LabelState.Withdrawn, o.File.HeldByBoard("b2c"));
    }

    [Theory, Rule("BC-46")]
    [InlineData(LabelAppealOutcome.Upheld, LabelState.Valid)]
    [InlineData(LabelAppealOutcome.Rejected, LabelState.Withdrawn)]
    [InlineData(LabelAppealOutcome.Withdrawn, LabelState.Withdrawn)]
    public void An_appeal_in_time_suspends_the_act_until_the_arbitrator_has_spoken(
        LabelAppealOutcome outcome,
        LabelState then
    )
    {
        var o = Carried(BoardActKind.WithdrawLabel);
        o.At("2026-06-10 23:59").Do(Shop, new LodgeBoardAppeal("fr"));

        Assert.Equal(LabelState.Valid, o.State());
        Assert.Null(o.File.Label("b2c").LostOn);
        Assert.Null(o.File.HeldByBoard("b2c"));
        Assert.Equal("fr", o.File.Appeals[0].Language);
        Assert.Equal(new DateOnly(2026, 7, 10), o.File.Running(LabelTermKind.BringingLabelAppeal)!.Due);

        o.At("2026-09-01").Do(new RecordBoardAppeal(outcome, o.Today, o.Document()));
        Assert.Equal(then, o.State());
        Assert.Equal(then == LabelState.Valid ? null : new DateOnly(2026, 9, 1), o.File.Label("b2c").LostOn);
        Assert.Equal(outcome, o.File.Appeals[0].Outcome);
        Assert.Null(o.File.Running(LabelTermKind.BringingLabelAppeal));
        Assert.Equal(o.Today, o.File.BoardActs[0].FinalOn);
        Assert.Equal(
            RefusalReason.NoLabelAppeal,
            o.Try(Registrar, new RecordBoardAppeal(outcome, o.Today, o.Document()))!.Reason
        );
    }

    [Fact, Rule("BC-46")]
    public void After_fifteen_days_no_appeal_is_lodged()
    {
        var o = Carried(BoardActKind.WithdrawLabel);
        o.At("2026-06-11 00:00");

        Assert.Equal(RefusalReason.TermHasEnded, o.Try(Shop, new LodgeBoardAppeal("nl"))!.Reason);
        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.Equal(o.Today, o.File.BoardActs[0].FinalOn);
        Assert.Null(o.File.Running(LabelTermKind.Control));
    }

    [Theory, Rule("BC-46"), Rule("FP-13")]
    [InlineData("2026-06-10", true)]
    [InlineData("2026-06-11", false)]
    public void An_appeal_that_came_on_paper_in_time_suspends_from_its_entering_on(string arrived, bool may)
    {
        var o = Carried(BoardActKind.WithdrawLabel);
        o.At("2026-06-15");
        var refused = o.Try(Registrar, new LodgeBoardAppeal("nl", Arrived: CertificationSteps.Day(arrived)));

        Assert.Equal(may ? null : RefusalReason.TermHasEnded, refused?.Reason);
        Assert.Equal(may ? LabelState.Valid : LabelState.Withdrawn, o.State());
        Assert.Equal(may, o.File.BoardActs[0].FinalOn is null);
        Assert.Equal(may, o.File.Running(LabelTermKind.Control) is not null);
        Assert.Equal(may ? CertificationSteps.Day(arrived) : null, o.File.Appeals.SingleOrDefault()?.LodgedOn);
    }

    [Fact, Rule("BC-46")]
    public void The_arbitration_is_in_dutch_or_french()
    {
        var o = Carried(BoardActKind.WithdrawLabel);

        var refused = o.Try(Shop, new LodgeBoardAppeal("en"))!;
        Assert.Equal(("language", FieldReason.ArbitrationLanguage), Only(refused));
    }

    [Fact, Rule("BC-46")]
    public void There_is_one_appeal_against_one_act()
    {
        var o = Carried(BoardActKind.WithdrawLabel);
        o.Do(Shop, new LodgeBoardAppeal("nl"));

        Assert.Equal(RefusalReason.AlreadyAppealed, o.Try(Shop, new LodgeBoardAppeal("nl"))!.Reason);
    }

    [Fact, Rule("BC-46")]
    public void The_day_of_the_award_lies_between_the_appeal_and_today()
    {
        var o = Carried(BoardActKind.WithdrawLabel);
        o.At("2026-06-01").Do(Shop, new LodgeBoardAppeal("nl")).At("2026-06-20");
        var paper = o.Document();

        Assert.NotNull(Record(new DateOnly(2026, 5, 31)));
        Assert.NotNull(Record(new DateOnly(2026, 6, 21)));
        Assert.Null(Record(new DateOnly(2026, 6, 20)));

        Refusal? Record(DateOnly on) => o.Try(Registrar, new RecordBoardAppeal(LabelAppealOutcome.Upheld, on, paper));
    }

    [Fact, Rule("BC-46")]
    public void Where_consumers_are_in_danger_the_board_acts_at_once_and_hears_within_ten_days()
    {
        // Monday 4 May and ten days is Thursday 14: the board's own term does not move for a holiday.
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.SuspendLabel, urgent: true);

        Assert.Equal(LabelState.Suspended, o.State());
        Assert.Equal(new DateOnly(2026, 5, 4), o.File.Label("b2c").LostOn);
        Assert.Equal(new DateOnly(2026, 5, 14), o.Term(LabelTermKind.BoardHearing)!.Due);
        Assert.Equal(
            ("label-board-urgent", LabelChannel.Registered),
            (o.Told[^1].Letter.Template, o.Told[^1].Letter.Channel)
        );

        o.At("2026-06-30");
        Assert.Equal(LabelState.Suspended, o.State());
        // Who said nothing was heard: the board may decide from the first instant after.
        Assert.Single(o.File.Tasks, t => t.What == "decide-board-act" && t.DoneOn is null);
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "board-hearing-overdue");
    }

    [Fact, Rule("BC-46")]
    public void Where_the_member_answered_in_time_and_the_board_did_not_decide_it_is_late()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.SuspendLabel, urgent: true);
        o.At("2026-05-06").Do(Shop, new AnswerBoardAct("It is mended")).At("2026-05-15 00:00");

        Assert.Equal(LabelState.Suspended, o.State());
        Assert.Single(o.File.Tasks, t => t.What == "board-hearing-overdue" && t.DoneOn is null);
    }

    [Fact, Rule("BC-46")]
    public void An_appeal_is_the_registrars_to_bring_from_the_day_of_its_lodging()
    {
        var o = Carried(BoardActKind.WithdrawLabel);
        o.Do(Shop, new LodgeBoardAppeal("nl"));

        Assert.Equal("BC-46", o.Term(LabelTermKind.BringingLabelAppeal)!.Derivation.Rule);
        Assert.Equal(
            o.Term(LabelTermKind.BringingLabelAppeal)!.Due,
            Assert.Single(o.File.Tasks, t => t.What == "bring-label-appeal" && t.DoneOn is null).Due
        );
    }

    [Theory, Rule("BC-46")]
    [InlineData(BoardActResult.Carried, LabelState.Suspended)]
    [InlineData(BoardActResult.Dropped, LabelState.Valid)]
    public void Once_it_has_heard_the_board_lifts_or_confirms_what_it_did_at_once(
        BoardActResult result,
        LabelState then
    )
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.SuspendLabel, urgent: true);
        Assert.Equal(RefusalReason.BoardNotHeard, o.Try(Registrar, Decision(o, BoardActResult.Carried))!.Reason);

        o.At("2026-05-08").Do(Shop, new AnswerBoardAct("We took it off.")).Do(Decision(o, result));
        Assert.Equal(then, o.State());
        Assert.Null(o.File.Running(LabelTermKind.BoardHearing));
        Assert.Equal(then == LabelState.Valid ? null : new DateOnly(2026, 5, 4), o.File.Label("b2c").LostOn);
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "decide-board-act" && t.DoneOn is null);
    }

    [Fact, Rule("BC-46")]
    public void An_appeal_does_not_suspend_an_act_at_once_for_safety()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel, urgent: true);
        o.At("2026-05-08").Do(Shop, new LodgeBoardAppeal("nl"));
        Assert.Equal(LabelState.Withdrawn, o.State());

        o.Do(Shop, new AnswerBoardAct("It is safe.")).Do(Decision(o, BoardActResult.Carried));
        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.Null(o.File.Running(LabelTermKind.LabelAppeal));

        o.At("2026-08-03").Do(new RecordBoardAppeal(LabelAppealOutcome.Upheld, o.Today, o.Document()));
        Assert.Equal(LabelState.Valid, o.State());
    }

    [Fact, Rule("BC-46")]
    public void What_is_confirmed_can_be_appealed_against_anew_from_its_own_notification()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel, urgent: true);
        o.Do(Shop, new AnswerBoardAct("It is safe."));
        // Of Monday 4 May: received on Monday 11, fifteen days later Tuesday 26.
        Assert.Equal(new DateOnly(2026, 5, 26), o.File.Running(LabelTermKind.LabelAppeal)!.Due);

        o.At("2026-05-18").Do(Decision(o, BoardActResult.Carried));
        Assert.Equal(new DateOnly(2026, 6, 10), o.File.Running(LabelTermKind.LabelAppeal)!.Due);
        Assert.Single(o.File.Terms, t => t.Kind == LabelTermKind.LabelAppeal && t.Runs);
    }

    [Fact, Rule("BC-46")]
    public void Lifting_what_was_done_at_once_leaves_an_appeal_without_object()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel, urgent: true);
        o.Do(Shop, new LodgeBoardAppeal("nl")).Do(Decision(o, BoardActResult.Dropped));

        Assert.Equal(LabelState.Valid, o.State());
        Assert.Equal(LabelAppealOutcome.Withdrawn, o.File.Appeals[0].Outcome);
        Assert.Null(o.File.Running(LabelTermKind.BringingLabelAppeal));
    }

    [Fact, Rule("BC-38"), Rule("BC-46")]
    public void After_the_last_day_of_a_suspension_the_label_does_not_come_back()
    {
        var o = Carried(BoardActKind.SuspendLabel, to: new DateOnly(2026, 6, 30));
        o.At("2026-06-30 23:59");
        Assert.Equal(LabelState.Suspended, o.State());

        o.At("2026-07-01 00:00");
        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.Equal(new DateOnly(2026, 5, 18), o.File.Label("b2c").LostOn);
    }

    [Fact, Rule("BC-46")]
    public void A_suspension_that_an_appeal_suspended_has_its_days_left_again_once_that_is_lost()
    {
        // 30 days from Monday 18 May to Tuesday 16 June; lodged on 1 June, 16 of them are left.
        var o = Carried(BoardActKind.SuspendLabel, to: new DateOnly(2026, 6, 16));
        o.At("2026-06-01").Do(Shop, new LodgeBoardAppeal("nl"));
        Assert.Equal(LabelState.Valid, o.State());
        o.At("2026-07-01");
        Assert.Equal(LabelState.Valid, o.State());

        o.At("2026-09-01").Do(new RecordBoardAppeal(LabelAppealOutcome.Rejected, o.Today, o.Document()));
        Assert.Equal(LabelState.Suspended, o.State());
        Assert.Equal(new DateOnly(2026, 9, 16), o.File.Running(LabelTermKind.Suspension)!.Due);
        Assert.Equal(LabelState.Withdrawn, o.At("2026-09-17").State());
    }

    [Fact, Rule("BC-38"), Rule("BC-46")]
    public void The_board_ends_a_membership_and_an_appeal_gives_it_back()
    {
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel("b2b", new DateOnly(2026, 2, 1), new DateOnly(2028, 1, 31)));
        Prepare(o, BoardActKind.EndMembership);
        o.Do(Shop, new AnswerBoardAct("No.")).At("2026-05-18").Do(Decision(o, BoardActResult.Carried));
        Assert.Equal(
            (Membership.Ended, (DateOnly?)new(2026, 5, 18)),
            (o.File.Standing.Membership, o.File.Standing.EndedOn)
        );
        Assert.All(o.File.Standing.Labels, l => Assert.True(l.HasEnded));
        Assert.Equal((LabelState.Ended, LabelState.Ended), (o.State(), o.State("b2b")));

        o.At("2026-06-01").Do(Shop, new LodgeBoardAppeal("nl"));
        Assert.Equal((Membership.Active, (DateOnly?)null), (o.File.Standing.Membership, o.File.Standing.EndedOn));
        Assert.All(o.File.Standing.Labels, l => Assert.False(l.HasEnded));
        Assert.Equal((LabelState.Valid, LabelState.Valid), (o.State(), o.State("b2b")));

        o.At("2026-09-01").Do(new RecordBoardAppeal(LabelAppealOutcome.Rejected, o.Today, o.Document()));
        Assert.Equal(
            (Membership.Ended, (DateOnly?)new(2026, 9, 1)),
            (o.File.Standing.Membership, o.File.Standing.EndedOn)
        );
        Assert.Equal((LabelState.Ended, LabelState.Ended), (o.State(), o.State("b2b")));
    }

    [Fact, Rule("BC-33"), Rule("BC-46")]
    public void A_label_whose_days_are_over_meanwhile_comes_back_as_expired()
    {
        var o = Holder("2026-05-04", until: "2026-08-31");
        Prepare(o, BoardActKind.WithdrawLabel, urgent: true);
        o.Do(Shop, new LodgeBoardAppeal("nl"));

        o.At("2026-09-15").Do(new RecordBoardAppeal(LabelAppealOutcome.Upheld, o.Today, o.Document()));
        Assert.Equal(LabelState.Expired, o.State());
        Assert.Equal(new DateOnly(2026, 9, 1), o.File.Label("b2c").LostOn);
    }

    [Fact, Rule("BC-46")]
    public void An_act_on_one_label_leaves_the_other()
    {
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel("b2b", new DateOnly(2026, 2, 1), new DateOnly(2028, 1, 31)));
        Prepare(o, BoardActKind.WithdrawLabel, label: "b2b");
        o.Do(Shop, new AnswerBoardAct("No.")).Do(Decision(o, BoardActResult.Carried));

        Assert.Equal((LabelState.Valid, LabelState.Withdrawn), (o.State(), o.State("b2b")));
    }

    [Fact, Rule("BC-46")]
    public void Of_several_acts_it_is_said_which_one_is_meant()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.SuspendLabel);
        Prepare(o, BoardActKind.WithdrawLabel);
        Assert.Equal(("act", FieldReason.Required), Only(o.Try(Shop, new AnswerBoardAct("No."))!));
        Assert.Equal(("act", FieldReason.Unknown), Only(o.Try(Shop, new AnswerBoardAct("No.", Act: "x"))!));

        o.Do(Shop, new AnswerBoardAct("No.", Act: o.File.BoardActs[1].Id));
        Assert.Null(o.File.BoardActs[0].Answer);
        Assert.NotNull(o.File.BoardActs[1].Answer);
        Assert.Equal(
            RefusalReason.BoardActIsPrepared,
            o.Try(Registrar, new PrepareBoardAct(BoardActKind.SuspendLabel, "Why", o.Document()))!.Reason
        );
    }

    [Fact, Rule("BC-46")]
    public void A_withdrawal_that_falls_leaves_the_suspension_that_the_board_set_before()
    {
        var o = Carried(BoardActKind.SuspendLabel);
        Prepare(o, BoardActKind.WithdrawLabel);
        o.Do(Shop, new AnswerBoardAct("No.")).Do(Decision(o, BoardActResult.Carried));
        Assert.Equal(LabelState.Withdrawn, o.State());

        o.Do(Shop, new LodgeBoardAppeal("nl", o.File.BoardActs[1].Id));
        Assert.Equal(LabelState.Suspended, o.State());
        Assert.Equal(new DateOnly(2026, 5, 18), o.File.Label("b2c").LostOn);
        o.Do(new LiftSuspension("b2c", "Over"));
        Assert.Equal(LabelState.Valid, o.State());
        Assert.Null(o.File.Label("b2c").LostOn);
    }

    [Fact, Rule("BC-46")]
    public void A_label_is_suspended_by_name_only_once_the_board_has_heard_its_member()
    {
        var o = Holder("2026-05-04");
        var paper = o.Document();
        var suspend = new SuspendLabel("b2c", "Why", new DateOnly(2026, 5, 20), null, paper);
        var refused = o.Try(Registrar, suspend with { From = o.Today })!;
        Assert.Equal(RefusalReason.BoardNotHeard, refused.Reason);
        Assert.Equal(ObstacleKind.BoardReasonsTold, Assert.Single(refused.Obstacles).What);

        Prepare(o, BoardActKind.WithdrawLabel);
        Assert.Equal(RefusalReason.BoardNotHeard, o.Try(Registrar, suspend)!.Reason);
        Prepare(o, BoardActKind.SuspendLabel);
        Assert.Equal(ObstacleKind.BoardAnswerTermRuns, Assert.Single(o.Try(Registrar, suspend)!.Obstacles).What);

        o.Do(Shop, new AnswerBoardAct("No.", Act: o.File.BoardActs[1].Id));
        Assert.Equal(("document", FieldReason.Required), Only(o.Try(Registrar, suspend with { Document = null })!));
        Assert.Equal(
            ("from", FieldReason.InThePast),
            Only(o.Try(Registrar, suspend with { From = new DateOnly(2026, 5, 3) })!)
        );
        o.Do(suspend);
        Assert.Equal(BoardActResult.Carried, o.File.BoardActs[1].Result);

        Assert.Equal(LabelState.Valid, o.At("2026-05-19 23:59").State());
        Assert.Equal(LabelState.Suspended, o.At("2026-05-20 00:00").State());
        Assert.Equal(new DateOnly(2026, 5, 20), o.File.Label("b2c").LostOn);
    }

    [Fact, Rule("BC-46")]
    public void The_board_withdraws_by_name_with_its_document_once_it_has_heard()
    {
        var o = Holder("2026-05-04");
        var withdraw = new WithdrawLabel("b2c", "Why", new DateOnly(2026, 5, 4), o.Document(), ByBoard: true);
        Assert.NotNull(o.Try(Registrar, withdraw));

        Prepare(o, BoardActKind.WithdrawLabel);
        var refused = o.Try(Registrar, withdraw)!;
        Assert.Equal(RefusalKind.NotInThisState, refused.Kind);
        o.Do(Shop, new AnswerBoardAct("No."));
        Assert.Equal(("document", FieldReason.Required), Only(o.Try(Registrar, withdraw with { Document = null })!));
        Assert.Equal(
            ("on", FieldReason.InTheFuture),
            Only(o.Try(Registrar, withdraw with { On = new DateOnly(2026, 5, 5) })!)
        );
        o.Do(withdraw);

        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.NotNull(o.File.Running(LabelTermKind.LabelAppeal));
    }

    [Fact, Rule("BC-46")]
    public void Only_what_the_board_suspended_is_lifted()
    {
        var o = Carried(BoardActKind.SuspendLabel);
        o.Do(new LiftSuspension("b2c", "It is over"));
        Assert.Equal(LabelState.Valid, o.State());
        Assert.Null(o.File.Label("b2c").LostOn);
        Assert.Null(o.File.Running(LabelTermKind.LabelAppeal));

        var member = o.File.Standing;
        o.Stands(member.WithSanctions([]));
        Assert.Equal(RefusalKind.NotInThisState, o.Try(Registrar, new LiftSuspension("b2c", "It is over"))!.Kind);
    }

    [Fact, Rule("BC-46")]
    public void The_board_is_that_of_a_scheme_that_certifies()
    {
        var o = new LabelOffice("webshop-keurmerk", "2026-05-04 09:00");

        Assert.Equal(
            RefusalReason.NotInThisScheme,
            o.Try(Registrar, new PrepareBoardAct(BoardActKind.EndMembership, "Why", o.Document()))!.Reason
        );
    }

    [Fact, Rule("BC-46")]
    public void What_is_prepared_is_about_something_that_the_member_has()
    {
        var o = Holder("2026-05-04");
        var act = new PrepareBoardAct(BoardActKind.WithdrawLabel, "Why", o.Document());

        Assert.Equal(("label", FieldReason.LabelNotGranted), Only(o.Try(Registrar, act with { Label = "b2b" })!));
        Assert.Equal(
            ("to", FieldReason.OnlyASuspensionHasDays),
            Only(o.Try(Registrar, act with { To = new DateOnly(2026, 6, 1) })!)
        );
        Assert.Equal(
            ("to", FieldReason.InThePast),
            Only(o.Try(Registrar, act with { Kind = BoardActKind.SuspendLabel, To = new DateOnly(2026, 5, 3) })!)
        );
        Assert.Equal(RefusalKind.NotThisRole, o.Try(Shop, act)!.Kind);
    }

    [Fact, Rule("BC-46")]
    public void Beside_a_pending_case_somebody_sees_to_it_that_the_board_stays_off_its_facts()
    {
        var o = Holder("2026-05-04");
        var act = new PrepareBoardAct(BoardActKind.WithdrawLabel, "Why", o.Document());
        var beside = o.File.Do(act, o.Context(Registrar) with { HasPendingCase = true }).File!;

        Assert.Single(beside.Tasks, t => t.What == "board-act-beside-case");
        Prepare(o, BoardActKind.WithdrawLabel);
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "board-act-beside-case");
    }

    [Fact, Rule("BC-30"), Rule("BC-46")]
    public void What_the_board_lifts_while_a_decision_suspends_comes_back_when_that_falls()
    {
        var o = Carried(BoardActKind.SuspendLabel);
        Sanctioned(o, BySanction());
        o.Do(new LiftSuspension("b2c", "It is over"));
        Assert.Equal(LabelState.Suspended, o.State());

        Sanctioned(o);
        Assert.Equal(LabelState.Valid, o.State());
        Assert.Null(o.File.Label("b2c").LostOn);
        Assert.NotNull(o.File.Running(LabelTermKind.Control, "b2c"));
    }

    [Fact, Rule("BC-30"), Rule("BC-46")]
    public void What_the_board_suspends_stays_so_when_a_decision_falls()
    {
        var o = Carried(BoardActKind.SuspendLabel);
        Sanctioned(o, BySanction());
        Sanctioned(o);
        Assert.Equal(LabelState.Suspended, o.State());

        o.Do(new LiftSuspension("b2c", "It is over"));
        Assert.Equal(LabelState.Valid, o.State());
    }

    [Fact, Rule("BC-30"), Rule("BC-46")]
    public void What_the_board_withdrew_while_a_decision_suspended_comes_back_to_that_suspension()
    {
        var o = Holder("2026-05-04");
        Prepare(o, BoardActKind.WithdrawLabel);
        o.Do(Shop, new AnswerBoardAct("No.")).At("2026-05-18");
        Sanctioned(o, BySanction());
        o.Do(Decision(o, BoardActResult.Carried));
        Assert.Equal(LabelState.Withdrawn, o.State());

        o.At("2026-06-01").Do(Shop, new LodgeBoardAppeal("nl")).Do(Actor.Clock, new FollowMembership());
        Assert.Equal(LabelState.Suspended, o.State());
        Sanctioned(o);
        Assert.Equal(LabelState.Valid, o.State());
        Assert.NotNull(o.File.Running(LabelTermKind.Control, "b2c"));
    }

    private static void Sanctioned(LabelOffice o, params SanctionEffect[] effects) =>
        o.Stands(o.File.Onto(o.File.Standing).WithSanctions(effects));

    // By a final decision, from 18 May to 30 September.
    private static SanctionEffect BySanction() =>
        new(null, true, new DateOnly(2026, 5, 18), new DateOnly(2026, 9, 30), false);

    private static readonly System.Globalization.CultureInfo Invariant = System
        .Globalization
        .CultureInfo
        .InvariantCulture;

    internal static LabelOffice Holder(string at, string until = "2027-12-31") =>
        new LabelOffice(at: at + " 09:00").Do(
            new RecordExistingLabel("b2c", new DateOnly(2026, 1, 1), DateOnly.Parse(until, Invariant))
        );

    // Reasons on 4 May, an answer the same day, the decision on Monday 18 May: received on the 26th, appealed against until 10 June.
    private static LabelOffice Carried(BoardActKind kind, DateOnly? to = null)
    {
        var o = Holder("2026-05-04");
        Prepare(o, kind, to: to);
        return o.Do(Shop, new AnswerBoardAct("No.")).At("2026-05-18").Do(Decision(o, BoardActResult.Carried));
    }

    internal static void Prepare(
        LabelOffice o,
        BoardActKind kind,
        bool urgent = false,
        string? label = null,
        DateOnly? to = null
    ) => o.Do(new PrepareBoardAct(kind, "Why", o.Document(), urgent, label, to));

    internal static DecideBoardAct Decision(LabelOffice o, BoardActResult result) =>
        new(result, "Because", o.Document());

    internal static (string Field, FieldReason Reason) Only(Refusal refused)
    {
        var field = Assert.Single(refused.Fields);
        return (field.Field, field.Reason);
    }
}
