namespace Redress.Domain.Tests.Law;

/// <summary>The rules that no test holds the program to yet, and why. The list only shrinks: a rule that has a test is not on it.</summary>
internal static class RulesOfLaterWork
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>();
}
