using Redress.Domain.Decisions;
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
        LabelHolding.Held,
        Today.AddYears(-2)
    )
    {
        Labels = [new(LabelKind.ForConsumers, Today.AddYears(-1), null)],
    };

    private static readonly Member Candidate = Active with
    {
        Membership = Membership.Candidate,
        Label = LabelHolding.None,
        JoinedOn = null,
        CandidateSince = Today.AddMonths(-2),
        Labels = [],
    };

    private static SanctionEffect Suspended(DateOnly from, DateOnly to, bool now = true) =>
        new(from, now, from, to, false);

    private static Member Granted(Member member, string kind, DateOnly from) =>
        member.Granted(new GrantedLabel(kind, from, LabelKind.Until(kind, from)));

    private static GrantedLabel Of(Member member, string kind) => member.Labels.Single(l => l.Kind == kind);

    [Fact]
    [Rule("BC-38")]
    public void A_suspension_takes_the_label_and_its_end_gives_it_not_back_until_it_is_granted_anew()
    {
        var (from, to) = (Today, Today.AddDays(30));
        var during = Active.WithSanctions([Suspended(from, to)]);
        Assert.Equal((Membership.Suspended, LabelHolding.Withdrawn), (during.Membership, during.Label));
        Assert.Equal(RefusalReason.SuspensionRuns, during.WhyNotGrant(null, to, to)!.Reason);
        var after = during.WithSanctions([Suspended(from, to, now: false)]);
        Assert.Equal((Membership.Active, LabelHolding.Withdrawn), (after.Membership, after.Label));

        // Not from a day on which there was none.
        foreach (var day in new[] { from, to })
        {
            Assert.Equal("from", Assert.Single(after.WhyNotGrant("b2c", day, to.AddDays(1))!.Fields).Field);
        }

        Assert.Null(after.WhyNotGrant("b2c", to.AddDays(1), to.AddDays(1)));
        var granted = Granted(after, "b2c", to.AddDays(1));
        Assert.Equal((LabelHolding.Held, Active.JoinedOn), (granted.Label, granted.JoinedOn));

        // Whatever else happens in a case of it: the old sanction takes the new label not.
        var later = granted.WithSanctions([Suspended(from, to, now: false), new(null, false, null, null, false)]);
        Assert.Equal(
            (Membership.Active, LabelHolding.Held, null),
            (later.Membership, later.Label, later.LabelWithdrawnOn)
        );
        // A sanction that comes later does.
        var again = later.WithSanctions([Suspended(from, to, now: false), Suspended(to.AddDays(1), to.AddDays(9))]);
        Assert.Equal((LabelHolding.Withdrawn, (DateOnly?)to.AddDays(1)), (again.Label, again.LabelWithdrawnOn));
    }

    [Fact]
    [Rule("BC-38")]
    public void A_grant_on_an_earlier_day_moves_no_other_label_under_an_old_sanction()
    {
        var (from, to) = (Today, Today.AddDays(30));
        // One that has not begun keeps nothing away.
        var due = new SanctionEffect(null, false, to.AddDays(60), to.AddDays(90), false);
        SanctionEffect[] old = [Suspended(from, to, now: false), due];
        var member = Granted(Active.WithSanctions(old), "b2c", to.AddDays(20)).WithSanctions(old);
        var now = to.AddDays(21);
        Assert.Equal(FieldReason.TooFarBack, member.WhyNotGrant("b2b", to, now)!.Fields[0].Reason);
        Assert.Null(member.WhyNotGrant("b2b", to.AddDays(1), now));
        var both = Granted(member, "b2b", to.AddDays(1)).WithSanctions(old);
        Assert.All(both.Labels, l => Assert.True(both.IsValid(l, now)));
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-30")]
    public void Where_finality_is_lifted_what_a_suspension_or_an_exclusion_took_comes_back()
    {
        var suspended = Active.WithSanctions([Suspended(Today, Today.AddDays(30))]);
        var excluded = Active.WithSanctions([new(Today, false, null, null, true, Today)]);
        Assert.Equal((Membership.Excluded, LabelHolding.Withdrawn), (excluded.Membership, excluded.Label));
        foreach (var lifted in new[] { suspended, excluded }.Select(m => m.WithSanctions([])))
        {
            Assert.Equal(
                (Membership.Active, LabelHolding.Held, null),
                (lifted.Membership, lifted.Label, lifted.EndedOn)
            );
        }

        // Also the kind that was not granted anew since, with its own days.
        SanctionEffect[] over = [Suspended(Today, Today.AddDays(9), now: false)];
        var two = Granted(Active, "b2b", Today.AddDays(-9)).WithSanctions(over);
        var now = Today.AddDays(10);
        var one = Granted(two, "b2c", now).WithSanctions(over);
        Assert.False(one.IsValid(Of(one, "b2b"), now));
        var back = one.WithSanctions([]);
        Assert.True(back.IsValid(Of(back, "b2b"), now));
        Assert.Equal(Of(two, "b2b").Until, Of(back, "b2b").Until);
    }

    [Fact]
    [Rule("BC-30"), Rule("BC-38")]
    public void An_exclusion_catches_a_candidate_and_leaves_an_ended_membership_ended_when_it_falls()
    {
        SanctionEffect[] exclusion = [new(null, false, null, null, true, Today)];
        var caught = Candidate.WithSanctions(exclusion);
        Assert.Equal((Membership.Excluded, LabelHolding.None), (caught.Membership, caught.Label));
        Assert.Equal(RefusalReason.MembershipHasEnded, caught.WhyNotGrant("b2c", Today, Today)!.Reason);
        Assert.Equal(RefusalReason.WasExcluded, caught.WhyNotBegin(Today)!.Reason);
        var free = caught.WithSanctions([]);
        Assert.Equal(
            (Membership.Candidate, Candidate.CandidateSince, null),
            (free.Membership, free.CandidateSince, free.EndedOn)
        );

        // Ended before it, ended while it stood; also of one whose end of before has no day.
        var before = Active.EndedFrom(Today.AddDays(-5)).WithSanctions(exclusion);
        Assert.Equal((Membership.Excluded, Today.AddDays(-5)), (before.Membership, before.EndedOn));
        var during = Active.WithSanctions(exclusion).EndedFrom(Today.AddDays(7)).WithSanctions(exclusion);
        Assert.Equal((Membership.Excluded, Today), (during.Membership, during.EndedOn));
        var unknown = (Active with { Membership = Membership.Ended }).WithSanctions(exclusion);
        foreach (
            var (excluded, day) in new[] { (before, Today.AddDays(-5)), (during, Today.AddDays(7)), (unknown, Today) }
        )
        {
            var ended = excluded.WithSanctions([]);
            Assert.Equal(
                (Membership.Ended, LabelHolding.None, (DateOnly?)day),
                (ended.Membership, ended.Label, ended.EndedOn)
            );
            Assert.DoesNotContain(ended.Labels, l => ended.IsValid(l, Today));
        }
    }

    [Fact]
    [Rule("BC-38")]
    public void A_candidate_stays_one_under_a_suspension_and_gets_no_label_by_itself()
    {
        foreach (var sanctions in new SanctionEffect[][] { [], [Suspended(Today, Today)] })
        {
            var still = Candidate.WithSanctions(sanctions);
            Assert.Equal((Membership.Candidate, LabelHolding.None), (still.Membership, still.Label));
            Assert.False(still.IsMember);
        }

        // Nor does a membership that ended come back.
        var ended = Active.EndedFrom(Today).WithSanctions([]);
        Assert.Equal((Membership.Ended, LabelHolding.None), (ended.Membership, ended.Label));
    }

    [Fact]
    [Rule("BC-38")]
    public void By_its_first_label_a_candidate_becomes_a_member_from_that_day()
    {
        Assert.Null(Candidate.WhyNotGrant("b2c", Today, Today));
        var member = Granted(Candidate, "b2c", Today);
        Assert.Equal((Membership.Active, LabelHolding.Held), (member.Membership, member.Label));
        Assert.Equal(Today, member.JoinedOn);
        Assert.Equal(FieldReason.InTheFuture, Candidate.WhyNotGrant("b2c", Today.AddDays(1), Today)!.Fields[0].Reason);
        // Before it asked it was nothing.
        Assert.Equal(
            FieldReason.TooFarBack,
            Candidate.WhyNotGrant("b2c", Candidate.CandidateSince!.Value.AddDays(-1), Today)!.Fields[0].Reason
        );
    }

    [Fact]
    [Rule("BC-33")]
    public void A_label_for_consumers_or_businesses_lasts_two_years_its_last_day_included()
    {
        Assert.Equal(new DateOnly(2028, 5, 10), LabelKind.Until("b2c", Today));
        Assert.Equal(new DateOnly(2028, 5, 10), LabelKind.Until("b2b", Today));
        Assert.Equal(new DateOnly(2026, 2, 27), LabelKind.Until("b2c", new DateOnly(2024, 2, 29)));
        Assert.Null(LabelKind.Until("webshopKeurmerk", Today));
        Assert.Null(LabelKind.Until("ecommerceEurope", Today));
    }

    [Fact]
    [Rule("BC-39")]
    public void Ecommerce_Europe_is_carried_beside_another_and_ends_with_the_last_of_those()
    {
        const string Europe = LabelKind.EcommerceEurope;
        var alone = Candidate.WhyNotGrant(Europe, Today, Today)!;
        Assert.Equal(("BC-39", RefusalReason.NoLabelBeside), (alone.Rule, alone.Reason));
        var member = Granted(Candidate, "b2c", Today.AddDays(-9));
        Assert.Equal(FieldReason.TooFarBack, member.WhyNotGrant(Europe, Today.AddDays(-10), Today)!.Fields[0].Reason);
        Assert.Null(member.WhyNotGrant(Europe, Today, Today));
        var both = Granted(member, Europe, Today);
        var last = Of(both, "b2c").Until!.Value;
        Assert.True(both.IsValid(Of(both, Europe), last));
        Assert.False(both.IsValid(Of(both, Europe), last.AddDays(1)));

        // Renewed without a day between it goes on, also under the other kind; with a day between it is over, and granted anew.
        foreach (var kind in new[] { "b2c", "b2b" })
        {
            var renewed = Granted(both, kind, last.AddDays(1));
            Assert.True(renewed.IsValid(Of(renewed, Europe), last.AddDays(1)));
            var late = Granted(both, kind, last.AddDays(2));
            Assert.False(late.IsValid(Of(late, Europe), last.AddDays(2)));
            var anew = Granted(late, Europe, last.AddDays(2));
            Assert.True(anew.IsValid(Of(anew, Europe), last.AddDays(2)));
        }
    }

    [Fact]
    [Rule("BC-38")]
    public void Membership_ends_with_its_labels_never_backwards_and_begins_anew_as_a_candidate()
    {
        Assert.Equal(FieldReason.InThePast, Active.WhyNotEnd(Today.AddDays(-1), Today)!.Fields[0].Reason);
        Assert.Null(Active.WhyNotEnd(Today, Today));
        var ended = Active.EndedFrom(Today);
        Assert.Equal(
            (Membership.Ended, LabelHolding.None, (DateOnly?)Today),
            (ended.Membership, ended.Label, ended.EndedOn)
        );
        Assert.Equal(RefusalReason.MembershipHasEnded, ended.WhyNotEnd(Today, Today)!.Reason);
        Assert.Equal(RefusalReason.MembershipHasEnded, ended.WhyNotGrant("b2c", Today, Today)!.Reason);

        Assert.Equal(FieldReason.TooFarBack, ended.WhyNotBegin(Today.AddDays(-1))!.Fields[0].Reason);
        Assert.Null(ended.WhyNotBegin(Today));
        // It was a member then, whatever it is now.
        Assert.Equal(new PastMembership(Active.JoinedOn!.Value, Today), ended.Past());
        Assert.Null((ended with { JoinedOn = Today }).Past());
        Assert.Null(Candidate.EndedFrom(Today).Past());
        var again = ended.Begun(Today);
        Assert.Equal((Membership.Candidate, (DateOnly?)Today), (again.Membership, again.CandidateSince));
        Assert.Equal((null, null), (again.JoinedOn, again.EndedOn));
        // Its six months do not begin anew.
        foreach (var day in new[] { Today, Today.AddDays(30) })
        {
            Assert.Equal(FieldReason.CandidateAlready, again.WhyNotBegin(day)!.Fields[0].Reason);
        }

        Assert.Null(again.WhyNotBegin(Today.AddDays(-1)));
        // Nor does a label of then come with another of now.
        var member = Granted(again, "b2b", Today);
        Assert.Equal((Membership.Active, (DateOnly?)Today), (member.Membership, member.JoinedOn));
        Assert.Equal(["b2b"], member.Labels.Where(l => member.IsValid(l, Today)).Select(l => l.Kind));

        Assert.Equal(RefusalReason.MembershipRuns, Active.WhyNotBegin(Today)!.Reason);
        var excluded = Active with { Membership = Membership.Excluded };
        Assert.Equal(RefusalReason.WasExcluded, excluded.WhyNotBegin(Today)!.Reason);
        Assert.Equal(RefusalReason.MembershipHasEnded, excluded.WhyNotGrant("b2c", Today, Today)!.Reason);
        Assert.Equal(RefusalReason.MembershipHasEnded, excluded.WhyNotEnd(Today, Today)!.Reason);
    }

    [Fact]
    [Rule("BC-38")]
    public void After_six_months_without_a_label_it_is_the_boards_task_save_after_a_suspension()
    {
        // The last day of the six months is the member's still (FP-8).
        var (before, after) = (Today.AddMonths(-6), Today.AddMonths(-6).AddDays(-1));
        Member With(GrantedLabel label) =>
            Active with
            {
                Labels = [label, new GrantedLabel("ecommerceEurope", null, null)],
            };
        Member Until(DateOnly? last) => With(new GrantedLabel("b2c", null, last));
        Member Lost(DateOnly on) => With(new GrantedLabel("b2c", null, null) { LostOn = on });
        Member Taken(DateOnly on, GrantedLabel label) => With(label with { TakenOn = on });
        Assert.False((Candidate with { CandidateSince = before }).IsTheBoardsTask(Today));
        Assert.True((Candidate with { CandidateSince = after }).IsTheBoardsTask(Today));
        Assert.False(Until(null).IsTheBoardsTask(Today));
        Assert.False(Until(before).IsTheBoardsTask(Today));
        Assert.True(Until(after).IsTheBoardsTask(Today));
        Assert.True((Active with { Labels = [] }).IsTheBoardsTask(Today));
        // By its own procedure; the first day without it follows the last with it.
        Assert.False(Lost(before.AddDays(1)).IsTheBoardsTask(Today));
        Assert.True(Lost(after.AddDays(1)).IsTheBoardsTask(Today));
        // By a suspension, unless it was lost before.
        Assert.False(Taken(after, new GrantedLabel("b2c", null, null)).IsTheBoardsTask(Today));
        Assert.True(Taken(after, new GrantedLabel("b2c", null, after.AddDays(-9))).IsTheBoardsTask(Today));
        Assert.False(Until(after).EndedFrom(after).IsTheBoardsTask(Today));
    }

    [Fact]
    [Rule("BC-38"), Rule("BC-40")]
    public void A_label_that_was_lost_by_its_own_procedure_is_held_no_more_whatever_its_days_and_whatever_sanction_falls()
    {
        var lost = new GrantedLabel("b2c", Today.AddYears(-1), Today.AddYears(1)) { LostOn = Today };
        Assert.False(lost.IsHeld);
        Assert.True((lost with { LostOn = null }).IsHeld);
        var member = (Active with { Labels = [lost] }).WithSanctions([]);
        Assert.Equal(LabelHolding.Withdrawn, member.Label);
        Assert.False(member.IsValid(member.Labels[0], Today));
        var during = member.WithSanctions([Suspended(Today, Today.AddDays(9))]);
        Assert.Equal(Today, Of(during, "b2c").LostOn);
        Assert.False(Of(during.WithSanctions([]), "b2c").IsHeld);
    }

    [Fact]
    [Rule("BC-38")]
    public void A_suspension_takes_the_label_whichever_of_its_steps_was_recorded()
    {
        var suspension = new Sanction("s", SanctionKind.Suspension, null, null, null, Today, Today.AddDays(9))
        {
            State = SanctionState.Due,
            RunsFrom = Today,
            RunsTo = Today.AddDays(9),
        };
        foreach (var step in new[] { SanctionStep.Suspended, SanctionStep.CarriedOut })
        {
            var effect = SanctionEffect.Of(
                suspension.Record(step, Today, "Rik").Record(SanctionStep.SuspensionEnded, Today.AddDays(10), "Rik")
            );
            Assert.Equal(LabelHolding.Withdrawn, Active.WithSanctions([effect]).Label);
        }

        var carriedOut = new Sanction("s", SanctionKind.Exclusion, null, null, null, null, null)
        {
            State = SanctionState.Due,
        }.Record(SanctionStep.CarriedOut, Today, "Rik");
        var excluded = Active.WithSanctions([SanctionEffect.Of(carriedOut)]);
        Assert.Equal((Membership.Excluded, (DateOnly?)Today), (excluded.Membership, excluded.EndedOn));
    }
}
