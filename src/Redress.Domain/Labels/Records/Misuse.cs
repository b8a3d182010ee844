namespace Redress.Domain.Labels.Records;

/// <summary>An unlawful use of the label by this member, with its evidence, until it is handed over or ended (BC-41). Who reported it is not in it.</summary>
/// <param name="Url">Where it was seen.</param>
/// <param name="Document">The evidence; null where the address itself is all.</param>
/// <param name="Report">The id of the report that it was opened on; null where the body found it itself.</param>
public sealed record Misuse(string Id, string Url, string Text, string? Document, DateOnly OpenedOn, string? Report)
{
    /// <summary>The label that ended and was still seen; null of any other unlawful use.</summary>
    public string? OfLabel { get; init; }

    public string? Answer { get; init; }

    public string? AnswerDocument { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public string? HandedTo { get; init; }

    public DateOnly? HandedOn { get; init; }

    public string? HandedDocument { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndReasons { get; init; }

    public bool IsOpen => HandedOn is null && EndedOn is null;
}
