using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Redress.Web.Storage.Sqlite;

/// <summary>Sets up each connection to the store once, and watches that nobody writes without having waited for its turn.</summary>
internal sealed class SqliteConnections(WriterQueue queue, ILogger log) : DbConnectionInterceptor
{
    private const string Settings = """
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -16384;
        PRAGMA wal_autocheckpoint = 4000;
        """;

    private readonly ConditionalWeakTable<sqlite3, SqliteConnections> _known = [];
    private int _outOfTurn;

    /// <summary>How often something was written out of turn, since the store was opened: a fault of the program, if a harmless one.</summary>
    public int WritesOutOfTurn => Volatile.Read(ref _outOfTurn);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        SetUp((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        SetUp((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Connections are pooled: one that was opened before is as it was left.</summary>
    public void SetUp(SqliteConnection connection)
    {
        var handle = connection.Handle!;
        if (!_known.TryAdd(handle, this))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        raw.sqlite3_commit_hook(handle, Committing, handle);
    }

    private int Committing(object handle)
    {
        if (!ReferenceEquals((queue.Holder as SqliteConnection)?.Handle, handle))
        {
            Interlocked.Increment(ref _outOfTurn);
            log.LogError("Something was written to the store out of turn");
        }
        return 0;
    }
}
