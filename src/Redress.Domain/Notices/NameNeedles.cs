namespace Redress.Domain.Notices;

/// <summary>The forms in which a person's or a webshop's name is found: whole, turned round, with initials, and each of its words (BC-31).</summary>
internal static class NameNeedles
{
    public static IEnumerable<Needle> Of(string name) =>
        Spellings(name).SelectMany(Forms).DistinctBy(needle => (needle.Value, needle.Capital, needle.AfterTitle));

    private static IEnumerable<Needle> Forms(string folded)
    {
        var all = Needles.Words(folded);
        var words = all.Where(word => !OrdinaryWords.IsLegalForm(word)).ToArray();
        if (words.Length == 0)
        {
            words = all;
        }

        if (string.Concat(words).Length < 2)
        {
            return [];
        }

        return [.. Whole(words), .. Turned(words), .. WithInitials(words), .. words.SelectMany(Alone)];
    }

    private static IEnumerable<Needle> Whole(string[] words)
    {
        var ordinary = words.All(word => OrdinaryWords.Contains(word) || Needles.IsParticle(word));
        var value = string.Concat(words);
        yield return new Needle(LeakKinds.Name, value, words)
        {
            Capital = words.Length == 1 && (ordinary || value.Length < 4),
            Embeds = !ordinary && value.Length >= (words.Length > 1 ? 7 : 8),
            Disguises = !ordinary && value.Length >= 4,
        };

        foreach (var and in new[] { "en", "et", "and", "und" }.Where(words.Contains))
        {
            string[] without = [.. words.Where(word => word != and)];
            yield return new Needle(LeakKinds.Name, string.Concat(without), without);
        }
    }

    /// <summary>"Peeters Jan", and what follows the first name: "De Lange" is found with a capital only.</summary>
    private static IEnumerable<Needle> Turned(string[] words)
    {
        if (words.Length is < 2 or > 5)
        {
            yield break;
        }

        string[] turned = [.. words[1..], words[0]];
        yield return new Needle(LeakKinds.Name, string.Concat(turned), turned)
        {
            Embeds = string.Concat(turned).Length >= 8 && !turned.All(OrdinaryWords.Contains),
        };

        var surname = words[1..];
        if (surname.Length > 1)
        {
            yield return new Needle(LeakKinds.Name, string.Concat(surname), surname) { Capital = true };
        }
    }

    private static IEnumerable<Needle> WithInitials(string[] words)
    {
        if (words.Length is < 2 or > 6 || words.Any(word => !char.IsLetter(word[0])))
        {
            yield break;
        }

        for (var given = 1; given < words.Length; given++)
        {
            var initials = words[..given].Select(word => word[..1]).ToArray();
            var surname = words[given..];
            if (Needles.IsParticle(words[given - 1]) && given > 1)
            {
                break;
            }

            yield return new Needle(
                LeakKinds.Name,
                string.Concat(initials) + string.Concat(surname),
                [.. initials, .. surname]
            )
            {
                Capital = true,
            };
            yield return new Needle(
                LeakKinds.Name,
                string.Concat(surname) + string.Concat(initials),
                [.. surname, .. initials]
            )
            {
                Capital = true,
            };
        }

        // "Jan P."
        yield return new Needle(LeakKinds.Name, words[0] + words[^1][..1], [words[0], words[^1][..1]])
        {
            Capital = true,
        };
    }

    private static IEnumerable<Needle> Alone(string word)
    {
        if (Needles.IsParticle(word) || word.Length < 2 || !word.All(char.IsLetter))
        {
            if (word.Length >= 4 && word.Any(char.IsLetter))
            {
                yield return new Needle(LeakKinds.Name, word, [word]);
            }

            yield break;
        }

        var ordinary = OrdinaryWords.Contains(word);
        if (word.Length >= 3 && (!ordinary || OrdinaryWords.IsAlsoGivenName(word)))
        {
            yield return new Needle(LeakKinds.Name, word, [word])
            {
                Capital = ordinary || OrdinaryWords.IsAlsoGivenName(word) || OrdinaryWords.IsMonth(word),
                Disguises = !ordinary && word.Length >= 4,
            };
        }

        yield return new Needle(LeakKinds.Name, word, [word]) { AfterTitle = true };
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
            var folded = FoldedText.Fold(written);
            yield return folded;
            yield return folded.Replace("ij", "y", StringComparison.Ordinal);
            yield return folded.Replace("y", "ij", StringComparison.Ordinal);
            yield return FoldedText.Fold(
                written
                    .ToLowerInvariant()
                    .Replace("ü", "ue", StringComparison.Ordinal)
                    .Replace("ö", "oe", StringComparison.Ordinal)
                    .Replace("ä", "ae", StringComparison.Ordinal)
            );
        }
    }
}
