using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>The forms in which an address is found: street and number, a street of its own name, and postal code with town (BC-31).</summary>
internal static partial class AddressPatterns
{
    private const int Timeout = 1000;

    private static readonly (string Whole, string Short)[] Abbreviations =
    [
        ("straat", "str"),
        ("laan", "ln"),
        ("steenweg", "stwg"),
        ("steenweg", "stw"),
        ("plein", "pl"),
        ("boulevard", "bd"),
        ("boulevard", "blvd"),
        ("avenue", "av"),
        ("avenue", "ave"),
        ("chaussee", "ch"),
        ("rue", "r"),
        ("place", "pl"),
        ("street", "st"),
        ("road", "rd"),
        ("sint", "st"),
        ("saint", "st"),
    ];

    public static IEnumerable<IdentityPattern> Of(string address)
    {
        var folded = NumberFirst().Replace(NormalizedText.Fold(address).Trim(), "${number} ${street}");
        var parts = folded.Split(
            [',', ';', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var needles = parts.SelectMany(Towns);
        needles = needles.Concat(parts.SelectMany(Streets));
        if (parts.Length > 0 && !parts[0].Any(char.IsAsciiDigit) && IdentityPatterns.Compact(parts[0]).Length >= 6)
        {
            needles = needles.Append(Street(IdentityPatterns.Words(parts[0])));
        }

        return needles.DistinctBy(pattern => pattern.Value);
    }

    private static IEnumerable<IdentityPattern> Towns(string part)
    {
        if (Town().Match(part) is { Success: true } town)
        {
            var (code, letters, name) = (
                town.Groups["code"].Value,
                town.Groups["letters"].Value,
                IdentityPatterns.Words(town.Groups["name"].Value)
            );
            if (name.Length > 0)
            {
                yield return new IdentityPattern(
                    IdentityKinds.Address,
                    code + letters + string.Concat(name),
                    [code + letters, .. name]
                );
                yield return new IdentityPattern(IdentityKinds.Address, code + string.Concat(name), [code, .. name]);
            }

            if (letters.Length > 0)
            {
                yield return new IdentityPattern(IdentityKinds.Address, code + letters, [code, letters]);
            }
        }
    }

    private static IEnumerable<IdentityPattern> Streets(string part)
    {
        var match = StreetThenNumber().Match(part);
        match = match.Success ? match : NumberThenStreet().Match(part);
        if (!match.Success)
        {
            yield break;
        }

        var number = IdentityPatterns.Compact(match.Groups["number"].Value);
        foreach (var street in Spellings(IdentityPatterns.Words(match.Groups["street"].Value)))
        {
            yield return new IdentityPattern(
                IdentityKinds.Address,
                string.Concat(street) + number,
                [.. street, number]
            );
            yield return new IdentityPattern(
                IdentityKinds.Address,
                number + string.Concat(street),
                [number, .. street]
            );
            if (string.Concat(street).Length >= 6 && !street.All(CommonWords.Contains))
            {
                yield return Street(street);
            }
        }
    }

    private static IdentityPattern Street(string[] words) =>
        new(IdentityKinds.Address, string.Concat(words), words) { Disguises = true };

    private static IEnumerable<string[]> Spellings(string[] street)
    {
        yield return street;
        foreach (var (whole, shorter) in Abbreviations)
        {
            for (var i = 0; i < street.Length; i++)
            {
                var word = street[i];
                if (word.EndsWith(whole, StringComparison.Ordinal))
                {
                    yield return [.. street[..i], word[..^whole.Length] + shorter, .. street[(i + 1)..]];
                }
                else if (
                    word == shorter
                    || (
                        i == street.Length - 1
                        && word.Length > 5
                        && word.EndsWith(shorter, StringComparison.Ordinal)
                        && shorter.Length > 2
                    )
                )
                {
                    yield return [.. street[..i], word[..^shorter.Length] + whole, .. street[(i + 1)..]];
                }
            }
        }
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,4}\s?[a-z]?)\s*,\s*(?<street>[a-z])", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex NumberFirst();

    [GeneratedRegex(
        @"(?:^|\s)(?:[a-z]{1,2}\s?-\s?)?(?<code>[0-9]{4,5})\s?(?<letters>(?<=[0-9]{4}\s?)[a-z]{2}(?![a-z]))?\s*(?<name>[a-z][a-z' -]*)?$",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Town();

    [GeneratedRegex(
        @"^(?<street>[^0-9]{3,}?)[\s.]*(?:nr|no|n°)?[\s.]*(?<number>[0-9]{1,5}(?:\s?[a-z](?![a-z]))?)",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex StreetThenNumber();

    [GeneratedRegex(
        @"^(?<number>[0-9]{1,3}(?:\s?[a-z](?![a-z]))?)\s+(?<street>[^0-9]{3,})$",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex NumberThenStreet();
}
