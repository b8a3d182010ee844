namespace Redress.Domain.Decisions;

public enum DecisionState
{
    Proposed,
    Pronounced,
    Rejected,

    /// <summary>It was pronounced, and a forum has set it aside: the complaint is decided anew (BC-29).</summary>
    SetAside,
}

/// <summary>Who put a name under something, and when.</summary>
public sealed record Signature(string Id, string Name, Role Role, DateTimeOffset At);

/// <summary>A deferred sanction of an earlier case that this decision makes effective (BC-20); a suspension with its days, both included.</summary>
/// <param name="Kind">Of the sanction named: it says before which forum the activation is contested.</param>
/// <param name="Amount">Of a fine.</param>
public sealed record DeferralActivation(
    string? Case,
    string? Sanction,
    SanctionKind? Kind = null,
    DateOnly? From = null,
    DateOnly? To = null,
    Money? Amount = null
);

/// <summary>Late matter that a decision does not rely on: whose, and of which day (FP-7).</summary>
public sealed record LateMatterSetAside(Party Party, DateOnly On);

/// <summary>A text of the decision that a correction took the place of: as it stood until that day, and why it was corrected.</summary>
public sealed record DecisionVersion(
    string Reasons,
    string? RefrainFrom,
    DateOnly On,
    string Reason,
    Signature CorrectedBy
);

/// <summary>A clerical correction that waits for a second person.</summary>
public sealed record Correction(string Reasons, string? RefrainFrom, string Reason, Signature ProposedBy)
{
    /// <summary>Whom the slip misled on forum, term or amount (BC-17).</summary>
    public IReadOnlyList<Party> Misled { get; init; } = [];
}

/// <summary>
/// A decision on a complaint (BC-17), as it stands: proposed by one person, pronounced by the confirmation of a second, changed by a forum (BC-29).
/// Outcome, norms, order to refrain and reasons are those that hold now; what held before a forum spoke is history, in <see cref="Replaced"/>.
/// </summary>
public sealed record Decision(
    string Id,
    DecisionState State,
    Outcome Outcome,
    RefusalGround? Ground,
    bool NonCooperation,
    string Reasons,
    IReadOnlyList<string> Norms,
    string? RefrainFrom,
    IReadOnlyList<Sanction> Sanctions,
    IReadOnlyList<DeferralActivation> Activates,
    Signature ProposedBy
)
{
    /// <summary>The day on which a ground of refusal that showed only later did so (FP-3); null for any other.</summary>
    public DateOnly? GroundKnownOn { get; init; }

    /// <summary>What came too late and was not admitted (FP-7); the decision says that it does not rely on it.</summary>
    public IReadOnlyList<LateMatterSetAside> LateSetAside { get; init; } = [];

    public Signature? ConfirmedBy { get; init; }

    public DateOnly? PronouncedOn { get; init; }

    public string? RejectionReason { get; init; }

    /// <summary>What stood before each forum that changed the decision, oldest first; empty when none did.</summary>
    public IReadOnlyList<Replacement> Replaced { get; init; } = [];

    /// <summary>The sanctions that stand: those that no forum annulled (BC-29).</summary>
    public IEnumerable<Sanction> StandingSanctions => Sanctions.Where(s => s.State != SanctionState.Annulled);

    /// <summary>The kinds of all that an appeal can be against: the sanctions that stand, and the deferrals that the decision makes effective (BC-20).</summary>
    public IEnumerable<SanctionKind> KindsToContest =>
        StandingSanctions.Select(s => s.Kind).Concat(Activates.Select(a => a.Kind).OfType<SanctionKind>());

    /// <summary>Whether the complaint was refused before its examination (FP-3): remitted, it goes back to where it was then (BC-29).</summary>
    public bool BeforeExamination { get; init; }

    /// <summary>Whom a correction told that it had been misled on forum, term or amount, and who was not notified again yet (BC-17).</summary>
    public IReadOnlyList<Party> Misled { get; init; } = [];

    /// <summary>The day on which a forum set it aside to be decided anew; null while it stands (BC-29).</summary>
    public DateOnly? SetAsideOn { get; init; }

    /// <summary>The very moment of that: what the body wrote before it tells what stood before. Null in files of before this was kept.</summary>
    public DateTimeOffset? SetAsideAt { get; init; }

    /// <summary>The earlier texts, oldest first; empty when nothing was corrected.</summary>
    public IReadOnlyList<DecisionVersion> Versions { get; init; } = [];

    public Correction? Correction { get; init; }

    /// <summary>The proposed correction takes the place of the text; all else stays as it was pronounced.</summary>
    public Decision Corrected(DateOnly on) =>
        Correction is not { } c
            ? this
            : this with
            {
                Reasons = c.Reasons,
                RefrainFrom = c.RefrainFrom,
                Correction = null,
                Misled = [.. Misled.Union(c.Misled)],
                Versions = [.. Versions, new DecisionVersion(Reasons, RefrainFrom, on, c.Reason, c.ProposedBy)],
            };

    /// <summary>The decision as its version of that number read; from 1, the last being how it stands. A version is the committee's, as it was before any forum changed it.</summary>
    public Decision AsOf(int version) =>
        version > Versions.Count
            ? this
            : this with
            {
                Outcome = Replaced is [var first, ..] ? first.Outcome : Outcome,
                Norms = Replaced is [var before, ..] ? before.Norms : Norms,
                Sanctions = Replaced is [var original, ..] ? original.Sanctions : Sanctions,
                Replaced = [],
                Reasons = Versions[version - 1].Reasons,
                RefrainFrom = Versions[version - 1].RefrainFrom,
                Versions = [.. Versions.Take(version - 1)],
                Correction = null,
            };

    /// <summary>The two-person rule (interpretations, second person): the second is another person, and one of the two is of the committee.</summary>
    public static bool MayConfirm(Signature first, Actor second) =>
        first.Id != second.Id
        && second.Role is Role.Committee or Role.Secretary
        && (first.Role == Role.Committee || second.Role == Role.Committee);

    public Decision WithSanction(string id, Func<Sanction, Sanction> change) =>
        this with
        {
            Sanctions = [.. Sanctions.Select(s => s.Id == id ? change(s) : s)],
        };
}
