namespace Redress.Web.Storage.Search;

/// <summary>Tokens that follow one another.</summary>
/// <param name="Tokens">At least one.</param>
/// <param name="Prefix">Whether the last may be the beginning of a longer one.</param>
internal sealed record SearchPhrase(IReadOnlyList<string> Tokens, bool Prefix = false)
{
    public SearchPhrase(string token, bool prefix = false)
        : this([token], prefix) { }
}

/// <summary>What is met by any of its phrases.</summary>
/// <param name="Alternatives">At least one.</param>
internal sealed record SearchTerm(IReadOnlyList<SearchPhrase> Alternatives);

/// <summary>
/// What is sought in the tokens of <see cref="SearchWords"/>, for any database to render. Words are all required, as they are written or by their stem in one of the languages;
/// the last one is also a beginning; <c>or</c> between two asks for one of them. <c>"in quotes"</c> is a phrase as it is written, <c>-word</c> and <c>-"a phrase"</c> exclude; where nothing but exclusions was typed, all other
/// texts are sought. Signs without a space between (<c>jan@shop.be</c>) make a phrase. Numbers are found in any spelling.
/// </summary>
/// <param name="Required">At least one; each must be met.</param>
/// <param name="Excluded">None may be met.</param>
internal sealed record SearchQuery(IReadOnlyList<SearchTerm> Required, IReadOnlyList<SearchTerm> Excluded)
{
    /// <summary>Signs that are read of what was typed.</summary>
    public const int LongestTyped = 2000;

    /// <summary>Terms that are read of what was typed.</summary>
    public const int MostTerms = 100;

    /// <summary>Never fails: what is too long is read as far as it goes, what makes no sense is left out. Null when no letter or digit is in it.</summary>
    /// <param name="typed">By a person, as it came.</param>
    /// <param name="languages">Whose stems are sought, ISO 639-1; those of the installation's schemes.</param>
    /// <param name="regions">As <see cref="TelephoneNumbers.In"/> takes them.</param>
    public static SearchQuery? Parse(
        string? typed,
        IEnumerable<string> languages,
        IReadOnlyCollection<string>? regions = null
    ) => new SearchQueryParser(typed ?? "", [.. languages.Distinct()], regions ?? []).Parse();
}
