using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

public sealed class HonourTests
{
    private static LabelOffice Declared(string on)
    {
        var office = new LabelOffice(at: on).Apply().MeetConditions();
        return office.Do(office.Honour());
    }

    [Fact, Rule("BC-34")]
    public void It_makes_the_label_valid_from_its_approval_and_the_candidate_a_member()
    {
        var office = Declared("2026-01-20");
        Assert.Equal(LabelState.Provisional, office.State());
        Assert.True(office.ShownValid());
        Assert.Equal((Day("2026-01-20"), Day("2028-01-19")), (office.Label().From, office.Label().Until));
        Assert.Equal(Membership.Active, office.File.Standing.Membership);
        Assert.Equal("2026-01", office.Label().Charter);
    }

    [Theory, Rule("BC-34")]
    [InlineData("2026-11-30", "2027-02-28", "2027-02-28T23:00Z")]
    [InlineData("2027-11-30", "2028-02-29", "2028-02-29T23:00Z")]
    [InlineData("2026-12-28", "2027-03-28", "2027-03-28T22:00Z")]
    [InlineData("2026-07-25", "2026-10-25", "2026-10-25T23:00Z")]
    [InlineData("2026-10-25", "2027-01-25", "2027-01-25T23:00Z")]
    public void It_lasts_three_months_to_the_last_minute_whatever_day_that_is(string on, string due, string ends)
    {
        // A Sunday; a leap day; a Sunday on which the clock goes forward; one on which it goes back.
        var office = Declared(on);
        var term = office.Running(LabelTermKind.Honour)!;
        Assert.Equal((Day(due), DateTimeOffset.Parse(ends, null)), (term.Due, term.Ends));
        office.At(due + " 23:59");
        Assert.Equal(LabelState.Provisional, office.State());
        Assert.True(office.ShownValid());
        office.At(Day(due).AddDays(1).ToString("yyyy-MM-dd", null) + " 00:00");
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.Equal(Day(due).AddDays(1), office.Label().LostOn);
        Assert.False(office.ShownValid());
    }

    [Fact, Rule("BC-34")]
    public void The_member_is_warned_thirty_and_seven_days_before()
    {
        var office = Declared("2026-11-30").At("2027-03-10");
        Assert.Equal(["2027-01-29", "2027-02-21"], office.ToldOf("label-honour-reminder").Select(t => t.Day));
        Assert.Single(office.ToldOf("label-honour-over"));
    }

    [Fact, Rule("BC-34")]
    public void A_positive_certification_confirms_it_for_two_years_from_the_provisional_grant()
    {
        var office = Declared("2026-01-20").At("2026-02-10").PayCost().At("2026-04-20");
        office.Do(office.Positive());
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal((Day("2026-01-20"), Day("2028-01-19")), (office.Label().From, office.Label().Until));
        Assert.Null(office.Running(LabelTermKind.Honour));
        Assert.Equal(Day("2028-01-19"), office.Running(LabelTermKind.Control)!.Due);
        office.At("2028-01-19 23:59");
        Assert.True(office.ShownValid());
        office.At("2028-01-20 00:00");
        Assert.Equal(LabelState.Expired, office.State());
    }

    [Fact, Rule("BC-34")]
    public void Its_day_lies_in_the_application_and_is_never_one_to_come()
    {
        var office = new LabelOffice(at: "2026-01-20").Apply().MeetConditions().At("2026-02-01");
        Assert.Equal(FieldReason.TooFarBack, ReasonOf("2026-01-19"));
        Assert.Equal(FieldReason.InTheFuture, ReasonOf("2026-02-02"));
        office.Do(office.Honour("2026-01-21"));
        Assert.Equal(Day("2026-04-21"), office.Running(LabelTermKind.Honour)!.Due);

        FieldReason ReasonOf(string on) =>
            Assert.Single(office.Try(LabelOffice.Registrar, office.Honour(on))!.Fields).Reason;
    }

    [Fact, Rule("BC-34")]
    public void One_whose_three_months_are_over_is_no_declaration()
    {
        var office = new LabelOffice(at: "2026-01-20").Apply().MeetConditions().At("2026-04-21");
        Assert.Equal(
            FieldReason.TooFarBack,
            Assert.Single(office.Try(LabelOffice.Registrar, office.Honour("2026-01-20"))!.Fields).Reason
        );
        office.Do(office.Honour("2026-01-21"));
        Assert.Equal(LabelState.Provisional, office.State());
    }

    [Fact, Rule("BC-34"), Rule("BC-36")]
    public void In_a_control_it_carries_the_label_over_its_old_end_and_is_confirmed_from_that()
    {
        var office = InControlOn("2028-02-10");
        office.Do(office.Honour());
        office.At("2028-04-20");
        Assert.Equal(LabelState.Provisional, office.State());
        Assert.True(office.ShownValid());
        office.Do(office.Positive());
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal((Day("2026-03-02"), Day("2030-03-01")), (office.Label().From, office.Label().Until));
        Assert.Equal(Day("2030-03-01"), office.Running(LabelTermKind.Control)!.Due);
        Assert.Equal(Day("2030-03-01"), office.File.Standing.Labels[0].Until);
    }

    [Theory, Rule("BC-34")]
    [InlineData("2028-02-10", "2028-05-11")]
    [InlineData("2027-09-10", "2027-12-11")]
    public void In_a_control_it_ends_the_label_unconfirmed_though_its_own_days_were_fewer_or_more(
        string on,
        string lost
    )
    {
        var office = InControlOn(on);
        office.Do(office.Honour());
        office.At(Day(lost).AddDays(-1).ToString("yyyy-MM-dd", null) + " 23:59");
        Assert.True(office.ShownValid());
        office.At(lost + " 00:00");
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.Equal(Day(lost), office.Label().LostOn);
        Assert.False(office.ShownValid());
        Assert.DoesNotContain(office.File.Terms, t => t.Runs && t.Label == Kind && t.Kind == LabelTermKind.Control);
    }

    [Fact, Rule("BC-34")]
    public void There_is_one_in_each_control_and_none_once_the_control_body_decided()
    {
        var office = InControlOn("2028-02-10");
        office.Do(office.Honour());
        Assert.NotNull(office.Try(LabelOffice.Registrar, office.Honour()));
        office = InControlOn("2028-02-10");
        office.Do(office.Negative());
        Assert.Equal(RefusalReason.CertificationIsOver, office.Try(LabelOffice.Registrar, office.Honour())!.Reason);
        office = InControlOn("2028-02-10");
        office.Do(office.Positive());
        Assert.Equal(RefusalReason.CertificationIsOver, office.Try(LabelOffice.Registrar, office.Honour())!.Reason);
    }

    [Fact, Rule("BC-34"), Rule("BC-37")]
    public void Neither_a_negative_decision_on_its_way_nor_an_appeal_moves_its_day()
    {
        // To Sunday 28 February 2027; told on Wednesday 24, received on Wednesday 3 March.
        var office = Declared("2026-11-30").PayCost().At("2027-02-24");
        office.Do(office.Negative()).Do(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl"));
        office.At("2027-02-28 23:59");
        Assert.Equal(LabelState.Provisional, office.State());
        office.At("2027-03-01 00:00");
        Assert.Equal(LabelState.UnderAppeal, office.State());
        Assert.Equal(Day("2027-03-01"), office.Label().LostOn);
        office.At("2027-05-03").Do(Outcome(office, LabelAppealOutcome.Rejected));
        Assert.Equal(LabelState.Withdrawn, office.State());
    }

    private static RecordCertificationAppeal Outcome(LabelOffice office, LabelAppealOutcome outcome) =>
        new(Kind, outcome, office.Today, office.Document());

    [Fact, Rule("BC-36")]
    public void A_negative_decision_takes_a_provisional_label_at_its_receipt()
    {
        // Wednesday 13 January 2027, received on Wednesday 20.
        var office = Declared("2026-11-30").PayCost().At("2027-01-13");
        office.Do(office.Negative()).At("2027-01-20 23:59");
        Assert.Equal(LabelState.Provisional, office.State());
        office.At("2027-01-21 00:00");
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.Null(office.Running(LabelTermKind.Honour));
    }

    [Fact, Rule("BC-38")]
    public void A_suspended_member_has_none_approved()
    {
        var office = new LabelOffice(at: "2026-01-20").Apply().MeetConditions();
        office.Stands(
            office.File.Standing with
            {
                Membership = Membership.Suspended,
                SuspendedUntil = Day("2026-03-01"),
            }
        );
        Assert.Equal(RefusalReason.SuspensionRuns, office.Try(LabelOffice.Registrar, office.Honour())!.Reason);
    }
}
