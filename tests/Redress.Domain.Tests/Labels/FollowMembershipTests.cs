using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>How labels follow the membership and the sanctions of cases (BC-30, BC-38), story by story.</summary>
public sealed class FollowMembershipTests
{
    private const string B2C = LabelKind.ForConsumers;
    private const string B2B = LabelKind.ForBusinesses;

    private static LabelOffice Office(string from = "2026-03-02", string kind = B2C)
    {
        var office = new LabelOffice(at: from);
        office.Do(new RecordExistingLabel(kind, office.Today, null));
        return Sanctioned(office);
    }

    private static SanctionEffect Suspends(string from, string to, bool now = true) =>
        new(Day(from), now, Day(from), Day(to), false);

    private static SanctionEffect Excludes(string on) => new(null, false, null, null, true, Day(on));

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All that cases do to the member now.</summary>
    private static LabelOffice Sanctioned(LabelOffice office, params SanctionEffect[] effects) =>
        office.Stands(office.File.Onto(office.File.Standing).WithSanctions(effects));

    /// <summary>A condition that was told lost, and whose term is over by then: the labels may be withdrawn over it (BC-35).</summary>
    private static LabelOffice Lacking(LabelOffice office, string by)
    {
        office.Do(new TellConditionLost(LabelCondition.ReviewSystem, office.Today.AddDays(5)));
        return office.At(by);
    }

    private static IEnumerable<string> BoardTasks(LabelOffice office) =>
        office.File.Tasks.Where(t => t.DoneOn is null && t.What == "board-without-label").Select(t => t.What);

    private static GrantedLabel InRegister(LabelOffice office, string kind = B2C) =>
        office.File.Onto(office.File.Standing).Labels.Single(l => l.Kind == kind);

    [Fact]
    [Rule("BC-38"), Rule("BC-30")]
    public void A_suspension_suspends_the_label_its_end_withdraws_it_and_the_fall_of_the_decision_gives_it_back()
    {
        var office = Office();
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        Assert.Equal(LabelState.Suspended, office.State());
        var told = office.Told[^1].Letter;
        Assert.Equal("label-suspended-by-decision", told.Template);
        Assert.Equal((Day("2026-06-01"), Day("2026-06-30")), (told.Values["from"], told.Values["until"]));

        office.At("2026-07-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.Contains(office.Told, t => t.Letter.Template == "label-suspension-over");
        // BC-41: it is to go for good now.
        Assert.Equal("label-remove", office.Told[^1].Letter.Template);
        // Not by its own procedure: the register knows who took it.
        Assert.Null(InRegister(office).LostOn);

        office.At("2026-08-03");
        Sanctioned(office);
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal("label-restored", office.Told[^1].Letter.Template);
        Assert.Equal(
            (Day("2026-03-02"), (DateOnly?)Day("2028-03-01")),
            (office.File.Label(B2C).From, office.File.Label(B2C).Until)
        );
        Assert.Equal((null, null), (office.File.Label(B2C).Before, office.File.Label(B2C).Held));
        Assert.Equal(Day("2028-03-01"), office.File.Running(LabelTermKind.Control)!.Due);
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-33")]
    public void What_is_given_back_after_its_last_day_is_expired_and_what_its_control_began_for_goes_on()
    {
        var office = Office();
        // Six months before Wednesday 1 March 2028 its control begins.
        office.At("2027-09-02");
        Assert.Equal(LabelState.InControl, office.State());
        Sanctioned(office, Suspends("2027-09-02", "2027-09-30"));
        office.At("2027-10-01");
        Sanctioned(office, Suspends("2027-09-02", "2027-09-30", now: false));
        var lifted = Sanctioned(Copy(office).At("2028-03-01"));
        Assert.Equal(LabelState.InControl, lifted.State());
        lifted.At("2028-03-02");
        Assert.Equal(LabelState.Expired, lifted.State());

        office.At("2028-03-02");
        Assert.Equal(LabelState.Withdrawn, office.State());
        Sanctioned(office);
        Assert.Equal(LabelState.Expired, office.State());
        Assert.Equal(Day("2028-03-02"), office.File.Label(B2C).LostOn);
        Assert.NotEqual("label-restored", office.Told[^1].Letter.Template);
    }

    // The same member, in another course of things: its acts are done again.
    private static LabelOffice Copy(LabelOffice office)
    {
        var other = Office();
        other.At("2027-09-02");
        Sanctioned(other, Suspends("2027-09-02", "2027-09-30"));
        other.At("2027-10-01");
        Sanctioned(other, Suspends("2027-09-02", "2027-09-30", now: false));
        Assert.Equal(office.State(), other.State());
        return other;
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-35")]
    public void What_the_body_took_meanwhile_is_not_given_back()
    {
        var office = Office();
        Lacking(office, "2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        office.Do(new WithdrawLabel(B2C, "No scan.", office.Today));
        Assert.Equal((LabelState.Withdrawn, null), (office.State(), office.File.Label(B2C).Held));
        Sanctioned(office);
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.False(InRegister(office).IsHeld);
        Assert.DoesNotContain(
            office.File.Terms,
            t => t.Kind == LabelTermKind.Control && t.State is TermState.Running or TermState.Stopped
        );
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-30")]
    public void Of_two_suspensions_the_label_stays_suspended_while_one_runs_and_comes_back_with_the_last_that_falls()
    {
        var office = Office();
        office.At("2026-06-10");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-15"), Suspends("2026-06-10", "2026-06-30"));
        Assert.Equal(LabelState.Suspended, office.State());
        office.At("2026-06-16");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-15", now: false), Suspends("2026-06-10", "2026-06-30"));
        Assert.Equal(LabelState.Suspended, office.State());
        office.At("2026-07-01");
        Sanctioned(
            office,
            Suspends("2026-06-01", "2026-06-15", now: false),
            Suspends("2026-06-10", "2026-06-30", now: false)
        );
        Assert.Equal(LabelState.Withdrawn, office.State());
        Sanctioned(office, Suspends("2026-06-01", "2026-06-15", now: false));
        Assert.Equal(LabelState.Withdrawn, office.State());
        Sanctioned(office);
        Assert.Equal(LabelState.Valid, office.State());
    }

    [Fact]
    [Rule("BC-30")]
    public void A_label_that_an_earlier_suspension_took_is_suspended_by_the_one_that_runs_once_the_earlier_falls()
    {
        var office = Office();
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-15"));
        office.At("2026-06-16");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-15", now: false));
        office.At("2026-07-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-15", now: false), Suspends("2026-07-01", "2026-07-31"));
        Assert.Equal(LabelState.Withdrawn, office.State());
        Sanctioned(office, Suspends("2026-07-01", "2026-07-31"));
        Assert.Equal(LabelState.Suspended, office.State());
        Sanctioned(office);
        Assert.Equal(LabelState.Valid, office.State());
    }

    [Fact]
    [Rule("BC-38")]
    public void The_end_of_the_membership_ends_every_label_and_every_application_for_good()
    {
        var office = Office();
        office.Do(new ApplyForLabel(B2B, true));
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        Assert.Equal((LabelState.Ended, LabelState.Ended), (office.State(B2C), office.State(B2B)));
        var told = office.Told.Where(t => t.Letter.Template == "label-ended-with-membership").ToList();
        Assert.Equal(
            [(B2C, false), (B2B, true)],
            told.Select(t => (t.Letter.Label!, (bool)t.Letter.Values["application"]!))
        );
        Assert.True(InRegister(office).HasEnded);
        Assert.DoesNotContain(
            office.File.Terms,
            t => t.Runs && t.Label is not null && t.Kind != LabelTermKind.RemovalCheck
        );
        // No decision that falls brings it back: it was not what ended it.
        Sanctioned(office);
        Assert.Equal(LabelState.Ended, office.State());

        office.At("2026-05-04");
        office.Stands(office.File.Standing.Begun(office.Today));
        Assert.Equal(new Label(B2C) { Since = office.Today }, office.File.Label(B2C));
        Assert.Empty(office.File.Onto(office.File.Standing).Labels);
        Assert.Equal(Day("2026-11-04"), office.File.Running(LabelTermKind.FirstLabel)!.Due);
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-30")]
    public void An_exclusion_ends_them_until_it_falls_unless_the_member_left_meanwhile()
    {
        var office = Office();
        office.Do(new ApplyForLabel(B2B, true));
        office.At("2026-04-01");
        Sanctioned(office, Excludes("2026-04-01"));
        Assert.Equal((LabelState.Ended, LabelState.Ended), (office.State(B2C), office.State(B2B)));
        office.At("2026-05-01");
        Sanctioned(office);
        Assert.Equal((LabelState.Valid, LabelState.Applied), (office.State(B2C), office.State(B2B)));
        Assert.True(office.File.Standing.IsValid(InRegister(office), office.Today));

        Sanctioned(office, Excludes("2026-05-01"));
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        Sanctioned(office);
        Assert.Equal(Membership.Ended, office.File.Standing.Membership);
        Assert.Equal((LabelState.Ended, null), (office.State(), office.File.Label(B2C).Held));
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-38")]
    public void An_end_and_a_new_beginning_that_come_together_leave_nothing_of_the_label()
    {
        var office = Office();
        office.Stands(office.File.Standing.EndedFrom(office.Today).Begun(office.Today));
        Assert.Equal(new Label(B2C) { Since = office.Today }, office.File.Label(B2C));
        Assert.Equal("label-ended-with-membership", office.Told[^1].Letter.Template);
        Assert.Null(office.File.Running(LabelTermKind.Control));
    }

    [Fact]
    [Rule("BC-30")]
    public void Who_asked_anew_for_what_a_decision_took_has_again_what_it_had_once_the_decision_falls()
    {
        var office = Office();
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        office.At("2026-07-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        office.Do(new ApplyForLabel(B2C, true));
        Assert.Equal(LabelState.ReadyToGrant, office.State());
        Assert.False(
            office.File.Standing.IsValid(InRegister(office) with { TakenOn = Day("2026-06-01") }, office.Today)
        );
        Sanctioned(office);
        Assert.Equal(LabelState.Valid, office.State());
        Assert.Equal(Day("2028-03-01"), office.File.Label(B2C).Until);
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-38")]
    public void What_was_granted_anew_after_a_suspension_stays_whatever_falls()
    {
        var office = Office();
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        office.At("2026-07-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        Assert.Equal(
            FieldReason.LabelAlreadyLost,
            Assert
                .Single(
                    office.Try(LabelOffice.Registrar, new RecordExistingLabel(B2B, Day("2026-06-30"), null))!.Fields
                )
                .Reason
        );
        office.Do(new RecordExistingLabel(B2B, office.Today, null));
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        Assert.Equal((LabelState.Withdrawn, LabelState.Valid), (office.State(B2C), office.State(B2B)));
        Sanctioned(office);
        Assert.Equal((LabelState.Valid, LabelState.Valid), (office.State(B2C), office.State(B2B)));
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-38")]
    public void One_and_the_same_label_granted_anew_is_another_and_what_falls_gives_the_old_one_not_back()
    {
        var office = Office().MeetConditions();
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        office.At("2026-07-06");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        Assert.NotNull(office.File.Label(B2C).Held);
        office.Do(new GrantLabel(B2C, office.Today));
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        Assert.Equal((LabelState.Valid, null), (office.State(), office.File.Label(B2C).Held));
        Sanctioned(office);
        Assert.Equal((LabelState.Valid, Day("2026-07-06")), (office.State(), office.File.Label(B2C).From));
    }

    [Fact]
    [Rule("BC-38")]
    public void A_candidate_has_six_months_and_then_it_is_the_boards_task_until_a_grant()
    {
        var office = new LabelOffice(at: "2026-01-05");
        var term = office.File.Running(LabelTermKind.FirstLabel)!;
        Assert.Equal((LabelStart.BecameCandidate, Day("2026-07-05")), (term.Derivation.Event, term.Due));
        office.At("2026-07-05 23:59");
        Assert.Empty(office.File.Tasks);
        Assert.False(office.File.Standing.IsTheBoardsTask(office.Today));
        office.At("2026-07-06 00:00");
        Assert.Equal("board-without-label", Assert.Single(office.File.Tasks).What);
        Assert.True(office.File.Standing.IsTheBoardsTask(office.Today));
        // Nothing by the clock besides.
        Assert.Equal(Membership.Candidate, office.File.Standing.Membership);

        office.Do(new RecordExistingLabel(B2C, office.Today, null));
        Assert.True(office.File.NeedsToFollow(office.Today));
        Sanctioned(office);
        Assert.NotNull(Assert.Single(office.File.Tasks).DoneOn);

        var granted = new LabelOffice(at: "2026-01-05").At("2026-02-02");
        granted.Do(new RecordExistingLabel(B2C, granted.Today, null));
        Sanctioned(granted);
        Assert.Equal(TermState.Met, granted.Term(LabelTermKind.FirstLabel)!.State);
    }

    [Fact]
    [Rule("BC-38")]
    public void Who_lost_its_last_label_otherwise_than_by_a_suspension_has_six_months_to_regain_one()
    {
        var office = Office();
        office.Do(new RecordExistingLabel(B2B, office.Today, null));
        Lacking(office, "2026-04-10").Do(new WithdrawLabel(B2C, "No scan.", office.Today));
        Assert.False(office.File.NeedsToFollow(office.Today));
        office.At("2026-05-11").Do(new WithdrawLabel(B2B, "No scan.", office.Today));
        Assert.True(office.File.NeedsToFollow(office.Today));
        Sanctioned(office);
        // The last day with one was 10 May.
        var term = office.File.Running(LabelTermKind.FirstLabel)!;
        Assert.Equal((LabelStart.LabelLost, Day("2026-11-10")), (term.Derivation.Event, term.Due));

        // While a suspension runs it cannot regain one; if that falls, the same six months run.
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        Assert.Null(office.File.Running(LabelTermKind.FirstLabel));
        Sanctioned(office);
        Assert.Equal(term.Id, office.File.Running(LabelTermKind.FirstLabel)!.Id);
        office.At("2026-11-11 00:00");
        Assert.True(office.File.Standing.IsTheBoardsTask(office.Today));
        Assert.Single(BoardTasks(office));
    }

    [Fact]
    [Rule("BC-38")]
    public void Who_lost_it_by_a_suspension_is_no_task_of_the_board()
    {
        var office = Office();
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        office.At("2026-07-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        office.At("2027-06-01");
        Assert.Null(office.File.Running(LabelTermKind.FirstLabel));
        Assert.DoesNotContain(office.File.Tasks, t => t.What == "board-without-label");
        Assert.False(office.File.Standing.IsTheBoardsTask(office.Today));
    }

    [Fact]
    [Rule("BC-39")]
    public void What_is_carried_beside_ends_with_the_last_label_and_not_while_that_is_only_suspended()
    {
        var office = Office();
        office.Do(new RecordExistingLabel(B2B, office.Today, null));
        office.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, office.Today, null));
        Sanctioned(office);
        Lacking(office, "2026-05-04");
        GrantedLabel Carried() => InRegister(office, LabelKind.EcommerceEurope);
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        Assert.False(Carried().HasEnded);
        Assert.False(office.File.Standing.IsValid(Carried(), office.Today));
        Sanctioned(office);
        Assert.True(office.File.Standing.IsValid(Carried(), office.Today));
        office.Do(new WithdrawLabel(B2C, "No scan.", office.Today));
        Sanctioned(office);
        Assert.False(Carried().HasEnded);
        office.Do(new WithdrawLabel(B2B, "No scan.", office.Today));
        Sanctioned(office);
        Assert.True(Carried().HasEnded);
    }

    [Fact]
    [Rule("WK-7"), Rule("BC-38")]
    public void The_logo_ends_with_its_agreement_and_may_be_asked_for_anew()
    {
        var office = new LabelOffice("webshop-keurmerk", "2026-03-02");
        office.Do(new RecordExistingLabel(LabelKind.WebshopKeurmerk, office.Today, null));
        Sanctioned(office);
        Assert.Equal(Day("2027-03-02"), office.File.Running(LabelTermKind.Examination)!.Due);
        office.Stands(office.File.Standing.EndedFrom(office.Today));
        Assert.Equal(LabelState.Ended, office.State(LabelKind.WebshopKeurmerk));
        Assert.Null(office.File.Running(LabelTermKind.Examination));
        office.Stands(office.File.Standing.Begun(office.Today));
        Assert.Equal(LabelState.None, office.State(LabelKind.WebshopKeurmerk));
        office.Do(LabelOffice.Shop, new ApplyForLabel(LabelKind.WebshopKeurmerk, true));
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-39")]
    public void What_was_carried_and_taken_by_a_suspension_may_be_granted_anew_beside_a_label_that_was()
    {
        var office = Office().MeetConditions();
        office.Do(new RecordExistingLabel(LabelKind.EcommerceEurope, office.Today, null));
        office.At("2026-06-01");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30"));
        var grant = new GrantLabel(LabelKind.EcommerceEurope, Day("2026-07-06"));
        office.At("2026-07-06");
        Sanctioned(office, Suspends("2026-06-01", "2026-06-30", now: false));
        office.Do(new GrantLabel(B2C, office.Today)).Do(grant);
        Assert.True(office.File.Standing.IsValid(InRegister(office, LabelKind.EcommerceEurope), office.Today));
        Assert.NotNull(office.Try(LabelOffice.Registrar, grant));
    }
}
