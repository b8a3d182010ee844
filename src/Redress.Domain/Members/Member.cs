namespace Redress.Domain.Members;

public enum Membership
{
    Active,
    Suspended,
    Excluded,
    Ended,

    /// <summary>Asked to become a member and is none yet (BC-38).</summary>
    Candidate,
}

public enum LabelHolding
{
    Held,
    Withdrawn,
    None,
}

/// <summary>A webshop in the register of a scheme, with its label.</summary>
public sealed record Member(
    string Id,
    string Scheme,
    string Name,
    string? Website,
    string? Email,
    string? CompanyNumber,
    string Language,
    Membership Membership,
    LabelHolding Label,
    DateOnly? JoinedOn
)
{
    /// <summary>The day from which it was a candidate; null where it never was one.</summary>
    public DateOnly? CandidateSince { get; init; }

    public DateOnly? SuspendedFrom { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    /// <summary>The first day on which it has no label any more because one was taken; null while it has one, and where none was taken.</summary>
    public DateOnly? LabelWithdrawnOn { get; init; }

    /// <summary>The first day on which it was no member any more; null while it is one, and where the day is not known.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The first day without membership by an end of its own, whatever a sanction does to it beside; null where there is none.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>All labels that it was ever granted, the last of each kind.</summary>
    public IReadOnlyList<GrantedLabel> Labels { get; init; } = [];

    /// <summary>The last day for which what is in force keeps labels away from it: none is granted from that day or before. Null where nothing does.</summary>
    public DateOnly? NoLabelUntil { get; init; }

    /// <summary>Whether complaints against it are complaints against a member: a suspended one is one still.</summary>
    public bool IsMember => Membership is Membership.Active or Membership.Suspended;

    /// <summary>
    /// Whether that label of its counts on a day that has come (BC-40): it is a member that is not suspended, nothing took the label, and one that is carried beside another has
    /// such another (BC-39).
    /// </summary>
    public bool IsValid(GrantedLabel label, DateOnly on) =>
        Membership == Membership.Active
        && Counts(label, on)
        && (!LabelKind.IsCarried(label.Kind) || Labels.Any(l => LabelKind.Carries(l.Kind) && Counts(l, on)));

    /// <summary>
    /// How the member stands under all that final decisions imposed on it, from whichever case (BC-30, BC-38): suspension and
    /// exclusion take the labels that it had, and the end of a suspension brings none back; a label that was granted anew since is another,
    /// and stays. What is no longer in force, because the finality of its decision was lifted (BC-23), counts no more: then all stands as if it had never been.
    /// </summary>
    public Member WithSanctions(IReadOnlyCollection<SanctionEffect> sanctions)
    {
        var suspensions = sanctions.Where(s => s.SuspendsNow).ToList();
        var own = Own;
        var excludedOn = sanctions.Where(s => s.Excludes).Min(s => s.ExcludedOn);
        var left = own == Membership.Ended ? LeftOn ?? EndedOn ?? excludedOn ?? JoinedOn ?? CandidateSince : null;
        var membership =
            sanctions.Any(s => s.Excludes) ? Membership.Excluded
            : own == Membership.Active && suspensions.Count > 0 ? Membership.Suspended
            : own;
        return (
            this with
            {
                Membership = membership,
                LeftOn = left,
                EndedOn = membership switch
                {
                    Membership.Excluded => left < excludedOn ? left : excludedOn ?? left,
                    Membership.Ended => left,
                    _ => null,
                },
                SuspendedFrom = suspensions.Min(s => s.From),
                SuspendedUntil = suspensions.Max(s => s.To),
                NoLabelUntil = sanctions.Max(s => s.TakesUntil),
                Labels =
                [
                    .. Labels.Select(l => l with { TakenOn = sanctions.Where(s => s.Takes(l)).Min(s => s.TakesFrom) }),
                ],
            }
        ).WithLabelState();
    }

    // What it would be without any sanction. Who was excluded without ever having been a member was a candidate.
    private Membership Own =>
        LeftOn is not null ? Membership.Ended
        : Membership is Membership.Ended or Membership.Candidate ? Membership
        : Membership == Membership.Excluded && JoinedOn is null ? Membership.Candidate
        : Membership.Active;

    /// <summary>What it has of labels as a whole follows from each of them.</summary>
    internal Member WithLabelState()
    {
        var label =
            Membership is Membership.Ended or Membership.Candidate ? LabelHolding.None
            : Membership != Membership.Excluded && Labels.Any(l => l.IsHeld) ? LabelHolding.Held
            : Labels.Any(l => !l.HasEnded) ? LabelHolding.Withdrawn
            : LabelHolding.None;
        return this with
        {
            Label = label,
            LabelWithdrawnOn = label == LabelHolding.Withdrawn ? Labels.Min(l => l.TakenOn) : null,
        };
    }

    private static bool Counts(GrantedLabel label, DateOnly on) => label.IsHeld && label.Covers(on);
}
