using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>Something known from the file that is looked for in a text.</summary>
/// <param name="Value">Folded letters and digits alone.</param>
/// <param name="Words">The words it consists of; found so spaced, it is found even where each is ordinary.</param>
internal sealed record IdentityPattern(string Kind, string Value, IReadOnlyList<string> Words)
{
    /// <summary>The index of the sign that must be a capital, or the first when nothing is put between; null when none need be.</summary>
    public int? CapitalAt { get; init; }

    /// <summary>Also inside a longer word.</summary>
    public bool Embeds { get; init; }

    /// <summary>Also with digits for letters, without doubled letters, or partly masked.</summary>
    public bool Disguises { get; init; }

    /// <summary>Only after a form of address: "mevrouw Goed".</summary>
    public bool AfterTitle { get; init; }

    /// <summary>Only after a word such as "order": a short number is an amount or a year anywhere else.</summary>
    public bool AfterOrder { get; init; }

    public bool IsNumber => Value.All(char.IsAsciiDigit);
}

/// <summary>Makes the needles of what is known of a side (BC-31).</summary>
internal static partial class IdentityPatterns
{
    private const int Timeout = 1000;

    private static readonly HashSet<string> Particles =
    [
        .. "van von de der den du des la le les ter ten te vande vander vanden van't d l el al ben bin da di dos y en et and und op in het t aan".Split(
            ' '
        ),
    ];

    private static readonly string[] Ats = ["at", "apenstaartje", "apestaartje", "arobase", "arobas", "chez", "bij"];

    private static readonly string[] Dots = ["dot", "punt", "point", ""];

    public static IReadOnlyList<IdentityPattern> Of(KnownIdentities known) =>
        [
            .. known.Names.SelectMany(NamePatterns.Of),
            .. known.Mentioned.SelectMany(NamePatterns.Of).Select(WithItsCapital),
            .. known.Emails.SelectMany(Email),
            .. known.BankAccounts.SelectMany(Account),
            .. known.Addresses.SelectMany(AddressPatterns.Of),
            .. known.OrderNumbers.SelectMany(Order),
            .. known.CompanyNumbers.SelectMany(Company),
            .. known.WebAddresses.SelectMany(Web),
        ];

    private static IdentityPattern WithItsCapital(IdentityPattern pattern) =>
        pattern.Words.Count == 1 && pattern.CapitalAt is null ? pattern with { CapitalAt = 0 } : pattern;

    public static bool IsParticle(string word) => Particles.Contains(word);

    public static string[] Words(string folded) => [.. Word().Matches(folded).Select(match => match.Value)];

    public static string Compact(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    private static IEnumerable<IdentityPattern> Email(string email)
    {
        var folded = NormalizedText.Fold(email);
        var at = folded.LastIndexOf('@');
        if (at < 0 || Compact(folded).Length < 5)
        {
            yield break;
        }

        yield return new IdentityPattern(IdentityKinds.Email, Compact(folded), [Compact(folded)]) { Embeds = true };
        foreach (var pattern in Spoken(folded[..at], folded[(at + 1)..]).DistinctBy(said => said.Value))
        {
            yield return pattern;
        }

        var (local, host) = (folded[..at].Split('+')[0], folded[(at + 1)..]);
        var words = Words(local);
        if (
            Compact(local).Length >= 5
            && !words.All(CommonWords.Contains)
            && Compact(local) is not ("contact" or "support" or "helpdesk" or "noreply")
        )
        {
            yield return new IdentityPattern(IdentityKinds.Email, Compact(local), words)
            {
                Embeds = Compact(local).Length >= 8,
                Disguises = true,
            };
        }

        foreach (var pattern in Host(host))
        {
            yield return pattern;
        }
    }

    /// <summary>As one would say it: "jan punt peeters at telenet dot be", each dot said or not.</summary>
    private static IEnumerable<IdentityPattern> Spoken(string local, string host) =>
        from at in Ats
        from before in Dots
        from after in Dots
        let words = (string[])[.. Between(Words(local), before), at, .. Between(Words(host), after)]
        select new IdentityPattern(IdentityKinds.Email, string.Concat(words), words);

    private static IEnumerable<string> Between(string[] words, string dot) =>
        words.SelectMany((word, i) => i == 0 || dot.Length == 0 ? [word] : new[] { dot, word });

    private static IEnumerable<IdentityPattern> Web(string address)
    {
        var folded = NormalizedText.Fold(address).Trim();
        var parts = Scheme().Replace(folded, "").Split('/', '?', '#');
        foreach (var pattern in Host(parts[0].Split(':')[0]))
        {
            yield return pattern;
        }

        // A page on a platform: the name is in the path.
        if (parts.Length > 1 && Words(parts[0]).Any(CommonWords.IsProvider) && Compact(parts[1]).Length >= 4)
        {
            yield return new IdentityPattern(IdentityKinds.WebAddress, Compact(parts[1]), Words(parts[1]))
            {
                Disguises = true,
                Embeds = Compact(parts[1]).Length >= 8,
            };
        }
    }

    /// <summary>A domain, and the name in it: "fietsenwinkel" of "www.fietsenwinkel.be".</summary>
    private static IEnumerable<IdentityPattern> Host(string host)
    {
        var labels = host.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (labels.Length < 2)
        {
            yield break;
        }

        var own = labels.Length > 2 && labels[^2] is "co" or "com" or "org" ? ^3 : ^2;
        var platform = CommonWords.IsProvider(labels[own]);
        if (platform && labels.Length < 3)
        {
            yield break;
        }

        var label = platform ? labels[0] : labels[own];
        var whole = Compact(string.Concat(labels[(platform ? 0 : own)..]));
        yield return new IdentityPattern(IdentityKinds.WebAddress, whole, [whole]) { Embeds = whole.Length >= 7 };
        if (Compact(label).Length >= 4 && !Words(label).All(CommonWords.Contains))
        {
            yield return new IdentityPattern(IdentityKinds.WebAddress, Compact(label), Words(label))
            {
                Embeds = Compact(label).Length >= 8,
                Disguises = true,
            };
        }
    }

    private static IEnumerable<IdentityPattern> Account(string account)
    {
        var compact = Compact(NormalizedText.Fold(account));
        if (compact.Length >= 8)
        {
            yield return new IdentityPattern(IdentityKinds.BankAccount, compact, [compact]);
        }

        // Without country; without country and check: the account as banks wrote it before.
        if (compact.Length > 10 && compact[2..].All(char.IsAsciiDigit) && !char.IsAsciiDigit(compact[0]))
        {
            yield return new IdentityPattern(IdentityKinds.BankAccount, compact[2..], [compact[2..]]);
        }

        var tail = string.Concat(compact.AsEnumerable().Reverse().TakeWhile(char.IsAsciiDigit).Reverse());
        tail = tail.Length == compact.Length - 2 ? tail[2..] : tail;
        if (tail.Length >= 8 && tail != compact)
        {
            yield return new IdentityPattern(IdentityKinds.BankAccount, tail, [tail]);
        }
    }

    private static IEnumerable<IdentityPattern> Company(string number)
    {
        var folded = Compact(NormalizedText.Fold(number));
        if (folded.Length >= 6)
        {
            yield return new IdentityPattern(IdentityKinds.CompanyNumber, folded, [folded]);
        }

        foreach (
            var digits in Digits().Matches(folded).Select(match => match.Value).Where(digits => digits.Length >= 8)
        )
        {
            yield return new IdentityPattern(IdentityKinds.CompanyNumber, digits, [digits]);
            if (digits.StartsWith('0'))
            {
                yield return new IdentityPattern(IdentityKinds.CompanyNumber, digits[1..], [digits[1..]]);
            }
            else if (digits.Length == 9)
            {
                yield return new IdentityPattern(IdentityKinds.CompanyNumber, "0" + digits, ["0" + digits]);
            }
        }
    }

    private static IEnumerable<IdentityPattern> Order(string number)
    {
        var folded = NormalizedText.Fold(number);
        var compact = Compact(folded);
        if (compact.Length > 0)
        {
            yield return new IdentityPattern(IdentityKinds.OrderNumber, compact, [compact])
            {
                AfterOrder = compact.Length < 3 || (compact.Length < 5 && compact.All(char.IsAsciiDigit)),
            };
        }

        foreach (
            var digits in Digits()
                .Matches(folded)
                .Select(match => match.Value)
                .Where(digits => digits.Length >= 5 && digits != compact)
        )
        {
            yield return new IdentityPattern(IdentityKinds.OrderNumber, digits, [digits]);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Word();

    [GeneratedRegex(@"[0-9]+", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:[a-z]+:/*)?(?:www\.)?", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Scheme();
}
