using Redress.Domain.Decisions;

namespace Redress.Domain.Appeals;

/// <summary>What a forum ordered besides its judgment of the appeal, in its own words (BC-29): somebody of the body carries it out by hand, and says so.</summary>
/// <param name="On">The day of the forum's decision.</param>
/// <param name="Due">The last day on which the body is in time with it.</param>
public sealed record ForumOrder(string Id, Forum Forum, string Text, DateOnly On, DateOnly Due)
{
    /// <summary>Carried out, or without object: when, and who recorded it; null while neither was.</summary>
    public SanctionStepTaken? Done { get; init; }

    public bool Open => Done is null;

    /// <summary>What may be recorded of it.</summary>
    public static readonly IReadOnlyList<SanctionStep> PossibleSteps =
    [
        SanctionStep.CarriedOut,
        SanctionStep.WithoutObject,
    ];
}
