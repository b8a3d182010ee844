using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

public sealed class LogoTests
{
    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    [Fact]
    [Rule("WK-6")]
    public void Who_is_accepted_may_show_the_logo_and_becomes_a_member_the_same_day()
    {
        var office = ALogo.Applied().At("2026-01-20").Do(new GrantLabel(ALogo.Kind, Day("2026-01-19")));
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.Equal(Membership.Active, office.File.Standing.Membership);
        Assert.Equal(Day("2026-01-19"), office.File.Standing.JoinedOn);
        Assert.True(office.File.Standing.IsValid(office.File.Standing.Labels[0], office.Today));
        Assert.Equal(new GrantedLabel(ALogo.Kind, Day("2026-01-19"), null), office.File.Label(ALogo.Kind).ToGranted());
        Assert.Equal([LabelTermKind.Examination], office.RunningTerms());
        Assert.Equal(Day("2027-01-19"), office.Term(LabelTermKind.Examination)!.Due);
        Assert.Equal("label-logo-granted", office.LastTold().Template);
    }

    [Theory]
    [Rule("WK-6")]
    [InlineData("2026-01-21", FieldReason.InTheFuture)]
    [InlineData("2026-01-04", FieldReason.TooFarBack)]
    public void It_is_granted_neither_ahead_nor_from_before_the_candidacy(string from, FieldReason reason)
    {
        var office = ALogo.Applied().At("2026-01-20");
        Assert.Equal(("from", reason), office.Try(LabelOffice.Registrar, ALogo.Granting(from)).Wrong());
        Assert.Null(office.Try(LabelOffice.Registrar, ALogo.Granting("2026-01-20")));
    }

    [Theory]
    [Rule("WK-6")]
    [InlineData(LogoRefusalGround.Law, "againstLaw")]
    [InlineData(LogoRefusalGround.Code, "againstCode")]
    public void An_application_is_refused_on_its_ground_with_reasons_and_a_new_one_may_come_the_same_day(
        LogoRefusalGround ground,
        string told
    )
    {
        var office = ALogo.Applied().Do(new RefuseApplication(ALogo.Kind, ground, "No address on the site"));
        Assert.Equal(LabelState.Refused, office.Logo());
        Assert.Empty(office.RunningTerms());
        var letter = office.LastTold();
        Assert.Equal("label-logo-refused", letter.Template);
        Assert.Equal("No address on the site", letter.Values["reasons"]);
        Assert.Equal(true, letter.Values[told]);
        Assert.Single(letter.Values, v => v.Value is true);
        var refusal = Assert.Single(office.File.LogoRefusals);
        Assert.Equal((ground, office.Today), (refusal.Ground, refusal.On));
        office.Do(LabelOffice.Shop, new ApplyForLabel(ALogo.Kind, Undertaking: true));
        Assert.Equal(LabelState.Applied, office.Logo());
    }

    [Fact]
    [Rule("WK-6")]
    public void A_refusal_needs_its_ground_and_its_reasons()
    {
        var office = ALogo.Applied();
        var refusal = office.Try(LabelOffice.Registrar, new RefuseApplication(ALogo.Kind, null, " "));
        Assert.Equal(["ground", "reasons"], refusal!.Fields.Select(f => f.Field));
        Assert.All(refusal.Fields, f => Assert.Equal(("WK-6", FieldReason.Required), (f.Rule, f.Reason)));
    }

    [Fact]
    [Rule("WK-6")]
    public void After_thirty_days_the_applicant_is_told_that_it_takes_longer_and_it_is_a_task()
    {
        var office = ALogo.Applied("2026-03-02 09:00").At("2026-04-01 23:59");
        Assert.Equal("label-logo-applied", office.LastTold().Template);
        office.At("2026-04-02 00:00");
        Assert.Equal("label-application-takes-longer", office.LastTold().Template);
        Assert.Equal(["application-undecided"], office.OpenTasks());
        Assert.Equal(LabelState.Applied, office.Logo());
        office.Do(ALogo.Granting("2026-04-02"));
        Assert.Empty(office.OpenTasks());
    }

    [Fact]
    [Rule("WK-6")]
    public void It_is_examined_again_each_year_from_the_last_examination()
    {
        var office = ALogo.Valid("2026-01-05 09:00").At("2027-01-06 00:00");
        Assert.Equal(["re-examine"], office.OpenTasks());
        office.At("2027-01-11").Do(new ReExamine(ExaminationResult.Conforms, Day("2027-01-08")));
        Assert.Empty(office.OpenTasks());
        Assert.Equal(Day("2028-01-08"), office.Term(LabelTermKind.Examination)!.Due);
        Assert.Equal(false, office.LastTold().Values["deviates"]);
    }

    [Fact]
    [Rule("WK-6")]
    public void What_an_examination_finds_is_a_task_until_it_is_judged_or_mended()
    {
        var office = ALogo.Valid().Do(new ReExamine(ExaminationResult.Deviates, Day("2026-01-05"), "No telephone"));
        Assert.Equal(["decide-measure"], office.OpenTasks());
        Assert.Equal(LabelState.Valid, office.Logo());
        Assert.Equal([LabelTermKind.Examination], office.RunningTerms());
        office.Do(new PrepareMeasure(MeasureKind.Suspend, "No telephone", "5"));
        Assert.Empty(office.OpenTasks());

        var mended = ALogo.Valid().Do(new ReExamine(ExaminationResult.Deviates, Day("2026-01-05")));
        mended.At("2026-01-09").Do(new ReExamine(ExaminationResult.Conforms, Day("2026-01-09")));
        Assert.Empty(mended.OpenTasks());
    }

    [Theory]
    [Rule("WK-6")]
    [InlineData("2026-02-03", FieldReason.InTheFuture)]
    [InlineData("2026-01-04", FieldReason.TooFarBack)]
    public void No_examination_lies_ahead_or_before_the_grant(string on, FieldReason reason)
    {
        var office = ALogo.Valid().At("2026-02-02");
        var refusal = office.Try(LabelOffice.Registrar, new ReExamine(ExaminationResult.Conforms, Day(on)));
        Assert.Equal(("on", reason), refusal.Wrong());
    }

    [Fact]
    [Rule("WK-6")]
    public void A_submitted_change_is_answered_within_fourteen_days_and_a_no_says_why()
    {
        var office = ALogo.Valid().Do(LabelOffice.Shop, new SubmitChange("The logo goes to the foot of the page"));
        var change = office.File.LogoChanges[0].Id;
        Assert.Equal(["answer-change"], office.OpenTasks());
        Assert.Equal(Day("2026-01-19"), office.Term(LabelTermKind.Change)!.Due);
        office.At("2026-01-19 23:59");
        Assert.Equal(["answer-change"], office.OpenTasks());
        office.At("2026-01-20 00:00");
        Assert.Equal(["answer-change", "change-overdue"], office.OpenTasks());
        Assert.Equal(
            ("text", FieldReason.Required),
            office.Try(LabelOffice.Registrar, new AnswerChange(change, Approved: false)).Wrong()
        );
        office.Do(new AnswerChange(change, Approved: false, "It is to be seen at once"));
        Assert.Empty(office.OpenTasks());
        Assert.Equal("label-change-answered", office.LastTold().Template);
        Assert.Equal(
            RefusalReason.NoChangeWaits,
            office.Try(LabelOffice.Registrar, new AnswerChange(change, Approved: true))!.Reason
        );
        office.Do(LabelOffice.Shop, new SubmitChange("And another"));
        Assert.Equal(
            ("change", FieldReason.Unknown),
            office.Try(LabelOffice.Registrar, new AnswerChange(change, Approved: true)).Wrong()
        );
    }

    [Fact]
    [Rule("WK-6")]
    public void An_answer_in_time_leaves_nothing_to_run()
    {
        var office = ALogo.Valid().Do(LabelOffice.Shop, new SubmitChange("Another colour"));
        office.Do(new AnswerChange(office.File.LogoChanges[0].Id, Approved: true)).At("2026-03-01");
        Assert.Empty(office.OpenTasks());
        Assert.True(office.File.LogoChanges[0].Approved);
    }

    [Fact]
    [Rule("WK-6")]
    public void A_provider_decides_on_nothing_that_is_the_bodys()
    {
        var office = ALogo.Applied();
        foreach (
            var command in new LabelCommand[]
            {
                ALogo.Granting("2026-01-05"),
                new RefuseApplication(ALogo.Kind, LogoRefusalGround.Code, "-"),
                new ReExamine(ExaminationResult.Conforms, Day("2026-01-05")),
            }
        )
        {
            Assert.Equal(RefusalKind.NotThisRole, office.Try(LabelOffice.Shop, command)!.Kind);
        }
    }

    [Fact]
    [Rule("ST-4")]
    public void After_a_withdrawal_the_logo_is_asked_for_anew_and_counts_from_its_new_grant()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").Decided(MeasureKind.Withdraw);
        Assert.False(office.File.Label(ALogo.Kind).ToGranted()!.IsHeld);
        office
            .Do(LabelOffice.Shop, new ApplyForLabel(ALogo.Kind, Undertaking: true))
            .At("2026-07-01")
            .Do(ALogo.Granting("2026-07-01"));
        Assert.Equal(LabelState.Valid, office.Logo());
        var held = office.File.Label(ALogo.Kind).ToGranted()!;
        Assert.True(held.IsHeld);
        Assert.Equal(Day("2026-07-01"), held.From);
    }
}
