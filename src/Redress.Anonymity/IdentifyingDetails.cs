using System.Text.RegularExpressions;

namespace Redress.Anonymity;

public enum IdentifyingDetailKind
{
    Product,
    Place,
    Date,
    Amount,
}

/// <summary>A detail that names nobody by itself.</summary>
public sealed record IdentifyingDetail(IdentifyingDetailKind Kind, string Found);

/// <summary>
/// Points out what may identify someone together: a product, a place, a day, an amount (BC-31). It refuses nothing:
/// whether a combination is rare only a reader can tell.
/// </summary>
public static partial class IdentifyingDetails
{
    private const int Timeout = 1000;

    private const string Months =
        "jan(?:uari|vier|uary)?|feb(?:ruari|ruary)?|f[ée]v(?:rier)?|maart|mars|march|mrt|apr(?:il)?|avr(?:il)?|mei|mai|may|jun[ie]?|juin|jul[iy]?|juil(?:let)?|aug(?:ustus|ust)?|ao[ûu]t|sep(?:t(?:ember|embre)?)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|d[ée]c(?:ember|embre)?";

    /// <summary>What stands in the text of at least two kinds, each once, in order; nothing when it is of one kind alone.</summary>
    /// <param name="places">The towns that the file knows.</param>
    public static IReadOnlyList<IdentifyingDetail> In(string text, IReadOnlyList<string> places)
    {
        var found = Matches(Product(), text, IdentifyingDetailKind.Product)
            .Concat(
                places
                    .Where(place => place.Trim().Length > 1)
                    .SelectMany(place =>
                        Matches(
                            new Regex(
                                @"(?<!\p{L})" + Regex.Escape(place.Trim()) + @"(?!\p{L})",
                                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                                TimeSpan.FromMilliseconds(Timeout)
                            ),
                            text,
                            IdentifyingDetailKind.Place
                        )
                    )
            )
            .Concat(Matches(Day(), text, IdentifyingDetailKind.Date))
            .Concat(Matches(Amount(), text, IdentifyingDetailKind.Amount))
            .OrderBy(one => one.Start)
            .Select(one => one.Detail)
            .Distinct()
            .ToList();
        return found.Select(detail => detail.Kind).Distinct().Count() > 1 ? found : [];
    }

    private static IEnumerable<(int Start, IdentifyingDetail Detail)> Matches(
        Regex kind,
        string text,
        IdentifyingDetailKind of
    ) => kind.Matches(text).Select(match => (match.Index, new IdentifyingDetail(of, match.Value.Trim())));

    // A model: letters and digits in one word, with the name before it.
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:\p{Lu}[\p{L}-]{2,20}\s)?(?!EUR)\d{0,6}-?\p{L}{1,12}-?\d{1,6}(?:\p{L}{1,6}\d{0,4})?(?![\p{L}\d])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Product();

    [GeneratedRegex(
        @"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}(?:er|st|nd|rd|th)?\s(?:"
            + Months
            + @")(?:\.?\s\d{4})?)(?![\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"(?:EUR|€)\s?\d[\d.,\u00a0\u202f]{0,12}(?<=\d)|(?<![\d.,])\d[\d.,\u00a0\u202f]{0,12}\s?(?:EUR|€|euros?)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Amount();
}
