namespace Redress.Domain.Decisions;

public enum DecisionState { Proposed, Pronounced, Rejected }

/// <summary>Who put a name under something, and when.</summary>
public sealed record Signature(string Id, string Name, Role Role, DateTimeOffset At);

/// <summary>A deferred sanction of an earlier case that this decision makes effective.</summary>
public sealed record Activation(string? Case, string? Sanction);

/// <summary>The outcome that a forum put in the place of the committee's own (BC-29), with what stood before.</summary>
public sealed record Replacement(string Appeal, Outcome Outcome, IReadOnlyList<Sanction> Sanctions, DateOnly On);

/// <summary>A decision on a complaint (BC-17). It is proposed by one person and pronounced by the confirmation of a second.</summary>
public sealed record Decision(
    string Id, DecisionState State, Outcome Outcome, RefusalGround? Ground, bool NonCooperation, string Reasons,
    IReadOnlyList<string> Norms, string? RefrainFrom, IReadOnlyList<Sanction> Sanctions, IReadOnlyList<Activation> Activates, Signature ProposedBy)
{
    public Signature? ConfirmedBy { get; init; }

    public DateOnly? PronouncedOn { get; init; }

    public string? RejectionReason { get; init; }

    /// <summary>What the decision was before a forum replaced it; empty when none did.</summary>
    public IReadOnlyList<Replacement> Replaced { get; init; } = [];

    /// <summary>The two-person rule (interpretations, second person): the second is another person, and one of the two is of the committee.</summary>
    public static bool MayConfirm(Signature first, Actor second) =>
        first.Id != second.Id && second.Role is Role.Committee or Role.Secretary && (first.Role == Role.Committee || second.Role == Role.Committee);

    public Decision WithSanction(string id, Func<Sanction, Sanction> change) => this with
    {
        Sanctions = [.. Sanctions.Select(s => s.Id == id ? change(s) : s)],
    };
}
