using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>What a query means, said in a few lines: the measure of the databases.</summary>
internal sealed class PlainIndex : IWordIndex
{
    private readonly SortedDictionary<int, string[]> _texts = [];

    public Task AddAsync(int text, string words)
    {
        _texts[text] = words.Split(' ');
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<int>> FindAsync(SearchQuery query) =>
        Task.FromResult<IReadOnlyList<int>>([
            .. _texts
                .Where(t => query.Required.All(term => Meets(t.Value, term)))
                .Where(t => !query.Excluded.Any(term => Meets(t.Value, term)))
                .Select(t => t.Key),
        ]);

    private static bool Meets(string[] words, SearchTerm term) =>
        term.Alternatives.Any(phrase => Enumerable.Range(0, words.Length).Any(at => StandsAt(words, at, phrase)));

    private static bool StandsAt(string[] words, int at, SearchPhrase phrase) =>
        at + phrase.Tokens.Count <= words.Length
        && words[at..(at + phrase.Tokens.Count - 1)].SequenceEqual(phrase.Tokens.SkipLast(1))
        && words[at + phrase.Tokens.Count - 1] is var last
        && (phrase.Prefix ? last.StartsWith(phrase.Tokens[^1], StringComparison.Ordinal) : last == phrase.Tokens[^1]);
}
