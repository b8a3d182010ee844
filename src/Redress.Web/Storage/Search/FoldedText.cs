using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redress.Web.Storage.Search;

/// <summary>A word of a text, as it is compared.</summary>
/// <param name="Folded">Small letters without marks and digits 0 to 9, nothing else; at most <see cref="FoldedText.LongestWord"/> signs.</param>
/// <param name="Accented">The same in small letters with their marks, as the rules of a language want it.</param>
/// <param name="Start">Its first sign in <see cref="FoldedText.Value"/>.</param>
/// <param name="End">The sign after its last.</param>
internal readonly record struct FoldedWord(string Folded, string Accented, int Start, int End)
{
    public bool HasDigit => Folded.Any(char.IsAsciiDigit);

    public bool IsNumber => Folded.All(char.IsAsciiDigit);
}

/// <summary>
/// A text in the one spelling in which texts and what is sought are compared: compatibility forms resolved (NFKD), case and marks gone, letters that are other letters with
/// a stroke or joined written as those (ø, ß, œ), digits of every script as 0 to 9, <c>https://</c> and <c>www.</c> before a site left out. Any text can be folded.
/// </summary>
internal sealed partial class FoldedText
{
    /// <summary>Signs of a word that count; what follows is left out, here as in what is sought.</summary>
    public const int LongestWord = 60;

    private FoldedText(string value, IReadOnlyList<FoldedWord> words) => (Value, Words) = (value, words);

    /// <summary>The text with its signs between words, which tell what belongs together; marks are still in it.</summary>
    public string Value { get; }

    public IReadOnlyList<FoldedWord> Words { get; }

    public static FoldedText Of(string text)
    {
        var value = WhatSaysNothing().Replace(Decomposed(text), "");
        return new(value, [.. WordsOf(value)]);
    }

    /// <summary>What stands between a word and the next.</summary>
    public ReadOnlySpan<char> Between(int word) => Value.AsSpan(Words[word].End..Words[word + 1].Start);

    // A symbol (™, ℃) is no letter, though its compatibility form has some; a spacing accent is an apostrophe, before it falls apart into a blank and a mark. The
    // normaliser refuses a surrogate alone, which is read as the symbol U+FFFD, and U+FFFE, which is no character.
    private static string Decomposed(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var known = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '´' or '‘' or '’' or '‛' or 'ʼ' or '′')
            {
                known.Append('\'');
            }
            else if (rune.Value is '“' or '”' or '„' or '«' or '»')
            {
                known.Append('"');
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNotAssigned)
            {
                known.Append(' ');
            }
            else
            {
                known.Append(rune);
            }
        }
        return known.ToString().Normalize(NormalizationForm.FormKD);
    }

    private static IEnumerable<FoldedWord> WordsOf(string value)
    {
        var (word, start, at) = (new WordBuilder(), -1, 0);
        foreach (var rune in value.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsLetterOrNumber(category))
            {
                start = start < 0 ? at : start;
                word.Append(rune, category);
            }
            else if (start >= 0 && IsMark(category))
            {
                word.AppendMark(rune);
            }
            else if (start >= 0 && category != UnicodeCategory.Format)
            {
                if (word.Take() is var (folded, accented))
                {
                    yield return new(folded, accented, start, at);
                }
                start = -1;
            }
            at += rune.Utf16SequenceLength;
        }
        if (start >= 0 && word.Take() is var (last, lastAccented))
        {
            yield return new(last, lastAccented, start, at);
        }
    }

    private static bool IsLetterOrNumber(UnicodeCategory category) =>
        category
            is <= UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;

    private static bool IsMark(UnicodeCategory category) =>
        category
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:https?://(?:www\.)?|www\.)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WhatSaysNothing();

    private sealed class WordBuilder
    {
        private readonly StringBuilder _folded = new();
        private readonly StringBuilder _accented = new();
        private bool _full;
        private bool _marked;

        public void Append(Rune rune, UnicodeCategory category)
        {
            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                rune = new Rune('0' + (int)Rune.GetNumericValue(rune));
            }
            rune = Rune.ToLowerInvariant(rune);
            var letters = Unjoined(rune);
            _full |= _folded.Length + (letters?.Length ?? rune.Utf16SequenceLength) > LongestWord;
            if (_full)
            {
                return;
            }
            if (letters is null)
            {
                _folded.Append(rune);
            }
            else
            {
                _folded.Append(letters);
                _marked = true;
            }
            _accented.Append(rune);
        }

        public void AppendMark(Rune mark)
        {
            if (!_full && _accented.Length < 2 * LongestWord)
            {
                _accented.Append(mark);
                _marked = true;
            }
        }

        /// <summary>The word, and a new one begins; null when it had no sign that counts.</summary>
        public (string Folded, string Accented)? Take()
        {
            var folded = _folded.ToString();
            var accented = _marked ? _accented.ToString().Normalize(NormalizationForm.FormC) : folded;
            _folded.Clear();
            _accented.Clear();
            (_full, _marked) = (false, false);
            return folded.Length == 0 ? null : (folded, accented);
        }

        // What normalising leaves whole. The Greek final sigma is a sigma; the Arabic tatweel only makes a word longer.
        private static string? Unjoined(Rune rune) =>
            rune.Value switch
            {
                'ß' => "ss",
                'œ' => "oe",
                'æ' => "ae",
                'ø' => "o",
                'ł' => "l",
                'ı' => "i",
                'đ' or 'ð' => "d",
                'þ' => "th",
                'ħ' => "h",
                'ŧ' => "t",
                'ŋ' => "n",
                'ĸ' => "k",
                'ς' => "σ",
                'ـ' => "",
                _ => null,
            };
    }
}
