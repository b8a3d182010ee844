using Redress.Web.Storage.Search;

namespace Redress.Web.Storage.Postgres;

/// <summary>What is sought in a text vector of PostgreSQL.</summary>
internal static class TsQuery
{
    /// <summary>The text to cast to tsquery, as a parameter: <c>('fiets':* | 'stem') &amp; !('rood')</c>. Tokens have neither quotes nor backslashes, so none is escaped.</summary>
    public static string Of(SearchQuery query) =>
        string.Join(" & ", query.Required.Select(Term).Concat(query.Excluded.Select(term => $"!{Term(term)}")));

    private static string Term(SearchTerm term) => $"({string.Join(" | ", term.Alternatives.Select(Phrase))})";

    private static string Phrase(SearchPhrase phrase) =>
        $"({string.Join(" <-> ", phrase.Tokens.Select(token => $"'{token}'"))}{(phrase.Prefix ? ":*" : "")})";
}
