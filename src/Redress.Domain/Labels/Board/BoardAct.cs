using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>What an act of the board took from one label, by which it can come back.</summary>
/// <param name="Before">The state that it comes back to.</param>
/// <param name="LostOn">The first day without it that it had already; null where it counted.</param>
/// <param name="From">The first day of the grant that was taken: what was granted anew since is another label.</param>
public sealed record BoardTaking(string Label, LabelState Before, DateOnly? LostOn, DateOnly? From);

/// <summary>The membership that the board ended, as it was.</summary>
/// <param name="Labels">The kinds that ended with it in the register.</param>
public sealed record EndedMembership(Membership Membership, IReadOnlyList<string> Labels);

/// <summary>One act of the board on a member, outside any case, from its reasons to its end (BC-46).</summary>
/// <param name="Label">Of which label; null: of all.</param>
/// <param name="Urgent">At once, for the safety of consumers.</param>
public sealed record BoardAct(
    string Id,
    BoardActKind Kind,
    string? Label,
    string Reasons,
    string Document,
    bool Urgent,
    DateOnly PreparedOn
)
{
    /// <summary>Of a suspension: its first day; null: the day of the decision.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Of a suspension: its last day; null: until it is lifted.</summary>
    public DateOnly? To { get; init; }

    public string? Answer { get; init; }

    public string? AnswerDocument { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The day from which the member counts as heard: it answered, or its term was over.</summary>
    public DateOnly? HeardOn { get; init; }

    public BoardActResult? Result { get; init; }

    public string? DecisionReasons { get; init; }

    public string? DecisionDocument { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>The day of its notification by registered post (BC-23).</summary>
    public DateOnly? NotifiedOn { get; init; }

    /// <summary>The day of its presumed receipt (BC-23).</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The id of the appeal against it; null where there is none.</summary>
    public string? Appeal { get; init; }

    /// <summary>The day from which it has its effect; null while it has none: not yet, not while an appeal suspends it, not any more.</summary>
    public DateOnly? EffectOn { get; init; }

    /// <summary>What it took while it has its effect.</summary>
    public IReadOnlyList<BoardTaking> Taken { get; init; } = [];

    /// <summary>The kinds that were carried beside what it took (BC-39).</summary>
    public IReadOnlyList<string> CarriedBeside { get; init; } = [];

    /// <summary>The membership that it ended; null where it ended none.</summary>
    public EndedMembership? Ended { get; init; }

    /// <summary>How many days of a suspension were left when an appeal suspended it: it has these again if the appeal is lost.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>The day on which the last day of its suspension was over: the label is lost since, no longer suspended (BC-38).</summary>
    public DateOnly? OverOn { get; init; }

    /// <summary>The day from which nothing about it can change any more: dropped, lifted, annulled, or no longer open to appeal.</summary>
    public DateOnly? FinalOn { get; init; }

    /// <summary>Whether the board has still to decide.</summary>
    public bool IsOpen => Result is null;

    /// <summary>Whether it is about that label.</summary>
    public bool IsOf(string label) => Label is null || Label == label;
}
