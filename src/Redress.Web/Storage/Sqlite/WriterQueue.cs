using System.Data.Common;

namespace Redress.Web.Storage.Sqlite;

/// <summary>
/// SQLite has one writer at a time, and lets those that wait find out by trying again. Here they queue, first come, first
/// served, and none polls. Whoever holds the place is a connection.
/// </summary>
internal sealed class WriterQueue : IDisposable
{
    private readonly SemaphoreSlim _place = new(1, 1);
    private volatile DbConnection? _holder;

    public bool IsHeldBy(DbConnection connection) => ReferenceEquals(_holder, connection);

    /// <summary>The connection that writes now.</summary>
    public DbConnection? Holder => _holder;

    public void Enter(DbConnection connection)
    {
        _place.Wait();
        _holder = connection;
    }

    public async ValueTask EnterAsync(DbConnection connection, CancellationToken cancel)
    {
        await _place.WaitAsync(cancel);
        _holder = connection;
    }

    /// <summary>Does nothing when the connection does not hold the place (any more).</summary>
    public void Leave(DbConnection connection)
    {
        if (!IsHeldBy(connection))
            return;
        _holder = null;
        _place.Release();
    }

    public void Dispose() => _place.Dispose();
}
