namespace Redress.Domain.Cases.Records;

/// <summary>The member's word that it has ended the practice (BC-30).</summary>
/// <param name="Late">It came after the term.</param>
public sealed record StopConfirmation(DateOnly On, string? Text, bool Late);
