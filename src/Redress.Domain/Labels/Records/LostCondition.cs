using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Labels.Records;

/// <summary>A condition of the labels that was lost, from the day on which the member was told (BC-35). Its term is among the file's, by its id.</summary>
/// <param name="Text">What the member was told besides; null where nothing.</param>
public sealed record LostCondition(string Id, LabelCondition Condition, string? Text, DateOnly ToldOn)
{
    /// <summary>What the member brought to show that it meets it again; null where it was silent.</summary>
    public string? Brought { get; init; }

    public string? BroughtDocument { get; init; }

    public DateOnly? BroughtOn { get; init; }

    /// <summary>Whether the body found it met again; null while it did not judge what was brought last.</summary>
    public bool? Met { get; init; }

    public string? Judgment { get; init; }

    public DateOnly? JudgedOn { get; init; }

    /// <summary>The day on which its term was over without the condition being met.</summary>
    public DateOnly? OverOn { get; init; }

    /// <summary>The day on which it was met again, or no label was left that it could take; null while it is lost.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool IsLost => EndedOn is null;

    /// <summary>Whether something that the member brought waits for the body.</summary>
    public bool WaitsForJudgment => BroughtOn is not null && Met is null;
}
