namespace Redress.Domain.Cases;

public sealed record Assignee(string Id, string Name);
