namespace Redress.Domain.Cases.Records;

/// <summary>A forum set the decision aside without judging the complaint, which is to be decided anew (BC-29).</summary>
/// <param name="Appeal">On which appeal.</param>
/// <param name="ByCourt">A court voids the whole decision; the arbitrator only what was before him.</param>
/// <param name="On">The day of the forum's decision.</param>
public sealed record Remittal(string Appeal, bool ByCourt, DateOnly On)
{
    /// <summary>Who decided before and does not decide again, by id; empty where the committee has no others.</summary>
    public IReadOnlyList<string> NotAgain { get; init; } = [];
}
