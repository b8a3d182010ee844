namespace Redress.Domain.Cases;

public sealed record Recusal(string MemberId, string Name, string Reason, DateOnly On);
