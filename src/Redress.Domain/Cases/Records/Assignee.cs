namespace Redress.Domain.Cases.Records;

public sealed record Assignee(string Id, string Name);
