using Npgsql;
using NpgsqlTypes;
using Redress.Testing;
using Redress.Web.Storage.Postgres;
using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>A table of PostgreSQL with a vector computed of the words, in a database of its own.</summary>
internal sealed class VectorIndex : IWordIndex, IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;

    private VectorIndex(NpgsqlDataSource database) => _database = database;

    public static async Task<VectorIndex> CreateAsync()
    {
        var database = NpgsqlDataSource.Create(await TestCluster.EmptyDatabaseAsync());
        await using var create = database.CreateCommand(
            TextVector.Function
                + """
                ;
                CREATE TABLE texts (
                  text int PRIMARY KEY,
                  words text NOT NULL,
                  search tsvector NOT NULL GENERATED ALWAYS AS (words_to_vector(words)) STORED
                );
                CREATE INDEX ON texts USING gin (search)
                """
        );
        await create.ExecuteNonQueryAsync();
        return new(database);
    }

    public async Task AddAsync(int text, string words)
    {
        await using var insert = _database.CreateCommand("INSERT INTO texts(text, words) VALUES ($1, $2)");
        insert.Parameters.Add(new() { Value = text });
        insert.Parameters.Add(new() { Value = words });
        await insert.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<int>> FindAsync(SearchQuery query)
    {
        await using var select = _database.CreateCommand(
            "SELECT text FROM texts WHERE search @@ $1::tsquery ORDER BY text"
        );
        select.Parameters.Add(new() { Value = TsQuery.Of(query), NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await select.ExecuteReaderAsync();
        List<int> found = [];
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetInt32(0));
        }
        return found;
    }

    /// <summary>The vector of some words, as PostgreSQL writes it.</summary>
    public async Task<string> VectorOfAsync(string? words)
    {
        await using var select = _database.CreateCommand("SELECT words_to_vector($1)::text");
        select.Parameters.Add(new() { Value = (object?)words ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return (string)(await select.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
