using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>One kind of label of one member, with all that its own procedure knows of it (ST-4). A value: each act gives a new one.</summary>
public sealed record Label(string Kind)
{
    private static readonly LabelState[] Counting =
    [
        LabelState.Valid,
        LabelState.InControl,
        LabelState.Provisional,
        LabelState.Warned,
    ];

    public LabelState State { get; init; }

    /// <summary>The day on which it came into its state.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The first day of the last grant; null where there was none, or the day is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of it, inclusive; null where it has none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it was ever granted.</summary>
    public bool Granted { get; init; }

    /// <summary>The first day on which it counts no more by its own procedure; null while it counts, and where the membership or a sanction alone takes it.</summary>
    public DateOnly? LostOn { get; init; }

    /// <summary>What follows a decision or the membership put it where it is, and this is where it comes back to when that falls (BC-30); null where nothing did.</summary>
    public LabelState? Before { get; init; }

    /// <summary>
    /// The label as it is by itself, while a decision or the membership keeps it away (BC-30): what is given back when that falls. What happens to it meanwhile by its own procedure happens to this
    /// one too. Null where nothing keeps it away, and where nothing is to be given back.
    /// </summary>
    public Label? Held { get; init; }

    public DateOnly? AppliedOn { get; init; }

    /// <summary>The day of the undertaking to keep code and regulations (BC-35).</summary>
    public DateOnly? UndertakenOn { get; init; }

    /// <summary>The day on which the cost of the certification of this application or control was booked (BC-35).</summary>
    public DateOnly? CostPaidOn { get; init; }

    /// <summary>The day of the last positive certification; it lasts two years (BC-38).</summary>
    public DateOnly? CertifiedOn { get; init; }

    /// <summary>
    /// The last day for which that certification is good, once a grant rests on it: another grant without a new one runs to that day (BC-38). Null while it was not used.
    /// </summary>
    public DateOnly? CertifiedUntil { get; init; }

    /// <summary>The day on which a declaration of honour was approved in this application or control: there is one in each (BC-34).</summary>
    public DateOnly? HonourOn { get; init; }

    /// <summary>The day of a negative report that was told and does not count yet: it does at receipt (BC-36).</summary>
    public DateOnly? NegativeOn { get; init; }

    /// <summary>The first day on which a negative certification counts, where that overturned the one of before; null again once it is certified or asked for anew (BC-36).</summary>
    public DateOnly? NegativeSince { get; init; }

    /// <summary>Whether its control has begun: what is certified then renews it (BC-36).</summary>
    public bool InRenewal { get; init; }

    /// <summary>The day on which its last control began; null where none did yet.</summary>
    public DateOnly? ControlOn { get; init; }

    /// <summary>The last day of the period that its control renews: two years from the day after it (BC-36). A declaration of honour may carry the label over it (BC-34).</summary>
    public DateOnly? ControlledUntil { get; init; }

    /// <summary>The version of the graphic charter that was sent with the last grant (BC-34).</summary>
    public string? Charter { get; init; }

    /// <summary>Where it comes back to when the appeal that it is under is lost (BC-37).</summary>
    public LabelState? AppealedFrom { get; init; }

    /// <summary>Whether it counts by its own procedure (ST-4): valid to the public, as far as its days, the membership and sanctions do not say otherwise.</summary>
    public bool Counts => Counting.Contains(State) || State == LabelState.Mending && InRenewal && LostOn is null;

    /// <summary>
    /// Whether a positive certification holds that day: for the two years of the grant that rests on it, or, never used, for two years of its own (BC-38). In a control it is the control's own
    /// that is asked for: one that no grant rests on yet.
    /// </summary>
    public bool IsCertified(DateOnly on) =>
        CertifiedOn is { } certified
        && (!IsRenewed || CertifiedUntil is null)
        && !((CertifiedUntil ?? LabelKind.Until(Kind, certified)) < on);

    /// <summary>Whether its control asks for a certification of its own: not of one that a suspension took during it, which is granted anew on the last (BC-38).</summary>
    internal bool IsRenewed => InRenewal && State != LabelState.Withdrawn;

    /// <summary>Whether something of it is there that a decision can take: it counts, or is suspended by its own procedure.</summary>
    public bool IsThere => Counts || State == LabelState.Suspended;

    /// <summary>
    /// As the register holds it; null where it was never granted. What decisions take of it is the register's own to say (BC-30), so of a label that is kept away it gets the one that would be given
    /// back.
    /// </summary>
    public GrantedLabel? ToGranted() =>
        Held is { } own ? own.ToGranted()
        : !Granted ? null
        : new GrantedLabel(Kind, From, Until)
        {
            HasEnded = State == LabelState.Ended,
            LostOn = Counts ? null : LostOn ?? Since,
        };
}
