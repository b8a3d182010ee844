using Redress.Domain.Members;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Members;

/// <summary>How one becomes a member, gets a label, loses it and leaves, and what sanctions leave of it (BC-30, BC-38).</summary>
public sealed class MembershipTests
{
    private static readonly DateOnly Today = new(2026, 5, 11);

    private static readonly Member Active = new(
        "shop",
        "becommerce",
        "Shop",
        null,
        null,
        null,
        "nl",
        Membership.Active,
        LabelState.Held,
        Today.AddYears(-2)
    );

    private static readonly Member Candidate = Active with
    {
        Membership = Membership.Candidate,
        Label = LabelState.None,
        JoinedOn = null,
        CandidateSince = Today.AddMonths(-2),
    };

    private static SanctionEffect Suspended(DateOnly from, DateOnly to, bool now = true) =>
        new(from, now, from, to, false);

    [Fact]
    [Rule("BC-38")]
    public void A_suspension_takes_the_label_and_its_end_gives_it_not_back_until_it_is_granted_anew()
    {
        var (from, to) = (Today, Today.AddDays(30));
        var during = Active.WithSanctions([Suspended(from, to)]);
        Assert.Equal((Membership.Suspended, LabelState.Withdrawn), (during.Membership, during.Label));
        Assert.Equal(RefusalReason.SuspensionRuns, during.WhyNotGrant(to, to)!.Reason);
        var after = during.WithSanctions([Suspended(from, to, now: false)]);
        Assert.Equal((Membership.Active, LabelState.Withdrawn), (after.Membership, after.Label));

        // Not from a day on which the old one was taken already.
        Assert.Equal("from", Assert.Single(after.WhyNotGrant(from, to.AddDays(1))!.Fields).Field);
        Assert.Null(after.WhyNotGrant(to.AddDays(1), to.AddDays(1)));
        var granted = after.Granted(to.AddDays(1));
        Assert.Equal((LabelState.Held, (DateOnly?)to.AddDays(1)), (granted.Label, granted.LabelGrantedOn));
        Assert.Equal(Active.JoinedOn, granted.JoinedOn);

        // Whatever else happens in a case of it: the old sanction takes the new label not.
        var later = granted.WithSanctions([Suspended(from, to, now: false), new(null, false, null, null, false)]);
        Assert.Equal(
            (Membership.Active, LabelState.Held, null),
            (later.Membership, later.Label, later.LabelWithdrawnOn)
        );
        // A sanction that comes later does.
        var again = later.WithSanctions([Suspended(from, to, now: false), Suspended(to.AddDays(1), to.AddDays(9))]);
        Assert.Equal((LabelState.Withdrawn, (DateOnly?)to.AddDays(1)), (again.Label, again.LabelWithdrawnOn));
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-30")]
    public void Where_finality_is_lifted_what_a_suspension_or_an_exclusion_took_comes_back()
    {
        var suspended = Active.WithSanctions([Suspended(Today, Today.AddDays(30))]);
        var excluded = Active.WithSanctions([new(Today, false, null, null, true, Today)]);
        Assert.Equal((Membership.Excluded, LabelState.Withdrawn), (excluded.Membership, excluded.Label));
        foreach (var lifted in new[] { suspended, excluded }.Select(m => m.WithSanctions([])))
        {
            Assert.Equal((Membership.Active, LabelState.Held, null), (lifted.Membership, lifted.Label, lifted.EndedOn));
        }
    }

    [Fact]
    [Rule("BC-38")]
    public void A_candidate_stays_one_whatever_was_imposed_on_it_before_and_gets_no_label_by_itself()
    {
        foreach (
            var sanctions in new SanctionEffect[][]
            {
                [],
                [Suspended(Today, Today)],
                [new(Today, false, null, null, true, Today)],
            }
        )
        {
            var still = Candidate.WithSanctions(sanctions);
            Assert.Equal((Membership.Candidate, LabelState.None), (still.Membership, still.Label));
            Assert.False(still.IsMember);
        }

        // Nor does a membership that ended come back.
        var ended = Active.EndedFrom(Today).WithSanctions([]);
        Assert.Equal((Membership.Ended, LabelState.None), (ended.Membership, ended.Label));
    }

    [Fact]
    [Rule("BC-38")]
    public void By_its_first_label_a_candidate_becomes_a_member_from_that_day()
    {
        Assert.Null(Candidate.WhyNotGrant(Today, Today));
        var member = Candidate.Granted(Today);
        Assert.Equal((Membership.Active, LabelState.Held), (member.Membership, member.Label));
        Assert.Equal(((DateOnly?)Today, (DateOnly?)Today), (member.JoinedOn, member.LabelGrantedOn));
        Assert.Equal(FieldReason.InTheFuture, Candidate.WhyNotGrant(Today.AddDays(1), Today)!.Fields[0].Reason);
        // Before it asked it was nothing.
        Assert.Equal(
            FieldReason.TooFarBack,
            Candidate.WhyNotGrant(Candidate.CandidateSince!.Value.AddDays(-1), Today)!.Fields[0].Reason
        );
    }

    [Fact]
    [Rule("BC-38")]
    public void Membership_ends_with_its_label_never_backwards_and_begins_anew_as_a_candidate()
    {
        Assert.Equal(FieldReason.InThePast, Active.WhyNotEnd(Today.AddDays(-1), Today)!.Fields[0].Reason);
        Assert.Null(Active.WhyNotEnd(Today, Today));
        var ended = Active.EndedFrom(Today);
        Assert.Equal(
            (Membership.Ended, LabelState.None, (DateOnly?)Today),
            (ended.Membership, ended.Label, ended.EndedOn)
        );
        Assert.Equal(RefusalReason.MembershipHasEnded, ended.WhyNotEnd(Today, Today)!.Reason);
        Assert.Equal(RefusalReason.MembershipHasEnded, ended.WhyNotGrant(Today, Today)!.Reason);

        Assert.Equal(FieldReason.TooFarBack, ended.WhyNotBegin(Today.AddDays(-1))!.Fields[0].Reason);
        Assert.Null(ended.WhyNotBegin(Today));
        var again = ended.Begun(Today);
        Assert.Equal((Membership.Candidate, (DateOnly?)Today), (again.Membership, again.CandidateSince));
        // It was a member then, whatever it is now.
        Assert.Equal((Active.JoinedOn, (DateOnly?)Today), (again.JoinedOn, again.EndedOn));
        Assert.Null(again.Granted(Today).EndedOn);

        Assert.Equal(RefusalReason.MembershipRuns, Active.WhyNotBegin(Today)!.Reason);
        var excluded = Active with { Membership = Membership.Excluded };
        Assert.Equal(RefusalReason.WasExcluded, excluded.WhyNotBegin(Today)!.Reason);
        Assert.Equal(RefusalReason.MembershipHasEnded, excluded.WhyNotGrant(Today, Today)!.Reason);
        Assert.Equal(RefusalReason.MembershipHasEnded, excluded.WhyNotEnd(Today, Today)!.Reason);
    }

    [Fact]
    [Rule("BC-38")]
    public void After_six_months_without_a_label_it_is_the_boards_task_save_after_a_suspension()
    {
        var (before, after) = (Today.AddMonths(-6).AddDays(1), Today.AddMonths(-6));
        Assert.False((Candidate with { CandidateSince = before }).IsTheBoardsTask(null, Today));
        Assert.True((Candidate with { CandidateSince = after }).IsTheBoardsTask(null, Today));
        Assert.False(Active.IsTheBoardsTask(null, Today));
        Assert.False(Active.IsTheBoardsTask(before, Today));
        Assert.True(Active.IsTheBoardsTask(after, Today));
        Assert.True((Active with { Label = LabelState.None }).IsTheBoardsTask(null, Today));
        Assert.False((Active with { Label = LabelState.Withdrawn }).IsTheBoardsTask(after, Today));
        Assert.False(Active.EndedFrom(after).IsTheBoardsTask(after, Today));
    }
}
