using System.Text.RegularExpressions;

namespace Redress.Domain.Rulebooks;

/// <summary>What the words of a rulebook may be.</summary>
public static partial class RulebookReader
{
    // The official languages of the Union, in which a body may have to write (ISO 639-1).
    private static readonly HashSet<string> KnownLanguages =
    [
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "ga",
        "hr",
        "hu",
        "it",
        "lt",
        "lv",
        "mt",
        "nl",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sv",
    ];

    // BC-2.
    private static readonly HashSet<string> KindsOfComplaint = ["purchase", "unsolicitedAdvertising"];

    [GeneratedRegex(
        @"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}[a-z]?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Version();

    [GeneratedRegex(
        @"^[A-Z]{2,5}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"^[A-Z]{3}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"^[a-z0-9]+([.-][a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NormId();
}
