using System.Text;

namespace Redress.Web.Storage.Search;

/// <summary>
/// The tokens by which a text is found, the same for every database: its words in their order, and after them what is derived from them (<see cref="Token"/>). A database has only
/// to compare tokens; all that is known of languages and numbers is here and in <see cref="SearchQuery"/>, which seeks by the same rules.
/// </summary>
internal static class SearchWords
{
    // What PostgreSQL holds of one text: 16,383 places, 255 places of one word, 1 MB in all. Every database finds the same because none is given more.
    private const int MostPlaces = 16_000;
    private const int MostPlacesOfAWord = 255;
    private const int MostTokens = 40_000;
    private const int MostBytesOfWords = 500_000;
    private const int MostBytes = 800_000;

    /// <summary>The tokens, with one blank between two. Never empty; never a quote, a backslash or a control sign in it.</summary>
    /// <param name="language">Of the texts, ISO 639-1; one without stems is searched as it is written.</param>
    /// <param name="orderNumber">Found in any spelling, also where it would not be known for a number in a text; null when there is none.</param>
    /// <param name="texts">No phrase begins in one and ends in the next.</param>
    /// <param name="regions">As <see cref="TelephoneNumbers.In"/> takes them.</param>
    public static string Of(
        string language,
        string? orderNumber,
        IEnumerable<string?> texts,
        IReadOnlyCollection<string>? regions = null
    )
    {
        var tokens = new TokenList();
        var order = FoldedText.Of(orderNumber ?? "");
        List<FoldedText> all = [.. texts.Select(text => FoldedText.Of(text ?? "")), order];
        all.RemoveAll(text => text.Words.Count == 0);
        foreach (var text in all)
        {
            tokens.AddWords(text.Words);
        }
        if (order.Words.Count > 0)
        {
            tokens.AddDerived(Token.Joined(WrittenNumbers.Joined(order, 0, order.Words.Count - 1).Value));
        }
        foreach (var token in all.SelectMany(text => Numbers(text, regions ?? [])))
        {
            tokens.AddDerived(token);
        }
        foreach (var word in all.SelectMany(text => text.Words).DistinctBy(word => (word.Folded, word.Accented)))
        {
            foreach (var stem in Stems.Of(language, word))
            {
                tokens.AddDerived(Token.Stem(language, stem));
            }
        }
        return tokens.ToString();
    }

    private static IEnumerable<string> Numbers(FoldedText text, IReadOnlyCollection<string> regions)
    {
        var last = text.Words.Count - 1;
        return WrittenNumbers
            .In(text, 0, last)
            .Select(number => Token.Joined(number.Value))
            .Concat(TelephoneNumbers.In(text, 0, last, regions).Select(number => Token.Phone(number.Value)));
    }

    private sealed class TokenList
    {
        private readonly StringBuilder _tokens = new(Token.Everything);
        private readonly Dictionary<string, int> _timesSeen = new(StringComparer.Ordinal);
        private int _count = 1;
        private int _bytes;

        /// <summary>A word that comes too late or too often for a place of its own leaves a gap, so that the words around it do not seem to follow one another; it is still found alone.</summary>
        public void AddWords(IReadOnlyList<FoldedWord> words)
        {
            Add(Token.Gap, MostBytesOfWords);
            foreach (var word in words.Select(word => word.Folded))
            {
                var times = _timesSeen[word] = _timesSeen.GetValueOrDefault(word) + 1;
                if (_count < MostPlaces)
                {
                    Add(times <= MostPlacesOfAWord ? word : Token.Gap, MostBytesOfWords);
                }
                else if (times == 1)
                {
                    Add(Token.Gap, MostBytesOfWords);
                    Add(word, MostBytesOfWords);
                }
            }
        }

        /// <summary>After all words, each once.</summary>
        public void AddDerived(string token)
        {
            if (_timesSeen.TryAdd(token, 1))
            {
                Add(token, MostBytes);
            }
        }

        public override string ToString() => _tokens.ToString();

        private void Add(string token, int mostBytes)
        {
            var bytes = Encoding.UTF8.GetByteCount(token) + 1;
            if (_count < MostTokens && _bytes + bytes <= mostBytes)
            {
                _tokens.Append(' ').Append(token);
                (_count, _bytes) = (_count + 1, _bytes + bytes);
            }
        }
    }
}
