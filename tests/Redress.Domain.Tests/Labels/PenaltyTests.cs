using FsCheck;
using FsCheck.Fluent;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

public sealed class PenaltyTests
{
    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    // The fee, which nobody pays here, is reminded of by post as well.
    private static IEnumerable<LabelLetter> ByPost(LabelOffice office) =>
        office
            .Told.Select(t => t.Letter)
            .Where(l => l.Channel == LabelChannel.Registered && l.Template != "label-fee-reminder");

    [Theory]
    [Rule("WK-4")]
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-06-08 16:00", 200)] // the example of the law
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-06-07 14:59", 0)]
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-06-07 15:00", 0)]
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-06-07 15:00:01", 100)]
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-06-08 15:00", 100)]
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-06-08 15:00:01", 200)]
    [InlineData("2026-06-05 15:00", "2026-06-07 15:00", "2026-07-07 15:00", 3000)]
    [InlineData("2026-04-02 15:00", "2026-04-04 15:00", "2026-04-06 15:00", 200)] // Easter is not left out
    [InlineData("2026-03-27 15:00", "2026-03-29 16:00", "2026-03-30 16:00", 100)] // the clock goes forward
    [InlineData("2026-03-28 12:00", "2026-03-30 13:00", "2026-03-30 13:00:01", 100)]
    [InlineData("2026-10-23 15:00", "2026-10-25 14:00", "2026-10-26 14:00:01", 200)] // the clock goes back
    [InlineData("2026-10-24 12:00", "2026-10-26 11:00", "2026-10-26 11:00", 0)]
    public void Each_started_day_after_the_hours_costs_a_hundred(string sent, string end, string removed, int euro)
    {
        var office = ALogo.Valid().At(sent).AtOnce(MeasureKind.Withdraw);
        Assert.Equal(office.Instant(end), office.Term(LabelTermKind.Removal)!.Ends);
        office.At(removed);
        Assert.Equal(Money.Euro(euro), office.Penalty());
        office.Do(new RecordRemoval(office.LastMeasure().Id, office.Today, "Seen on the site"));
        office.At("2026-12-01");
        Assert.Equal(Money.Euro(euro), office.Penalty());
        Assert.Equal(euro > 0 ? ["demand-penalty"] : [], office.OpenTasks());
        Assert.Empty(office.RunningTerms());
    }

    [Theory]
    [Rule("WK-4")]
    [InlineData(MeasureKind.Suspend)]
    [InlineData(MeasureKind.Withdraw)]
    public void What_was_decided_after_a_warning_is_removed_on_the_same_penalty(MeasureKind kind)
    {
        var office = ALogo.Valid().At("2026-06-04 15:00").Decided(kind).At("2026-06-08 16:00");
        Assert.Equal(Money.Euro(200), office.Penalty());
    }

    [Fact]
    [Rule("WK-4")]
    public void The_hours_run_from_the_sending_not_from_the_decision()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00");
        office
            .Do(new DecideMeasure(MeasureKind.Withdraw, "Facts", Immediate: true))
            .Do(LabelOffice.Registrar2, new ConfirmProposed("decide-measure"));
        office.At("2026-06-12");
        Assert.Empty(office.RunningTerms());
        Assert.Equal(Money.Euro(0), office.Penalty());
        office.Mailed();
        Assert.Equal(office.Instant("2026-06-14 09:00"), office.LastMeasure().Notice!.RemovalEnds);
        Assert.Equal([LabelTermKind.MeasureReceipt, LabelTermKind.Removal], office.RunningTerms());
    }

    [Fact]
    [Rule("WK-4")]
    public void Not_confirmed_within_a_day_it_goes_by_registered_post_as_well_and_the_hours_stay()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce().At("2026-06-06 14:59");
        Assert.Empty(ByPost(office));
        office.At("2026-06-06 15:00");
        var letter = office.LastTold();
        Assert.Equal(("label-measure-decided", LabelChannel.Registered), (letter.Template, letter.Channel));
        Assert.Equal(Day("2026-06-06"), office.LastMeasure().Notice!.Posted!.WrittenOn);
        Assert.Equal(office.Instant("2026-06-07 15:00"), office.Term(LabelTermKind.Removal)!.Ends);
        office.Do(Actor.Clock, new NoteLetter(letter.Id, Sent: true, office.Now));
        Assert.Equal(office.Instant("2026-06-07 15:00"), office.LastMeasure().Notice!.RemovalEnds);
    }

    [Fact]
    [Rule("WK-4")]
    public void Confirmed_it_does_not_and_it_is_confirmed_once()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce().At("2026-06-06 14:00");
        office.Do(LabelOffice.Shop, new ConfirmReceipt(office.LastMeasure().Id)).At("2026-06-20");
        Assert.Empty(ByPost(office));
        Assert.Equal(office.Instant("2026-06-07 15:00"), office.LastMeasure().Notice!.RemovalEnds);
        Assert.Equal(
            RefusalReason.NoMeasureOpen,
            office.Try(LabelOffice.Shop, new ConfirmReceipt(office.LastMeasure().Id))!.Reason
        );
    }

    [Fact]
    [Rule("WK-4")]
    public void A_notice_that_came_back_starts_nothing_goes_by_post_and_is_a_task_until_it_is_confirmed()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce(MeasureKind.Withdraw).At("2026-06-05 18:00");
        office.Do(Actor.Clock, new NoteLetter(office.LastMeasure().Notice!.LetterId, Sent: false, office.Now));
        Assert.Empty(office.RunningTerms());
        Assert.Equal(LabelChannel.Registered, office.LastTold().Channel);
        office.At("2026-06-09 10:00");
        Assert.Equal((Money.Euro(0), "notice-bounced"), (office.Penalty(), Assert.Single(office.OpenTasks())));
        office.Do(LabelOffice.Shop, new ConfirmReceipt(office.LastMeasure().Id));
        Assert.Empty(office.OpenTasks());
        Assert.Equal(office.Instant("2026-06-11 10:00"), office.LastMeasure().Notice!.RemovalEnds);
        office.Do(Actor.Clock, new NoteLetter(office.LastMeasure().Notice!.LetterId, Sent: false, office.Now));
        Assert.Equal(office.Instant("2026-06-11 10:00"), office.LastMeasure().Notice!.RemovalEnds);
        Assert.Single(ByPost(office));
    }

    [Fact]
    [Rule("WK-4"), Rule("FP-11")]
    public void A_notice_that_came_back_starts_the_hours_with_the_presumed_receipt_of_its_post()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce(MeasureKind.Withdraw).At("2026-06-05 18:00");
        office.Do(Actor.Clock, new NoteLetter(office.LastMeasure().Notice!.LetterId, Sent: false, office.Now));
        var posted = office.LastTold().Id;
        Assert.True(office.File.AwaitsPost(posted));
        office.At("2026-06-08 10:00");
        office.Do(LabelOffice.Registrar, new NoteLetter(posted, Sent: true, office.Now, ByPost: true));
        // Posted on Monday: presumed there on Monday the 15th, and 48 running hours from the end of that day.
        Assert.Equal(office.Instant("2026-06-18 00:00"), office.LastMeasure().Notice!.RemovalEnds);
        Assert.Empty(office.OpenTasks());
        Assert.False(office.File.AwaitsPost(posted));
        Assert.False(office.File.RunsFrom(office.LastMeasure().Notice!.LetterId));
    }

    [Fact]
    [Rule("WK-4")]
    public void The_registrar_looks_at_the_end_of_the_hours_and_weekly()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce(MeasureKind.Withdraw).At("2026-06-07 14:59");
        Assert.Empty(office.OpenTasks());
        office.At("2026-06-07 15:00");
        Assert.Equal(["look-for-logo"], office.OpenTasks());
        office.At("2026-06-08").Do(new RecordStillThere(office.LastMeasure().Id, "A picture of the page"));
        Assert.Empty(office.OpenTasks());
        office.At("2026-06-15 23:59");
        Assert.Empty(office.OpenTasks());
        office.At("2026-06-16 00:00");
        Assert.Equal(["look-for-logo"], office.OpenTasks());
        Assert.Equal("A picture of the page", Assert.Single(office.LastMeasure().Looks).Evidence);
        office.At("2026-07-01");
        Assert.Equal(["look-for-logo"], office.OpenTasks());
        Assert.Contains(LabelTermKind.RemovalLook, office.RunningTerms());
    }

    [Fact]
    [Rule("WK-4")]
    public void It_is_demanded_every_thirty_days_and_after_the_removal_and_what_was_paid_counts()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce(MeasureKind.Withdraw);
        Assert.Equal(
            RefusalReason.NoPenalty,
            office.Try(LabelOffice.Registrar, new DemandPenalty(office.LastMeasure().Id))!.Reason
        );
        office.At("2026-07-08 00:00");
        Assert.Equal(["demand-penalty", "look-for-logo"], office.OpenTasks());
        office.Do(new DemandPenalty(office.LastMeasure().Id));
        Assert.Equal(["look-for-logo"], office.OpenTasks());
        Assert.Equal(Money.Euro(3100), office.LastTold().Values["amount"]);
        Assert.Equal(Day("2026-08-07"), office.Term(LabelTermKind.PenaltyDemand)!.Due);
        office.Do(new RecordPenaltyPayment(office.LastMeasure().Id, Day("2026-07-08"), Money.Euro(3000)));
        office.At("2026-07-09 10:00").Do(new RecordRemoval(office.LastMeasure().Id, Day("2026-07-09"), "Gone"));
        Assert.Equal(["demand-penalty"], office.OpenTasks());
        office.Do(new DemandPenalty(office.LastMeasure().Id));
        Assert.Equal(Money.Euro(200), office.LastTold().Values["amount"]);
        Assert.Equal([Money.Euro(3100), Money.Euro(3200)], office.LastMeasure().Demands.Select(d => d.Amount));
        office.Do(new RecordPenaltyPayment(office.LastMeasure().Id, Day("2026-07-09"), Money.Euro(200)));
        Assert.Equal(
            RefusalReason.NoPenalty,
            office.Try(LabelOffice.Registrar, new DemandPenalty(office.LastMeasure().Id))!.Reason
        );
        Assert.Empty(office.OpenTasks());
        Assert.Empty(office.RunningTerms());
    }

    [Theory]
    [Rule("WK-4")]
    [InlineData("2026-06-11", null, "on", FieldReason.InTheFuture)]
    [InlineData("2026-06-04", null, "on", FieldReason.TooFarBack)]
    [InlineData("2026-06-05", "2026-06-05 14:59", "at", FieldReason.TooFarBack)]
    [InlineData("2026-06-10", "2026-06-10 09:01", "at", FieldReason.InTheFuture)]
    [InlineData("2026-06-08", "2026-06-09 12:00", "at", FieldReason.DayOutOfOrder)]
    public void A_removal_lies_between_the_notice_and_now(string on, string? at, string field, FieldReason reason)
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce().At("2026-06-10 09:00");
        var command = new RecordRemoval(
            office.LastMeasure().Id,
            Day(on),
            "Seen",
            at is null ? null : office.Instant(at)
        );
        Assert.Equal((field, reason), office.Try(LabelOffice.Registrar, command).Wrong());
    }

    [Theory]
    [Rule("WK-4")]
    [InlineData("2026-06-08", "2026-06-08 16:00", 200)]
    [InlineData("2026-06-07", null, 100)] // to the end of Sunday
    [InlineData("2026-06-05", "2026-06-05 15:00", 0)]
    [InlineData("2026-06-10", null, 300)] // today: now, 09:00
    public void A_day_that_is_over_counts_to_its_end_where_the_hour_is_not_known(string on, string? at, int euro)
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce().At("2026-06-10 09:00");
        office.Do(new RecordRemoval(office.LastMeasure().Id, Day(on), "Seen", at is null ? null : office.Instant(at)));
        Assert.Equal(Money.Euro(euro), office.Penalty());
        Assert.Equal(
            RefusalReason.NoMeasureOpen,
            office.Try(LabelOffice.Registrar, new RecordRemoval(office.LastMeasure().Id, Day(on), "Again"))!.Reason
        );
    }

    [Fact]
    [Rule("WK-4")]
    public void It_stands_still_once_the_logo_may_be_shown_again()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce().At("2026-06-08 16:00");
        office.Do(new LiftMeasure(office.LastMeasure().Id)).At("2026-07-01");
        Assert.Equal(Money.Euro(200), office.Penalty());
        Assert.Equal(["demand-penalty"], office.OpenTasks());
        Assert.DoesNotContain(LabelTermKind.RemovalLook, office.RunningTerms());

        var granted = ALogo.Valid().At("2026-06-05 15:00").AtOnce(MeasureKind.Withdraw).At("2026-06-08 16:00");
        granted.Do(LabelOffice.Shop, new ApplyForLabel(ALogo.Kind, Undertaking: true));
        granted.Do(ALogo.Granting("2026-06-08")).At("2026-07-01");
        Assert.Equal(Money.Euro(200), granted.Penalty());
    }

    [Fact]
    [Rule("WK-4")]
    public void One_logo_costs_a_hundred_a_day_however_many_measures_there_are()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce().AtOnce(MeasureKind.Withdraw);
        office.At("2026-06-08 16:00");
        Assert.Equal(
            [Money.Euro(200), Money.Euro(0)],
            office.File.Measures.Select(m => LabelFile.PenaltyOf(m, office.Now))
        );
        office.Do(new RecordRemoval(office.LastMeasure().Id, office.Today, "Gone"));
        Assert.All(office.File.Measures, m => Assert.NotNull(m.Removal));
        Assert.Empty(office.RunningTerms());
    }

    [Fact]
    [Rule("WK-4")]
    public void Court_steps_are_recorded_beside_it()
    {
        var office = ALogo.Valid().AtOnce();
        var step = new RecordCourtStep(office.LastMeasure().Id, "Summons", Day("2026-01-06"));
        Assert.Equal(("on", FieldReason.InTheFuture), office.Try(LabelOffice.Registrar, step).Wrong());
        office.Do(step with { On = Day("2026-01-05") });
        Assert.Equal("Summons", Assert.Single(office.LastMeasure().CourtSteps).Text);
    }

    [Fact]
    [Rule("WK-4")]
    public void A_payment_is_of_a_penalty_that_there_is_in_its_own_currency_and_not_ahead()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce();
        var payment = new RecordPenaltyPayment(office.LastMeasure().Id, Day("2026-06-05"), Money.Euro(100));
        Assert.Equal(RefusalReason.NoPenalty, office.Try(LabelOffice.Registrar, payment)!.Reason);
        office.At("2026-06-08");
        Refusal? Try(RecordPenaltyPayment p) => office.Try(LabelOffice.Registrar, p);
        Assert.Equal(("on", FieldReason.InTheFuture), Try(payment with { On = Day("2026-06-09") }).Wrong());
        Assert.Equal(("amount", FieldReason.NotAnAmount), Try(payment with { Amount = Money.Euro(0) }).Wrong());
        Assert.Equal(("amount", FieldReason.OtherCurrency), Try(payment with { Amount = new Money(1, "USD") }).Wrong());
    }

    [Fact]
    [Rule("WK-4")]
    public void It_never_falls_is_nothing_up_to_the_end_and_grows_by_one_sum_at_each_day_that_starts()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var cases =
            from minutes in Gen.Choose(0, 60 * 24 * 400)
            from days in Gen.Choose(0, 500)
            from seconds in Gen.Choose(1, 60 * 60 * 24)
            from less in Gen.Choose(0, 60 * 60 * 24 * 40)
            select (End: start.AddMinutes(minutes), days, seconds, less);
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var measure = new Measure("m")
                    {
                        Notice = new MeasureNotice("l", Money.Euro(100)) { RemovalEnds = c.End },
                    };
                    decimal At(DateTimeOffset until) => LabelFile.PenaltyOf(measure, until)!.Amount;
                    var at = c.End.AddDays(c.days).AddSeconds(c.seconds);
                    return At(at) == 100 * (c.days + 1)
                        && At(c.End.AddSeconds(-c.less)) == 0
                        && At(at.AddSeconds(-c.less)) <= At(at)
                        && At(c.End.AddDays(c.days)) == 100 * c.days
                        && At(c.End.AddDays(c.days).AddTicks(1)) == 100 * (c.days + 1);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
