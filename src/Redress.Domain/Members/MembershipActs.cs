namespace Redress.Domain.Members;

/// <summary>How one becomes a member, gets its label, and leaves (BC-38). What may not be is refused before anything changes.</summary>
public static class MembershipActs
{
    private const string Law = "BC-38";
    private const int MonthsForALabel = 6;

    /// <summary>Who joins is a candidate until the first grant of a label. Who is a member is none, and who was excluded does not come back by itself.</summary>
    public static Refusal? WhyNotBegin(this Member member, DateOnly on) =>
        member.IsMember ? Refusal.State(Law, RefusalReason.MembershipRuns)
        : member.Membership == Membership.Excluded ? Refusal.State(Law, RefusalReason.WasExcluded)
        : member.EndedOn > on ? Refusal.Field("on", Law, FieldReason.TooFarBack)
        : null;

    /// <summary>Until the grant it stays known from when to when it was a member before.</summary>
    public static Member Begun(this Member member, DateOnly on) =>
        member with
        {
            Membership = Membership.Candidate,
            CandidateSince = on,
            Label = LabelState.None,
        };

    /// <param name="on">The first day without membership: never one that is over.</param>
    public static Refusal? WhyNotEnd(this Member member, DateOnly on, DateOnly today) =>
        member.Membership is Membership.Ended or Membership.Excluded
            ? Refusal.State(Law, RefusalReason.MembershipHasEnded)
        : on < today ? Refusal.Field("on", Law, FieldReason.InThePast)
        : null;

    /// <summary>Ends the label the same instant.</summary>
    public static Member EndedFrom(this Member member, DateOnly on) =>
        member with
        {
            Membership = Membership.Ended,
            EndedOn = on,
            Label = LabelState.None,
        };

    /// <summary>A candidate's first, or another; after a suspension anew, once the suspension is over.</summary>
    public static Refusal? WhyNotGrant(this Member member, DateOnly from, DateOnly today) =>
        member.Membership is Membership.Ended or Membership.Excluded
            ? Refusal.State(Law, RefusalReason.MembershipHasEnded)
        : member.Membership == Membership.Suspended || member.SuspendedUntil >= today
            ? Refusal.State(Law, RefusalReason.SuspensionRuns)
        : from > today ? Refusal.Field("from", Law, FieldReason.InTheFuture)
        : from <= member.LabelWithdrawnOn || from < member.CandidateFrom()
            ? Refusal.Field("from", Law, FieldReason.TooFarBack)
        : null;

    /// <summary>By its first label a candidate becomes a member.</summary>
    public static Member Granted(this Member member, DateOnly from) =>
        (
            member.Membership == Membership.Candidate
                ? member with
                {
                    Membership = Membership.Active,
                    CandidateSince = member.CandidateSince ?? from,
                    JoinedOn = from,
                    EndedOn = null,
                }
                : member
        ) with
        {
            Label = LabelState.Held,
            LabelGrantedOn = from,
            LabelWithdrawnOn = null,
        };

    /// <summary>
    /// Whether it is the board's task (BC-38): a candidate for six months, or a member that is without a label for as long otherwise than by a sanction.
    /// </summary>
    /// <param name="lastDay">The last day of the label that ran out; null where none did.</param>
    public static bool IsTheBoardsTask(this Member member, DateOnly? lastDay, DateOnly today) =>
        member switch
        {
            { Membership: Membership.Candidate } => Since(member.CandidateSince, today),
            { Membership: Membership.Active, Label: LabelState.Held } => Since(lastDay, today),
            { Membership: Membership.Active, Label: LabelState.None } => Since(member.JoinedOn, today),
            _ => false,
        };

    private static bool Since(DateOnly? day, DateOnly today) => day?.AddMonths(MonthsForALabel) <= today;

    private static DateOnly? CandidateFrom(this Member member) =>
        member.Membership == Membership.Candidate ? member.CandidateSince : null;
}
