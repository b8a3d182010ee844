using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Redress.Web.Storage.Search;

/// <summary>The stems of words by the Snowball rules of Dutch, French and English: what <c>fiets</c> and <c>fietsen</c> have in common. Other languages have none.</summary>
internal static class Stems
{
    // Shorter words are mostly articles and prepositions, which have no other form.
    private const int ShortestWord = 3;

    // A stemmer keeps the word it works on.
    [ThreadStatic]
    private static Dictionary<string, SnowballProgram>? _stemmers;

    /// <summary>
    /// The stem of the word as it is spelled and the stem of the word without its marks, each once and folded, so that <c>livrées</c> is found by <c>livrer</c> and also by
    /// <c>livrees</c>. None for a word with a digit in it.
    /// </summary>
    public static IEnumerable<string> Of(string language, FoldedWord word)
    {
        if (word.Folded.Length < ShortestWord || !word.Folded.All(char.IsAsciiLetterLower))
        {
            return [];
        }
        if (StemmerOf(language) is not { } stemmer)
        {
            return [];
        }
        var folded = Stem(stemmer, word.Folded);
        return word.Accented == word.Folded
            ? [folded]
            : new[] { Fold(Stem(stemmer, word.Accented)), folded }.Distinct();
    }

    private static string Fold(string stem) => string.Concat(FoldedText.Of(stem).Words.Select(w => w.Folded));

    private static string Stem(SnowballProgram stemmer, string word)
    {
        var stem = Once(stemmer, word);
        return stemmer is DutchStemmer ? DutchStem(stemmer, stem) : stem;
    }

    // The Dutch rules leave fiets of fietsen and fiet of fiets, fless of flessen and fles of fles, prijz of prijzen and prijs of prijs: so they are applied until nothing changes, and a
    // voiced sound that Dutch never writes at the end is written as it is.
    private static string DutchStem(SnowballProgram stemmer, string stem)
    {
        for (var round = 0; round < 4; round++)
        {
            var next = stem switch
            {
                [.. var start, 'z'] => $"{start}s",
                [.. var start, 'v'] => $"{start}f",
                _ => Once(stemmer, stem),
            };
            if (next == stem)
            {
                break;
            }
            stem = next;
        }
        return stem;
    }

    private static string Once(SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    private static SnowballProgram? StemmerOf(string language)
    {
        _stemmers ??= new(StringComparer.Ordinal);
        if (_stemmers.TryGetValue(language, out var stemmer))
        {
            return stemmer;
        }
        SnowballProgram? made = language switch
        {
            "nl" => new DutchStemmer(),
            "fr" => new FrenchStemmer(),
            "en" => new EnglishStemmer(),
            _ => null,
        };
        if (made is not null)
        {
            _stemmers[language] = made;
        }
        return made;
    }
}
