using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Redress.Testing.Postgres;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>A store in a private PostgreSQL cluster with its ordinary settings: <c>fsync</c> is on.</summary>
internal sealed class PostgresBenchStore : Store
{
    private const string Indexes =
        "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename in ('cases', 'due', 'outbox', 'journal_heads') and indexdef not like '%UNIQUE%'";

    private readonly EmbeddedPostgres _cluster;
    private int _made;

    private PostgresBenchStore(EmbeddedPostgres cluster) => _cluster = cluster;

    public override string Engine => "postgres";

    public override string Place => _cluster.ConnectionString;

    public static async Task<PostgresBenchStore> StartAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        return new PostgresBenchStore(await EmbeddedPostgres.StartAsync(folder, NullLogger.Instance));
    }

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Place);
        await connection.OpenAsync();
        return connection;
    }

    public override async Task<IReadOnlyList<string>> LightenAsync()
    {
        var (names, makers) = (new List<string>(), new List<string>());
        await using (var connection = await ConnectAsync())
        await using (var command = Command(connection, Indexes))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
                makers.Add($"set maintenance_work_mem = '512MB'; {reader.GetString(1)}");
            }
        foreach (var name in names)
            await DoAsync($"drop index \"{name}\"");
        return makers;
    }

    public override async Task WriteAsync(
        IDbContextFactory<AppDb> contexts,
        IReadOnlyList<(Table Table, IReadOnlyList<object> Rows)> rows
    )
    {
        await using var connection = (NpgsqlConnection)await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (table, some) in rows)
        {
            await using var writer = await connection.BeginBinaryImportAsync(
                $"copy {table.Name} ({table.Columns}) from stdin (format binary)"
            );
            foreach (var row in some)
            {
                await writer.StartRowAsync();
                foreach (var value in table.Values(row))
                    await (value is null ? writer.WriteNullAsync() : writer.WriteAsync(value));
            }
            await writer.CompleteAsync();
        }
        await transaction.CommitAsync();
    }

    public override Task SettleAsync() => DoAsync("vacuum analyze");

    public override Task<long> SizeAsync() => AskAsync<long>("select pg_database_size(current_database())");

    public override async Task BackupAsync(string file)
    {
        var to = new NpgsqlConnectionStringBuilder(Place);
        string[] args = ["-h", to.Host!, "-U", to.Username!, "-d", to.Database!, "-Fc", "-f", file];
        using var dump = Process.Start("pg_dump", args);
        await dump.WaitForExitAsync();
        if (dump.ExitCode != 0)
            throw new InvalidOperationException($"pg_dump ended with {dump.ExitCode}");
    }

    public override async Task<string> NewAsync()
    {
        var name = $"empty_{Environment.ProcessId}_{++_made}";
        await DoAsync($"create database {name}");
        return new NpgsqlConnectionStringBuilder(Place) { Database = name }.ConnectionString;
    }

    public override async ValueTask DisposeAsync()
    {
        var empty = await AskAsync<string>(
            "select coalesce(string_agg(datname, ','), '') from pg_database where datname like 'empty\\_%'"
        );
        NpgsqlConnection.ClearAllPools();
        foreach (var name in empty.Split(',', StringSplitOptions.RemoveEmptyEntries))
            await DoAsync($"drop database {name}");
        NpgsqlConnection.ClearAllPools();
        await _cluster.DisposeAsync();
    }
}
