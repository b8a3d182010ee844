using Redress.Domain.Labels.Reports;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.BoardTests;
using static Redress.Domain.Tests.Labels.LabelOffice;

namespace Redress.Domain.Tests.Labels;

public sealed class MisuseReportTests
{
    private static readonly LabelOffice Office = new(at: "2026-05-08 09:00");

    [Fact, Rule("BC-41")]
    public void A_report_is_handed_over_or_ended_within_thirty_days()
    {
        // Late on Friday 8 May in Brussels, thirty days to Sunday 7 June.
        var report = Received("2026-05-08 23:59");

        Assert.Equal(new DateOnly(2026, 6, 7), report.Due);
        Assert.Equal("shop.example", report.Site);
        Assert.False(report.IsOverdue(new DateOnly(2026, 6, 7)));
        Assert.True(report.IsOverdue(new DateOnly(2026, 6, 8)));
    }

    [Theory, Rule("BC-41")]
    [InlineData(null, "Text", "url", FieldReason.Required)]
    [InlineData("shop.example", "Text", "url", FieldReason.NotAWebsite)]
    [InlineData("javascript:alert(1)", "Text", "url", FieldReason.NotAWebsite)]
    [InlineData("https://shop.example", " ", "text", FieldReason.Required)]
    public void It_says_where_and_what(string? url, string? text, string field, FieldReason reason)
    {
        var refused = MisuseReport.Received("r", url, text, Office.Now, Office.Rulebook.Working).Refusal!;

        Assert.Equal((field, reason), Only(refused));
    }

    [Fact, Rule("BC-41")]
    public void One_about_a_member_goes_on_in_that_members_file()
    {
        var opened = Received("2026-05-08").OpenedOn("shop", new DateOnly(2026, 5, 11)).Report!;

        Assert.Equal((MisuseReportState.OnMember, "shop"), (opened.State, opened.MemberId));
        Assert.Equal(RefusalReason.NoMisuseOpen, opened.ProposeEnd("Why", Registrar).Refusal!.Reason);
        Assert.Equal(RefusalReason.NoMisuseOpen, opened.OpenedOn("other", new DateOnly(2026, 5, 11)).Refusal!.Reason);
        Assert.False(opened.IsOverdue(new DateOnly(2027, 1, 1)));
    }

    [Fact, Rule("BC-41")]
    public void Two_people_hand_it_over()
    {
        var day = new DateOnly(2026, 5, 11);
        var proposed = Received("2026-05-08").ProposeHandOver("The prosecutor", day, null, Registrar, day).Report!;
        Assert.Equal(MisuseReportState.Open, proposed.State);
        Assert.Equal(RefusalReason.ProposedAlready, proposed.ProposeEnd("Why", Registrar2).Refusal!.Reason);
        Assert.Equal(RefusalReason.SecondPersonNeeded, proposed.Confirm(Registrar, day).Refusal!.Reason);

        var handed = proposed.Confirm(Registrar2, day).Report!;
        Assert.Equal(
            (MisuseReportState.HandedOver, "The prosecutor", (DateOnly?)day, (DateOnly?)day),
            (handed.State, handed.HandedTo, handed.HandedOn, handed.EndedOn)
        );
        Assert.Null(handed.Proposed);
    }

    [Fact, Rule("BC-41")]
    public void Two_people_end_it_with_reasons_and_what_is_dropped_changes_nothing()
    {
        var report = Received("2026-05-08");
        Assert.Equal(("reasons", FieldReason.Required), Only(report.ProposeEnd("", Registrar).Refusal!));
        Assert.Equal(RefusalReason.NothingProposed, report.Confirm(Registrar2, Office.Today).Refusal!.Reason);
        Assert.Equal(RefusalReason.NothingProposed, report.Reject().Refusal!.Reason);

        var proposed = report.ProposeEnd("A newspaper.", Registrar).Report!;
        Assert.Equal(report, proposed.Reject().Report);
        var ended = proposed.Confirm(Registrar2, new DateOnly(2026, 5, 12)).Report!;
        Assert.Equal((MisuseReportState.Ended, "A newspaper."), (ended.State, ended.Reasons));
    }

    [Theory, Rule("BC-41")]
    [InlineData("2026-05-07", FieldReason.TooFarBack)]
    [InlineData("2026-05-12", FieldReason.InTheFuture)]
    public void The_day_of_handing_over_lies_between_the_report_and_today(string on, FieldReason reason)
    {
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);

        var refused = Received("2026-05-08")
            .ProposeHandOver("The prosecutor", day, null, Registrar, new DateOnly(2026, 5, 11))
            .Refusal!;
        Assert.Equal(("on", reason), Only(refused));
    }

    private static MisuseReport Received(string at) =>
        MisuseReport
            .Received("r", "https://shop.example/footer", "It is there.", Office.Instant(at), Office.Rulebook.Working)
            .Report!;
}
