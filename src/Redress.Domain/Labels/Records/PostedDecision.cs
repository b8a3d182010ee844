namespace Redress.Domain.Labels.Records;

/// <summary>A decision that goes by registered post: its receipt is presumed from the day of the post (BC-23, BC-37, BC-46).</summary>
/// <param name="LetterId">The letter that carries it.</param>
/// <param name="Label">Whose negative certification it is; null of others.</param>
/// <param name="Act">Which act of the board it is; null of others.</param>
public sealed record PostedDecision(string LetterId, string? Label, string? Act)
{
    /// <summary>The day of the post; null while none was noted: the day on which it was written counts.</summary>
    public DateOnly? PostedOn { get; init; }
}
