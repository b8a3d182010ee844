namespace Redress.Domain.Cases.Records;

/// <summary>One item asked of the complainant (BC-7), and the answer.</summary>
public sealed record AskedItem(string Id, string Text, DateOnly AskedOn)
{
    public string? Answer { get; init; }

    public IReadOnlyList<string> Documents { get; init; } = [];

    public DateOnly? AnsweredOn { get; init; }

    public bool Late { get; init; }

    public bool Open => AnsweredOn is null;
}
