using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>Finds what is known in a text, through whatever is put between its letters and digits (BC-31).</summary>
internal static partial class PatternMatcher
{
    private const int Timeout = 1000;
    private const int WidestGap = 4;

    public static IEnumerable<Span> Find(NormalizedText text, IReadOnlyList<IdentityPattern> patterns)
    {
        if (patterns.Count == 0)
        {
            return [];
        }

        var web = UrlMatcher.Undisguised(text);
        var plain = new[] { CompactText.Of(text), CompactText.Of(web) };
        var guesses = new[] { CompactText.Of(Guessed(text, 'i')), CompactText.Of(Guessed(text, 'l')) };
        var single = CompactText.WithoutDoubles(text);
        var disguising = patterns.Where(pattern => pattern.Disguises).ToList();
        return
        [
            .. plain.SelectMany(compact => patterns.SelectMany(pattern => In(compact, pattern))),
            .. guesses.SelectMany(compact => disguising.SelectMany(pattern => In(compact, pattern, guessed: true))),
            .. disguising.SelectMany(pattern => In(single, WithoutDoubles(pattern))),
            .. Masked(text, disguising),
        ];
    }

    /// <summary>The letters and digits of a text alone, in each way in which a pattern is looked for in them.</summary>
    public static IEnumerable<string> Readings(NormalizedText text) =>
        new[]
        {
            CompactText.Of(text),
            CompactText.Of(UrlMatcher.Undisguised(text)),
            CompactText.Of(Guessed(text, 'i')),
            CompactText.Of(Guessed(text, 'l')),
            CompactText.WithoutDoubles(text),
        }.Select(compact => compact.Value);

    private static IEnumerable<Span> In(CompactText compact, IdentityPattern pattern, bool guessed = false)
    {
        var (value, length) = (compact.Value, pattern.Value.Length);
        for (
            var at = length < 2 && !pattern.AfterOrder ? -1 : value.IndexOf(pattern.Value, StringComparison.Ordinal);
            at >= 0;
            at = value.IndexOf(pattern.Value, at + 1, StringComparison.Ordinal)
        )
        {
            var match = new PatternMatch(compact, at, length);
            if (Holds(match, pattern) && (!guessed || match.HasGuess))
            {
                yield return compact.Text.Place(pattern.Kind, match.First, match.Last - match.First + 1);
            }
        }
    }

    private static bool Holds(PatternMatch match, IdentityPattern pattern)
    {
        if (
            (pattern.CapitalAt is { } capital && !match.IsUpperAt(capital) && !(match.IsUnbroken && match.StartsUpper))
            || (pattern.AfterTitle && !Title().IsMatch(match.Before(60)))
            || (pattern.AfterTitle && CommonWords.Contains(pattern.Value) && !match.StartsUpper)
            || (pattern.AfterOrder && !OrderWord().IsMatch(match.Before(30)))
            || (CommonWords.IsMonth(pattern.Value) && match.IsByNumber)
        )
        {
            return false;
        }

        if (pattern.Embeds && match.IsUnbroken)
        {
            return true;
        }

        return match.IsBounded(genitive: !pattern.IsNumber && pattern.Value.Length >= 4)
            && match.HasGapsUpTo(WidestGap)
            && (pattern.IsNumber ? !match.IsAmount : IsSplitLikely(match.Chunks, pattern));
    }

    /// <summary>"Pee ters" is a disguise, "de man" is not one of "Deman".</summary>
    private static bool IsSplitLikely(IReadOnlyList<string> chunks, IdentityPattern pattern)
    {
        if (chunks.Count == 1 || chunks.SequenceEqual(pattern.Words))
        {
            return true;
        }

        if (chunks.All(chunk => chunk.Length == 1))
        {
            return pattern.Value.Length >= 3;
        }

        return pattern.Value.Length >= 5
            && !chunks.All(chunk =>
                chunk.Length == 1 || CommonWords.Contains(chunk) || IdentityPatterns.IsParticle(chunk)
            );
    }

    private static IdentityPattern WithoutDoubles(IdentityPattern pattern)
    {
        var single = string.Concat(
            pattern.Value.Where((sign, i) => i == 0 || !char.IsLetter(sign) || sign != pattern.Value[i - 1])
        );
        return single.Length < 6 || CommonWords.Contains(single) ? pattern : pattern with { Value = single };
    }

    /// <summary>Digits and signs that stand for letters, within a word that has letters.</summary>
    private static NormalizedText Guessed(NormalizedText text, char one)
    {
        var words = GuessWord()
            .Matches(text.Value)
            .SelectMany(match => Enumerable.Range(match.Index, match.Length))
            .ToHashSet();
        return text.Guess(i => words.Contains(i) ? LetterFor(text.Value[i], one) : null);
    }

    private static char? LetterFor(char sign, char one) =>
        sign switch
        {
            '0' => 'o',
            '1' or '!' or '|' => one,
            '3' or '€' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '6' or '9' => 'g',
            '7' or '+' => 't',
            '8' => 'b',
            '2' => 'z',
            _ => null,
        };

    /// <summary>"P**ters": half of the letters or more are there.</summary>
    private static IEnumerable<Span> Masked(NormalizedText text, List<IdentityPattern> patterns)
    {
        foreach (Match word in MaskedWord().Matches(text.Value))
        {
            var shown = word.Value.Count(char.IsLetter);
            var mask = new Regex(
                $"^{Mask().Replace(word.Value, "[a-z]+")}$",
                RegexOptions.CultureInvariant,
                TimeSpan.FromMilliseconds(Timeout)
            );
            foreach (
                var pattern in patterns.Where(pattern =>
                    pattern.Value.Length >= 5 && shown * 2 >= pattern.Value.Length && mask.IsMatch(pattern.Value)
                )
            )
            {
                yield return text.Place(pattern.Kind, word.Index, word.Length);
            }
        }
    }

    [GeneratedRegex(
        @"(?<![a-z])(?:(?:mevrouw|mevr|mw|mvr|mej|dhr|hr|heer|meneer|mijnheer|mr|mrs|ms|miss|mister|madam|madame|mme|mlle|monsieur|dr|ir|prof|drs)\.?|m\.)\s+(?:[a-z]\.\s?)*(?:(?:van|von|de|der|den|du|des|la|le|ter|ten|vande|vander|vanden)\s+|d')*$",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Title();

    [GeneratedRegex(
        @"(?:order|bestel[a-z]*|commande|ordre|factuur|facture|invoice|nr|n°|no|nummer|number|numero|#)[\s.:#°]*(?:(?:nr|n°|no|nummer|number|numero)[\s.:#°]*)?$",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex OrderWord();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?=[0-9@$!|€+]*[a-z])(?=[a-z]*[0-9@$!|€+])[a-z0-9@$!|€+]{3,}",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex GuessWord();

    [GeneratedRegex(
        @"(?<![a-z0-9*_#])[a-z][a-z]*[*_#][a-z*_#]*[a-z*#](?![a-z0-9])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex MaskedWord();

    [GeneratedRegex(@"[*_#]+", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Mask();
}
