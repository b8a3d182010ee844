namespace Redress.Domain.Cases.Records;

public enum LossKind
{
    Died,
    Dissolved,
    Merged,
    Bankrupt,
}

/// <summary>FP-25: a party is no longer there; its terms stand still until somebody takes its place, or the term for that is over.</summary>
/// <param name="On">The day on which it happened.</param>
/// <param name="Name">As the party was called.</param>
/// <param name="Document">The document that shows it.</param>
public sealed record Loss(Party Party, LossKind Kind, DateOnly On, string Name, string Document)
{
    /// <summary>How the party was reached before; a notice names it no more than who took its place (BC-31).</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    public Address? Address { get; init; }

    /// <summary>The document by which somebody took its place; null while nobody did.</summary>
    public string? SuccessorDocument { get; init; }

    /// <summary>The day on which somebody took its place, or the term for it was over; null before.</summary>
    public DateOnly? EndedOn { get; init; }
}
