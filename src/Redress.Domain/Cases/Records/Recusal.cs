namespace Redress.Domain.Cases.Records;

public sealed record Recusal(string MemberId, string Name, string Reason, DateOnly On);
