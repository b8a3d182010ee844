namespace Redress.Anonymity;

/// <summary>What the file knows of one side, none of which may stand in a notice (BC-31). As it was written in the file; every list may be empty.</summary>
/// <param name="Names">Of natural persons and of webshops, legal forms included.</param>
/// <param name="Addresses">A whole address, or its street and its town apart.</param>
public sealed record KnownIdentities(
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> BankAccounts,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<string> OrderNumbers,
    IReadOnlyList<string> CompanyNumbers,
    IReadOnlyList<string> WebAddresses
)
{
    /// <summary>Nothing is known; general patterns are found all the same.</summary>
    public static KnownIdentities None { get; } = new([], [], [], [], [], [], [], []);

    /// <summary>Names that texts mention: where one is a single word it is found when it is written as a name is, since it may be a word of the language too.</summary>
    public IReadOnlyList<string> Mentioned { get; init; } = [];

    /// <summary>What is known of both sides together.</summary>
    public KnownIdentities And(KnownIdentities other) =>
        new(
            [.. Names, .. other.Names],
            [.. Emails, .. other.Emails],
            [.. Phones, .. other.Phones],
            [.. BankAccounts, .. other.BankAccounts],
            [.. Addresses, .. other.Addresses],
            [.. OrderNumbers, .. other.OrderNumbers],
            [.. CompanyNumbers, .. other.CompanyNumbers],
            [.. WebAddresses, .. other.WebAddresses]
        )
        {
            Mentioned = [.. Mentioned, .. other.Mentioned],
        };
}

/// <summary>A place in a text that identifies someone (BC-31).</summary>
/// <param name="Kind">One of <see cref="IdentityKinds"/>.</param>
/// <param name="Start">Index of the first UTF-16 unit in the text.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Found">The text as it stands there, disguise included.</param>
public sealed record IdentityLeak(string Kind, int Start, int Length, string Found);

/// <summary>Stable keys of what can identify someone, put into words elsewhere (BC-31).</summary>
public static class IdentityKinds
{
    public const string Name = "name";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string BankAccount = "bank-account";
    public const string Address = "address";
    public const string OrderNumber = "order-number";
    public const string CompanyNumber = "company-number";
    public const string WebAddress = "web-address";
}

/// <summary>
/// Finds what would identify a person or a webshop in a notice, also where it is disguised (BC-31): other case or accents,
/// look-alike letters, signs put between, digits spaced out or spelled, <c>[at]</c> and <c>[dot]</c>.
/// It rather refuses too much than too little; a name that is an ordinary word is found only as the whole name, after a title or with its initial.
/// </summary>
public static class Anonymizer
{
    /// <summary>
    /// Each identifying place in a text, in order, none within another. Whatever is known, every e-mail address,
    /// web address, bank account, company number and telephone number counts.
    /// </summary>
    public static IReadOnlyList<IdentityLeak> FindIdentities(string text, KnownIdentities known)
    {
        var normalized = NormalizedText.Of(text);
        return Outermost(text, [.. Of(normalized, known), .. Patterns(normalized)]);
    }

    /// <summary>
    /// Puts a mark in the place of whatever identifies either side, and one mark where several would follow each other.
    /// What belongs to neither stays, and <see cref="FindIdentities"/> still refuses it when it identifies someone.
    /// </summary>
    public static string Replace(
        string text,
        KnownIdentities complainant,
        KnownIdentities respondent,
        string consumerMark,
        string webshopMark
    )
    {
        var redaction = new Redaction(text);
        // What a replacement brings together can be a name again: "Jan (order 4711) Peeters".
        for (var round = 0; round < 3; round++)
        {
            var normalized = NormalizedText.Of(redaction.Text);
            var places = Of(normalized, complainant)
                .Select(span => (span.Start, span.End, Mark: consumerMark))
                .Concat(Of(normalized, respondent).Select(span => (span.Start, span.End, Mark: webshopMark)))
                .OrderBy(place => place.Start)
                .ThenByDescending(place => place.End)
                .ToList();
            if (places.Count == 0)
            {
                break;
            }

            redaction.Mark(places);
        }

        return redaction.Text;
    }

    private static IEnumerable<Span> Patterns(NormalizedText text) =>
        UrlMatcher.Patterns(text).Concat(NumberMatcher.Patterns(text));

    private static IEnumerable<Span> Of(NormalizedText text, KnownIdentities known) =>
        PatternMatcher.Find(text, IdentityPatterns.Of(known)).Concat(NumberMatcher.Phones(text, known.Phones));

    private static List<IdentityLeak> Outermost(string text, List<Span> spans)
    {
        var leaks = new List<IdentityLeak>();
        var end = 0;
        // Of two at one place the known one comes first.
        foreach (var span in spans.OrderBy(span => span.Start).ThenByDescending(span => span.End))
        {
            if (span.End > end)
            {
                leaks.Add(new IdentityLeak(span.Kind, span.Start, span.End - span.Start, text[span.Start..span.End]));
                end = span.End;
            }
        }

        return leaks;
    }
}
