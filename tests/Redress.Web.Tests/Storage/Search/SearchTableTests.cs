using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>Every query of the table finds the same texts by the plain meaning of a query and in each database's index.</summary>
public sealed class SearchTableTests
{
    [Fact]
    public Task A_query_means_what_the_table_says() => FindsAllAsync(new PlainIndex());

    [Fact]
    public async Task Sqlite_finds_it()
    {
        using var index = new Fts5Index(Fts5Index.Ascii);
        await FindsAllAsync(index);
    }

    [Fact]
    public async Task Sqlite_finds_it_also_where_its_index_knows_letters()
    {
        using var index = new Fts5Index(Fts5Index.Unicode);
        await FindsAllAsync(index);
    }

    [Fact]
    public async Task Postgres_finds_it()
    {
        await using var index = await VectorIndex.CreateAsync();
        await FindsAllAsync(index);
    }

    private static async Task FindsAllAsync(IWordIndex index)
    {
        for (var text = 0; text < SearchTable.Texts.Length; text++)
        {
            var (_, language, order, texts) = SearchTable.Texts[text];
            await index.AddAsync(text, SearchWords.Of(language, order, texts, SearchTable.Regions));
        }
        List<string> wrong = [];
        foreach (var (typed, expected) in SearchTable.Queries)
        {
            var query = SearchQuery.Parse(typed, SearchTable.Languages, SearchTable.Regions);
            var found = query is null
                ? null
                : string.Join(' ', (await index.FindAsync(query)).Select(text => SearchTable.Texts[text].Name));
            if (found != expected)
            {
                wrong.Add($"{typed}: {found ?? "null"} instead of {expected ?? "null"}");
            }
        }
        Assert.Empty(wrong);
        Assert.True(SearchTable.Queries.Length > 80);
    }
}
