using System.Text.RegularExpressions;

namespace Redress.Domain.Notices;

/// <summary>Finds what is known in a text, through whatever is put between its letters and digits (BC-31).</summary>
internal static partial class NeedleSearch
{
    private const int Patience = 1000;
    private const int WidestGap = 4;

    public static IEnumerable<Span> Find(FoldedText text, IReadOnlyList<Needle> needles)
    {
        if (needles.Count == 0)
        {
            return [];
        }

        var web = WebSearch.Undisguised(text);
        var plain = new[] { CompactText.Of(text), CompactText.Of(web) };
        var guesses = new[] { CompactText.Of(Guessed(text, 'i')), CompactText.Of(Guessed(text, 'l')) };
        var single = CompactText.WithoutDoubles(text);
        var disguising = needles.Where(needle => needle.Disguises).ToList();
        return
        [
            .. plain.SelectMany(compact => needles.SelectMany(needle => In(compact, needle))),
            .. guesses.SelectMany(compact => disguising.SelectMany(needle => In(compact, needle, guessed: true))),
            .. disguising.SelectMany(needle => In(single, WithoutDoubles(needle))),
            .. Masked(text, disguising),
        ];
    }

    private static IEnumerable<Span> In(CompactText compact, Needle needle, bool guessed = false)
    {
        var (value, length) = (compact.Value, needle.Value.Length);
        for (
            var at = length < 2 && !needle.AfterOrder ? -1 : value.IndexOf(needle.Value, StringComparison.Ordinal);
            at >= 0;
            at = value.IndexOf(needle.Value, at + 1, StringComparison.Ordinal)
        )
        {
            var found = new Found(compact, at, length);
            if (Holds(found, needle) && (!guessed || found.HasGuess))
            {
                yield return compact.Text.Place(needle.Kind, found.First, found.Last - found.First + 1);
            }
        }
    }

    private static bool Holds(Found found, Needle needle)
    {
        if (
            (needle.CapitalAt is { } capital && !found.IsUpperAt(capital) && !(found.IsUnbroken && found.StartsUpper))
            || (needle.AfterTitle && !Title().IsMatch(found.Before(60)))
            || (needle.AfterTitle && OrdinaryWords.Contains(needle.Value) && !found.StartsUpper)
            || (needle.AfterOrder && !OrderWord().IsMatch(found.Before(30)))
            || (OrdinaryWords.IsMonth(needle.Value) && found.IsByNumber)
        )
        {
            return false;
        }

        if (needle.Embeds && found.IsUnbroken)
        {
            return true;
        }

        return found.IsBounded(genitive: !needle.IsNumber && needle.Value.Length >= 4)
            && found.HasGapsUpTo(WidestGap)
            && (needle.IsNumber ? !found.IsAmount : IsSplitLikely(found.Chunks, needle));
    }

    /// <summary>"Pee ters" is a disguise, "de man" is not one of "Deman".</summary>
    private static bool IsSplitLikely(IReadOnlyList<string> chunks, Needle needle)
    {
        if (chunks.Count == 1 || chunks.SequenceEqual(needle.Words))
        {
            return true;
        }

        if (chunks.All(chunk => chunk.Length == 1))
        {
            return needle.Value.Length >= 3;
        }

        return needle.Value.Length >= 5
            && !chunks.All(chunk => chunk.Length == 1 || OrdinaryWords.Contains(chunk) || Needles.IsParticle(chunk));
    }

    private static Needle WithoutDoubles(Needle needle)
    {
        var single = string.Concat(
            needle.Value.Where((sign, i) => i == 0 || !char.IsLetter(sign) || sign != needle.Value[i - 1])
        );
        return single.Length < 6 || OrdinaryWords.Contains(single) ? needle : needle with { Value = single };
    }

    /// <summary>Digits and signs that stand for letters, within a word that has letters.</summary>
    private static FoldedText Guessed(FoldedText text, char one)
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
    private static IEnumerable<Span> Masked(FoldedText text, List<Needle> needles)
    {
        foreach (Match word in MaskedWord().Matches(text.Value))
        {
            var shown = word.Value.Count(char.IsLetter);
            var pattern = new Regex(
                $"^{Mask().Replace(word.Value, "[a-z]+")}$",
                RegexOptions.CultureInvariant,
                TimeSpan.FromMilliseconds(Patience)
            );
            foreach (
                var needle in needles.Where(needle =>
                    needle.Value.Length >= 5 && shown * 2 >= needle.Value.Length && pattern.IsMatch(needle.Value)
                )
            )
            {
                yield return text.Place(needle.Kind, word.Index, word.Length);
            }
        }
    }

    [GeneratedRegex(
        @"(?<![a-z])(?:(?:mevrouw|mevr|mw|mvr|mej|dhr|hr|heer|meneer|mijnheer|mr|mrs|ms|miss|mister|madam|madame|mme|mlle|monsieur|dr|ir|prof|drs)\.?|m\.)\s+(?:[a-z]\.\s?)*(?:(?:van|von|de|der|den|du|des|la|le|ter|ten|vande|vander|vanden)\s+|d')*$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Title();

    [GeneratedRegex(
        @"(?:order|bestel[a-z]*|commande|ordre|factuur|facture|invoice|nr|n°|no|nummer|number|numero|#)[\s.:#°]*(?:(?:nr|n°|no|nummer|number|numero)[\s.:#°]*)?$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex OrderWord();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?=[0-9@$!|€+]*[a-z])(?=[a-z]*[0-9@$!|€+])[a-z0-9@$!|€+]{3,}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex GuessWord();

    [GeneratedRegex(
        @"(?<![a-z0-9*_#])[a-z][a-z]*[*_#][a-z*_#]*[a-z*#](?![a-z0-9])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex MaskedWord();

    [GeneratedRegex(@"[*_#]+", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Mask();
}
