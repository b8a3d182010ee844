namespace Redress.Domain.Tests.Law;

/// <summary>The rules that no test holds the program to yet, and why. The list only shrinks: a rule that has a test is not on it.</summary>
internal static class RulesOfLaterWork
{
    private const string Labels = "labels and membership come after complaints";
    private const string Measures = "the quality mark's measures on its logo come with labels";

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["BC-34"] = Labels,
        ["BC-35"] = Labels,
        ["BC-36"] = Labels,
        ["BC-37"] = Labels,
        ["BC-41"] = Labels,
        ["BC-46"] = Labels,
        ["WK-4"] = Measures,
        ["WK-5"] = Measures,
        ["WK-6"] = Measures,
        ["WK-8"] = Measures,
        ["WK-9"] = Measures,
        ["WK-10"] = Measures,
        ["ST-4"] = Labels,
    };
}
