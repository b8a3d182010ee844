using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Committee;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Committee;

public sealed class CompositionTests
{
    private static readonly CommitteeMandate Chair = new(
        "1",
        "becommerce",
        "clara",
        Position.Chair,
        ACase.Day("2026-01-01"),
        ACase.Day("2026-12-31")
    );

    [Theory]
    [Rule("BC-15")]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void A_mandate_counts_from_its_first_day_to_its_last(string day, bool sits) =>
        Assert.Equal(sits, new Composition([Chair]).HasMandate("clara", "becommerce", ACase.Day(day)));

    [Fact]
    [Rule("BC-15")]
    public void Once_a_mandate_is_recorded_for_a_scheme_nobody_sits_without_one()
    {
        var day = ACase.Day("2026-06-01");
        Assert.True(new Composition([]).HasMandate("cedric", "becommerce", day));
        Assert.False(new Composition([Chair]).HasMandate("cedric", "becommerce", day));
        Assert.True(new Composition([Chair]).HasMandate("cedric", "another", day));
        Assert.False(
            new Composition([Chair with { Until = ACase.Day("2026-02-01") }]).HasMandate("clara", "becommerce", day)
        );
    }

    [Fact]
    [Rule("BC-15")]
    public void A_mandate_that_ends_before_it_begins_a_second_one_and_a_second_chair_are_refused()
    {
        var all = new Composition([Chair]);
        Assert.Empty(all.ErrorsOf(Chair with { Until = null }));
        Assert.Equal(
            [CompositionError.EndsBeforeItBegins],
            all.ErrorsOf(Chair with { Until = ACase.Day("2025-01-01") })
        );
        Assert.Equal(
            [CompositionError.SecondMandate],
            all.ErrorsOf(
                Chair with
                {
                    Id = "2",
                    Position = Position.Member,
                    From = ACase.Day("2026-12-31"),
                    Until = null,
                }
            )
        );
        Assert.Empty(all.ErrorsOf(Chair with { Id = "2", From = ACase.Day("2027-01-01"), Until = null }));
        Assert.Equal([CompositionError.SecondChair], all.ErrorsOf(Chair with { Id = "2", UserId = "cedric" }));
        Assert.Empty(all.ErrorsOf(Chair with { Id = "2", UserId = "cedric", Position = Position.Substitute }));
        Assert.Empty(all.ErrorsOf(Chair with { Id = "2", Scheme = "another" }));
    }

    [Fact]
    [Rule("BC-15"), Rule("BC-16")]
    public void Without_a_running_mandate_a_committee_member_sees_no_file_decides_nothing_and_is_given_none()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-16");
        var gone = ACase.Committee with { CommitteeSchemes = [] };
        Assert.False(CaseView.MaySee(a.It, gone));
        Assert.False(CaseView.MaySee(a.It, gone with { CommitteeSchemes = ["webshop-keurmerk"] }));
        Assert.Empty(a.Offered(gone));
        a.Refused(gone, ACase.Founded, RefusalKind.NotYours, null);
        a.External = a.External with { Assignee = gone };
        a.Invalid(ACase.Secretary, new Assign("committee"), "to", "BC-15");
    }
}
