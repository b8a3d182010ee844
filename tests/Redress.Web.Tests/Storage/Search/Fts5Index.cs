using Microsoft.Data.Sqlite;
using Redress.Web.Storage.Search;
using Redress.Web.Storage.Sqlite;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>SQLite's full-text index, in memory.</summary>
internal sealed class Fts5Index : IWordIndex, IDisposable
{
    /// <summary>Splits at blanks and folds nothing of what the program writes, whatever Unicode's version.</summary>
    public const string Ascii = "ascii";

    public const string Unicode = "unicode61 remove_diacritics 0 categories ''L* N* Co''";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public Fts5Index(string tokenizer)
    {
        _connection.Open();
        using var create = Command(
            $"CREATE VIRTUAL TABLE texts USING fts5(words, content='', contentless_delete=1, tokenize='{tokenizer}')"
        );
        create.ExecuteNonQuery();
    }

    public async Task AddAsync(int text, string words)
    {
        await using var insert = Command("INSERT INTO texts(rowid, words) VALUES ($text, $words)");
        insert.Parameters.AddWithValue("$text", text);
        insert.Parameters.AddWithValue("$words", words);
        await insert.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<int>> FindAsync(SearchQuery query)
    {
        await using var select = Command("SELECT rowid FROM texts WHERE texts MATCH $query ORDER BY rowid");
        select.Parameters.AddWithValue("$query", Fts5Query.Of(query));
        await using var reader = await select.ExecuteReaderAsync();
        List<int> found = [];
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetInt32(0));
        }
        return found;
    }

    /// <summary>The tokens of the index, as they are in it, in the order of the texts and their places.</summary>
    public async Task<IReadOnlyList<string>> TokensAsync()
    {
        await using (var create = Command("CREATE VIRTUAL TABLE tokens USING fts5vocab(texts, instance)"))
        {
            await create.ExecuteNonQueryAsync();
        }
        await using var select = Command("SELECT term FROM tokens ORDER BY doc, offset");
        await using var reader = await select.ExecuteReaderAsync();
        List<string> tokens = [];
        while (await reader.ReadAsync())
        {
            tokens.Add(reader.GetString(0));
        }
        return tokens;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
