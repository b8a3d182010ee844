using System.Globalization;
using System.Text;

namespace Redress.Domain.Committee;

/// <summary>By what one party of a case is known.</summary>
/// <param name="Addresses">Its site and e-mail addresses.</param>
/// <param name="Person">A natural person, whose one name is many people's.</param>
public sealed record PartyIdentity(
    Party Party,
    IReadOnlyList<string?> Names,
    string? MemberId,
    string? CompanyNumber,
    IReadOnlyList<string?> Addresses,
    bool Person = false
);

/// <summary>A declared interest that touches a party, and which of the party's identities it met.</summary>
public sealed record Conflict(Interest Interest, Party Party, string Met);

/// <summary>FP-12: declared interests against the parties, in whatever spelling.</summary>
public static class Conflicts
{
    // What a company adds to its name, in the countries around.
    private static readonly HashSet<string> LegalForms =
    [
        "bv",
        "nv",
        "sa",
        "srl",
        "bvba",
        "sprl",
        "vof",
        "snc",
        "cv",
        "cvba",
        "scrl",
        "sc",
        "vzw",
        "asbl",
        "comm",
        "gmbh",
        "ag",
        "ltd",
        "llc",
        "inc",
        "plc",
        "sarl",
        "sas",
        "se",
        "ebvba",
    ];

    private const int ShortestName = 3;
    private const int ShortestNumber = 6;

    public static IReadOnlyList<Conflict> Between(
        IEnumerable<Interest> interests,
        IReadOnlyList<PartyIdentity> parties
    ) =>
        [
            .. from interest in interests
            from party in parties
            let met = Meets(interest, party)
            where met is not null
            select new Conflict(interest, party.Party, met),
        ];

    /// <summary>Whether two addresses, in whatever spelling, are of one site; not where one of them is none.</summary>
    public static bool SameSite(string? one, string? other) =>
        one is not null && other is not null && Host(one) is { } host && host == Host(other);

    private static string? Meets(Interest interest, PartyIdentity party) =>
        interest.Kind switch
        {
            InterestKind.Member => party.MemberId is { } id
            && string.Equals(id, interest.Value.Trim(), StringComparison.OrdinalIgnoreCase)
                ? id
                : null,
            InterestKind.CompanyNumber => party.CompanyNumber is { } number
            && Number(number) is { Length: >= ShortestNumber } bare
            && bare == Number(interest.Value)
                ? number
                : null,
            InterestKind.Domain => party.Addresses.FirstOrDefault(a =>
                a is not null && Host(a) is { } host && Host(interest.Value) is { } own && Under(host, own)
            ),
            InterestKind.Company => party.Names.FirstOrDefault(n =>
                n is not null && SameName(n, interest.Value, party.Person)
            ),
            _ => Told(interest.Value, party),
        };

    // In free words the party is looked for, not the other way round.
    private static string? Told(string text, PartyIdentity party)
    {
        var words = Words(text);
        return party.Names.FirstOrDefault(n =>
                n is not null && (Has(words, Words(n)) || SameName(n, text, party.Person))
            )
            ?? (party.MemberId is { } id && Has(Words(text), Words(id)) ? id : null)
            ?? (
                party.CompanyNumber is { } number
                && Number(number) is { Length: >= ShortestNumber } bare
                && Number(text).Contains(bare, StringComparison.Ordinal)
                    ? number
                    : null
            )
            ?? party.Addresses.FirstOrDefault(a =>
                a is not null
                && Host(a) is { } host
                && text.Split([' ', ',', ';', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries)
                    .Any(w => Host(w) is { } own && Under(host, own))
            );
    }

    // One name holds the other word by word, or both are the same written as one. A person's single name is not enough.
    private static bool SameName(string party, string interest, bool person)
    {
        var (theirs, own) = (Words(party), Words(interest));
        var (joined, mine) = (string.Concat(theirs), string.Concat(own));
        if (mine.Length < ShortestName || joined.Length < ShortestName)
        {
            return false;
        }

        return joined == mine
            || (person ? own.Count > 1 && own.TrueForAll(theirs.Contains) : Has(theirs, own) || Has(own, theirs));
    }

    private static bool Has(List<string> words, List<string> sought) =>
        string.Concat(sought).Length >= ShortestName
        && Enumerable
            .Range(0, Math.Max(0, words.Count - sought.Count + 1))
            .Any(i => words.Skip(i).Take(sought.Count).SequenceEqual(sought));

    private static List<string> Words(string text)
    {
        var folded = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (
                CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && letter is not ('.' or '\'' or '’')
            )
            {
                folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
            }
        }

        return
        [
            .. folded
                .ToString()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !LegalForms.Contains(word)),
        ];
    }

    // BE 0123.456.749, BTW BE0123456749, 123 456 749: the digits without the zeros before them.
    private static string Number(string text) => string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');

    // The host of a site, an address or an e-mail, without www; null when it is none.
    private static string? Host(string text)
    {
        var host = text.Trim().ToLowerInvariant();
        host = host[(host.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..];
        host = host.Split('/', '?', '#')[0];
        host = host[(host.LastIndexOf('@') + 1)..].Split(':')[0].TrimEnd('.');
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        if (!host.Contains('.', StringComparison.Ordinal) || host.StartsWith('.'))
        {
            return null;
        }

        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Under(string host, string own) =>
        host == own
        || host.EndsWith("." + own, StringComparison.Ordinal)
        || own.EndsWith("." + host, StringComparison.Ordinal);
}
