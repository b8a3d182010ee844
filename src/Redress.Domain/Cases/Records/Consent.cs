namespace Redress.Domain.Cases.Records;

/// <summary>FP-11: a party agrees to be served by this channel, or takes that back. The last word of a party on a channel counts.</summary>
/// <param name="Document">Where the party gave it on paper; null where it was its own act.</param>
public sealed record Consent(Party Party, Channel Channel, bool Given, DateOnly On, string? Document);
