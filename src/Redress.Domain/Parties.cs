namespace Redress.Domain;

public static class Parties
{
    public static readonly IReadOnlyList<Party> Both = [Party.Complainant, Party.Respondent];

    public static Party Other(this Party party) => party == Party.Complainant ? Party.Respondent : Party.Complainant;
}
