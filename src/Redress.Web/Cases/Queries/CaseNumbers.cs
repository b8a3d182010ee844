using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redress.Web.Cases.Queries;

/// <summary>A case number as somebody types it: whole, without its leading zeros, without its scheme or its year, or its first digits.</summary>
internal static partial class CaseNumbers
{
    private const int Digits = 6;
    private const int Years = 10;

    /// <summary>
    /// The numbers that are meant, from the first to the last of each range: <c>123</c> in 2026 is BC-2026-000123, BC-2025-000123…;
    /// <c>BC-2026-0001</c> is BC-2026-000100 to BC-2026-000199. Empty when it is no number.
    /// </summary>
    public static (string[] From, string[] To) Ranges(string typed, IEnumerable<string> prefixes, int year)
    {
        var match = Typed().Match(typed);
        if (!match.Success)
        {
            return ([], []);
        }

        var running = match.Groups["running"].Value;
        var part = running.Length < Digits && running[0] == '0';
        string Filled(char with) => part ? running.PadRight(Digits, with) : running.PadLeft(Digits, '0');
        var years = match.Groups["year"] is { Success: true, Value: var given }
            ? [given]
            : Enumerable.Range(0, Years).Select(back => (year - back).ToString(CultureInfo.InvariantCulture)).ToArray();
        var heads = prefixes
            .Distinct()
            .Where(p =>
                match.Groups["prefix"] is not { Success: true, Value: var own }
                || p.Equals(own, StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(p => years.Select(y => $"{p}-{y}-"))
            .ToList();
        return ([.. heads.Select(h => h + Filled('0'))], [.. heads.Select(h => h + Filled('9'))]);
    }

    /// <summary>
    /// The number that was typed whole, as it is written: with any dash or none, spaces, a full stop at its end, in a sentence, or in the address of a page;
    /// null when it was not.
    /// </summary>
    public static string? Whole(string? typed)
    {
        var match = Within().Match((typed ?? "").Normalize(NormalizationForm.FormKC));
        return match.Success
            ? $"{match.Groups["prefix"].Value.ToUpperInvariant()}-{match.Groups["year"].Value}-{match.Groups["running"].Value}"
            : null;
    }

    /// <summary>The same for who has to give a whole number; what is none is kept as it was typed, and found nowhere.</summary>
    public static string Given(string? typed) => Whole(typed) ?? typed?.Trim().ToUpperInvariant() ?? "";

    [GeneratedRegex(
        @"^\s*(?:(?<prefix>[A-Za-z]{1,6})[\s-]*)?(?:(?<year>20\d\d)[\s-]+)?(?<running>\d{1,9})\s*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Typed();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?<prefix>[A-Za-z]{2,6})[\s\p{Pd}\u2212.]*(?<year>20\d\d)[\s\p{Pd}\u2212.]*(?<running>\d{6,9})(?![\p{L}\p{N}])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Within();
}
