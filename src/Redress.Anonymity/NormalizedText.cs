using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>A place in the text as it was written, the end not included.</summary>
internal readonly record struct Span(string Kind, int Start, int End);

/// <summary>One sign of the folded text, and the place it came from.</summary>
/// <param name="Upper">Whether it was written as a capital.</param>
/// <param name="Guessed">Whether it stands for another sign: the 0 of "C00lshop".</param>
internal readonly record struct NormalizedChar(char Value, int Start, int End, bool Upper, bool Guessed = false)
{
    public bool IsWord => char.IsLetterOrDigit(Value);
}

/// <summary>
/// A text without case, accents, look-alike letters and invisible signs, each remaining sign knowing where it came from (BC-31).
/// </summary>
internal sealed class NormalizedText
{
    private NormalizedText(IReadOnlyList<NormalizedChar> signs)
    {
        Chars = signs;
        Value = string.Create(
            signs.Count,
            signs,
            (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = from[i].Value;
                }
            }
        );
    }

    public IReadOnlyList<NormalizedChar> Chars { get; }

    public string Value { get; }

    public static NormalizedText Of(string text)
    {
        var signs = new List<NormalizedChar>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            var before = signs.Count;
            Fold(rune, at, end, signs);
            if (signs.Count == before && before > 0 && signs[^1].End == at)
            {
                signs[^1] = signs[^1] with { End = end };
            }

            at = end;
        }

        return new NormalizedText(signs);
    }

    /// <summary>The folded form alone.</summary>
    public static string Fold(string text) => Of(text).Value;

    /// <summary>Each match gives its place to one sign: "(at)" to "@".</summary>
    public NormalizedText With(Regex pattern, char sign)
    {
        var signs = new List<NormalizedChar>(Chars.Count);
        var copied = 0;
        foreach (Match match in pattern.Matches(Value))
        {
            signs.AddRange(Chars.Skip(copied).Take(match.Index - copied));
            signs.Add(
                new NormalizedChar(
                    sign,
                    Chars[match.Index].Start,
                    Chars[match.Index + match.Length - 1].End,
                    Upper: false
                )
            );
            copied = match.Index + match.Length;
        }

        return copied == 0 ? this : new NormalizedText([.. signs, .. Chars.Skip(copied)]);
    }

    /// <summary>The same text with some signs read as others.</summary>
    public NormalizedText Guess(Func<int, char?> read) =>
        new([
            .. Chars.Select(
                (character, i) => read(i) is { } other ? character with { Value = other, Guessed = true } : character
            ),
        ]);

    public Span Place(string kind, int index, int length) =>
        new(kind, Chars[index].Start, Chars[index + length - 1].End);

    private static void Fold(Rune rune, int start, int end, List<NormalizedChar> signs)
    {
        var upper = Rune.IsUpper(rune);
        if (Enclosed(rune) is { } letter)
        {
            signs.Add(new NormalizedChar(letter, start, end, upper));
            return;
        }

        var whole = rune.ToString();
        var parts = whole.IsNormalized(NormalizationForm.FormKD) ? whole : whole.Normalize(NormalizationForm.FormKD);
        foreach (var part in parts.EnumerateRunes())
        {
            foreach (var sign in Folded(part))
            {
                signs.Add(new NormalizedChar(sign, start, end, upper || Rune.IsUpper(part)));
            }
        }
    }

    private static string Folded(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            // Letters of no shape: what fills a place in Korean.
            case UnicodeCategory.OtherLetter when rune.Value is 0x115F or 0x1160:
            case UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark:
                return "";
            case UnicodeCategory.DecimalDigitNumber:
                return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
            case UnicodeCategory.DashPunctuation:
                return "-";
            case UnicodeCategory.SpaceSeparator:
                return " ";
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return "\n";
        }

        var lower = Rune.ToLowerInvariant(rune);
        return lower.IsBmp && Alike.TryGetValue((char)lower.Value, out var letters) ? letters : lower.ToString();
    }

    /// <summary>Letters in a circle, a square or a flag, which have no decomposition.</summary>
    private static char? Enclosed(Rune rune) =>
        rune.Value switch
        {
            >= 0x1F150 and <= 0x1F169 => (char)('a' + rune.Value - 0x1F150),
            >= 0x1F170 and <= 0x1F189 => (char)('a' + rune.Value - 0x1F170),
            >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + rune.Value - 0x1F1E6),
            _ => null,
        };

    private static readonly Dictionary<char, string> Alike = Pairs(
        // Letters without a decomposition.
        "ß:ss æ:ae œ:oe ø:o ł:l đ:d ð:d ħ:h ı:i þ:th ŧ:t ŋ:n ĸ:k ſ:s ƒ:f ɑ:a ɡ:g ɩ:i ʟ:l ɴ:n ʀ:r ᴀ:a ᴇ:e ᴏ:o ᴛ:t ᴜ:u ꜱ:s",
        // Cyrillic and Greek that look Latin.
        "а:a в:b с:c ԁ:d е:e ё:e һ:h н:h і:i ї:i ј:j к:k ӏ:l м:m о:o р:p ԛ:q ѕ:s т:t у:y ѵ:v ԝ:w х:x",
        "α:a β:b ε:e η:n ι:i κ:k μ:m ν:v ο:o ρ:p σ:o τ:t υ:u χ:x γ:y ω:w",
        // Quotation marks, dots, asterisks and fillers.
        "‘:' ’:' ʼ:' ′:' `:' ´:' ‹:' ›:' “:\" ”:\" «:\" »:\" „:\" ·:. •:* ․:. 。:. ∙:* ●:* ×:x −:- ⁃:- ㅤ: \u2800: \r: \t: "
    );

    private static Dictionary<char, string> Pairs(params ReadOnlySpan<string> lists)
    {
        var pairs = new Dictionary<char, string>();
        foreach (var list in lists)
        {
            foreach (var pair in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                pairs[pair[0]] = pair.Length > 2 ? pair[2..] : " ";
            }
        }

        return pairs;
    }
}

/// <summary>The letters and digits of a folded text alone, each knowing its place in it.</summary>
internal sealed class CompactText
{
    private CompactText(NormalizedText text, IEnumerable<int> at)
    {
        Text = text;
        At = [.. at];
        Value = string.Concat(At.Select(i => text.Value[i]));
    }

    public NormalizedText Text { get; }

    public string Value { get; }

    public IReadOnlyList<int> At { get; }

    /// <summary>Whether no two neighbours of a stretch stand further apart than a number of signs.</summary>
    public bool IsWhole(int first, int length, int widestGap) =>
        Enumerable.Range(first + 1, length - 1).All(i => At[i] - At[i - 1] - 1 <= widestGap);

    public static CompactText Of(NormalizedText text) =>
        new(text, Enumerable.Range(0, text.Chars.Count).Where(i => text.Chars[i].IsWord));

    /// <summary>With one of each doubled letter: "peters" for "peeters".</summary>
    public static CompactText WithoutDoubles(NormalizedText text) =>
        new(
            text,
            Enumerable
                .Range(0, text.Chars.Count)
                .Where(i =>
                    text.Chars[i].IsWord
                    && (i == 0 || !char.IsLetter(text.Value[i]) || text.Value[i] != text.Value[i - 1])
                )
        );
}
