namespace Redress.Domain;

public static class Parties
{
    public static readonly IReadOnlyList<Party> Both = [Party.Complainant, Party.Respondent];

    /// <summary>The party that goes by this name on the wire, <c>complainant</c> or <c>respondent</c>; null for any other.</summary>
    public static Party? Parse(string? name) =>
        Both.Select(party => (Party?)party).FirstOrDefault(party => WireNames.Camel($"{party}") == name);

    public static Party Other(this Party party) => party == Party.Complainant ? Party.Respondent : Party.Complainant;
}
