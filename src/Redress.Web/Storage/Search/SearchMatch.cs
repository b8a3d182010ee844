namespace Redress.Web.Storage.Search;

/// <summary>Whether a text is found, told by its tokens alone, without a database's index.</summary>
internal static class SearchMatch
{
    /// <param name="words">As <see cref="SearchWords"/> made them.</param>
    public static bool IsFoundIn(this SearchQuery sought, string words)
    {
        var tokens = $" {words} ";
        return sought.Required.All(Met) && !sought.Excluded.Any(Met);

        bool Met(SearchTerm term) =>
            term.Alternatives.Any(phrase =>
                tokens.Contains(
                    $" {string.Join(' ', phrase.Tokens)}{(phrase.Prefix ? "" : " ")}",
                    StringComparison.Ordinal
                )
            );
    }
}
