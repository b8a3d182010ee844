using System.Text.RegularExpressions;

namespace Redress.Domain.Notices;

/// <summary>Finds what is known in a text, through whatever is put between its letters and digits (BC-31).</summary>
internal static partial class PatternMatcher
{
    private const int Timeout = 1000;
    private const int WidestGap = 4;

    public static IEnumerable<Span> Find(NormalizedText text, IReadOnlyList<IdentityPattern> needles)
    {
        if (needles.Count == 0)
        {
            return [];
        }

        var web = UrlMatcher.Undisguised(text);
        var plain = new[] { CompactText.Of(text), CompactText.Of(web) };
        var guesses = new[] { CompactText.Of(Guessed(text, 'i')), CompactText.Of(Guessed(text, 'l')) };
        var single = CompactText.WithoutDoubles(text);
        var disguising = needles.Where(identityPattern => identityPattern.Disguises).ToList();
        return
        [
            .. plain.SelectMany(compact => needles.SelectMany(identityPattern => In(compact, identityPattern))),
            .. guesses.SelectMany(compact =>
                disguising.SelectMany(identityPattern => In(compact, identityPattern, guessed: true))
            ),
            .. disguising.SelectMany(identityPattern => In(single, WithoutDoubles(identityPattern))),
            .. Masked(text, disguising),
        ];
    }

    private static IEnumerable<Span> In(CompactText compact, IdentityPattern identityPattern, bool guessed = false)
    {
        var (value, length) = (compact.Value, identityPattern.Value.Length);
        for (
            var at =
                length < 2 && !identityPattern.AfterOrder
                    ? -1
                    : value.IndexOf(identityPattern.Value, StringComparison.Ordinal);
            at >= 0;
            at = value.IndexOf(identityPattern.Value, at + 1, StringComparison.Ordinal)
        )
        {
            var patternMatch = new PatternMatch(compact, at, length);
            if (Holds(patternMatch, identityPattern) && (!guessed || patternMatch.HasGuess))
            {
                yield return compact.Text.Place(
                    identityPattern.Kind,
                    patternMatch.First,
                    patternMatch.Last - patternMatch.First + 1
                );
            }
        }
    }

    private static bool Holds(PatternMatch patternMatch, IdentityPattern identityPattern)
    {
        if (
            (
                identityPattern.CapitalAt is { } capital
                && !patternMatch.IsUpperAt(capital)
                && !(patternMatch.IsUnbroken && patternMatch.StartsUpper)
            )
            || (identityPattern.AfterTitle && !Title().IsMatch(patternMatch.Before(60)))
            || (identityPattern.AfterTitle && CommonWords.Contains(identityPattern.Value) && !patternMatch.StartsUpper)
            || (identityPattern.AfterOrder && !OrderWord().IsMatch(patternMatch.Before(30)))
            || (CommonWords.IsMonth(identityPattern.Value) && patternMatch.IsByNumber)
        )
        {
            return false;
        }

        if (identityPattern.Embeds && patternMatch.IsUnbroken)
        {
            return true;
        }

        return patternMatch.IsBounded(genitive: !identityPattern.IsNumber && identityPattern.Value.Length >= 4)
            && patternMatch.HasGapsUpTo(WidestGap)
            && (
                identityPattern.IsNumber ? !patternMatch.IsAmount : IsSplitLikely(patternMatch.Chunks, identityPattern)
            );
    }

    /// <summary>"Pee ters" is a disguise, "de man" is not one of "Deman".</summary>
    private static bool IsSplitLikely(IReadOnlyList<string> chunks, IdentityPattern identityPattern)
    {
        if (chunks.Count == 1 || chunks.SequenceEqual(identityPattern.Words))
        {
            return true;
        }

        if (chunks.All(chunk => chunk.Length == 1))
        {
            return identityPattern.Value.Length >= 3;
        }

        return identityPattern.Value.Length >= 5
            && !chunks.All(chunk =>
                chunk.Length == 1 || CommonWords.Contains(chunk) || IdentityPatterns.IsParticle(chunk)
            );
    }

    private static IdentityPattern WithoutDoubles(IdentityPattern identityPattern)
    {
        var single = string.Concat(
            identityPattern.Value.Where(
                (sign, i) => i == 0 || !char.IsLetter(sign) || sign != identityPattern.Value[i - 1]
            )
        );
        return single.Length < 6 || CommonWords.Contains(single)
            ? identityPattern
            : identityPattern with
            {
                Value = single,
            };
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
    private static IEnumerable<Span> Masked(NormalizedText text, List<IdentityPattern> needles)
    {
        foreach (Match word in MaskedWord().Matches(text.Value))
        {
            var shown = word.Value.Count(char.IsLetter);
            var pattern = new Regex(
                $"^{Mask().Replace(word.Value, "[a-z]+")}$",
                RegexOptions.CultureInvariant,
                TimeSpan.FromMilliseconds(Timeout)
            );
            foreach (
                var identityPattern in needles.Where(identityPattern =>
                    identityPattern.Value.Length >= 5
                    && shown * 2 >= identityPattern.Value.Length
                    && pattern.IsMatch(identityPattern.Value)
                )
            )
            {
                yield return text.Place(identityPattern.Kind, word.Index, word.Length);
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
