using System.Buffers;
using PhoneNumbers;

namespace Redress.Web.Storage.Search;

/// <summary>
/// Telephone numbers of a text, whatever their spelling: with the country (<c>+32</c>, <c>0032</c>) or as they are dialled in one of some countries. A number that a country could
/// have is taken, assigned or not; one that several could have is taken for each.
/// </summary>
internal static class TelephoneNumbers
{
    private const int FewestDigits = 7;
    private const int MostDigits = 17;
    private const int MostTried = 100;

    private static readonly string[] Neighbours = ["BE", "NL"];
    private static readonly SearchValues<char> Separators = SearchValues.Create(" ./()-‐–");

    // What is known of all countries' numbers is read when the first one is met, not when the program starts.
    private static readonly Lazy<PhoneNumberUtil> Numbers = new(() => PhoneNumberUtil.GetInstance());

    /// <summary>The numbers among the words from one to another, both included: the digits of E.164.</summary>
    /// <param name="regions">Countries (ISO 3166) whose numbers are understood without the country, besides Belgium and the Netherlands.</param>
    public static IEnumerable<WrittenNumber> In(FoldedText text, int from, int to, IReadOnlyCollection<string> regions)
    {
        var tried = 0;
        for (var first = from; first <= to; first++)
        {
            if (!text.Words[first].IsNumber)
            {
                continue;
            }
            var last = LastOf(text, first, to, out var digits);
            if (digits < FewestDigits || ++tried > MostTried)
            {
                continue;
            }
            var found = From(text, first, last, regions);
            foreach (var number in found)
            {
                yield return number;
            }
            first = found.Count == 0 ? first : found[0].Last;
        }
    }

    // The furthest word that could belong to the same number.
    private static int LastOf(FoldedText text, int first, int to, out int digits)
    {
        var last = first;
        digits = text.Words[first].Folded.Length;
        while (last < to && text.Words[last + 1] is { IsNumber: true } next)
        {
            var between = text.Between(last);
            if (between.Length > 3 || between.ContainsAnyExcept(Separators) || digits + next.Folded.Length > MostDigits)
            {
                break;
            }
            digits += next.Folded.Length;
            last++;
        }
        return last;
    }

    /// <summary>The longest number that is one in some country, or else the longest that could be one; empty when there is none.</summary>
    private static List<WrittenNumber> From(FoldedText text, int first, int last, IReadOnlyCollection<string> regions)
    {
        List<WrittenNumber> possible = [];
        for (var end = last; end >= first; end--)
        {
            var spelling = Spelling(text, first, end);
            if (spelling.Length < FewestDigits)
            {
                break;
            }
            var read = Read(spelling, regions).Distinct().ToList();
            var numbers = read.Select(n => new WrittenNumber(first, end, n.Digits)).Distinct().ToList();
            if (read.Exists(n => n.Valid))
            {
                return numbers;
            }
            possible = possible.Count == 0 ? numbers : possible;
        }
        return possible;
    }

    // The digits, and + before them where the text has it.
    private static string Spelling(FoldedText text, int first, int last)
    {
        var before = text.Value.AsSpan(0, text.Words[first].Start).TrimEnd(" (");
        var plus = before.EndsWith("+", StringComparison.Ordinal) ? "+" : "";
        return plus + string.Concat(Enumerable.Range(first, last - first + 1).Select(w => text.Words[w].Folded));
    }

    private static IEnumerable<(string Digits, bool Valid)> Read(string spelling, IReadOnlyCollection<string> regions)
    {
        var numbers = Numbers.Value;
        var abroad = spelling[0] == '+' || spelling.StartsWith("00", StringComparison.Ordinal);
        foreach (var region in abroad ? Neighbours.Take(1) : Neighbours.Concat(regions).Distinct())
        {
            if (Parsed(spelling, region) is not { } number)
            {
                continue;
            }
            var valid = numbers.IsValidNumber(number);
            var possible = numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
            // Where nothing is dialled before a number, only what is one is taken: there are many digits in a text.
            var trunk = numbers.GetNddPrefixForRegion(region, true) ?? "";
            var dialled = trunk.Length > 0 && spelling.StartsWith(trunk, StringComparison.Ordinal);
            if (abroad || dialled ? possible : trunk.Length == 0 && valid)
            {
                yield return (numbers.Format(number, PhoneNumberFormat.E164).TrimStart('+'), valid);
            }
        }
    }

    private static PhoneNumber? Parsed(string spelling, string region)
    {
        try
        {
            return Numbers.Value.Parse(spelling, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
