using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

public sealed class GrantTests
{
    private static LabelOffice Ready(string at = "2026-03-02")
    {
        var office = new LabelOffice(at: at).Apply().PayCost();
        return office.Do(office.Positive());
    }

    [Fact, Rule("BC-33"), Rule("BC-34"), Rule("BC-38")]
    public void The_first_grant_makes_a_member_for_two_years_with_the_graphic_charter()
    {
        var office = Ready().MeetConditions().At("2026-03-10").Do(new GrantLabel(Kind, Day("2026-03-05")));
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal((Day("2026-03-05"), Day("2028-03-04")), (office.Label().From, office.Label().Until));
        Assert.Equal(Membership.Active, office.File.Standing.Membership);
        Assert.Equal(Day("2026-03-05"), office.File.Standing.JoinedOn);
        Assert.True(office.ShownValid());
        Assert.Equal("2026-01", office.Label().Charter);
        Assert.Equal("2026-01", Assert.Single(office.ToldOf("label-granted")).Letter.Values["charter"]);
        Assert.Null(office.Running(LabelTermKind.Granting));
        Assert.Equal(Day("2028-03-04"), office.Running(LabelTermKind.Control)!.Due);
    }

    [Theory, Rule("BC-34"), Rule("BC-38")]
    [InlineData("2026-03-01", FieldReason.TooFarBack)]
    [InlineData("2026-03-03", FieldReason.TooFarBack)]
    [InlineData("2026-03-11", FieldReason.InTheFuture)]
    public void It_is_of_no_day_before_the_certification_and_of_none_to_come(string from, FieldReason reason)
    {
        var office = new LabelOffice(at: "2026-03-02").Apply().PayCost().MeetConditions().At("2026-03-10");
        office.Do(office.Positive("2026-03-04"));
        var refused = office.Try(LabelOffice.Registrar, new GrantLabel(Kind, Day(from)));
        Assert.Equal(("from", reason), (refused!.Fields[0].Field, refused.Fields[0].Reason));
    }

    [Theory, Rule("BC-35")]
    [InlineData(ObstacleKind.LabelSalesToConsumers)]
    [InlineData(ObstacleKind.LabelFee)]
    [InlineData(ObstacleKind.LabelSecurityScan)]
    [InlineData(ObstacleKind.LabelSslCheck)]
    [InlineData(ObstacleKind.LabelReviewSystem)]
    public void It_is_refused_with_the_one_condition_that_is_missing(ObstacleKind missing)
    {
        var office = Ready().MeetConditionsBut(missing);
        var refused = office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today));
        Assert.Equal((RefusalReason.LabelConditionsMissing, "BC-35"), (refused!.Reason, refused.Rule));
        Assert.Equal([missing], refused.Obstacles.Select(o => o.What));
    }

    [Fact, Rule("BC-35")]
    public void It_is_refused_with_all_that_is_missing()
    {
        var office = Ready();
        Assert.Equal(
            [
                ObstacleKind.LabelSalesToConsumers,
                ObstacleKind.LabelFee,
                ObstacleKind.LabelSecurityScan,
                ObstacleKind.LabelSslCheck,
                ObstacleKind.LabelReviewSystem,
            ],
            office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today))!.Obstacles.Select(o => o.What)
        );
    }

    [Fact, Rule("BC-35"), Rule("BC-33")]
    public void A_label_among_businesses_asks_the_same_save_sales_to_consumers_and_stands_by_itself()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply(LabelKind.ForBusinesses).PayCost(LabelKind.ForBusinesses);
        office.Do(office.Positive() with { Kind = LabelKind.ForBusinesses });
        office.MeetConditionsBut(ObstacleKind.LabelSalesToConsumers);
        office.Do(new GrantLabel(LabelKind.ForBusinesses, office.Today));
        Assert.Equal(LabelState.Valid, office.State(LabelKind.ForBusinesses));
        Assert.Equal(LabelState.None, office.State());
    }

    private static LabelOffice WithdrawnByBoard()
    {
        var office = GrantedOn("2026-03-02").At("2026-06-01");
        office.Do(new PrepareBoardAct(BoardActKind.WithdrawLabel, "…", office.Document())).At("2026-07-01");
        office.Do(new DecideBoardAct(BoardActResult.Carried, "…", office.Document()));
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.False(office.ShownValid());
        return office.At("2026-09-01").MeetConditions();
    }

    [Fact, Rule("BC-38")]
    public void Granted_anew_on_the_certification_of_before_it_runs_to_the_old_end()
    {
        var office = WithdrawnByBoard();
        office.Do(new GrantLabel(Kind, office.Today));
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal((Day("2026-09-01"), Day("2028-03-01")), (office.Label().From, office.Label().Until));
        Assert.Null(office.Label().LostOn);
        Assert.True(office.ShownValid());
        office.At("2027-09-01");
        Assert.Equal(LabelState.InControl, office.State());
    }

    [Fact, Rule("BC-36"), Rule("BC-38")]
    public void With_fewer_than_six_months_to_that_end_its_control_begins_with_it()
    {
        var office = WithdrawnByBoard().At("2027-11-15").MeetConditions();
        office.Do(new GrantLabel(Kind, office.Today));
        Assert.Equal(LabelState.InControl, office.State());
        Assert.True(office.Label().InRenewal);
        Assert.Equal(Day("2028-03-01"), office.Label().Until);
        office.At("2028-03-02 00:00");
        Assert.Equal(LabelState.Expired, office.State());
    }

    [Fact, Rule("BC-38")]
    public void Once_that_certification_is_over_another_is_needed()
    {
        var office = WithdrawnByBoard().At("2028-03-02").MeetConditions();
        Assert.Contains(
            office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today))!.Obstacles,
            o => o.What == ObstacleKind.LabelCertification
        );
    }

    [Fact, Rule("BC-38")]
    public void It_is_granted_anew_for_no_day_before_it_was_lost()
    {
        var office = WithdrawnByBoard();
        Assert.Equal(
            FieldReason.TooFarBack,
            Assert.Single(office.Try(LabelOffice.Registrar, new GrantLabel(Kind, Day("2026-06-30")))!.Fields).Reason
        );
    }

    [Fact, Rule("BC-38")]
    public void A_certification_on_which_no_grant_rests_yet_gives_two_years()
    {
        var office = InControlOn("2028-02-20");
        office.Do(office.Positive()).At("2028-03-10").MeetConditions();
        Assert.Equal(LabelState.Expired, office.State());
        office.Do(new GrantLabel(Kind, office.Today));
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal((Day("2028-03-10"), Day("2030-03-09")), (office.Label().From, office.Label().Until));
    }

    [Fact, Rule("BC-38")]
    public void Two_years_after_that_certification_it_gives_nothing_any_more()
    {
        var office = Ready().MeetConditions().At("2028-03-01").MeetConditions();
        Assert.Null(
            LabelMachine.WhyRefused(office.File, typeof(GrantLabel), Kind, office.Context(LabelOffice.Registrar))
        );
        office.At("2028-03-02");
        Assert.Contains(
            office.Try(LabelOffice.Registrar, new GrantLabel(Kind, office.Today))!.Obstacles,
            o => o.What == ObstacleKind.LabelCertification
        );
    }

    [Fact, Rule("BC-39")]
    public void The_label_beside_is_granted_while_another_counts_and_is_lost_with_the_last()
    {
        var beside = LabelKind.EcommerceEurope;
        var office = Ready().MeetConditions();
        Assert.Equal(
            RefusalReason.NoLabelBeside,
            office.Try(LabelOffice.Registrar, new GrantLabel(beside, office.Today))!.Reason
        );
        office.Do(new GrantLabel(Kind, office.Today)).Do(new GrantLabel(beside, office.Today));
        Assert.True(office.ShownValid(beside));
        office.At("2028-03-02 00:00");
        Assert.Equal(LabelState.Expired, office.State());
        Assert.False(office.ShownValid(beside));
        Assert.Equal(LabelHolding.Withdrawn, office.File.Standing.Label);
        // Days without any: it ended for good, and is granted anew.
        office.At("2028-03-10").Apply().PayCost().MeetConditions();
        office.Do(office.Positive()).Do(new GrantLabel(Kind, office.Today));
        Assert.True(office.ShownValid());
        Assert.False(office.ShownValid(beside));
        office.Do(new GrantLabel(beside, office.Today));
        Assert.True(office.ShownValid(beside));
    }

    [Fact, Rule("BC-39")]
    public void Nobody_else_grants_it_and_nothing_else_is_done_to_it()
    {
        var office = GrantedOn("2026-03-02");
        var beside = LabelKind.EcommerceEurope;
        Assert.Equal(RefusalKind.NotThisRole, office.Try(LabelOffice.Shop, new GrantLabel(beside, office.Today))!.Kind);
        Assert.Equal(
            RefusalReason.NotInThisScheme,
            office.Try(LabelOffice.Registrar, new BeginControl(beside))!.Reason
        );
        var (permitted, _) = LabelMachine.ActionsFor(
            office.File,
            office.Rulebook.Labels,
            office.Context(LabelOffice.Registrar)
        );
        Assert.Equal([typeof(GrantLabel)], permitted.Where(p => p.Kind == beside).Select(p => p.Command));
    }
}
