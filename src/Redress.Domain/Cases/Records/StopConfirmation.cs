namespace Redress.Domain.Cases.Records;

/// <summary>The member's word that it has ended the practice (BC-30).</summary>
/// <param name="Late">It came after the term.</param>
public sealed record StopConfirmation(DateOnly On, string? Text, bool Late)
{
    /// <summary>The id of the decision whose order it is about; null in files of before orders were told apart.</summary>
    public string? Of { get; init; }
}
