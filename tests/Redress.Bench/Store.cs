using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>A store that is kept, on one of the engines, with the durability of a real one.</summary>
internal abstract class Store : IAsyncDisposable
{
    /// <summary>Which engine, as the command line names it.</summary>
    public abstract string Engine { get; }

    /// <summary>A folder, or a connection string.</summary>
    public abstract string Place { get; }

    /// <param name="engine"><c>sqlite</c> or <c>postgres</c>.</param>
    /// <param name="folder">Made when absent; on a real disk, or the figures say nothing about durability.</param>
    public static async Task<Store> OpenAsync(string engine, string folder)
    {
        Directory.CreateDirectory(folder);
        return engine switch
        {
            "sqlite" => new SqliteBenchStore(Path.GetFullPath(folder)),
            "postgres" => await PostgresBenchStore.StartAsync(Path.GetFullPath(folder)),
            _ => throw new ArgumentException($"--engine {engine}: sqlite or postgres", nameof(engine)),
        };
    }

    /// <summary>A connection of one's own, beside the program's.</summary>
    public abstract Task<DbConnection> ConnectAsync();

    /// <summary>Makes the store ready for many rows: what is kept with each row is taken away. What gives it back, in order.</summary>
    public abstract Task<IReadOnlyList<string>> LightenAsync();

    /// <summary>Writes these rows in one transaction, in this order.</summary>
    public abstract Task WriteAsync(
        IDbContextFactory<AppDb> contexts,
        IReadOnlyList<(Table Table, IReadOnlyList<object> Rows)> rows
    );

    /// <summary>What a store gets by itself in the course of time, such as statistics.</summary>
    public abstract Task SettleAsync();

    /// <summary>Bytes on the disk.</summary>
    public abstract Task<long> SizeAsync();

    /// <summary>A copy while the program runs, in one file.</summary>
    public abstract Task BackupAsync(string file);

    /// <summary>A new store in which there is nothing.</summary>
    public abstract Task<string> NewAsync();

    public abstract ValueTask DisposeAsync();

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(connection, sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task DoAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync();
    }

    protected static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }
}
