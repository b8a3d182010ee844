using System.Buffers;
using System.Globalization;

namespace Redress.Web.Storage.Search;

/// <summary>Words of a text that are one thing in another spelling.</summary>
/// <param name="First">The first word's place among the text's words.</param>
/// <param name="Last">The last word's place; the first's where it is one word.</param>
/// <param name="Value">That thing without any sign between: letters and digits, at most <see cref="FoldedText.LongestWord"/> of them.</param>
internal readonly record struct WrittenNumber(int First, int Last, string Value);

/// <summary>
/// What is written with signs or blanks in it and means the same without: order numbers (<c>ORD-2026-00123</c>), amounts (<c>1.234,56</c>), account numbers (IBAN), words with a
/// hyphen (<c>e-mail</c>). Telephone numbers mean the same in more ways: <see cref="TelephoneNumbers"/>.
/// </summary>
internal static class WrittenNumbers
{
    private const int MostParts = 8;
    private const int LongestHead = 6;
    private const int FewestDigits = 3;
    private const int ShortestIban = 15;
    private const int LongestIban = 34;

    private static readonly SearchValues<char> Hyphens = SearchValues.Create("-‐");
    private static readonly SearchValues<char> Tight = SearchValues.Create("-_./:#,+'‐–—");
    private static readonly SearchValues<char> Loose = SearchValues.Create(" -_./:#,'‐–—");

    // By the registry of SWIFT; for a country that is not in it any length is tried.
    private static readonly Dictionary<string, int> IbanLengths =
        "ad24 at20 be16 bg22 ch21 cy28 cz24 de22 dk18 ee20 es24 fi18 fo18 fr27 gb22 gi23 gl18 gr27 hr21 hu28 ie22 is26 it27 li21 lt20 lu20 lv21 mc27 mt31 nl18 no15 pl28 pt25 ro24 se24 si19 sk24 sm27 tr26 ua29 va22"
            .Split(' ')
            .ToDictionary(c => c[..2], c => int.Parse(c[2..], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>All that is found among the words from one to another, both included. A thing may be found twice, and two may overlap.</summary>
    public static IEnumerable<WrittenNumber> In(FoldedText text, int from, int to)
    {
        var words = text.Words;
        foreach (var (first, last) in Runs(from, to, w => IsOneOf(text.Between(w), Tight)))
        {
            if (HasDigits(text, first, last, 1))
            {
                yield return Joined(text, first, last);
            }
        }

        foreach (var (first, last) in Runs(from, to, w => IsOneOf(text.Between(w), Hyphens)))
        {
            if (!HasDigits(text, first, last, 1))
            {
                yield return Joined(text, first, last);
            }
        }

        foreach (var (first, last) in Runs(from, to, w => words[w + 1].HasDigit && IsShort(text.Between(w))))
        {
            // ORD 2026 00123: the letters before the digits belong to the number, or do not.
            var head = !words[first].HasDigit;
            if (!HasDigits(text, first, last, FewestDigits))
            {
                continue;
            }
            if (!head || words[first].Folded.Length <= LongestHead)
            {
                yield return Joined(text, first, last);
            }
            if (head && last - first > 1)
            {
                yield return Joined(text, first + 1, last);
            }
        }

        for (var word = from; word <= to; word++)
        {
            if (Iban(text, word, to) is { } iban)
            {
                yield return iban;
            }
        }
    }

    /// <summary>The words from one to another without what stands between them.</summary>
    public static WrittenNumber Joined(FoldedText text, int first, int last)
    {
        var value = string.Concat(Enumerable.Range(first, last - first + 1).Select(w => text.Words[w].Folded));
        return new(first, last, value.Length <= FoldedText.LongestWord ? value : Cut(value));
    }

    /// <summary>Whether the words have together that many digits, or more.</summary>
    public static bool HasDigits(FoldedText text, int first, int last, int fewest)
    {
        for (var word = first; word <= last && fewest > 0; word++)
        {
            fewest -= text.Words[word].Folded.Count(char.IsAsciiDigit);
        }
        return fewest <= 0;
    }

    // No half of a sign that takes two.
    private static string Cut(string value) =>
        char.IsHighSurrogate(value[FoldedText.LongestWord - 1])
            ? value[..(FoldedText.LongestWord - 1)]
            : value[..FoldedText.LongestWord];

    /// <summary>Two words or more of which each is linked with the next; of a longer run its first <see cref="MostParts"/>.</summary>
    private static IEnumerable<(int First, int Last)> Runs(int from, int to, Func<int, bool> linked)
    {
        for (var first = from; first < to; first++)
        {
            var last = first;
            while (last < to && linked(last))
            {
                last++;
            }
            if (last > first)
            {
                yield return (first, Math.Min(last, first + MostParts - 1));
                first = last;
            }
        }
    }

    private static bool IsOneOf(ReadOnlySpan<char> between, SearchValues<char> signs) =>
        between.Length == 1 && signs.Contains(between[0]);

    private static bool IsShort(ReadOnlySpan<char> between) => between.Length <= 3 && !between.ContainsAnyExcept(Loose);

    /// <summary>The account number that begins with that word, where its two digits check (ISO 13616).</summary>
    private static WrittenNumber? Iban(FoldedText text, int first, int to)
    {
        var value = text.Words[first].Folded;
        if (value.Length < 2 || !char.IsAsciiLetter(value[0]) || !char.IsAsciiLetter(value[1]))
        {
            return null;
        }
        for (var last = first; ; value += text.Words[last].Folded)
        {
            if (value.Length > 3 && (!char.IsAsciiDigit(value[2]) || !char.IsAsciiDigit(value[3])))
            {
                return null;
            }
            if (IsIban(value))
            {
                return new(first, last, value);
            }
            if (last == to || value.Length > LongestIban || !IsShort(text.Between(last)))
            {
                return null;
            }
            last++;
        }
    }

    private static bool IsIban(string value)
    {
        if (value.Length is < ShortestIban or > LongestIban || !value.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }
        if (IbanLengths.TryGetValue(value[..2], out var length) && value.Length != length)
        {
            return false;
        }
        var remainder = 0;
        foreach (var sign in value[4..] + value[..4])
        {
            remainder = char.IsAsciiDigit(sign)
                ? (remainder * 10 + sign - '0') % 97
                : (remainder * 100 + sign - 'a' + 10) % 97;
        }
        return remainder == 1;
    }
}
