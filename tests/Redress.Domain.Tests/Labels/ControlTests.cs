using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

public sealed class ControlTests
{
    [Theory, Rule("BC-36")]
    [InlineData("2026-03-02", "2027-09-01")]
    [InlineData("2026-09-01", "2028-02-29")]
    [InlineData("2025-09-01", "2027-02-28")]
    public void The_control_begins_by_itself_six_months_before_the_end(string granted, string begins)
    {
        // Valid to 1 March 2028; to 31 August 2028, whose February has 29 days; to 31 August 2027.
        var office = GrantedOn(granted);
        office.At(Day(begins).AddDays(-1).ToString("yyyy-MM-dd", null) + " 23:59");
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal(RefusalReason.ControlTooEarly, office.Try(LabelOffice.Registrar, new BeginControl(Kind))!.Reason);
        office.At(begins + " 00:00");
        Assert.Equal(LabelState.InControl, office.State());
        Assert.Equal(begins, Assert.Single(office.ToldOf("label-control-begins")).Day);
        Assert.True(office.Label().InRenewal);
        Assert.Null(office.Label().CostPaidOn);
        Assert.NotNull(office.Running(LabelTermKind.CertificationCost));
    }

    [Fact, Rule("BC-36")]
    public void The_member_is_warned_again_three_months_and_thirty_days_before()
    {
        var office = GrantedOn("2026-03-02").At("2028-03-05");
        Assert.Equal(["2027-12-01", "2028-01-31"], office.ToldOf("label-control-reminder").Select(t => t.Day));
    }

    [Fact, Rule("BC-33"), Rule("BC-36")]
    public void Without_a_decision_it_is_over_after_its_last_day_though_that_is_a_holiday()
    {
        // Granted on 26 May 2026: to 25 May 2028, Ascension.
        var office = GrantedOn("2026-05-26").At("2028-05-25 23:59");
        Assert.Equal(LabelState.InControl, office.State());
        Assert.True(office.ShownValid());
        office.At("2028-05-26 00:00");
        Assert.Equal(LabelState.Expired, office.State());
        Assert.Equal(Day("2028-05-26"), office.Label().LostOn);
        Assert.False(office.ShownValid());
        Assert.Single(office.ToldOf("label-expired"));
        Assert.DoesNotContain(office.File.Terms, t => t.Runs && t.Kind == LabelTermKind.CertificationCost);
    }

    [Fact, Rule("BC-36")]
    public void A_label_that_is_being_mended_is_over_with_its_last_day_too()
    {
        var office = InControlOn("2028-02-10");
        office.Do(office.Negative(new ShortcomingTold("One"))).At("2028-03-02 00:00");
        Assert.Equal(LabelState.Expired, office.State());
        Assert.DoesNotContain(office.File.Shortcomings, s => s.ClosedOn is null);
    }

    [Theory, Rule("BC-36")]
    [InlineData("2028-02-01", "2028-02-01")]
    [InlineData("2028-02-01", "2028-03-02")]
    [InlineData("2027-10-15", "2028-01-01")]
    public void Renewed_it_lasts_two_years_from_the_old_end(string certified, string from)
    {
        var office = InControlOn(certified).MeetConditions();
        office.Do(office.Positive());
        Assert.Equal(LabelState.InControl, office.State());
        office.Do(new GrantLabel(Kind, Day(from)));
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal((Day("2026-03-02"), Day("2030-03-01")), (office.Label().From, office.Label().Until));
        Assert.Equal(Day("2030-03-01"), office.File.Standing.Labels[0].Until);
        office.At("2028-03-02");
        Assert.Equal(LabelState.Valid, office.State());
        office.At("2029-09-01");
        Assert.Equal(LabelState.InControl, office.State());
    }

    [Fact, Rule("BC-36")]
    public void A_renewal_is_of_a_day_from_the_certification_to_the_day_after_the_old_end()
    {
        var office = InControlOn("2028-02-01").MeetConditions();
        office.Do(office.Positive());
        Assert.Equal(FieldReason.TooFarAhead, ReasonOf("2028-03-03"));
        Assert.Equal(FieldReason.TooFarBack, ReasonOf("2028-01-31"));

        FieldReason ReasonOf(string from) =>
            Assert.Single(office.Try(LabelOffice.Registrar, new GrantLabel(Kind, Day(from)))!.Fields).Reason;
    }

    [Fact, Rule("BC-35"), Rule("BC-36")]
    public void The_certification_of_before_renews_nothing()
    {
        var office = InControlOn("2028-02-01").MeetConditions();
        var refused = office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today));
        Assert.Equal([ObstacleKind.LabelCertification], refused!.Obstacles.Select(o => o.What));
    }

    [Fact, Rule("BC-36")]
    public void Mended_at_a_control_and_certified_it_is_renewed()
    {
        var office = InControlOn("2028-01-10").MeetConditions();
        office.Do(office.Negative(new ShortcomingTold("One")));
        office.Do(LabelOffice.Shop, new MendShortcoming(office.Last().Id, office.Document()));
        office.Do(new CheckShortcoming(office.Last().Id, true)).Do(office.Positive());
        Assert.Equal(LabelState.Mending, office.State());
        Assert.True(office.ShownValid());
        office.Do(new GrantLabel(Kind, office.Today));
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal(Day("2030-03-01"), office.Label().Until);
    }

    [Fact, Rule("BC-33")]
    public void It_is_renewed_without_limit()
    {
        var office = GrantedOn("2026-03-02");
        foreach (var year in new[] { 2028, 2030, 2032 })
        {
            office.At($"{year - 1}-10-01").PayCost().MeetConditions();
            office.Do(office.Positive()).Do(new GrantLabel(Kind, office.Today));
            Assert.Equal(new DateOnly(year + 2, 3, 1), office.Label().Until);
        }
    }
}
