namespace Redress.Domain.Members;

/// <summary>
/// How one becomes a member, gets its labels, and leaves (BC-38). What may not be is refused before anything changes. A member is asked as it stands under its sanctions
/// (<see cref="Member.WithSanctions"/>).
/// </summary>
public static class MembershipActs
{
    private const string Law = "BC-38";
    private const string LawOfCarried = "BC-39";
    private const int MonthsForALabel = 6;

    /// <summary>
    /// Who joins is a candidate until the first grant of a label. Who is a member is none, and who was excluded does not come back by itself. The six months of a candidate do not
    /// begin anew: its day is only put earlier.
    /// </summary>
    public static Refusal? WhyNotBegin(this Member member, DateOnly on) =>
        member.IsMember ? Refusal.State(Law, RefusalReason.MembershipRuns)
        : member.Membership == Membership.Excluded ? Refusal.State(Law, RefusalReason.WasExcluded)
        : member.EndedOn > on ? Refusal.Field("on", Law, FieldReason.TooFarBack)
        : member.CandidateFrom() <= on ? Refusal.Field("on", Law, FieldReason.CandidateAlready)
        : null;

    /// <summary>The membership that is over and is forgotten once another is asked for; null where there was none of at least a day.</summary>
    public static PastMembership? Past(this Member member) =>
        member is { Membership: Membership.Ended, JoinedOn: { } joined, EndedOn: { } ended } && joined < ended
            ? new PastMembership(joined, ended)
            : null;

    /// <summary>A candidate has nothing of what it had before: its membership is a <see cref="Past"/> one, and its labels ended with it.</summary>
    public static Member Begun(this Member member, DateOnly on) =>
        (
            member with
            {
                Membership = Membership.Candidate,
                CandidateSince = on,
                JoinedOn = null,
                EndedOn = null,
                LeftOn = null,
            }
        ).WithoutLabels();

    /// <param name="on">The first day without membership: never one that is over.</param>
    public static Refusal? WhyNotEnd(this Member member, DateOnly on, DateOnly today) =>
        member.Membership is Membership.Ended or Membership.Excluded
            ? Refusal.State(Law, RefusalReason.MembershipHasEnded)
        : on < today ? Refusal.Field("on", Law, FieldReason.InThePast)
        : null;

    /// <summary>
    /// Ends the labels the same instant, and for good. Of who is excluded meanwhile it is what is left once the exclusion should fall.
    /// </summary>
    public static Member EndedFrom(this Member member, DateOnly on) =>
        (
            member.Membership == Membership.Excluded
                ? member with
                {
                    LeftOn = on,
                }
                : member with
                {
                    Membership = Membership.Ended,
                    LeftOn = on,
                    EndedOn = on,
                }
        ).WithoutLabels();

    /// <summary>A candidate's first, or another; after a suspension anew, once the suspension is over.</summary>
    /// <param name="kind">Of the label; null where it is not known yet.</param>
    public static Refusal? WhyNotGrant(this Member member, string? kind, DateOnly from, DateOnly today) =>
        member.Membership is Membership.Ended or Membership.Excluded
            ? Refusal.State(Law, RefusalReason.MembershipHasEnded)
        : member.Membership == Membership.Suspended || member.SuspendedUntil >= today
            ? Refusal.State(Law, RefusalReason.SuspensionRuns)
        : kind is not null && LabelKind.IsCarried(kind) && !member.Carries(today, today)
            ? Refusal.State(LawOfCarried, RefusalReason.NoLabelBeside)
        : from > today ? Refusal.Field("from", Law, FieldReason.InTheFuture)
        : from <= member.NoLabelUntil
        || from < member.CandidateFrom()
        || kind is not null && LabelKind.IsCarried(kind) && !member.Carries(from, today)
            ? Refusal.Field("from", Law, FieldReason.TooFarBack)
        : null;

    /// <summary>The end of the membership turned out not to hold (BC-46): it is what it was, with the labels that ended with it.</summary>
    /// <param name="before">What it was; a suspension meanwhile goes by its days.</param>
    /// <param name="kinds">Of those labels.</param>
    public static Member EndLifted(
        this Member member,
        Membership before,
        IReadOnlyCollection<string> kinds,
        DateOnly today
    ) =>
        (
            member with
            {
                Membership =
                    member.Membership == Membership.Excluded ? Membership.Excluded
                    : before == Membership.Candidate ? Membership.Candidate
                    : member.SuspendedUntil >= today ? Membership.Suspended
                    : Membership.Active,
                LeftOn = null,
                EndedOn = member.Membership == Membership.Excluded ? member.EndedOn : null,
            }
        ).WithLabels([.. member.Labels.Select(l => kinds.Contains(l.Kind) ? l with { HasEnded = false } : l)]);

    /// <summary>The member with these kinds that are carried beside others again (BC-39): where none carries them, they end again at once.</summary>
    internal static Member CarriedAgain(this Member member, IReadOnlyCollection<string> kinds) =>
        kinds.Count == 0
            ? member
            : member.WithLabels([
                .. member.Labels.Select(l => kinds.Contains(l.Kind) ? l with { HasEnded = false } : l),
            ]);

    /// <summary>By its first label a candidate becomes a member. What was lost of other kinds stays lost.</summary>
    public static Member Granted(this Member member, GrantedLabel label) =>
        (
            member.Membership == Membership.Candidate
                ? member with
                {
                    Membership = Membership.Active,
                    CandidateSince = member.CandidateSince ?? label.From,
                    JoinedOn = label.From,
                }
                : member
        ).WithLabels([.. member.Labels.Where(l => l.Kind != label.Kind).Select(l => member.Beside(l, label)), label]);

    /// <summary>Other days for a label that it has: those of another kind, and what took one, stay as they are.</summary>
    public static Member Mended(this Member member, GrantedLabel days) =>
        member.WithLabels([
            .. member.Labels.Select(l => l.Kind == days.Kind ? l with { From = days.From, Until = days.Until } : l),
        ]);

    /// <summary>
    /// Whether it is the board's task (BC-38): a candidate for six months, or a member that is without a label for as long otherwise than by a sanction.
    /// </summary>
    public static bool IsTheBoardsTask(this Member member, DateOnly today) =>
        member switch
        {
            { Membership: Membership.Candidate } => Since(member.CandidateSince, today),
            { Membership: Membership.Active } => Since(member.LastDayWithALabel(today), today),
            _ => false,
        };

    /// <summary>
    /// The last day on which a member had a label, of all that it lost otherwise than by a sanction (BC-38): from then it has six months to regain one. Null while it has one, where the last that it
    /// had was taken by a sanction, and where the day is not known.
    /// </summary>
    internal static DateOnly? LastDayWithALabel(this Member member, DateOnly today)
    {
        var own = member.Labels.Where(l => !l.HasEnded && !LabelKind.IsCarried(l.Kind)).ToList();
        if (own.Count == 0)
        {
            return member.JoinedOn;
        }

        var days = own.ConvertAll(l => LastDay(l));
        var last = days.Max();
        var byItself = days.TrueForAll(day => day < today) && !own.Exists(l => LastDay(l) == last && IsTakenFirst(l));
        return byItself ? last : null;
    }

    /// <summary>
    /// The member with the labels of its own that its file says it was granted. What decisions took of one that is the same stays taken; what is carried beside them stays, and ends with the last of
    /// them (BC-39).
    /// </summary>
    internal static Member Holding(this Member member, IReadOnlyList<GrantedLabel> own, bool carries) =>
        member.WithLabels([
            .. own.Select(l =>
                l with
                {
                    TakenOn = member.Labels.FirstOrDefault(was => was.Kind == l.Kind && was.From == l.From)?.TakenOn,
                }
            ),
            .. member
                .Labels.Where(l => LabelKind.IsCarried(l.Kind))
                .Select(l => carries ? l : l with { HasEnded = true }),
        ]);

    // What took it, its own loss, or its own end, whichever came first; null where it is there without an end.
    private static DateOnly? LastDay(GrantedLabel label) =>
        new[] { label.TakenOn?.AddDays(-1), label.LostOn?.AddDays(-1), label.Until }.Min();

    private static bool IsTakenFirst(GrantedLabel label) => label.TakenOn?.AddDays(-1) == LastDay(label);

    // The last day of the six months is theirs still (FP-8).
    private static bool Since(DateOnly? day, DateOnly today) => day?.AddMonths(MonthsForALabel) < today;

    private static DateOnly? CandidateFrom(this Member member) =>
        member.Membership == Membership.Candidate ? member.CandidateSince : null;

    // One and the same label from the one day to the other.
    private static bool Carries(this Member member, DateOnly from, DateOnly today) =>
        member.Labels.Any(l => LabelKind.Carries(l.Kind) && l.IsHeld && l.Covers(from) && l.Covers(today));

    // BC-39: it ended with the last that carried it, where there is a day between that one and the one that is granted now. What a sanction took is not over by that.
    private static GrantedLabel Beside(this Member member, GrantedLabel label, GrantedLabel granted) =>
        LabelKind.IsCarried(label.Kind)
        && LabelKind.Carries(granted.Kind)
        && granted.From?.AddDays(-1) is { } before
        && !member.Labels.Any(l =>
            LabelKind.Carries(l.Kind) && !l.HasEnded && !(l.Until < before) && !(l.LostOn <= before)
        )
            ? label with
            {
                HasEnded = true,
            }
            : label;

    private static Member WithoutLabels(this Member member) =>
        member.WithLabels([.. member.Labels.Select(l => l with { HasEnded = true })]);

    private static Member WithLabels(this Member member, IReadOnlyList<GrantedLabel> labels) =>
        (member with { Labels = labels }).WithLabelState();
}
