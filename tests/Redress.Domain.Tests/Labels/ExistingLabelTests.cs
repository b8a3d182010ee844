using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>Labels that were granted before their file was kept here (BC-33).</summary>
public sealed class ExistingLabelTests
{
    private const string B2C = LabelKind.ForConsumers;

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static Refusal Refused(LabelOffice office, string kind, DateOnly? from, DateOnly? until = null) =>
        office.Try(LabelOffice.Registrar, new RecordExistingLabel(kind, from, until))!;

    [Fact]
    [Rule("BC-33")]
    public void It_is_valid_for_two_years_from_its_first_day_and_its_member_is_one_from_then()
    {
        var office = new LabelOffice(at: "2026-01-05");
        office.Do(new RecordExistingLabel(B2C, Day("2025-03-01"), null));
        var label = office.File.Label(B2C);
        Assert.Equal(
            (LabelState.Valid, true, Day("2025-03-01"), Day("2027-02-28")),
            (label.State, label.Granted, label.From, label.Until)
        );
        Assert.Equal((Day("2025-03-01"), Day("2025-03-01")), (label.UndertakenOn, label.CertifiedOn));
        var standing = office.File.Standing;
        Assert.Equal((Membership.Active, Day("2025-03-01")), (standing.Membership, standing.JoinedOn));
        Assert.True(standing.IsValid(standing.Labels[0], office.Today));
        // Control six months before 28 February 2027.
        office.At("2026-08-27 23:59");
        Assert.Equal(LabelState.Valid, office.State());
        office.At("2026-08-28 00:00");
        Assert.Equal(LabelState.InControl, office.State());
        office.At("2027-02-28 23:59");
        Assert.Equal(LabelState.InControl, office.State());
        office.At("2027-03-01 00:00");
        Assert.Equal(LabelState.Expired, office.State());
    }

    [Fact]
    [Rule("BC-33"), Rule("BC-36")]
    public void One_whose_days_are_over_expires_at_once_and_one_near_its_end_is_in_its_control()
    {
        var office = new LabelOffice(at: "2026-01-05");
        office.Do(new RecordExistingLabel(B2C, Day("2023-03-01"), null));
        Assert.Equal(
            office.Rulebook.Working.StartOf(Day("2025-03-01")),
            office.File.NextDue(office.Rulebook.Working)!.Value.At
        );
        office.At("2026-01-05 10:00");
        Assert.Equal(LabelState.Expired, office.State());
        Assert.Equal(Day("2025-03-01"), office.File.Label(B2C).LostOn);

        var near = new LabelOffice(at: "2026-01-05");
        near.Do(new RecordExistingLabel(B2C, Day("2024-01-20"), null));
        var warnings = near.File.Running(LabelTermKind.Control)!.Warnings;
        // Of 19 July, 19 October and 20 December 2025 the first alone, by which the control begins.
        Assert.Equal([Day("2025-07-19")], warnings);
        near.At("2026-01-05 10:00");
        Assert.Equal(LabelState.InControl, near.State());
    }

    [Fact]
    [Rule("BC-33")]
    public void Written_down_again_its_days_are_replaced()
    {
        var office = new LabelOffice(at: "2026-01-05");
        office.Do(new RecordExistingLabel(B2C, Day("2024-02-01"), null));
        office.At("2026-01-06");
        Assert.Equal(LabelState.InControl, office.State());
        office.Do(new RecordExistingLabel(B2C, Day("2025-02-01"), null));
        Assert.Equal((LabelState.Valid, Day("2027-01-31")), (office.State(), office.File.Label(B2C).Until));
        Assert.Equal(
            Day("2027-01-31"),
            Assert.Single(office.File.Terms, t => t.Runs && t.Kind == LabelTermKind.Control).Due
        );
        office.Do(new RecordExistingLabel(B2C, Day("2025-02-01"), Day("2026-12-31")));
        Assert.Equal(Day("2026-12-31"), office.File.Label(B2C).Until);
        Assert.Equal(Day("2026-12-31"), Assert.Single(office.File.Standing.Labels).Until);
        Assert.Equal(
            Day("2026-12-31"),
            Assert.Single(office.File.Terms, t => t.Runs && t.Kind == LabelTermKind.Control).Due
        );
    }

    [Fact]
    [Rule("BC-33"), Rule("BC-30")]
    public void The_days_of_one_that_a_decision_keeps_away_are_replaced_where_it_is_kept()
    {
        var office = new LabelOffice(at: "2026-01-05");
        office.Do(new RecordExistingLabel(B2C, Day("2025-02-01"), null));
        var suspends = new SanctionEffect(office.Today, true, office.Today, Day("2026-01-20"), false);
        office.Stands(office.File.Onto(office.File.Standing).WithSanctions([suspends]));
        office.Do(new RecordExistingLabel(B2C, Day("2025-03-01"), null));
        Assert.Equal(LabelState.Suspended, office.State());
        Assert.Null(office.File.Running(LabelTermKind.Control));
        office.Stands(office.File.Onto(office.File.Standing).WithSanctions([]));
        Assert.Equal((LabelState.Valid, Day("2027-02-28")), (office.State(), office.File.Label(B2C).Until));
        Assert.Equal(Day("2027-02-28"), office.File.Running(LabelTermKind.Control)!.Due);
    }

    [Fact]
    [Rule("BC-33"), Rule("BC-38"), Rule("BC-39")]
    public void What_cannot_have_been_is_refused()
    {
        var office = new LabelOffice(at: "2026-01-05");
        Assert.Equal(FieldReason.LabelNotGranted, Refused(office, LabelKind.WebshopKeurmerk, null).Fields[0].Reason);
        Assert.Equal(
            ("from", FieldReason.InTheFuture),
            Refused(office, B2C, Day("2026-01-06")).Fields.Select(f => (f.Field, f.Reason)).Single()
        );
        Assert.Equal(
            FieldReason.EndsBeforeItBegins,
            Refused(office, B2C, Day("2026-01-05"), Day("2026-01-04")).Fields[0].Reason
        );
        Assert.Equal(
            FieldReason.LabelTooLong,
            Refused(office, B2C, Day("2026-01-05"), Day("2028-01-05")).Fields[0].Reason
        );
        Assert.Equal(RefusalReason.NoLabelBeside, Refused(office, LabelKind.EcommerceEurope, office.Today).Reason);
        office.Do(new RecordExistingLabel(B2C, office.Today, null));
        office.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, office.Today, null));
        Assert.Equal([B2C], office.File.Labels.Select(l => l.Kind));
        Assert.Equal([B2C, LabelKind.EcommerceEurope], office.File.Standing.Labels.Select(l => l.Kind));
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        Assert.Equal(RefusalReason.MembershipHasEnded, Refused(office, B2C, office.Today).Reason);
    }

    [Fact]
    [Rule("BC-33"), Rule("BC-36"), Rule("BC-38")]
    public void A_member_that_has_no_file_yet_gets_one_and_following_once_opens_what_the_grants_would_have()
    {
        var office = new LabelOffice(at: "2026-01-05");
        var member = office.File.Standing.Granted(new GrantedLabel(B2C, Day("2026-01-05"), Day("2028-01-04")));
        member = member.Granted(
            new GrantedLabel(LabelKind.ForBusinesses, Day("2026-01-05"), Day("2028-01-04"))
            {
                LostOn = Day("2026-01-05"),
            }
        );
        var file = LabelFile.Of(member, office.Today);
        Assert.True(file.NeedsToFollow(office.Today));
        var followed = file.Do(new FollowMembership(), office.Context(Actor.Clock)).File!;
        Assert.False(followed.NeedsToFollow(office.Today));
        Assert.Equal(Day("2028-01-04"), followed.Running(LabelTermKind.Control, B2C)!.Due);
        Assert.Null(followed.Running(LabelTermKind.Control, LabelKind.ForBusinesses));
        Assert.Equal(LabelState.Withdrawn, followed.Label(LabelKind.ForBusinesses).State);
        Assert.Equal(Day("2026-12-31"), followed.Running(LabelTermKind.FeeAsking)!.Due);
        Assert.True(member.Labels.SequenceEqual(followed.Onto(member).Labels));

        // One that a suspension took before is kept away, and comes back if that falls.
        var taken = member.WithSanctions([new SanctionEffect(office.Today, true, office.Today, office.Today, false)]);
        var suspended = LabelFile.Of(taken, office.Today).Do(new FollowMembership(), office.Context(Actor.Clock)).File!;
        Assert.Equal(LabelState.Suspended, suspended.Label(B2C).State);
        var back = suspended.With(member).Do(new FollowMembership(), office.Context(Actor.Clock)).File!;
        Assert.Equal(LabelState.Valid, back.Label(B2C).State);
        Assert.Equal(TermState.Running, back.Running(LabelTermKind.Control, B2C)!.State);
    }
}
