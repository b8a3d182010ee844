using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Redress.Web.Storage;
using Redress.Web.Storage.Sqlite;

namespace Redress.Bench;

/// <summary>A store in SQLite: one file in a folder.</summary>
internal sealed class SqliteBenchStore(string folder) : Store
{
    // The indexes that every row keeps up, and the trigger for the words; keys stay.
    private const string Kept = """
        SELECT sql FROM sqlite_schema WHERE (type = 'index' AND sql NOT LIKE '%UNIQUE%' AND tbl_name IN ('cases', 'due', 'outbox', 'journal_heads'))
            OR (type = 'trigger' AND name = 'cases_words_added')
        """;
    private const string Rebuild = "INSERT INTO case_search(case_search) VALUES ('rebuild')";

    public override string Engine => "sqlite";

    public override string Place => folder;

    private string File => Path.Combine(folder, SqliteStore.FileName);

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        // Read by a scan of the whole file, beside the program.
        await using var command = Command(connection, "PRAGMA cache_size = -500000; PRAGMA busy_timeout = 600000");
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override async Task<IReadOnlyList<string>> LightenAsync()
    {
        var makers = new List<string>();
        await using (var connection = await ConnectAsync())
        await using (var command = Command(connection, Kept))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                makers.Add(reader.GetString(0));
        foreach (var maker in makers)
        {
            var words = maker.Split(' ', 4);
            await DoAsync($"DROP {words[1]} {words[2]}");
        }
        return [.. makers, Rebuild];
    }

    // By the program's own connections and in its queue: it writes too, now and then.
    public override async Task WriteAsync(
        IDbContextFactory<AppDb> contexts,
        IReadOnlyList<(Table Table, IReadOnlyList<object> Rows)> rows
    )
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var connection = db.Database.GetDbConnection();
        await using var cache = Command(connection, "PRAGMA cache_size = -400000");
        cache.Transaction = transaction.GetDbTransaction();
        await cache.ExecuteNonQueryAsync();
        foreach (var (table, some) in rows)
        {
            var names = Enumerable.Range(0, table.Width).Select(i => $"@p{i}").ToList();
            await using var command = Command(
                connection,
                $"INSERT INTO {table.Name} ({table.Columns}) VALUES ({string.Join(", ", names)})"
            );
            command.Transaction = transaction.GetDbTransaction();
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            foreach (var row in some)
            {
                var values = table.Values(row);
                for (var i = 0; i < values.Length; i++)
                    command.Parameters[i].Value = values[i] ?? DBNull.Value;
                await command.ExecuteNonQueryAsync();
            }
        }
        cache.CommandText = "PRAGMA cache_size = -16384";
        await cache.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public override Task SettleAsync() => DoAsync("PRAGMA wal_checkpoint(TRUNCATE)");

    public override Task<long> SizeAsync() =>
        Task.FromResult(Directory.EnumerateFiles(folder, SqliteStore.FileName + "*").Sum(f => new FileInfo(f).Length));

    public override Task BackupAsync(string file) => DoAsync($"VACUUM INTO '{file}'");

    public override Task<string> NewAsync()
    {
        var path = Path.Combine(folder, "empty", $"{Guid.NewGuid():N}");
        return Task.FromResult(Directory.CreateDirectory(path).FullName);
    }

    public override ValueTask DisposeAsync()
    {
        var empty = Path.Combine(folder, "empty");
        if (Directory.Exists(empty))
            Directory.Delete(empty, recursive: true);
        return ValueTask.CompletedTask;
    }
}
