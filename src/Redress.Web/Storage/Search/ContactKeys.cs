using PhoneNumbers;

namespace Redress.Web.Storage.Search;

/// <summary>How a contact is kept so that it is found by its beginning, and how the beginning that somebody types is compared with it.</summary>
internal static class ContactKeys
{
    /// <summary>Signs of a key that count.</summary>
    public const int Longest = 120;

    private const int MostWords = 6;
    private const int FewestDigits = 3;

    // Less is the beginning of too many.
    private const int FewestTyped = 3;

    private static readonly string[] Neighbours = ["BE", "NL"];

    /// <summary>A name from its first word on, and from each of the others: who is sought by the surname is found as well.</summary>
    public static IEnumerable<string> OfName(string? name)
    {
        var words = Words(name);
        return Enumerable.Range(0, Math.Min(words.Count, MostWords)).Select(from => Joined(words.Skip(from)));
    }

    /// <summary>A text from its first word on.</summary>
    public static IEnumerable<string> OfText(string? text) =>
        Words(text) is { Count: > 0 } words ? [Joined(words)] : [];

    public static IEnumerable<string> OfEmail(string? email) =>
        string.IsNullOrWhiteSpace(email) ? [] : [Cut(email.Trim().ToLowerInvariant())];

    /// <summary>An order number or a reference, without the signs between its parts, from its first sign on and from its first digit.</summary>
    public static IEnumerable<string> OfReference(string? reference)
    {
        var bare = string.Concat(Words(reference));
        var digit = bare.AsSpan().IndexOfAnyInRange('0', '9');
        return bare.Length == 0 ? []
            : digit > 0 ? [Cut(bare), Cut(bare[digit..])]
            : [Cut(bare)];
    }

    /// <summary>The digits of E.164; as they stand where no country has such a number.</summary>
    /// <param name="regions">Countries (ISO 3166) whose numbers are understood without the country, besides Belgium and the Netherlands.</param>
    public static IEnumerable<string> OfTelephone(string? telephone, IReadOnlyCollection<string> regions)
    {
        var text = FoldedText.Of(telephone ?? "");
        if (text.Words.Count == 0)
        {
            return [];
        }

        var read = TelephoneNumbers
            .In(text, 0, text.Words.Count - 1, regions)
            .Select(n => n.Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (read.Count > 0)
        {
            return read;
        }

        var digits = Digits(telephone!);
        return digits.Length >= FewestDigits ? [Cut(digits)] : [];
    }

    /// <summary>With what a key may begin that is meant by what was typed so far; empty when it is too short to say.</summary>
    /// <param name="regions">Countries whose numbers are dialled without the country, besides Belgium and the Netherlands.</param>
    public static IReadOnlyList<string> Typed(string text, IReadOnlyCollection<string> regions)
    {
        var words = Words(text);
        if (words.Sum(w => w.Length) < FewestTyped)
        {
            return [];
        }

        var typed = new List<string> { Joined(words), Cut(string.Concat(words)) };
        var trimmed = text.Trim();
        if (trimmed.Contains('@', StringComparison.Ordinal))
        {
            typed.Add(Cut(trimmed.ToLowerInvariant()));
        }

        typed.AddRange(Dialled(trimmed, regions));
        return [.. typed.Distinct(StringComparer.Ordinal)];
    }

    // A number as far as it was typed: with the country, or as it is dialled in one of some countries.
    private static IEnumerable<string> Dialled(string text, IReadOnlyCollection<string> regions)
    {
        var digits = Digits(text);
        if (digits.Length < FewestDigits || text.Any(char.IsLetter))
        {
            return [];
        }

        if (text.StartsWith('+'))
        {
            return [digits];
        }

        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            return [digits[2..]];
        }

        return digits[0] == '0'
            ? Neighbours
                .Concat(regions)
                .Distinct()
                .Select(PhoneNumberUtil.GetInstance().GetCountryCodeForRegion)
                .Distinct()
                .Select(code => $"{code}{digits[1..]}")
            : [];
    }

    private static string Digits(string text) =>
        string.Concat(text.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));

    private static List<string> Words(string? text) => [.. FoldedText.Of(text ?? "").Words.Select(w => w.Folded)];

    private static string Joined(IEnumerable<string> words) => Cut(string.Join(' ', words));

    private static string Cut(string key) => key.Length <= Longest ? key : key[..Longest];
}
