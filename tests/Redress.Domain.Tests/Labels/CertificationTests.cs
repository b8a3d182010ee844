using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

public sealed class CertificationTests
{
    private static LabelOffice Examined(string at = "2026-03-02") => new LabelOffice(at: at).Apply().PayCost();

    private static LabelOffice Mending(string? due = null)
    {
        var office = Examined();
        return office.Do(office.Negative(new ShortcomingTold("No company number", due is null ? null : Day(due))));
    }

    [Fact, Rule("BC-34")]
    public void A_positive_certification_waits_for_the_other_conditions_and_for_the_registrar_sixty_days()
    {
        var office = Examined();
        office.Do(office.Positive());
        Assert.Equal(LabelState.ReadyToGrant, office.State());
        // 2 March and 60 days: 1 May, a holiday, which stays.
        Assert.Equal(Day("2026-05-01"), office.Running(LabelTermKind.Granting)!.Due);
        office.At("2026-05-01 23:59");
        Assert.False(office.Asks("grant-waits"));
        office.At("2026-05-02 00:00");
        Assert.True(office.Asks("grant-waits"));
        Assert.Equal(LabelState.ReadyToGrant, office.State());
    }

    [Fact, Rule("BC-35")]
    public void The_certification_keeps_the_version_of_the_check_list_by_which_it_examined()
    {
        var office = Examined();
        office.Do(office.Positive());
        Assert.Equal("2026-01", Assert.Single(office.File.Certifications).Checklist);
    }

    [Fact, Rule("BC-35")]
    public void A_report_is_of_this_application_of_a_day_after_the_payment_and_never_of_one_to_come()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply().At("2026-03-04").PayCost().At("2026-03-10");
        Assert.Equal(FieldReason.TooFarBack, ReasonOf(office, "2026-03-01"));
        Assert.Equal(FieldReason.DayOutOfOrder, ReasonOf(office, "2026-03-03"));
        Assert.Equal(FieldReason.InTheFuture, ReasonOf(office, "2026-03-11"));
        office.Do(office.Positive("2026-03-04"));
        Assert.Equal(Day("2026-03-04"), office.Label().CertifiedOn);
    }

    private static FieldReason ReasonOf(LabelOffice office, string on) =>
        Assert.Single(office.Try(LabelOffice.Registrar, office.Positive(on))!.Fields).Reason;

    [Fact, Rule("BC-35")]
    public void The_cost_of_a_control_is_paid_before_it_is_certified()
    {
        var office = GrantedOn("2026-03-02").At("2027-10-01");
        var refused = office.Try(LabelOffice.Registrar, office.Positive());
        Assert.Equal(RefusalReason.CostNotPaid, refused!.Reason);
        Assert.Equal(ObstacleKind.LabelCertificationCost, Assert.Single(refused.Obstacles).What);
        office.PayCost();
        office.Do(office.Positive());
    }

    [Fact, Rule("BC-36"), Rule("BC-37")]
    public void A_negative_first_certification_refuses_at_once_and_can_be_appealed_from_its_receipt()
    {
        // Monday 11 May 2026: the fifth working day is Tuesday 19, Ascension and a weekend between; 15 days later it is 3 June.
        var office = Examined("2026-05-11");
        office.Do(office.Negative());
        Assert.Equal(LabelState.Refused, office.State());
        Assert.Equal(Day("2026-05-19"), office.Running(LabelTermKind.NegativeReceipt)!.Due);
        Assert.Equal(
            LabelChannel.Registered,
            Assert.Single(office.ToldOf("label-certification-negative")).Letter.Channel
        );
        office.At("2026-05-20 00:00");
        Assert.Equal(Day("2026-06-03"), office.Running(LabelTermKind.LabelAppeal)!.Due);
        office.Apply();
        Assert.Equal(LabelState.Applied, office.State());
    }

    [Fact, Rule("BC-23"), Rule("BC-36"), Rule("BC-37")]
    public void A_negative_decision_that_is_posted_later_is_received_later_and_never_sooner_than_was_told()
    {
        // Told on Monday 11 May 2026, so on Tuesday 19; posted on Wednesday 13: Thursday 14 is Ascension, so on Thursday 21, and 15 days later it is 5 June.
        var office = Examined("2026-05-11");
        office.Do(office.Negative());
        var letter = Assert.Single(office.ToldOf("label-certification-negative")).Letter.Id;
        Assert.True(office.File.AwaitsPost(letter));
        office.At("2026-05-13 09:00");
        office.Do(LabelOffice.Registrar, new NoteLetter(letter, Sent: true, office.Now, ByPost: true));
        Assert.Equal(
            (Day("2026-05-13"), Day("2026-05-21")),
            (
                office.Running(LabelTermKind.NegativeReceipt)!.Derivation.On,
                office.Running(LabelTermKind.NegativeReceipt)!.Due
            )
        );
        Assert.False(office.File.AwaitsPost(letter));
        office.At("2026-05-22 00:00");
        Assert.Equal(Day("2026-06-05"), office.Running(LabelTermKind.LabelAppeal)!.Due);
    }

    [Fact, Rule("BC-23"), Rule("BC-37")]
    public void One_whose_posting_is_noted_after_its_presumed_receipt_moves_the_days_to_appeal()
    {
        var office = Examined("2026-05-11");
        office.Do(office.Negative());
        var letter = Assert.Single(office.ToldOf("label-certification-negative")).Letter.Id;
        office.At("2026-05-20 00:00");
        Assert.Equal(Day("2026-06-03"), office.Running(LabelTermKind.LabelAppeal)!.Due);
        // Posted on Friday 15 May: Friday 22, and 15 days later Saturday 6 June, so Monday 8.
        office.At("2026-05-20 09:00");
        var posted = office.Rulebook.Working.StartOf(Day("2026-05-15"));
        office.Do(LabelOffice.Registrar, new NoteLetter(letter, Sent: true, posted, ByPost: true));
        Assert.Equal(Day("2026-06-08"), office.Running(LabelTermKind.LabelAppeal)!.Due);
    }

    [Fact, Rule("BC-36")]
    public void Nobody_who_still_has_days_to_mend_is_refused_for_what_it_may_mend()
    {
        var office = Mending("2026-03-20").At("2026-03-20 12:00");
        var refused = office.Try(LabelOffice.Registrar, office.Negative())!;
        Assert.Equal((RefusalKind.NotInThisState, "BC-36"), (refused.Kind, refused.Rule));
        Assert.Equal(
            new Obstacle(ObstacleKind.MendingTermRuns, Until: Day("2026-03-20")),
            Assert.Single(refused.Obstacles)
        );
        office.At("2026-03-21 00:00");
        office.Do(office.Negative());
        Assert.Equal(LabelState.Refused, office.State());
    }

    [Fact, Rule("BC-37")]
    public void The_last_day_to_appeal_moves_to_a_working_day()
    {
        // Friday 29 May, received on Friday 5 June; 15 days later it is Saturday 20, so Monday 22.
        var office = Examined("2026-05-29");
        office.Do(office.Negative()).At("2026-06-06 00:00");
        Assert.Equal(Day("2026-06-22"), office.Running(LabelTermKind.LabelAppeal)!.Due);
    }

    [Fact, Rule("BC-36")]
    public void Shortcomings_are_told_by_registered_post_at_once_each_with_its_day()
    {
        var office = Examined();
        office.Do(office.Negative(new ShortcomingTold("One"), new ShortcomingTold("Two", Day("2026-03-07"))));
        Assert.Equal(LabelState.Mending, office.State());
        var told = Assert.Single(office.ToldOf("label-shortcomings"));
        Assert.Equal(("2026-03-02", LabelChannel.Registered), (told.Day, told.Letter.Channel));
        Assert.Equal(
            [Day("2026-04-01"), Day("2026-03-07")],
            office.File.Terms.Where(t => t.Kind == LabelTermKind.Mending && t.Runs).Select(t => t.Due)
        );
        // A Saturday, which stays.
        Assert.False(office.ShownValid());
    }

    [Theory, Rule("BC-36")]
    [InlineData("2026-03-06", false)]
    [InlineData("2026-03-07", true)]
    [InlineData("2026-05-31", true)]
    [InlineData("2026-06-01", false)]
    public void A_shortcoming_has_from_five_to_ninety_days(string due, bool may)
    {
        var office = Examined();
        var refused = office.Try(LabelOffice.Registrar, office.Negative(new ShortcomingTold("One", Day(due))));
        Assert.Equal(may, refused is null);
        Assert.True(may || refused!.Fields is [{ Field: "shortcomings[0].due", Reason: FieldReason.DayOutOfBounds }]);
    }

    [Fact, Rule("BC-36")]
    public void A_positive_certification_finds_nothing_wanting_and_leaves_nothing_to_mend()
    {
        var office = Examined();
        var both = office.Positive() with { Shortcomings = [new ShortcomingTold("One")] };
        Assert.Equal("shortcomings", Assert.Single(office.Try(LabelOffice.Registrar, both)!.Fields).Field);
        office.Do(office.Negative(new ShortcomingTold("One")));
        Assert.Equal(RefusalReason.ShortcomingsNotMended, office.Try(LabelOffice.Registrar, office.Positive())!.Reason);
    }

    [Fact, Rule("BC-36")]
    public void What_is_mended_is_checked_within_fourteen_days_and_then_certified()
    {
        var office = Mending().At("2026-03-20");
        office.Do(LabelOffice.Shop, new MendShortcoming(office.Last().Id, office.Document(LabelOffice.Shop)));
        Assert.Equal(Day("2026-04-03"), office.Running(LabelTermKind.MendingCheck)!.Due);
        Assert.Null(office.Running(LabelTermKind.Mending));
        Assert.True(office.Asks("check-shortcoming"));
        office.At("2026-03-25").Do(new CheckShortcoming(office.Last().Id, true));
        Assert.False(office.Asks("check-shortcoming"));
        Assert.True(office.Asks("certification-decision"));
        office.Do(office.Positive());
        Assert.Equal(LabelState.ReadyToGrant, office.State());
        Assert.False(office.Asks("certification-decision"));
    }

    [Fact, Rule("BC-36")]
    public void What_the_check_finds_unmended_may_be_mended_until_its_day_and_not_after()
    {
        var office = Mending().At("2026-03-10");
        var id = office.Last().Id;
        office.Do(LabelOffice.Shop, new MendShortcoming(id, office.Document()));
        office.Do(new CheckShortcoming(id, false, "Still not there"));
        Assert.Equal(Day("2026-04-01"), office.Running(LabelTermKind.Mending)!.Due);
        office.At("2026-03-30").Do(LabelOffice.Shop, new MendShortcoming(id, office.Document()));
        office.At("2026-04-02").Do(new CheckShortcoming(id, false));
        Assert.Null(office.Running(LabelTermKind.Mending));
        Assert.True(office.Asks("shortcoming-not-mended"));
        office.Do(office.Negative());
        Assert.Equal(LabelState.Refused, office.State());
        Assert.False(office.Asks("shortcoming-not-mended"));
    }

    [Fact, Rule("BC-36")]
    public void A_day_that_passes_unmended_asks_for_a_negative_decision()
    {
        var office = Mending().At("2026-04-01 23:59");
        Assert.False(office.Asks("shortcoming-not-mended"));
        office.At("2026-04-02 00:00");
        Assert.True(office.Asks("shortcoming-not-mended"));
        Assert.Equal(
            RefusalReason.TermHasEnded,
            office.Try(LabelOffice.Shop, new MendShortcoming(office.Last().Id, office.Document()))!.Reason
        );
        Assert.Equal(LabelState.Mending, office.State());
    }

    [Fact, Rule("BC-36")]
    public void A_shortcoming_that_is_none_is_told_at_its_field()
    {
        var office = Mending();
        Assert.Equal(
            "shortcoming",
            Assert.Single(office.Try(LabelOffice.Shop, new MendShortcoming("none", office.Document()))!.Fields).Field
        );
        Assert.Equal(
            "shortcoming",
            Assert.Single(office.Try(LabelOffice.Registrar, new CheckShortcoming("none", true))!.Fields).Field
        );
        Assert.Equal(
            RefusalReason.NoShortcoming,
            office.Try(LabelOffice.Registrar, new CheckShortcoming(office.Last().Id, true))!.Reason
        );
    }

    [Fact, Rule("BC-36")]
    public void Its_days_are_extended_once()
    {
        var office = Mending("2026-03-12");
        var term = office.Running(LabelTermKind.Mending)!.Id;
        Assert.Equal("days", Assert.Single(Extend(0)!.Fields).Field);
        Assert.Equal("days", Assert.Single(Extend(91)!.Fields).Field);
        Assert.Null(Extend(10));
        Assert.Equal(Day("2026-03-22"), office.Running(LabelTermKind.Mending)!.Due);
        Assert.Equal(Day("2026-03-22"), office.Last().Due);
        Assert.Equal(RefusalReason.TermAlreadyExtended, Extend(5)!.Reason);
        office.Do(LabelOffice.Shop, new MendShortcoming(office.Last().Id, office.Document()));
        office.Do(new CheckShortcoming(office.Last().Id, false));
        term = office.Running(LabelTermKind.Mending)!.Id;
        Assert.Equal(RefusalReason.TermAlreadyExtended, Extend(5)!.Reason);
        term = office.Term(LabelTermKind.CertificationCost)!.Id;
        Assert.Equal(RefusalReason.TermNotExtendable, Extend(5)!.Reason);

        Refusal? Extend(int days) => office.Try(LabelOffice.Registrar, new ExtendLabelTerm(term, days, "…"));
    }

    [Fact, Rule("BC-36")]
    public void At_a_control_no_shortcoming_lasts_beyond_the_end_of_the_label()
    {
        // Valid to 1 March 2028.
        var office = InControlOn("2028-02-10");
        Assert.NotNull(
            office.Try(LabelOffice.Registrar, office.Negative(new ShortcomingTold("One", Day("2028-03-02"))))
        );
        office.Do(office.Negative(new ShortcomingTold("One"), new ShortcomingTold("Two", Day("2028-02-20"))));
        Assert.Equal(LabelState.Mending, office.State());
        Assert.True(office.ShownValid());
        Assert.Equal(Day("2028-03-01"), office.File.Shortcomings[0].Due);
        var term = office.File.Running(LabelTermKind.Mending, Kind, office.Last().Id)!.Id;
        Assert.NotNull(office.Try(LabelOffice.Registrar, new ExtendLabelTerm(term, 11, "…")));
        office.Do(new ExtendLabelTerm(term, 10, "…"));
        Assert.Equal(Day("2028-03-01"), office.Last().Due);
        // Four days before the end: what is left of it.
        office = InControlOn("2028-02-26");
        office.Do(office.Negative(new ShortcomingTold("One")));
        Assert.Equal(Day("2028-03-01"), office.Last().Due);
    }

    [Fact, Rule("BC-34"), Rule("BC-36")]
    public void Under_a_declaration_of_honour_it_may_last_longer()
    {
        var office = InControlOn("2028-02-10");
        office.Do(office.Honour());
        office.Do(office.Negative(new ShortcomingTold("One", Day("2028-03-20"))));
        Assert.Equal(LabelState.Provisional, office.State());
        Assert.Equal(Day("2028-03-20"), office.Last().Due);
    }

    [Fact, Rule("BC-36")]
    public void At_a_control_a_negative_decision_takes_the_label_at_its_receipt()
    {
        // Monday 20 December 2027: Christmas is a Saturday; the fifth working day is Monday 27.
        var office = InControlOn("2027-12-20");
        office.Do(office.Negative());
        Assert.Equal(LabelState.InControl, office.State());
        Assert.Equal(RefusalReason.CertificationIsOver, office.Try(LabelOffice.Registrar, office.Positive())!.Reason);
        office.At("2027-12-27 23:59");
        Assert.True(office.ShownValid());
        office.At("2027-12-28 00:00");
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.Equal(Day("2027-12-28"), office.Label().LostOn);
        Assert.False(office.ShownValid());
        // 27 December and 15 days: 11 January, a Tuesday.
        Assert.Equal(Day("2028-01-11"), office.Running(LabelTermKind.LabelAppeal)!.Due);
        Assert.Null(office.Running(LabelTermKind.Control));
        office.MeetConditions();
        Assert.Contains(
            office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today))!.Obstacles,
            o => o.What == ObstacleKind.LabelCertification
        );
    }

    [Fact, Rule("BC-36")]
    public void Whoever_asks_anew_before_that_receipt_does_not_begin_with_the_certification_of_before()
    {
        // Withdrawn by the board on the day on which it was told; the certification of before would hold until 1 March 2028.
        var office = InControlOn("2027-11-02");
        office.Do(new PrepareBoardAct(BoardActKind.WithdrawLabel, "…", office.Document())).At("2027-12-20");
        office.Do(office.Negative()).Do(new DecideBoardAct(BoardActResult.Carried, "…", office.Document()));
        Assert.Equal(LabelState.Withdrawn, office.State());
        office.Apply();
        Assert.Equal(LabelState.Applied, office.State());
        Assert.Null(office.Running(LabelTermKind.NegativeReceipt));
    }
}
