using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Storage.Sqlite;

/// <summary>One file in a folder of this machine, for one program: nothing to install, one thing to keep.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private readonly SqliteStore _store;
    private readonly WriterQueue _queue = new();
    private readonly SqliteConnections _connections;
    private readonly WriterQueueInterceptor _turns;
    private Action? _changed;

    public SqliteEngine(string directory, ILogger<SqliteEngine> log)
    {
        _store = new SqliteStore(directory);
        _connections = new SqliteConnections(_queue, log);
        _turns = new WriterQueueInterceptor(_queue);
        Maintenance = new SqliteMaintenance(_store);
    }

    public IStoreMaintenance Maintenance { get; }

    public string ConnectionString => _store.ConnectionString;

    public int WritesOutOfTurn => _connections.WritesOutOfTurn;

    public void Configure(DbContextOptionsBuilder options) =>
        options
            .UseSqlite(_store.ConnectionString)
            .AddInterceptors(_connections, _turns)
            .ReplaceService<IRelationalTransactionFactory, WriterTransactionFactory>();

    public async Task OpenAsync(IDbContextFactory<AppDb> databases, CancellationToken stop)
    {
        try
        {
            _store.Open();
            await using var db = await databases.CreateDbContextAsync(stop);
            await SchemaVersion.BringUpToDate(
                db,
                _store.Directory,
                stop,
                // Left by a program that was killed while it did the same: the folder is ours, so nobody else is at it.
                () => db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop)
            );
        }
        catch (SqliteException e)
        {
            throw _store.Refusal(e);
        }
    }

    // Whoever writes is alone.
    public IQueryable<T> ForUpdate<T>(IQueryable<T> rows, bool skipLocked = false) => rows;

    public Task LockRegister(AppDb db, string name, CancellationToken cancel) => Task.CompletedTask;

    public async Task<long> NextNumber(AppDb db, string series, CancellationToken cancel) =>
        (
            await db
                .Database.SqlQuery<long>(
                    $"INSERT INTO number_series (name, last) VALUES ({series}, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last AS \"Value\""
                )
                .ToListAsync(cancel)
        )[0];

    public async Task<IReadOnlyDictionary<string, long>> Series(AppDb db, CancellationToken cancel) =>
        (
            await db
                .Database.SqlQuery<SeriesRow>($"SELECT name AS \"Name\", last AS \"Last\" FROM number_series")
                .ToListAsync(cancel)
        ).ToDictionary(s => s.Name, s => s.Last, StringComparer.Ordinal);

    public Task SetSeries(AppDb db, string series, long last, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"INSERT INTO number_series (name, last) VALUES ({series}, {last}) ON CONFLICT (name) DO UPDATE SET last = excluded.last",
            cancel
        );

    public IQueryable<long> CasesFound(AppDb db, SearchQuery sought) =>
        db.Database.SqlQuery<long>(
            $"SELECT rowid AS \"Value\" FROM case_search WHERE case_search MATCH {Fts5Query.Of(sought)}"
        );

    public IQueryable<long> NoticesFound(AppDb db, SearchQuery sought) =>
        db.Database.SqlQuery<long>(
            $"SELECT rowid AS \"Value\" FROM notice_search WHERE notice_search MATCH {Fts5Query.Of(sought)}"
        );

    public Task<IDbContextTransaction> BeginSnapshot(AppDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(WriterQueueInterceptor.ReadsOnly, cancel);

    public StoreFailure Explain(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException)
            switch (at)
            {
                case DbUpdateConcurrencyException:
                    return new(StoreFailureKind.Collision);
                case BadTextException:
                    return new(StoreFailureKind.BadText);
                case SqliteException told:
                    return SqliteErrors.Explain(told);
            }
        return new(StoreFailureKind.Other);
    }

    public Task Signal(CancellationToken cancel)
    {
        Volatile.Read(ref _changed)?.Invoke();
        return Task.CompletedTask;
    }

    public async Task Listen(Action changed, CancellationToken stop)
    {
        _changed = changed;
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            _changed = null;
        }
    }

    public async Task<string?> Warning(CancellationToken cancel)
    {
        await _store.Prove(cancel);
        return _store.Room();
    }

    public Task<StoreSize> Size(CancellationToken cancel) => Task.FromResult(_store.Size());

    public void Dispose()
    {
        _store.Dispose();
        _queue.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed record SeriesRow(string Name, long Last);
}
