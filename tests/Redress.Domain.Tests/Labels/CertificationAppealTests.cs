using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

public sealed class CertificationAppealTests
{
    // Monday 2 March 2026, received on Monday 9: to be appealed against until Tuesday 24.
    private static LabelOffice Refused()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply().PayCost();
        return office.Do(office.Negative());
    }

    private static LabelOffice Lodge(LabelOffice office) =>
        office.Do(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "fr"));

    private static LabelOffice Record(LabelOffice office, LabelAppealOutcome outcome) =>
        office.Do(new RecordCertificationAppeal(Kind, outcome, office.Today, office.Document()));

    private static Refusal? TryLodge(LabelOffice office, string language = "nl") =>
        office.Try(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, language));

    [Theory, Rule("BC-37")]
    [InlineData("2026-03-02 09:00", true)]
    [InlineData("2026-03-24 23:59", true)]
    [InlineData("2026-03-25 00:00", false)]
    public void It_is_lodged_within_fifteen_days_of_the_presumed_receipt(string at, bool may)
    {
        var office = Refused().At(at);
        var refused = TryLodge(office);
        Assert.Equal(may ? null : RefusalReason.TermHasEnded, refused?.Reason);
        Assert.Equal(may ? LabelState.UnderAppeal : LabelState.Refused, office.State());
    }

    [Fact, Rule("BC-37")]
    public void It_is_in_Dutch_or_French()
    {
        var office = Refused();
        Assert.Equal(("language", FieldReason.ArbitrationLanguage), Field(TryLodge(office, "en")));
        Assert.Null(TryLodge(office, "fr"));
        Assert.Equal("fr", Assert.Single(office.File.Appeals).Language);

        static (string, FieldReason) Field(Refusal? refused) => (refused!.Fields[0].Field, refused.Fields[0].Reason);
    }

    [Fact, Rule("BC-37")]
    public void There_is_none_without_a_negative_certification_and_one_at_a_time()
    {
        var office = InControlOn("2028-01-10");
        Assert.Equal(RefusalReason.NoNegativeCertification, TryLodge(office)!.Reason);
        Lodge(office.Do(office.Negative()));
        Assert.Equal(RefusalReason.AlreadyAppealed, TryLodge(office)!.Reason);
    }

    [Fact, Rule("BC-41"), Rule("BC-37")]
    public void A_label_that_is_lost_while_its_appeal_runs_is_removed_and_looked_for()
    {
        var office = InControlOn("2028-01-10");
        Lodge(office.Do(office.Negative()).At("2028-01-11"));
        Assert.True(office.Label().Counts);
        // Received on Monday the 17th: from Tuesday on it is gone, and before the arbitrator.
        office.At("2028-01-18");
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Assert.Contains(office.Told, told => told.Letter.Template == "label-remove");
        Assert.NotNull(office.File.Running(LabelTermKind.RemovalCheck, Kind));
    }

    [Fact, Rule("BC-37")]
    public void The_registrar_brings_it_within_thirty_days_and_his_delay_never_ends_it()
    {
        // 2 March and 30 days: 1 April.
        var office = Lodge(Refused());
        var appeal = office.File.Appeals[0].Id;
        Assert.Equal(Day("2026-04-01"), office.Running(LabelTermKind.BringingLabelAppeal)!.Due);
        office.At("2026-06-01");
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Assert.True(office.Asks("bring-label-appeal"));
        Assert.Equal(
            "appeal",
            office.Try(LabelOffice.Registrar, new BringLabelAppeal("none", office.Today))!.Fields[0].Field
        );
        Assert.Equal(
            "on",
            office.Try(LabelOffice.Registrar, new BringLabelAppeal(appeal, Day("2026-03-01")))!.Fields[0].Field
        );
        Assert.Equal(
            "on",
            office.Try(LabelOffice.Registrar, new BringLabelAppeal(appeal, Day("2026-06-02")))!.Fields[0].Field
        );
        office.Do(new BringLabelAppeal(appeal, office.Today, "C 12"));
        Assert.False(office.Asks("bring-label-appeal"));
        Assert.Equal("C 12", office.File.Appeals[0].Reference);
        Assert.NotNull(office.Try(LabelOffice.Registrar, new BringLabelAppeal(appeal, office.Today)));
    }

    [Fact, Rule("BC-37")]
    public void Upheld_it_is_positive_from_the_arbitrators_day_and_the_other_conditions_are_checked_afresh()
    {
        var office = Lodge(Refused()).At("2026-05-04");
        office.Do(new RecordCertificationAppeal(Kind, LabelAppealOutcome.Upheld, Day("2026-05-01"), office.Document()));
        Assert.Equal(LabelState.ReadyToGrant, office.State());
        Assert.Equal(Day("2026-05-01"), office.Label().CertifiedOn);
        Assert.Equal(
            RefusalReason.LabelConditionsMissing,
            office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today))!.Reason
        );
        office.MeetConditions().Do(new GrantLabel(Kind, office.Today));
        Assert.Equal(Day("2028-05-03"), office.Label().Until);
    }

    [Theory, Rule("BC-37")]
    [InlineData(LabelAppealOutcome.Rejected)]
    [InlineData(LabelAppealOutcome.Withdrawn)]
    public void Lost_at_a_first_certification_it_stays_refused_and_can_be_asked_for_anew(LabelAppealOutcome outcome)
    {
        var office = Record(Lodge(Refused()).At("2026-05-04"), outcome);
        Assert.Equal(LabelState.Refused, office.State());
        Assert.Equal(RefusalReason.TermHasEnded, TryLodge(office)!.Reason);
        Assert.Equal(LabelState.Applied, office.Apply().State());
    }

    [Fact, Rule("BC-37")]
    public void Its_outcome_is_of_no_day_to_come_nor_before_it_was_lodged()
    {
        var office = Lodge(Refused()).At("2026-05-04");
        foreach (var on in new[] { "2026-03-01", "2026-05-05" })
        {
            var refused = office.Try(
                LabelOffice.Registrar,
                new RecordCertificationAppeal(Kind, LabelAppealOutcome.Upheld, Day(on), office.Document())
            );
            Assert.Equal("on", Assert.Single(refused!.Fields).Field);
        }

        Record(office, LabelAppealOutcome.Upheld);
        Assert.Equal(
            RefusalReason.NoLabelAppeal,
            office
                .Try(
                    LabelOffice.Registrar,
                    new RecordCertificationAppeal(Kind, LabelAppealOutcome.Upheld, office.Today, office.Document())
                )!
                .Reason
        );
    }

    [Fact, Rule("BC-37")]
    public void Upheld_before_its_receipt_the_negative_decision_takes_nothing()
    {
        // Monday 10 January 2028, to be received on Monday 17.
        var office = InControlOn("2028-01-10");
        Lodge(office.Do(office.Negative()));
        Assert.Equal(LabelState.InControl, office.State());
        Record(office.At("2028-01-14"), LabelAppealOutcome.Upheld).At("2028-01-20");
        Assert.Equal(LabelState.InControl, office.State());
        office.MeetConditions().Do(new GrantLabel(Kind, office.Today));
        Assert.Equal(Day("2030-03-01"), office.Label().Until);
    }

    [Theory, Rule("BC-37")]
    [InlineData(LabelAppealOutcome.Upheld, LabelState.ReadyToGrant)]
    [InlineData(LabelAppealOutcome.Rejected, LabelState.Withdrawn)]
    public void It_grants_nothing_meanwhile(LabelAppealOutcome outcome, LabelState then)
    {
        var office = InControlOn("2028-01-10");
        Lodge(office.Do(office.Negative())).At("2028-01-18 00:00");
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Assert.False(office.ShownValid());
        Assert.Equal(then, Record(office.At("2028-02-20"), outcome).State());
    }

    [Fact, Rule("BC-37")]
    public void Lodged_after_the_loss_and_upheld_it_leads_to_a_grant_of_two_years()
    {
        var office = InControlOn("2028-01-10");
        Lodge(office.Do(office.Negative()).At("2028-01-20"));
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Record(office.At("2028-02-21"), LabelAppealOutcome.Upheld).MeetConditions();
        office.Do(new GrantLabel(Kind, office.Today));
        Assert.Equal((Day("2028-02-21"), Day("2030-02-20")), (office.Label().From, office.Label().Until));
    }

    [Fact, Rule("BC-36"), Rule("BC-37")]
    public void A_label_that_is_over_before_the_receipt_can_be_appealed_for_and_stays_over_when_that_is_lost()
    {
        // Told on Monday 28 February 2028, received on Monday 6 March; over since 2 March.
        var office = InControlOn("2028-02-28");
        office.Do(office.Negative()).At("2028-03-10");
        Assert.Equal(LabelState.Expired, office.State());
        // 6 March and 15 days.
        Assert.Equal(Day("2028-03-21"), office.Running(LabelTermKind.LabelAppeal)!.Due);
        Lodge(office);
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Assert.Equal(LabelState.Expired, Record(office, LabelAppealOutcome.Rejected).State());
    }

    [Fact, Rule("BC-37")]
    public void One_that_is_over_while_the_appeal_runs_waits_for_the_arbitrator()
    {
        var office = InControlOn("2028-02-28");
        Lodge(office.Do(office.Negative())).At("2028-03-02 00:00");
        Assert.Equal(LabelState.UnderAppeal, office.State());
        office.At("2028-03-20");
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Assert.Equal(LabelState.Expired, Record(office, LabelAppealOutcome.Withdrawn).State());
    }

    [Theory, Rule("BC-37"), Rule("FP-13")]
    [InlineData("2026-03-24", null)]
    [InlineData("2026-03-25", RefusalReason.TermHasEnded)]
    [InlineData(null, RefusalReason.TermHasEnded)]
    public void One_that_came_on_paper_in_time_is_in_time_however_late_it_is_entered(
        string? arrived,
        RefusalReason? why
    )
    {
        var office = Refused().At("2026-04-10");
        var (permitted, _) = LabelMachine.ActionsFor(
            office.File,
            office.Rulebook.Labels,
            new LabelContext(LabelOffice.Registrar, office.Now, office.Rulebook)
        );
        Assert.Contains(permitted, act => act.Command == typeof(LodgeCertificationAppeal));
        Assert.Equal(why, office.Try(LabelOffice.Registrar, Paper(arrived))?.Reason);
        Assert.Equal(why is null ? LabelState.UnderAppeal : LabelState.Refused, office.State());
        if (why is null)
        {
            Assert.Equal(Day("2026-03-24"), office.File.Appeals[0].LodgedOn);
            Assert.Equal(Day("2026-04-23"), office.Running(LabelTermKind.BringingLabelAppeal)!.Due);
            Assert.Equal(
                (TermState.Met, Day("2026-03-24")),
                office
                    .File.Terms.Where(t => t.Kind == LabelTermKind.LabelAppeal)
                    .Select(t => (t.State, t.EndedOn!.Value))
                    .Single()
            );
        }
    }

    [Fact, Rule("FP-13")]
    public void The_day_of_its_arrival_is_said_by_who_keeps_the_register_and_lies_between_the_decision_and_today()
    {
        var office = Refused().At("2026-03-10");
        Assert.Equal(("arrived", FieldReason.Unknown), Field(office.Try(LabelOffice.Shop, Paper("2026-03-10"))));
        Assert.Equal(
            ("arrived", FieldReason.InTheFuture),
            Field(office.Try(LabelOffice.Registrar, Paper("2026-03-11")))
        );
        Assert.Equal(
            ("arrived", FieldReason.DayOutOfOrder),
            Field(office.Try(LabelOffice.Registrar, Paper("2026-03-01")))
        );
        Assert.Null(office.Try(LabelOffice.Registrar, Paper("2026-03-02")));

        static (string, FieldReason) Field(Refusal? refused) => (refused!.Fields[0].Field, refused.Fields[0].Reason);
    }

    [Fact, Rule("BC-37"), Rule("FP-13")]
    public void What_came_on_paper_counts_for_the_last_negative_certification_alone()
    {
        // Lost long ago, and certified since: an old paper brings back nothing.
        var office = Refused().At("2026-04-10").Apply().PayCost();
        office.Do(office.Positive());
        Assert.NotNull(office.Try(LabelOffice.Registrar, Paper("2026-03-20")));
        Assert.Equal(
            RefusalReason.TermHasEnded,
            Refused().At("2026-04-10").Try(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl"))!.Reason
        );
    }

    private static LodgeCertificationAppeal Paper(string? arrived) =>
        new(Kind, "nl", arrived is null ? null : Day(arrived));

    [Fact, Rule("FP-13"), Rule("BC-23")]
    public void One_that_arrived_before_the_letter_was_posted_is_in_time()
    {
        var office = Refused();
        var letter = Assert.Single(office.ToldOf("label-certification-negative")).Letter.Id;
        office.At("2026-03-05").Do(new NoteLetter(letter, Sent: true, office.Now, ByPost: true));
        office.At("2026-03-06").Do(Paper("2026-03-04"));
        Assert.Equal(Day("2026-03-04"), office.File.Appeals[0].LodgedOn);
    }

    [Fact, Rule("FP-13")]
    public void A_day_of_arrival_to_come_is_told_at_its_field_while_the_time_runs()
    {
        var office = Refused().At("2026-03-20");
        Assert.Equal(FieldReason.InTheFuture, office.Try(LabelOffice.Registrar, Paper("2026-03-30")).Wrong().Reason);
        Assert.Equal(FieldReason.Unknown, office.Try(LabelOffice.Shop, Paper("2026-03-30")).Wrong().Reason);
    }
}
