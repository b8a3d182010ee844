namespace Redress.Domain.Cases.Records;

/// <summary>Somebody of the body, by its account and the name that is shown.</summary>
/// <param name="Role">In which role it has the file; null where that is not known any more.</param>
public sealed record Assignee(string Id, string Name, Role? Role = null);
