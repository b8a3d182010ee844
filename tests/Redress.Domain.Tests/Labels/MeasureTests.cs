using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

public sealed class MeasureTests
{
    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    [Theory]
    [Rule("WK-3")]
    [InlineData("2026-06-05 15:00", "2026-06-08 15:00", "2026-06-08", "2026-06-22")] // Friday to Monday
    [InlineData("2026-06-06 10:00", "2026-06-09 00:00", "2026-06-08", "2026-06-22")] // Saturday: all of Monday
    [InlineData("2026-06-07 23:59", "2026-06-09 00:00", "2026-06-08", "2026-06-22")] // Sunday night
    [InlineData("2026-06-08 09:30", "2026-06-09 09:30", "2026-06-09", "2026-06-23")]
    [InlineData("2026-04-02 15:00", "2026-04-07 15:00", "2026-04-07", "2026-04-21")] // Good Friday and Easter Monday
    [InlineData("2026-04-24 15:00", "2026-04-28 15:00", "2026-04-28", "2026-05-12")] // King's Day
    [InlineData("2026-05-04 11:00", "2026-05-06 11:00", "2026-05-06", "2026-05-20")] // Liberation Day
    [InlineData("2026-05-13 15:00", "2026-05-15 15:00", "2026-05-15", "2026-05-29")] // Ascension
    [InlineData("2026-05-22 15:00", "2026-05-26 15:00", "2026-05-26", "2026-06-09")] // Whit Monday
    [InlineData("2026-12-24 12:00", "2026-12-28 12:00", "2026-12-28", "2027-01-11")] // both days of Christmas
    [InlineData("2026-12-31 18:00", "2027-01-04 18:00", "2027-01-04", "2027-01-18")] // the year's end
    [InlineData("2026-03-27 15:00", "2026-03-30 15:00", "2026-03-30", "2026-04-13")] // the clock goes forward
    [InlineData("2026-10-23 15:00", "2026-10-26 15:00", "2026-10-26", "2026-11-09")] // the clock goes back
    public void The_hours_to_react_and_the_days_to_decide_run_from_the_sending(
        string sent,
        string until,
        string lastDay,
        string decideBy
    )
    {
        var office = ALogo.Valid("2026-03-02 09:00").At(sent).Warned();
        Assert.Equal(LabelState.Warned, office.Logo());
        var hours = office.Term(LabelTermKind.Reaction)!;
        Assert.Equal(office.Instant(until), hours.Ends);
        Assert.Equal((Day(lastDay), true), (hours.Due, hours.OfMember));

        office.Until(hours.Ends.AddMinutes(-1));
        var refused = office.Try(LabelOffice.Registrar, office.Deciding())!;
        Assert.Equal(
            (RefusalKind.NotInThisState, "WK-3", RefusalReason.LabelTermRuns),
            (refused.Kind, refused.Rule, refused.Reason)
        );
        Assert.Equal(
            new Obstacle(ObstacleKind.ReactionTermRuns, Party.Respondent, Until: Day(lastDay)),
            Assert.Single(refused.Obstacles)
        );
        Assert.Empty(office.OpenTasks());

        office.At(until);
        Assert.Equal(["decide-measure"], office.OpenTasks());
        Assert.Equal(Day(decideBy), office.Term(LabelTermKind.MeasureDecision)!.Due);
        office.At(decideBy + " 23:59").Do(office.Deciding());
        Assert.Equal(LabelState.Suspended, office.Logo());
        Assert.Empty(office.OpenTasks());
    }

    [Fact]
    [Rule("WK-3")]
    public void A_warning_names_facts_article_and_measure_and_needs_all_three()
    {
        var office = ALogo.Valid();
        var refused = office.Try(LabelOffice.Registrar, new PrepareMeasure(null, null, null))!;
        Assert.Equal(["kind", "grounds", "article"], refused.Fields.Select(f => f.Field));
        office.Do(new PrepareMeasure(MeasureKind.Withdraw, "Facts", "7.2"));
        var letter = office.LastTold();
        Assert.Equal(("label-measure-warned", LabelChannel.Email), (letter.Template, letter.Channel));
        Assert.Equal("Facts 7.2 24", $"{letter.Values["grounds"]} {letter.Values["article"]} {letter.Values["hours"]}");
        Assert.Equal((false, true), (letter.Values["suspends"], letter.Values["withdraws"]));
        Assert.True(office.File.Label(ALogo.Kind).Counts);
    }

    [Fact]
    [Rule("WK-3")]
    public void Nothing_runs_before_the_email_left_and_the_hours_run_from_then()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Do(new PrepareMeasure(MeasureKind.Suspend, "Facts", "7.2"));
        office.At("2026-06-09 10:00");
        Assert.DoesNotContain(LabelTermKind.Reaction, office.RunningTerms());
        Assert.Equal(RefusalReason.WarningNotSent, office.Try(LabelOffice.Registrar, office.Deciding())!.Reason);
        office.Do(
            Actor.Clock,
            new NoteLetter(office.LastMeasure().Warning!.LetterId, Sent: true, office.Instant("2026-06-09 09:45"))
        );
        Assert.Equal(office.Instant("2026-06-10 09:45"), office.Term(LabelTermKind.Reaction)!.Ends);
    }

    [Fact]
    [Rule("WK-3")]
    public void A_warning_that_came_back_starts_nothing_and_is_a_task()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Do(new PrepareMeasure(MeasureKind.Suspend, "Facts", "7.2"));
        office.Mailed(sent: false).At("2026-07-30");
        Assert.Equal(["warning-bounced"], office.OpenTasks());
        Assert.Equal(LabelState.Warned, office.Logo());
        Assert.Equal(RefusalReason.WarningNotSent, office.Try(LabelOffice.Registrar, office.Deciding())!.Reason);
        office.Do(new DropMeasure(office.LastMeasure().Id)).Warned();
        Assert.Empty(office.OpenTasks());
        Assert.Contains(LabelTermKind.Reaction, office.RunningTerms());
    }

    [Fact]
    [Rule("WK-3")]
    public void One_that_came_back_after_it_had_left_undoes_what_ran()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Warned().At("2026-06-08 16:00");
        Assert.Contains(LabelTermKind.MeasureDecision, office.RunningTerms());
        office.Do(Actor.Clock, new NoteLetter(office.LastMeasure().Warning!.LetterId, Sent: false, office.Now));
        Assert.Equal([LabelTermKind.Examination], office.RunningTerms());
        Assert.Equal(["warning-bounced"], office.OpenTasks());
        Assert.Equal(RefusalReason.WarningNotSent, office.Try(LabelOffice.Registrar, office.Deciding())!.Reason);
    }

    [Fact]
    [Rule("WK-3"), Rule("FP-11")]
    public void One_that_came_back_is_written_again_to_be_posted_and_its_hours_run_from_its_presumed_receipt()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Warned();
        Assert.True(office.File.RunsFrom(office.LastMeasure().Warning!.LetterId));
        office.Do(
            LabelOffice.Registrar,
            new NoteLetter(office.LastMeasure().Warning!.LetterId, Sent: false, office.Now)
        );
        var posted = office.LastTold();
        Assert.Equal(("label-measure-warned", LabelChannel.Registered), (posted.Template, posted.Channel));
        office.Do(LabelOffice.Registrar, new NoteLetter(posted.Id, Sent: true, office.Now, ByPost: true));
        Assert.Empty(office.OpenTasks());
        // Posted on Friday the 5th: presumed there on Friday the 12th, and the 24 hours of working days are those of Monday.
        Assert.Equal(office.Instant("2026-06-16 00:00"), office.Term(LabelTermKind.Reaction)!.Ends);
        office.At("2026-06-15 23:59");
        Assert.NotNull(office.Try(LabelOffice.Registrar, office.Deciding()));
        office.At("2026-06-16 00:00").Do(office.Deciding());
        Assert.Equal(LabelState.Suspended, office.Logo());
    }

    [Fact]
    [Rule("WK-3"), Rule("FP-11")]
    public void Where_there_is_no_address_to_write_to_the_hours_run_from_the_presumed_receipt_of_the_post()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00");
        office.Do(new PrepareMeasure(MeasureKind.Suspend, "No invoice was sent", "7.2"));
        Assert.True(office.File.AwaitsPost(office.LastTold().Id));
        office.Do(LabelOffice.Registrar, new NoteLetter(office.LastTold().Id, Sent: true, office.Now, ByPost: true));
        Assert.Equal(office.Instant("2026-06-16 00:00"), office.Term(LabelTermKind.Reaction)!.Ends);
    }

    [Fact]
    [Rule("WK-3")]
    public void A_reaction_is_kept_and_does_not_shorten_the_hours()
    {
        var office = ALogo.Valid().At("2026-06-08 09:30").Warned().At("2026-06-08 11:00");
        office.Do(
            LabelOffice.Shop,
            new ReactToMeasure(office.LastMeasure().Id, "We mend it", office.Document(LabelOffice.Shop))
        );
        Assert.Equal("We mend it", Assert.Single(office.LastMeasure().Reactions).Text);
        Assert.Equal(RefusalReason.LabelTermRuns, office.Try(LabelOffice.Registrar, office.Deciding())!.Reason);
        office.At("2026-06-09 09:30").Do(office.Deciding());
        Assert.Equal(
            RefusalReason.NoMeasureOpen,
            office.Try(LabelOffice.Shop, new ReactToMeasure(office.LastMeasure().Id, "Late"))!.Reason
        );
    }

    [Fact]
    [Rule("WK-3")]
    public void A_warning_that_nobody_decides_upon_for_fourteen_days_is_void()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Warned().At("2026-06-22 23:59");
        Assert.Equal(LabelState.Warned, office.Logo());
        office.At("2026-06-23 00:00");
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.NotNull(office.LastMeasure().VoidOn);
        Assert.Empty(office.OpenTasks());
        Assert.Equal(true, office.LastTold().Values["lapsed"]);
        Assert.Equal(RefusalKind.NotInThisState, office.Try(LabelOffice.Registrar, office.Deciding())!.Kind);
        office.Warned();
        Assert.Equal(LabelState.Warned, office.Logo());
    }

    [Fact]
    [Rule("WK-3")]
    public void A_dropped_warning_leaves_the_logo_valid_and_nothing_runs()
    {
        var office = ALogo.Valid().Warned();
        office.Do(new DropMeasure(office.LastMeasure().Id, "It was another webshop"));
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.Equal([LabelTermKind.Examination], office.RunningTerms());
        Assert.Equal("label-measure-dropped", office.LastTold().Template);
        Assert.Equal(false, office.LastTold().Values["lapsed"]);
    }

    [Fact]
    [Rule("WK-3")]
    public void There_is_one_warning_at_a_time()
    {
        var office = ALogo.Valid().Decided().Warned(MeasureKind.Withdraw);
        var refused = office.Try(LabelOffice.Registrar, new PrepareMeasure(MeasureKind.Withdraw, "More", "8"))!;
        Assert.Equal(("WK-3", RefusalReason.MeasurePrepared), (refused.Rule, refused.Reason));
    }

    [Fact]
    [Rule("WK-3")]
    public void What_is_decided_may_be_milder_than_what_was_warned_of_never_harsher()
    {
        var office = ALogo.Valid().Warned().At("2026-01-06 09:00");
        Assert.Equal(
            ("kind", FieldReason.HarsherThanWarned),
            office.Try(LabelOffice.Registrar, office.Deciding(MeasureKind.Withdraw)).Wrong()
        );
        var milder = ALogo.Valid().Warned(MeasureKind.Withdraw).At("2026-01-06 09:00");
        milder.Do(milder.Deciding(MeasureKind.Suspend));
        Assert.Equal(LabelState.Suspended, milder.Logo());
    }

    [Fact]
    [Rule("WK-3")]
    public void A_decision_names_its_measure_where_it_is_not_taken_at_once()
    {
        var office = ALogo.Valid().Decided();
        Assert.Equal(
            ("measure", FieldReason.Required),
            office.Try(LabelOffice.Registrar, new DecideMeasure(MeasureKind.Withdraw, "Facts")).Wrong()
        );
        Assert.Equal(
            ("measure", FieldReason.Unknown),
            office.Try(LabelOffice.Registrar, new DecideMeasure(MeasureKind.Withdraw, "Facts", "measure-99")).Wrong()
        );
        Assert.Equal(
            RefusalReason.NoMeasureOpen,
            office.Try(LabelOffice.Registrar, office.Deciding(MeasureKind.Withdraw))!.Reason
        );
    }

    [Fact]
    [Rule("WK-3")]
    public void A_suspension_takes_the_logo_that_day_and_is_reviewed_every_thirty_days()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Decided();
        Assert.Equal(Day("2026-06-08"), office.File.Label(ALogo.Kind).LostOn);
        Assert.False(office.File.Label(ALogo.Kind).ToGranted()!.IsHeld);
        office.Do(new RecordRemoval(office.LastMeasure().Id, Day("2026-06-08"), "Seen"));
        office.At("2026-07-08 23:59");
        Assert.Empty(office.OpenTasks());
        office.At("2026-07-09 00:00");
        Assert.Equal(["review-measure"], office.OpenTasks());
        office.Do(new ReviewMeasure(office.LastMeasure().Id, "Still no invoices"));
        Assert.Empty(office.OpenTasks());
        Assert.Equal(Day("2026-08-08"), office.Term(LabelTermKind.Review)!.Due);
    }

    [Theory]
    [Rule("WK-3")]
    [InlineData("2026-07-03 16:00", "2026-07-07")] // Friday: Monday and Tuesday
    [InlineData("2026-12-24 09:00", "2026-12-29")] // over Christmas
    public void The_proof_is_answered_within_two_working_days(string brought, string due)
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Decided();
        office.Do(new RecordRemoval(office.LastMeasure().Id, office.Today, "Seen")).At(brought);
        office.Do(LabelOffice.Shop, new ReportMended(office.LastMeasure().Id, "Invoices are sent"));
        var term = office.Term(LabelTermKind.Lifting)!;
        Assert.Equal((Day(due), true), (term.Due, term.Runs));
        Assert.Contains("judge-mended", office.OpenTasks());
        office.At(due + " 23:59");
        Assert.DoesNotContain("lifting-overdue", office.OpenTasks());
        office.Until(term.Ends);
        Assert.Contains("lifting-overdue", office.OpenTasks());
        office.Do(new LiftMeasure(office.LastMeasure().Id));
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.Null(office.File.Label(ALogo.Kind).LostOn);
        Assert.True(office.File.Label(ALogo.Kind).ToGranted()!.IsHeld);
        Assert.Empty(office.OpenTasks());
        Assert.Equal("label-measure-lifted", office.LastTold().Template);
        Assert.Equal(
            RefusalKind.NotInThisState,
            office.Try(LabelOffice.Registrar, new LiftMeasure(office.LastMeasure().Id))!.Kind
        );
    }

    [Fact]
    [Rule("WK-3")]
    public void A_suspended_provider_is_warned_of_a_withdrawal_and_not_suspended_twice()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Decided().At("2026-07-03 15:00");
        Assert.Equal(
            RefusalReason.LogoSuspendedAlready,
            office.Try(LabelOffice.Registrar, new PrepareMeasure(MeasureKind.Suspend, "More", "8"))!.Reason
        );
        Assert.Equal(
            RefusalReason.LogoSuspendedAlready,
            office.Try(LabelOffice.Registrar, new DecideMeasure(MeasureKind.Suspend, "More", Immediate: true))!.Reason
        );
        office.Warned(MeasureKind.Withdraw).At("2026-07-06 15:00");
        Assert.Equal(LabelState.Suspended, office.Logo());
        office.Do(office.Deciding(MeasureKind.Withdraw));
        Assert.Equal(LabelState.Withdrawn, office.Logo());
        Assert.Equal(Day("2026-06-08"), office.File.Label(ALogo.Kind).LostOn);
        Assert.DoesNotContain(LabelTermKind.Review, office.RunningTerms());
        Assert.DoesNotContain(LabelTermKind.Examination, office.RunningTerms());
    }

    [Fact]
    [Rule("WK-3")]
    public void A_void_warning_of_a_suspended_provider_leaves_it_suspended()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Decided().Warned(MeasureKind.Withdraw).At("2026-07-01");
        Assert.NotNull(office.LastMeasure().VoidOn);
        Assert.Equal(LabelState.Suspended, office.Logo());
    }

    [Fact]
    [Rule("WK-3")]
    public void A_warning_stands_on_when_the_suspension_is_lifted_meanwhile()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Decided().Warned(MeasureKind.Withdraw);
        office.Do(new LiftMeasure(office.File.Measures[0].Id));
        Assert.Equal(LabelState.Warned, office.Logo());
        Assert.Null(office.File.Label(ALogo.Kind).LostOn);
        office.At("2026-06-09 15:00").Do(office.Deciding(MeasureKind.Withdraw));
        Assert.Equal(LabelState.Withdrawn, office.Logo());
    }

    [Fact]
    [Rule("WK-4")]
    public void At_once_it_needs_two_people_and_no_warning()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00");
        office.Do(new DecideMeasure(MeasureKind.Withdraw, "The logo stands on another site", Immediate: true));
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.Empty(office.File.Measures);
        Assert.Equal("label-logo-granted", office.LastTold().Template);
        var confirm = new ConfirmProposed("decide-measure");
        Assert.Equal(RefusalReason.SecondPersonNeeded, office.Try(LabelOffice.Registrar, confirm)!.Reason);
        office.Do(LabelOffice.Registrar2, confirm);
        Assert.Equal(LabelState.Withdrawn, office.Logo());
        Assert.Equal("label-measure-decided", office.LastTold().Template);
        Assert.Equal(true, office.LastTold().Values["immediate"]);
    }

    [Fact]
    [Rule("WK-4")]
    public void What_was_warned_of_may_be_taken_at_once_by_two_people_while_the_hours_run()
    {
        var office = ALogo.Valid().Warned();
        office
            .Do(office.Deciding(MeasureKind.Withdraw) with { Immediate = true })
            .Do(LabelOffice.Registrar2, new ConfirmProposed("decide-measure"));
        Assert.Equal(LabelState.Withdrawn, office.Logo());
        Assert.Empty(office.RunningTerms());
    }

    [Fact]
    [Rule("WK-4")]
    public void A_suspension_at_once_leaves_a_warning_of_one_without_object_and_one_of_a_withdrawal_as_it_is()
    {
        var office = ALogo.Valid().Warned().AtOnce();
        Assert.NotNull(office.File.Measures[0].VoidOn);
        Assert.Equal(LabelState.Suspended, office.Logo());
        var other = ALogo.Valid().Warned(MeasureKind.Withdraw).AtOnce();
        Assert.True(other.File.Measures[0].IsPrepared);
        Assert.Equal(LabelState.Suspended, other.Logo());
    }

    [Fact]
    [Rule("WK-4")]
    public void What_is_decided_after_the_hours_takes_one_person()
    {
        var office = ALogo.Valid().Decided();
        Assert.Empty(office.File.Proposed);
        Assert.Equal(LabelState.Suspended, office.Logo());
    }

    [Fact]
    [Rule("WK-2")]
    public void An_advice_that_is_not_followed_is_a_measure_to_decide_once()
    {
        var office = ALogo.Valid();
        var advice = new OpenMeasureOverAdvice("WK-2026-000001", "Geschillencommissie Webshop", Day("2026-01-02"));
        office.Do(Actor.Clock, advice).Do(Actor.Clock, advice);
        var measure = Assert.Single(office.File.Measures);
        Assert.Equal("WK-2026-000001", measure.OfAdvice!.Number);
        Assert.Equal(["decide-measure"], office.OpenTasks());
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.Equal(RefusalReason.WarningNotSent, office.Try(LabelOffice.Registrar, office.Deciding())!.Reason);
        office
            .Do(office.Deciding() with { Immediate = true })
            .Do(LabelOffice.Registrar2, new ConfirmProposed("decide-measure"));
        Assert.Equal(LabelState.Suspended, office.Logo());
        Assert.Empty(office.OpenTasks());
    }

    [Fact]
    [Rule("WK-2")]
    public void It_may_be_warned_of_or_dropped_as_any_other()
    {
        var advice = new OpenMeasureOverAdvice("WK-2026-000001", "Geschillencommissie Webshop", Day("2026-01-02"));
        var warned = ALogo.Valid().Do(Actor.Clock, advice);
        warned.Do(new PrepareMeasure(MeasureKind.Suspend, "Not paid", "9", warned.LastMeasure().Id)).Mailed();
        Assert.Equal(LabelState.Warned, warned.Logo());
        Assert.True(Assert.Single(warned.File.Measures).IsPrepared);
        Assert.Empty(warned.OpenTasks());

        var dropped = ALogo.Valid().Do(Actor.Clock, advice);
        dropped.Do(new DropMeasure(dropped.LastMeasure().Id, "Paid after all"));
        Assert.Empty(dropped.OpenTasks());
        Assert.Equal(LabelState.Valid, dropped.Logo());
    }

    [Fact]
    [Rule("WK-2")]
    public void Of_a_provider_without_the_logo_it_is_written_down_and_nothing_waits()
    {
        var office = ALogo.Valid().AtOnce(MeasureKind.Withdraw);
        office.Do(Actor.Clock, new OpenMeasureOverAdvice("WK-2026-000001", "Commissie", Day("2026-01-02")));
        Assert.False(office.LastMeasure().IsOpen);
        Assert.NotNull(office.LastMeasure().OfAdvice);
        Assert.DoesNotContain("decide-measure", office.OpenTasks());
    }
}
