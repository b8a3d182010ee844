using Redress.Web.Storage.Search;

namespace Redress.Web.Storage.Sqlite;

/// <summary>What is sought in the words of SQLite's full-text index (FTS5).</summary>
internal static class Fts5Query
{
    /// <summary>The text to put after MATCH, as a parameter: <c>(("fiets" * OR "stem")) NOT ("rood")</c>. Tokens have no quotes, so none is escaped.</summary>
    public static string Of(SearchQuery query)
    {
        var required = string.Join(" AND ", query.Required.Select(Term));
        return query.Excluded.Count == 0
            ? required
            : $"({required}) NOT ({string.Join(" OR ", query.Excluded.Select(Term))})";
    }

    private static string Term(SearchTerm term) => $"({string.Join(" OR ", term.Alternatives.Select(Phrase))})";

    private static string Phrase(SearchPhrase phrase) =>
        $"\"{string.Join(' ', phrase.Tokens)}\"{(phrase.Prefix ? " *" : "")}";
}
