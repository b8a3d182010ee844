namespace Redress.Anonymity;

/// <summary>A stretch of compact text that equals a needle, and how it stands in the text.</summary>
internal sealed class PatternMatch(CompactText compact, int at, int length)
{
    private readonly NormalizedText text = compact.Text;

    public int First { get; } = compact.At[at];

    public int Last { get; } = compact.At[at + length - 1];

    public bool StartsUpper => text.Chars[First].Upper;

    public bool IsUpperAt(int index) => text.Chars[compact.At[at + index]].Upper;

    public bool HasGuess => Enumerable.Range(First, Last - First + 1).Any(i => text.Chars[i].Guessed);

    /// <summary>Nothing stands between its signs.</summary>
    public bool IsUnbroken => Last - First == length - 1;

    public string Before(int signs) => text.Value[Math.Max(0, First - signs)..First];

    public bool HasGapsUpTo(int signs) => compact.IsWhole(at, length, signs);

    /// <summary>Whether it begins and ends where a word or a number does; a capital begins a word too.</summary>
    public bool IsBounded(bool genitive) =>
        StartsWord && (EndsBefore(Last + 1) || (genitive && Is(Last + 1, 's') && EndsBefore(Last + 2)));

    /// <summary>A number is the day or the year of a date: "12 jan 2026".</summary>
    public bool IsByNumber
    {
        get
        {
            var (before, after) = (First - 1, Last + 1);
            while (before >= 0 && text.Value[before] is ' ' or '.')
            {
                before--;
            }

            while (after < text.Value.Length && text.Value[after] is ' ' or '.')
            {
                after++;
            }

            return (before >= 0 && char.IsAsciiDigit(text.Value[before]))
                || (after < text.Value.Length && char.IsAsciiDigit(text.Value[after]));
        }
    }

    /// <summary>A grouped number with cents after it, or beside a currency.</summary>
    public bool IsAmount
    {
        get
        {
            var after = text.Value[(Last + 1)..Math.Min(text.Value.Length, Last + 7)];
            var before = Before(5).TrimEnd();
            return (
                    after is [',' or '.', >= '0' and <= '9', >= '0' and <= '9', ..]
                    && !(after.Length > 3 && char.IsAsciiDigit(after[3]))
                    && length < 8
                )
                || (
                    length < 8
                    && (
                        before.EndsWith('€')
                        || before.EndsWith("eur", StringComparison.Ordinal)
                        || before.EndsWith("euro", StringComparison.Ordinal)
                    )
                )
                || (
                    length < 8
                    && (
                        after.TrimStart().StartsWith('€')
                        || after.TrimStart().StartsWith("eur", StringComparison.Ordinal)
                    )
                );
        }
    }

    /// <summary>Its parts, where something stands between; a word divided at the end of a line is one.</summary>
    public IReadOnlyList<string> Chunks
    {
        get
        {
            var chunks = new List<string> { compact.Value[at].ToString() };
            for (var i = at + 1; i < at + length; i++)
            {
                var gap = text.Value[(compact.At[i - 1] + 1)..compact.At[i]];
                if (gap.All(char.IsLetterOrDigit) || (gap.StartsWith('-') && gap.Contains('\n')))
                {
                    chunks[^1] += compact.Value[i];
                }
                else
                {
                    chunks.Add(compact.Value[i].ToString());
                }
            }

            return chunks;
        }
    }

    private bool StartsWord => First == 0 || Parts(First - 1, First);

    private bool EndsBefore(int next) => next >= text.Chars.Count || Parts(next - 1, next);

    private bool Is(int i, char value) => i < text.Chars.Count && text.Chars[i].Value == value;

    private bool Parts(int left, int right)
    {
        var (one, other) = (text.Chars[left], text.Chars[right]);
        return !one.IsWord
            || !other.IsWord
            || char.IsDigit(one.Value) != char.IsDigit(other.Value)
            || (char.IsLetter(one.Value) && other.Upper && !one.Upper);
    }
}
