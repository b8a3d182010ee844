using Redress.Web.Storage.Postgres;
using Redress.Web.Storage.Search;
using Redress.Web.Storage.Sqlite;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>What is typed becomes terms, and those become what each database reads.</summary>
public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("fiets", "fiets*|1fiets*|0nlfiet")]
    [InlineData("kapotte fiets", "kapotte|1kapotte|0nlkapot fiets*|1fiets*|0nlfiet")]
    [InlineData("fiets ", "fiets*|1fiets*|0nlfiet")]
    [InlineData("f", "f|1f")]
    [InlineData("\"kapotte fiets\"", "kapotte_fiets")]
    [InlineData("\"kapotte fi", "kapotte_fi*")]
    [InlineData("\"kapotte", "kapotte*")]
    [InlineData("ab\"cd\"", "ab|1ab cd")]
    [InlineData("jan@shop.be", "jan_shop_be*")]
    [InlineData("www.shop.be", "shop_be*")]
    [InlineData("l'ab", "ab*|1ab*")]
    [InlineData("foto's", "foto|1foto|0nlfoto")]
    [InlineData("'s", "s|1s")]
    [InlineData("e-mail", "e_mail*|email*|1email*")]
    [InlineData("ORD-12", "ord_12*|ord12*|1ord12*")]
    [InlineData("ab 123", "ab|1ab|ab123*|1ab123* 123*|1123*|ab123*|1ab123*")]
    [InlineData("ab -cd", "ab|1ab -cd|1cd")]
    [InlineData("-cd ab", "ab*|1ab* -cd|1cd")]
    [InlineData("-cd", "15all -cd|1cd")]
    [InlineData("-\"cd ef", "15all -cd_ef")]
    [InlineData("ab-cd", "ab_cd*|abcd*|1abcd*")]
    [InlineData("ab - cd", "ab|1ab cd*|1cd*")]
    [InlineData("ab !!! cd", "ab|1ab cd*|1cd*")]
    [InlineData("tel:+32475123456", "tel_32475123456*|232475123456|tel32475123456*|1tel32475123456*")]
    public void Terms_are_read_with_their_alternatives(string typed, string terms)
    {
        var query = SearchQuery.Parse(typed, ["nl"]);
        Assert.NotNull(query);
        var required = query.Required.Select(Written);
        Assert.Equal(terms, string.Join(' ', required.Concat(query.Excluded.Select(term => $"-{Written(term)}"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - \" \" -\"\" 😀 \0 ' * www. https://")]
    public void Nothing_is_sought_where_no_word_was_typed(string? typed) =>
        Assert.Null(SearchQuery.Parse(typed, ["nl"]));

    [Fact]
    public void What_is_too_long_is_read_as_far_as_it_goes()
    {
        var many = SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 200).Select(i => $"a{i}")), ["nl"]);
        Assert.Equal(SearchQuery.MostTerms, many!.Required.Count);
        var endless = SearchQuery.Parse(new string('a', 100_000), ["nl"]);
        Assert.Equal(new string('a', 60), endless!.Required[0].Alternatives[0].Tokens[0]);
        Assert.Null(SearchQuery.Parse(new string(' ', SearchQuery.LongestTyped) + "fiets", ["nl"]));
        Assert.NotNull(SearchQuery.Parse(new string('a', SearchQuery.LongestTyped - 1) + "😀", ["nl"]));
    }

    [Fact]
    public void Each_language_once_gives_its_stem()
    {
        var query = SearchQuery.Parse("\"x\" kosten y", ["nl", "fr", "nl", "de", "en"])!;
        Assert.Equal("kosten|1kosten|0nlkost|0frkosten|0enkosten", Written(query.Required[1]));
    }

    [Fact]
    public void Sqlite_reads_it()
    {
        var query = SearchQuery.Parse("\"ab cd\" e-f -gh -\"ij kl\"", [])!;
        Assert.Equal(
            "((\"ab cd\") AND (\"e f\" OR \"ef\" OR \"\uE001ef\")) NOT ((\"gh\" OR \"\uE001gh\") OR (\"ij kl\"))",
            Fts5Query.Of(query)
        );
        Assert.Equal("(\"ab\" * OR \"\uE001ab\" *)", Fts5Query.Of(SearchQuery.Parse("ab", [])!));
    }

    [Fact]
    public void Postgres_reads_it()
    {
        var query = SearchQuery.Parse("\"ab cd\" e-f -gh -\"ij kl\"", [])!;
        Assert.Equal(
            "(('ab' <-> 'cd')) & (('e' <-> 'f') | ('ef') | ('\uE001ef')) & !(('gh') | ('\uE001gh')) & !(('ij' <-> 'kl'))",
            TsQuery.Of(query)
        );
        Assert.Equal("(('ab':*) | ('\uE001ab':*))", TsQuery.Of(SearchQuery.Parse("ab", [])!));
    }

    // The private sign as its number, a phrase with _ between its tokens.
    private static string Written(SearchTerm term) =>
        string.Concat(
            string.Join('|', term.Alternatives.Select(p => string.Join('_', p.Tokens) + (p.Prefix ? "*" : "")))
                .Select(sign => sign is >= '\uE000' and <= '\uE00F' ? $"{sign - '\uE000'}" : $"{sign}")
        );
}
