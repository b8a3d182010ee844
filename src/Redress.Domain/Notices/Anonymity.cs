namespace Redress.Domain.Notices;
public sealed record KnownIdentities(IReadOnlyList<string> Names, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, IReadOnlyList<string> BankAccounts, IReadOnlyList<string> Addresses, IReadOnlyList<string> OrderNumbers, IReadOnlyList<string> CompanyNumbers, IReadOnlyList<string> WebAddresses);
public sealed record Leak(string Kind, int Start, int Length, string Found);
public static class Anonymity { public static IReadOnlyList<Leak> Leaks(string text, KnownIdentities known) => []; }
