using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.BoardTests;
using static Redress.Domain.Tests.Labels.LabelOffice;

namespace Redress.Domain.Tests.Labels;

public sealed class ConditionTests
{
    [Fact, Rule("BC-35")]
    public void A_lost_condition_is_told_by_registered_post_with_thirty_days()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.ReviewSystem, Text: "None is there."));

        Assert.Equal(new DateOnly(2026, 6, 3), o.Term(LabelTermKind.Condition)!.Due);
        var letter = o.Told[^1].Letter;
        Assert.Equal(("label-condition-lost", LabelChannel.Registered), (letter.Template, letter.Channel));
        Assert.Equal((true, false), (letter.Values["isReviewSystem"], letter.Values["isFee"]));
        Assert.Equal(
            RefusalReason.ConditionToldAlready,
            o.Try(Registrar, new TellConditionLost(LabelCondition.ReviewSystem))!.Reason
        );
    }

    [Theory, Rule("BC-35")]
    // Five to ninety days from Monday 4 May.
    [InlineData("2026-05-08", false)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-08-02", true)]
    [InlineData("2026-08-03", false)]
    public void Its_last_day_may_be_set_within_bounds(string due, bool may)
    {
        var o = Holder("2026-05-04");
        var day = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);

        var refused = o.Try(Registrar, new TellConditionLost(LabelCondition.Fee, day));
        Assert.Equal(may, refused is null);
        Assert.Equal(may ? day : null, o.Term(LabelTermKind.Condition)?.Due);
        if (!may)
        {
            Assert.Equal(("due", FieldReason.OutOfBounds), Only(refused!));
        }
    }

    [Fact, Rule("BC-35")]
    public void Lost_sales_to_consumers_take_a_label_for_consumers_and_none_for_businesses()
    {
        var o = Holder("2026-05-04").Do(new RecordExistingLabel("b2b", new DateOnly(2026, 1, 1), null));
        o.Do(new TellConditionLost(LabelCondition.SalesToConsumers)).At("2026-06-04");
        Assert.Equal(
            RefusalReason.NoConditionLost,
            o.Try(Registrar, new WithdrawLabel("b2b", "No sales.", o.Today))!.Reason
        );
        Assert.Null(o.Try(Registrar, new WithdrawLabel("b2c", "No sales.", o.Today)));
    }

    [Fact, Rule("BC-35")]
    public void A_label_is_never_withdrawn_over_a_condition_before_it_was_told_and_its_term_is_over()
    {
        var o = Holder("2026-05-04");
        var refused = o.Try(Registrar, Withdrawal(o))!;
        Assert.Equal((RefusalKind.NotInThisState, "BC-35"), (refused.Kind, refused.Rule));
        Assert.Equal(ObstacleKind.LabelConditionTold, Assert.Single(refused.Obstacles).What);

        o.Do(new TellConditionLost(LabelCondition.Fee)).At("2026-06-03 23:59");
        Assert.Equal(
            new Obstacle(ObstacleKind.LabelConditionTermRuns, Until: new DateOnly(2026, 6, 3)),
            Assert.Single(o.Try(Registrar, Withdrawal(o))!.Obstacles)
        );

        o.At("2026-06-04 00:00");
        Assert.Equal(LabelState.Valid, o.State());
        Assert.Single(o.File.Tasks, t => t.What == "condition-not-mended" && t.DoneOn is null);
        o.Do(Withdrawal(o));
        Assert.Equal(LabelState.Withdrawn, o.State());
        Assert.Equal(o.Today, o.File.Label("b2c").LostOn);
        Assert.Null(o.File.Label("b2c").Before);
        Assert.False(o.File.LostConditions[0].IsLost);
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "condition-not-mended" && t.DoneOn is null);
        Assert.Contains(o.Told, t => t.Letter is { Template: "label-withdrawn", Channel: LabelChannel.Registered });
        Assert.Null(o.File.Running(LabelTermKind.Control));
        Assert.Null(o.File.Running(LabelTermKind.LabelAppeal));
    }

    [Fact, Rule("BC-35")]
    public void The_clock_never_takes_a_label_over_a_condition()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.Fee)).At("2027-05-04");

        Assert.True(o.File.Label("b2c").Counts);
    }

    [Fact, Rule("BC-35")]
    public void What_the_member_brings_is_judged_before_anything_is_withdrawn()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.Fee)).At("2026-06-03");
        o.Do(Shop, new MendCondition(LabelCondition.Fee, "Paid.", o.Document(Shop))).At("2026-06-04");
        Assert.Equal(ObstacleKind.LabelConditionJudged, Assert.Single(o.Try(Registrar, Withdrawal(o))!.Obstacles).What);

        Assert.Equal(
            ("text", FieldReason.Required),
            Only(o.Try(Registrar, new JudgeCondition(LabelCondition.Fee, false))!)
        );
        o.Do(new JudgeCondition(LabelCondition.Fee, false, "It did not come."));
        Assert.DoesNotContain(o.File.Tasks, t => t.What == "judge-condition" && t.DoneOn is null);
        o.Do(Withdrawal(o));
        Assert.Equal(LabelState.Withdrawn, o.State());
    }

    [Fact, Rule("BC-35")]
    public void A_condition_that_is_met_again_takes_nothing()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.Fee)).At("2026-05-10");
        o.Do(Shop, new MendCondition(LabelCondition.Fee, "Paid."));
        Assert.Single(o.File.Tasks, t => t.What == "judge-condition" && t.DoneOn is null);
        o.Do(new JudgeCondition(LabelCondition.Fee, true));

        Assert.Null(o.File.Running(LabelTermKind.Condition));
        Assert.Equal(true, o.Told[^1].Letter.Values["met"]);
        o.At("2026-07-01");
        Assert.Equal(RefusalReason.NoConditionLost, o.Try(Registrar, Withdrawal(o))!.Reason);
        Assert.Equal(
            RefusalReason.NoConditionLost,
            o.Try(Shop, new MendCondition(LabelCondition.Fee, "Paid."))!.Reason
        );
        o.Do(new TellConditionLost(LabelCondition.Fee));
    }

    [Fact, Rule("BC-35")]
    public void What_is_judged_not_met_within_the_term_may_be_mended_once_more()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.SslCheck)).At("2026-05-10");
        Assert.Equal(
            RefusalReason.NothingBrought,
            o.Try(Registrar, new JudgeCondition(LabelCondition.SslCheck, false, "No."))!.Reason
        );
        o.Do(Shop, new MendCondition(LabelCondition.SslCheck, "Mended."))
            .Do(new JudgeCondition(LabelCondition.SslCheck, false, "It is not."));
        Assert.Equal(
            ObstacleKind.LabelConditionTermRuns,
            Assert.Single(o.Try(Registrar, Withdrawal(o))!.Obstacles).What
        );

        o.Do(Shop, new MendCondition(LabelCondition.SslCheck, "Now it is."))
            .Do(new JudgeCondition(LabelCondition.SslCheck, true));
        Assert.False(o.File.LostConditions[0].IsLost);
    }

    [Fact, Rule("BC-35")]
    public void A_withdrawal_is_of_today()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.Fee)).At("2026-06-04");

        Assert.Equal(
            ("on", FieldReason.InThePast),
            Only(o.Try(Registrar, Withdrawal(o) with { On = o.Today.AddDays(-1) })!)
        );
        Assert.Equal(
            ("on", FieldReason.InTheFuture),
            Only(o.Try(Registrar, Withdrawal(o) with { On = o.Today.AddDays(1) })!)
        );
    }

    [Fact, Rule("BC-35")]
    public void As_long_as_a_label_is_left_the_condition_can_take_it()
    {
        var o = Holder("2026-05-04");
        o.Do(new RecordExistingLabel("b2b", new DateOnly(2026, 2, 1), new DateOnly(2028, 1, 31)))
            .Do(new TellConditionLost(LabelCondition.Fee))
            .At("2026-06-04")
            .Do(Withdrawal(o));
        Assert.Equal((LabelState.Withdrawn, LabelState.Valid), (o.State(), o.State("b2b")));
        Assert.True(o.File.LostConditions[0].IsLost);

        o.Do(Withdrawal(o) with { Kind = "b2b" });
        Assert.False(o.File.LostConditions[0].IsLost);
    }

    [Fact, Rule("BC-35"), Rule("BC-46")]
    public void What_a_condition_took_no_appeal_against_the_board_gives_back()
    {
        var o = Holder("2026-05-04").Do(new TellConditionLost(LabelCondition.Fee)).At("2026-06-01");
        o.Do(new PrepareBoardAct(BoardActKind.SuspendLabel, "Why", o.Document(), Urgent: true));
        o.Do(Shop, new LodgeBoardAppeal("nl")).At("2026-06-04").Do(Withdrawal(o));

        o.Do(new RecordBoardAppeal(LabelAppealOutcome.Upheld, o.Today, o.Document()));
        Assert.Equal(LabelState.Withdrawn, o.State());
    }

    [Fact, Rule("BC-35")]
    public void Who_has_no_label_is_told_of_no_condition()
    {
        var o = new LabelOffice(at: "2026-05-04 09:00");

        Assert.Equal(RefusalReason.NotInThisState, o.Try(Registrar, new TellConditionLost(LabelCondition.Fee))!.Reason);
    }

    private static WithdrawLabel Withdrawal(LabelOffice o) => new("b2c", "A condition is lost.", o.Today);
}
