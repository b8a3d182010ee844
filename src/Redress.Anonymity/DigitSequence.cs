namespace Redress.Anonymity;

/// <summary>Digits that follow each other with no more between them than a writer puts into a telephone number.</summary>
internal sealed class DigitSequence
{
    private readonly NormalizedText text;
    private readonly List<(int Index, int Length)> at = [];
    private readonly bool plus;

    /// <param name="written">As it stands in the text, from <paramref name="index"/> on; a group is what no separator parts.</param>
    public DigitSequence(NormalizedText text, int index, string written)
    {
        this.text = text;
        plus = written.StartsWith('+');
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                if (at.Count == 0 || !char.IsAsciiDigit(written[i - 1]))
                {
                    Groups.Add(at.Count);
                }

                at.Add((index + i, 1));
            }
        }

        Digits = string.Concat(written.Where(char.IsAsciiDigit));
        IsDotted = written.Contains('.') && written.All(sign => char.IsAsciiDigit(sign) || sign is '.' or ' ');
    }

    /// <summary>Digits spelled out as words.</summary>
    public DigitSequence(NormalizedText text, IReadOnlyList<(int Index, int Length, char Digit)> words)
    {
        this.text = text;
        at = [.. words.Select(word => (word.Index, word.Length))];
        Digits = string.Concat(words.Select(word => word.Digit));
        Groups = [0];
        IsSpelled = true;
    }

    public string Digits { get; }

    /// <summary>The index in <see cref="Digits"/> at which each group starts.</summary>
    public List<int> Groups { get; } = [];

    /// <summary>Nothing but dots and spaces parts its digits, as in the articles of a code.</summary>
    public bool IsDotted { get; }

    private bool IsSpelled { get; }

    /// <summary>The digit of a word in Dutch, French or English.</summary>
    public static char Spelled(string word) =>
        word switch
        {
            "nul" or "zero" or "oh" => '0',
            "een" or "un" or "une" or "one" => '1',
            "twee" or "deux" or "two" => '2',
            "drie" or "trois" or "three" => '3',
            "vier" or "quatre" or "four" => '4',
            "vijf" or "cinq" or "five" => '5',
            "zes" or "six" => '6',
            "zeven" or "sept" or "seven" => '7',
            "acht" or "huit" or "eight" => '8',
            _ => '9',
        };

    public Span Place(int first, int count)
    {
        var (start, _) = at[first];
        var (last, length) = at[first + count - 1];
        return text.Place(IdentityKinds.Phone, start, last + length - start);
    }

    /// <summary>How many digits from the start of a group on look like a telephone number; null when none do.</summary>
    public int? PhoneFrom(int group)
    {
        var start = Groups[group];
        var (fewest, most) = Digits.AsSpan(start) switch
        {
            _ when IsSpelled => (8, 15),
            _ when plus && group == 0 => (8, 15),
            ['0', '0', not '0', ..] => (10, 15),
            ['0', not '0', ..] => (9, 11),
            // Mobile numbers whose leading nought was left out.
            ['4', '5' or '6' or '7' or '8' or '9', ..] when Groups.Count > 1 => (9, 9),
            ['6', ..] when Groups.Count > 1 => (9, 9),
            _ => (int.MaxValue, 0),
        };

        // A telephone number ends where a group ends.
        int? longest = null;
        for (var next = group + 1; next <= Groups.Count; next++)
        {
            var length = (next < Groups.Count ? Groups[next] : Digits.Length) - start;
            if (length > most)
            {
                break;
            }

            longest = length >= fewest ? length : longest;
        }

        return longest;
    }
}
