using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels.Records;

public enum LabelAppealAgainst
{
    /// <summary>A negative certification (BC-37).</summary>
    Certification,

    /// <summary>An act of the board (BC-46).</summary>
    Board,
}

/// <summary>An appeal before the arbitrator about a label: it stands beside the label's own state (BC-37, BC-46).</summary>
/// <param name="Kind">Of which label; null where an act of the board is about all of them.</param>
/// <param name="Subject">The id of what it is against; null where that is the certification of the label.</param>
/// <param name="Language">nl or fr: the member's choice.</param>
public sealed record LabelAppeal(
    string Id,
    LabelAppealAgainst Against,
    string? Kind,
    string? Subject,
    string Language,
    DateOnly LodgedOn
)
{
    public DateOnly? BroughtOn { get; init; }

    public string? Reference { get; init; }

    public LabelAppealOutcome? Outcome { get; init; }

    public DateOnly? OutcomeOn { get; init; }

    public string? Document { get; init; }
}
