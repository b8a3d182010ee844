using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Redress.Web.Storage.Search;

namespace Redress.Web.Storage.Postgres;

/// <summary>A PostgreSQL database of the operator's own, which several programs may share.</summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    private const int OldestMajor = 15;
    private const string Channel = "cases";
    private static readonly TimeSpan Proof = TimeSpan.FromSeconds(30);
    private static readonly RowLocks Locks = new();
    private static readonly BrokenLines Lines = new();
    private readonly NpgsqlDataSource _source;

    public PostgresEngine(string connection, ILoggerFactory loggers)
    {
        try
        {
            var source = new NpgsqlDataSourceBuilder(connection);
            // Metrics carry it; without a name they would carry the connection string.
            source.UseLoggerFactory(loggers).Name = "redress";
            // By this programs on one database know one another.
            source.ConnectionStringBuilder.ApplicationName ??= "Redress";
            _source = source.Build();
            Maintenance = new PostgresMaintenance(_source, source.ConnectionStringBuilder);
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            throw new StoreException(
                // What Npgsql says of it may repeat the password.
                "ConnectionStrings:Redress is none of PostgreSQL's. Write it as \"Host=…;Username=…;Password=…;Database=…\", or leave it out for a store in Storage:Directory.",
                e
            );
        }
    }

    public IStoreMaintenance Maintenance { get; }

    /// <summary>For who asks the database behind the model.</summary>
    public NpgsqlDataSource Source => _source;

    public void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(_source).AddInterceptors(Locks, Lines);

    public async Task OpenAsync(IDbContextFactory<AppDb> databases, CancellationToken stop)
    {
        try
        {
            // Reading the model needs no database; connecting takes a moment of its own.
            await Task.WhenAll(Prove(stop), Task.Run(() => ReadModel(databases), stop));
            await using var db = await databases.CreateDbContextAsync(stop);
            await SchemaVersion.BringUpToDate(db, Maintenance.Name, stop);
        }
        catch (Exception e) when (Told(e) is { } why)
        {
            throw new StoreException($"The database of ConnectionStrings:Redress cannot be used: {why}.", e)
            {
                ExitCode =
                    Explain(e).Kind == StoreFailureKind.Unavailable
                        ? StoreException.Unavailable
                        : StoreException.Refused,
            };
        }
    }

    public IQueryable<T> ForUpdate<T>(IQueryable<T> rows, bool skipLocked = false) =>
        rows.TagWith(skipLocked ? RowLocks.Skip : RowLocks.Wait);

    public Task LockRegister(AppDb db, string name, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancel);

    // The function is the migration's: a sequence for each series, so that no filing waits for another.
    public async Task<long> NextNumber(AppDb db, string series, CancellationToken cancel) =>
        (await db.Database.SqlQuery<long>($"SELECT next_number({series}) AS \"Value\"").ToListAsync(cancel))[0];

    public async Task<IReadOnlyDictionary<string, long>> Series(AppDb db, CancellationToken cancel) =>
        (
            await db
                .Database.SqlQuery<SeriesRow>(
                    $"SELECT substr(sequencename, 8) AS \"Name\", last_value AS \"Last\" FROM pg_sequences WHERE schemaname = current_schema() AND sequencename LIKE 'series\\_%' AND last_value IS NOT NULL"
                )
                .ToListAsync(cancel)
        ).ToDictionary(s => s.Name, s => s.Last, StringComparer.Ordinal);

    public async Task SetSeries(AppDb db, string series, long last, CancellationToken cancel)
    {
        await NextNumber(db, series, cancel);
        await db.Database.ExecuteSqlAsync(
            $"SELECT setval(quote_ident('series_' || {series})::regclass, {last})",
            cancel
        );
    }

    public IQueryable<long> CasesFound(AppDb db, SearchQuery sought) =>
        db.Database.SqlQuery<long>($"SELECT row AS \"Value\" FROM cases WHERE search @@ {TsQuery.Of(sought)}::tsquery");

    public IQueryable<long> NoticesFound(AppDb db, SearchQuery sought) =>
        db.Database.SqlQuery<long>(
            $"SELECT row AS \"Value\" FROM notices WHERE search @@ {TsQuery.Of(sought)}::tsquery"
        );

    public Task<IDbContextTransaction> BeginSnapshot(AppDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public StoreFailure Explain(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException)
            switch (at)
            {
                case DbUpdateConcurrencyException:
                    return new(StoreFailureKind.Collision);
                case PostgresException told:
                    return Explain(told);
                case NpgsqlException
                or TimeoutException
                or ObjectDisposedException { ObjectName: nameof(NpgsqlDataSource) }:
                    return new(StoreFailureKind.Unavailable);
            }
        return new(StoreFailureKind.Other);
    }

    private static StoreFailure Explain(PostgresException e) =>
        e.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => new(StoreFailureKind.Duplicate, e.TableName),
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new(
                StoreFailureKind.Collision
            ),
            PostgresErrorCodes.DiskFull => new(StoreFailureKind.Full),
            PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => new(
                StoreFailureKind.BadText
            ),
            PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.IoError => new(StoreFailureKind.Unavailable),
            _ => e.SqlState.StartsWith("08", StringComparison.Ordinal)
                ? new(StoreFailureKind.Unavailable)
                : new(StoreFailureKind.Other),
        };

    // A NOTIFY inside the transaction of an act would make all commits wait for one another.
    public async Task Signal(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand($"SELECT pg_notify('{Channel}', '')");
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task Listen(Action changed, CancellationToken stop)
    {
        await using var connection = await _source.OpenConnectionAsync(stop);
        connection.Notification += (_, _) => changed();
        await Do(connection, $"LISTEN {Channel}", stop);
        // Something may have happened while nobody listened.
        changed();
        while (true)
            if (!await connection.WaitAsync(Proof, stop))
                await Do(connection, "SELECT 1", stop);
    }

    public async Task<string?> Warning(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand("SELECT 1");
        command.CommandTimeout = 5;
        await command.ExecuteScalarAsync(cancel);
        return null;
    }

    public async Task<StoreSize> Size(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand("SELECT pg_database_size(current_database())");
        return new StoreSize((long)(await command.ExecuteScalarAsync(cancel))!, null);
    }

    private async Task Prove(CancellationToken stop)
    {
        await using var connection = await _source.OpenConnectionAsync(stop);
        if (connection.PostgreSqlVersion.Major < OldestMajor)
            throw new StoreException(
                $"The database runs PostgreSQL {connection.PostgreSqlVersion}; {OldestMajor} or newer is needed."
            );
        await PostgresMaintenance.RefuseIfReserved(connection, stop);
    }

    /// <summary>What PostgreSQL or the way to it said, in one line; null when it was neither.</summary>
    private static string? Told(Exception e)
    {
        for (var at = e; at is not null; at = at.InnerException)
            switch (at)
            {
                case PostgresException told:
                    return $"{told.MessageText} ({told.SqlState})";
                case NpgsqlException:
                    return at.InnerException is { } inner ? $"{at.Message} ({inner.Message})" : at.Message.TrimEnd('.');
            }
        return null;
    }

    private static void ReadModel(IDbContextFactory<AppDb> databases)
    {
        using var db = databases.CreateDbContext();
        _ = db.Model;
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public void Dispose() => _source.Dispose();

    private sealed record SeriesRow(string Name, long Last);
}
