using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

public sealed class ApplicationTests
{
    [Fact, Rule("BC-35")]
    public void Without_the_undertaking_nothing_is_asked_for()
    {
        var office = new LabelOffice();
        foreach (var undertaking in new bool?[] { null, false })
        {
            var refused = office.Try(LabelOffice.Shop, new ApplyForLabel(Kind, undertaking));
            Assert.Equal("undertaking", Assert.Single(refused!.Fields).Field);
        }

        Assert.Equal(LabelState.None, office.State());
    }

    [Fact, Rule("BC-35")]
    public void The_cost_is_asked_and_the_registrar_is_warned_when_it_is_unpaid_after_sixty_days()
    {
        // 6 January and 60 days: Saturday 7 March, which stays.
        var office = new LabelOffice(at: "2026-01-06").Apply();
        Assert.Equal(Day("2026-03-07"), office.Running(LabelTermKind.CertificationCost)!.Due);
        Assert.Equal(Day("2026-01-06"), office.Label().UndertakenOn);
        office.At("2026-03-07 23:59");
        Assert.False(office.Asks("cost-unpaid"));
        office.At("2026-03-08 00:00");
        Assert.True(office.Asks("cost-unpaid"));
        Assert.Equal(LabelState.Applied, office.State());
        office.PayCost();
        Assert.False(office.Asks("cost-unpaid"));
        Assert.Equal(LabelState.InCertification, office.State());
    }

    [Fact, Rule("BC-34")]
    public void The_third_body_examines_once_the_cost_is_paid_and_the_registrar_is_warned_after_ninety_days()
    {
        // Paid on 19 January: Sunday 19 April.
        var office = new LabelOffice().Apply().At("2026-01-19").PayCost();
        Assert.Equal(Day("2026-04-19"), office.Running(LabelTermKind.Certification)!.Due);
        Assert.Null(office.Running(LabelTermKind.CertificationCost));
        office.At("2026-04-19 23:59");
        Assert.False(office.Asks("certification-late"));
        office.At("2026-04-20 00:00");
        Assert.True(office.Asks("certification-late"));
        office.Do(office.Positive());
        Assert.False(office.Asks("certification-late"));
    }

    [Fact, Rule("BC-34")]
    public void An_application_that_is_closed_leaves_nothing_running()
    {
        var office = new LabelOffice().Apply();
        office.Do(LabelOffice.Shop, new CloseApplication(Kind));
        Assert.Equal(LabelState.None, office.State());
        Assert.DoesNotContain(office.File.Terms, t => t.Runs && t.Label == Kind);
        office.Apply().PayCost();
        office.Do(office.Positive()).At("2026-06-01");
        office.Do(new CloseApplication(Kind, "…"));
        Assert.Equal(LabelState.None, office.State());
        Assert.False(office.Asks("grant-waits"));
    }

    [Fact, Rule("BC-38")]
    public void With_a_certification_that_still_holds_another_application_costs_none()
    {
        // Certified in its control and never granted: expired on 2 March 2028, the certification of 20 February holds.
        var office = InControlOn("2028-02-20");
        office.Do(office.Positive()).At("2028-03-10");
        Assert.Equal(LabelState.Expired, office.State());
        office.Apply();
        Assert.Equal(LabelState.ReadyToGrant, office.State());
        Assert.Null(office.Running(LabelTermKind.CertificationCost));
        Assert.Equal(Day("2028-05-09"), office.Running(LabelTermKind.Granting)!.Due);
        Assert.Equal("certification-holds", office.Journal[^1].Course.Consequences[^1].Name);
    }

    [Fact, Rule("BC-38")]
    public void A_certification_that_is_over_has_to_be_done_again()
    {
        var office = GrantedOn("2026-03-02").At("2028-03-02");
        Assert.Equal(LabelState.Expired, office.State());
        office.Apply();
        Assert.Equal(LabelState.Applied, office.State());
        Assert.Null(office.Label().CostPaidOn);
    }

    [Fact, Rule("BC-38")]
    public void Nobody_asks_for_a_label_while_a_suspension_runs()
    {
        var office = new LabelOffice();
        office.Stands(
            office.File.Standing with
            {
                Membership = Membership.Suspended,
                SuspendedUntil = Day("2026-02-01"),
            }
        );
        Assert.Equal(RefusalReason.SuspensionRuns, office.Try(LabelOffice.Shop, new ApplyForLabel(Kind, true))!.Reason);
    }

    [Fact, Rule("WK-6")]
    public void Who_waits_thirty_days_for_the_logo_is_told_that_it_takes_longer()
    {
        // 5 January and 30 days: 4 February.
        var office = new LabelOffice("webshop-keurmerk").Apply(LabelKind.WebshopKeurmerk);
        Assert.Equal(LabelState.Applied, office.State(LabelKind.WebshopKeurmerk));
        office.At("2026-02-04 23:59");
        Assert.Empty(office.ToldOf("label-application-takes-longer"));
        office.At("2026-02-05 00:00");
        Assert.Single(office.ToldOf("label-application-takes-longer"));
        Assert.True(office.Asks("application-undecided"));
        Assert.Equal(LabelState.Applied, office.State(LabelKind.WebshopKeurmerk));
    }
}
