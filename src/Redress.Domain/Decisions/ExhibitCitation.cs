using System.Globalization;
using System.Text.RegularExpressions;

namespace Redress.Domain.Decisions;

/// <summary>A place in the file on which reasons rest, as they name it: <c>[A3]</c>, <c>[A3, p. 2]</c> or <c>[A3, p. 2-4]</c>.</summary>
/// <param name="Text">As it is written, with its brackets.</param>
/// <param name="At">Where in the text it begins.</param>
/// <param name="Exhibit">The number of the exhibit, as the file has it.</param>
/// <param name="Pages">The first and the last page; null for the whole exhibit.</param>
/// <param name="IsReadable">False: it names an exhibit, and then says of the place what nobody can follow.</param>
public sealed partial record ExhibitCitation(
    string Text,
    int At,
    string Exhibit,
    (int First, int Last)? Pages,
    bool IsReadable
)
{
    /// <summary>What a text cites, in its order. What stands in brackets and does not begin with the number of an exhibit is no citation.</summary>
    public static IReadOnlyList<ExhibitCitation> In(string? text) => [.. InBrackets().Matches(text ?? "").Select(Read)];

    private static ExhibitCitation Read(Match found)
    {
        var exhibit = found.Groups["exhibit"].Value.ToUpperInvariant();
        var place = found.Groups["place"].Value;
        if (place.Length == 0)
        {
            return new(found.Value, found.Index, exhibit, null, IsReadable: true);
        }

        var pages = PagesNamed().Match(place);
        if (!pages.Success)
        {
            return new(found.Value, found.Index, exhibit, null, IsReadable: false);
        }

        var first = Number(pages.Groups["first"]);
        var last = pages.Groups["last"].Success ? Number(pages.Groups["last"]) : first;
        return new(found.Value, found.Index, exhibit, (first, last), IsReadable: last >= first);
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\[(?<exhibit>[ABCXabcx][1-9][0-9]{0,3})(?<place>[\s,;][^\[\]\r\n]{0,80})?\]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex InBrackets();

    // In the languages of the schemes: page, bladzijde, pagina.
    [GeneratedRegex(
        @"^\s*,\s*(?:pp?|blz|pag)\.?\s*(?<first>[1-9][0-9]{0,4})(?:\s*[-–]\s*(?<last>[1-9][0-9]{0,4}))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex PagesNamed();
}
