using System.Text.RegularExpressions;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>The access code in a letter's text. Only its reader may see it: who has it can act in the reader's name.</summary>
internal static partial class AccessCodeMask
{
    private const string Covered = "····";

    public static string? In(LetterRow letter) =>
        letter.To is "respondent" or "complainant" && Code().Match(letter.Body) is { Success: true } found
            ? found.Groups["code"].Value
            : null;

    public static string Cover(string body) => Code().Replace(body, $"**{Covered}**");

    // Only the body itself writes a code in bold: whatever a party wrote has its asterisks escaped.
    [GeneratedRegex(
        @"(?<!\\)\*\*(?<code>[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3})\*\*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Code();
}
