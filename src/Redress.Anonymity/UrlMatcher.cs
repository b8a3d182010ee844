using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>E-mail and web addresses, whoever they belong to, and the disguises in which they are written (BC-31).</summary>
internal static partial class UrlMatcher
{
    private const string TopLevels =
        "be|nl|com|net|org|eu|fr|de|lu|uk|info|biz|shop|store|online|site|website|web|app|io|co|me|tv|es|it|pt|at|ch|dk|se|no|fi|ie|pl|cz|us|ca|cn|brussels|vlaanderen|gent|amsterdam|frl|nu|xyz|pro|tech|email|cloud|dev|ai|deals|gift|fashion|shopping|market";

    // Those that, after a spelled-out or a spaced dot, are no word of the sentence.
    private const string Unmistakable = "be|nl|com|net|org|eu|fr|shop";

    private const int Timeout = 1000;

    /// <summary>The text with "(at)", "[dot]" and the like read as the signs they stand for.</summary>
    public static NormalizedText Undisguised(NormalizedText text) =>
        text.With(BracketedAt(), '@')
            .With(BracketedDot(), '.')
            .With(BareAt(), '@')
            .With(BareDot(), '.')
            .With(SpacedAt(), '@');

    public static IEnumerable<Span> Patterns(NormalizedText text)
    {
        var web = Undisguised(text);
        foreach (Match match in Email().Matches(web.Value))
        {
            yield return web.Place(IdentityKinds.Email, match.Index, match.Length);
        }

        foreach (Match match in Url().Matches(web.Value))
        {
            yield return web.Place(IdentityKinds.WebAddress, match.Index, match.Length);
        }

        foreach (Match match in Domain().Matches(web.Value))
        {
            if (!IsEndOfSentence(web, match.Groups["top"]) && match.Groups["names"].Value.Any(char.IsLetter))
            {
                yield return web.Place(IdentityKinds.WebAddress, match.Index, match.Length);
            }
        }
    }

    /// <summary>"de termijn.De webshop" is two sentences, not a domain.</summary>
    private static bool IsEndOfSentence(NormalizedText web, Group top) =>
        web.Chars[top.Index].Upper && !web.Chars[top.Index - 2].Upper;

    [GeneratedRegex(
        @"(?<!\s)\s*[\(\[\{<]\s*(?:at|a|@|apenstaartje|apestaartje|aapje|arobase|arobas|chez)\s*[\)\]\}>]\s*|(?<=[a-z0-9])[-_](?:at|apenstaartje|arobase)[-_](?=[a-z0-9])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex BracketedAt();

    [GeneratedRegex(
        @"(?<=[a-z0-9])(?:\s*[\(\[\{<]\s*(?:dot|punt|point|\.)\s*[\)\]\}>]\s*|[-_](?:dot|punt|point)[-_])(?=[a-z0-9])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex BracketedDot();

    [GeneratedRegex(
        @"(?<=[a-z0-9])(?:\s+(?:dot|punt|point)\s+|\s+\.\s+)(?=(?:" + Unmistakable + @")(?![a-z0-9]))",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex BareDot();

    // "Ordered at example.be" is no e-mail address; "jan.peeters at example.be" and "jan at example dot be" are.
    [GeneratedRegex(
        @"(?<=[a-z0-9])\s+(?:apenstaartje|apestaartje|arobase|arobas|(?<=[._0-9-][a-z0-9]*\s+)at)\s+(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\s*(?:\.|\s(?:dot|punt|point)\s)\s*(?:"
            + TopLevels
            + @")(?![a-z0-9]))|(?<=[a-z0-9])\s+at\s+(?=[a-z0-9-]+\s+(?:dot|punt|point)\s+(?:"
            + TopLevels
            + @")(?![a-z0-9]))",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex BareAt();

    [GeneratedRegex(@"(?<!\s)\s*@\s*", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex SpacedAt();

    [GeneratedRegex(
        @"(?<![a-z0-9])[a-z0-9][a-z0-9._%+'-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,}",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:h(?:tt|xx)ps?\s?:\s?/{1,2}\s?|www\s?\.\s?)[a-z0-9][^\s,;""<>()]*(?<![.:!?'])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Url();

    [GeneratedRegex(
        @"(?<![a-z0-9@.-])(?<names>(?:[a-z0-9][a-z0-9-]{0,62}\.){0,4}(?:[a-z0-9][a-z0-9-]{0,61}[a-z0-9]|(?<=x)|x(?=\.com))\.)(?<top>"
            + TopLevels
            + @")(?![a-z0-9])(?!\.[a-z](?![a-z]))(?:/[^\s,;""<>()]*)?",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Domain();
}
