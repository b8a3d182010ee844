using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>The forms in which a person's or a webshop's name is found: whole, turned round, with initials, and each of its words (BC-31).</summary>
internal static partial class NamePatterns
{
    public static IEnumerable<IdentityPattern> Of(string name) =>
        Spellings(name).SelectMany(Forms).DistinctBy(pattern => (pattern.Value, pattern.CapitalAt, pattern.AfterTitle));

    private static IEnumerable<IdentityPattern> Forms(string folded)
    {
        var words = IdentityPatterns.Words(LegalFormInLetters().Replace(folded, WithoutDots));
        var own = WithoutLegalForm(words);
        return new[] { words, own }
            .DistinctBy(of => of.Length)
            .Where(of => string.Concat(of).Length >= 2 && !of.All(IdentityPatterns.IsParticle))
            .SelectMany(of => Whole(of).Concat(Turned(of)).Concat(WithInitials(of)))
            .Concat(own.SelectMany(Alone));
    }

    private static string WithoutDots(Match letters)
    {
        var word = IdentityPatterns.Compact(letters.Value);
        return CommonWords.IsLegalForm(word) ? word : letters.Value;
    }

    /// <summary>"Fietsenparadijs BV", "SPRL Vélos" and "Fietsenparadijs.be" without what is not their own; "De Lange" as it is.</summary>
    private static string[] WithoutLegalForm(string[] words)
    {
        var (first, last) = (0, words.Length);
        while (last - first > 1 && CommonWords.IsLegalForm(words[last - 1]))
        {
            last--;
        }

        while (last - first > 1 && CommonWords.IsLegalForm(words[first]) && !IdentityPatterns.IsParticle(words[first]))
        {
            first++;
        }

        return words[first..last];
    }

    private static IEnumerable<IdentityPattern> Whole(string[] words)
    {
        var ordinary = words.All(word => CommonWords.Contains(word) || IdentityPatterns.IsParticle(word));
        var value = string.Concat(words);
        yield return new IdentityPattern(IdentityKinds.Name, value, words)
        {
            CapitalAt = words.Length == 1 && (ordinary || value.Length < 4) ? 0 : null,
            Embeds = !ordinary && value.Length >= (words.Length > 1 ? 7 : 8),
            Disguises = !ordinary && value.Length >= 4,
        };

        foreach (var and in new[] { "en", "et", "and", "und" }.Where(words.Contains))
        {
            string[] without = [.. words.Where(word => word != and)];
            yield return new IdentityPattern(IdentityKinds.Name, string.Concat(without), without);
        }
    }

    /// <summary>"Peeters Jan", and what follows the first name: "De Lange" is found with its capital only.</summary>
    private static IEnumerable<IdentityPattern> Turned(string[] words)
    {
        if (words.Length is < 2 or > 5)
        {
            yield break;
        }

        string[] turned = [.. words[1..], words[0]];
        yield return new IdentityPattern(IdentityKinds.Name, string.Concat(turned), turned)
        {
            Embeds = string.Concat(turned).Length >= 8 && !turned.All(CommonWords.Contains),
        };

        for (var given = 1; given < words.Length - 1; given++)
        {
            var surname = words[given..];
            if (given > 1 && !IdentityPatterns.IsParticle(words[given]))
            {
                continue;
            }

            yield return new IdentityPattern(IdentityKinds.Name, string.Concat(surname), surname)
            {
                CapitalAt = surname.All(word => CommonWords.Contains(word) || IdentityPatterns.IsParticle(word))
                    ? string.Concat(surname[..^1]).Length
                    : null,
            };
        }
    }

    private static IEnumerable<IdentityPattern> WithInitials(string[] words)
    {
        if (words.Length is < 2 or > 6 || words.Any(word => !char.IsLetter(word[0])))
        {
            yield break;
        }

        for (var given = 1; given < words.Length; given++)
        {
            var initials = words[..given].Select(word => word[..1]).ToArray();
            var surname = words[given..];
            if (IdentityPatterns.IsParticle(words[given - 1]) && given > 1)
            {
                break;
            }

            yield return new IdentityPattern(
                IdentityKinds.Name,
                string.Concat(initials) + string.Concat(surname),
                [.. initials, .. surname]
            )
            {
                CapitalAt = 0,
            };
            yield return new IdentityPattern(
                IdentityKinds.Name,
                string.Concat(surname) + string.Concat(initials),
                [.. surname, .. initials]
            )
            {
                CapitalAt = 0,
            };
        }

        // "Jan P."
        yield return new IdentityPattern(IdentityKinds.Name, words[0] + words[^1][..1], [words[0], words[^1][..1]])
        {
            CapitalAt = 0,
        };
    }

    private static IEnumerable<IdentityPattern> Alone(string word)
    {
        if (IdentityPatterns.IsParticle(word) || word.Length < 2 || !word.All(char.IsLetter))
        {
            if (word.Length >= 4 && word.Any(char.IsLetter))
            {
                yield return new IdentityPattern(IdentityKinds.Name, word, [word]);
            }

            yield break;
        }

        var ordinary = CommonWords.Contains(word);
        if (word.Length >= 3 && (!ordinary || CommonWords.IsAlsoGivenName(word)))
        {
            yield return new IdentityPattern(IdentityKinds.Name, word, [word])
            {
                CapitalAt = ordinary || CommonWords.IsAlsoGivenName(word) || CommonWords.IsMonth(word) ? 0 : null,
                Disguises = !ordinary && word.Length >= 4,
            };
        }

        yield return new IdentityPattern(IdentityKinds.Name, word, [word]) { AfterTitle = true };
    }

    /// <summary>The name as it is, and as others would spell it: "Mueller" for "Müller", "Dykstra" for "Dijkstra", "en" for "&amp;".</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        string[] ands = name.Contains('&') || name.Contains('+') ? [" en ", " et ", " and "] : [""];
        foreach (var and in ands)
        {
            var written =
                and.Length == 0
                    ? name
                    : name.Replace("&", and, StringComparison.Ordinal).Replace("+", and, StringComparison.Ordinal);
            var folded = NormalizedText.Fold(written);
            yield return folded;
            yield return folded.Replace("ij", "y", StringComparison.Ordinal);
            yield return folded.Replace("y", "ij", StringComparison.Ordinal);
            yield return NormalizedText.Fold(
                written
                    .ToLowerInvariant()
                    .Replace("ü", "ue", StringComparison.Ordinal)
                    .Replace("ö", "oe", StringComparison.Ordinal)
                    .Replace("ä", "ae", StringComparison.Ordinal)
            );
        }
    }

    [GeneratedRegex(@"(?<![a-z])(?:[a-z]\.){2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LegalFormInLetters();
}
