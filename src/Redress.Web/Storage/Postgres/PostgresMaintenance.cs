using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Redress.Web.Storage.Postgres;

/// <summary>What an operator does with a PostgreSQL database: pg_dump and pg_restore do the copying, as this machine has them.</summary>
internal sealed class PostgresMaintenance(NpgsqlDataSource source, NpgsqlConnectionStringBuilder settings)
    : IStoreMaintenance
{
    private const string Reserved = "hashtextextended('redress: a single program has the database', 0)";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Without what else a connection string has: some of it is secret.</summary>
    public string Name => $"the database {settings.Database ?? settings.Username} on {settings.Host}";

    /// <summary>Refuses to begin on a database that is being moved.</summary>
    /// <exception cref="StoreException">It is.</exception>
    public static async Task RefuseIfReserved(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock_shared({Reserved})", connection);
        if (await command.ExecuteScalarAsync(cancel) is not true)
            throw new StoreException(
                $"The database of ConnectionStrings:Redress is being moved by another program. Start again when that is done."
            );
    }

    public async Task Attach(AppDb db, CancellationToken cancel)
    {
        try
        {
            await SchemaVersion.RequireSame(db, Name, cancel);
        }
        catch (NpgsqlException e)
        {
            throw new StoreException($"The database of ConnectionStrings:Redress cannot be used: {e.Message}", e);
        }
    }

    public async Task<IAsyncDisposable?> Reserve(CancellationToken cancel)
    {
        // Connections of our own that wait in the pool would look like another program's.
        source.Clear();
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            var until = DateTime.UtcNow + Timeout;
            while (!await IsAlone(connection, cancel))
            {
                if (DateTime.UtcNow > until)
                    throw new StoreException(
                        $"Other programs are at {Name}. Stop every one that uses it, and begin again."
                    );
                await Task.Delay(100, cancel);
            }
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<IReadOnlyList<string>> Examine(CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task Backup(string file, IProgress<long> bytes, CancellationToken cancel) =>
        BackupFile.Write(
            file,
            bytes,
            async part =>
            {
                await PostgresPrograms.Run(
                    settings,
                    "pg_dump",
                    ["--format=custom", "--no-owner", "--no-privileges", $"--file={part}"],
                    cancel
                );
                if ((await MigrationsOf(part, cancel)).Count == 0)
                    throw new StoreException($"{Name} is no store of Redress.");
            },
            cancel
        );

    public async Task<string?> Restore(
        AppDb db,
        string file,
        bool replace,
        IProgress<long> bytes,
        CancellationToken cancel
    )
    {
        BackupFile.Require(BackupKind.Postgres, file);
        SchemaVersion.RequireKnown(db, file, await MigrationsOf(file, cancel));
        if (replace)
            throw new StoreException("--replace is for a SQLite store. Make an empty database and restore into that.");
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var command = new NpgsqlCommand(
                "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')",
                connection
            );
            if ((long)(await command.ExecuteScalarAsync(cancel))! > 0)
                throw new StoreException($"{Name} is not empty. Make an empty one and restore into that.");
        }
        catch (NpgsqlException e)
        {
            throw new StoreException($"The database of ConnectionStrings:Redress cannot be used: {e.Message}", e);
        }

        await PostgresPrograms.Run(
            settings,
            "pg_restore",
            [
                "--no-owner",
                "--no-privileges",
                "--no-comments",
                "--exit-on-error",
                "--single-transaction",
                $"--dbname={settings.Database}",
                Path.GetFullPath(file),
            ],
            cancel
        );
        bytes.Report(new FileInfo(file).Length);
        return null;
    }

    public async Task<IReadOnlyDictionary<string, long>> LastKeys(AppDb db, CancellationToken cancel)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in StoreKey.Of(db))
            if (
                await db
                    .Database.SqlQuery<long?>(
                        $"SELECT pg_sequence_last_value(pg_get_serial_sequence(quote_ident({key.Table}), {key.Column})::regclass) AS \"Value\""
                    )
                    .ToListAsync(cancel)
                is [{ } value]
            )
                last[key.Table] = value;
        return last;
    }

    public Task SetLastKey(AppDb db, StoreKey key, long last, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT setval(pg_get_serial_sequence(quote_ident({key.Table}), {key.Column})::regclass, {last})",
            cancel
        );

    private static async Task<bool> IsAlone(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT pg_try_advisory_lock({Reserved}) AND NOT EXISTS (
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                    AND application_name = current_setting('application_name'))
            """,
            connection
        );
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    // As it would be restored: the rows between COPY and the line of its end.
    private async Task<IReadOnlyList<string>> MigrationsOf(string file, CancellationToken cancel)
    {
        var said = await PostgresPrograms.Run(
            settings,
            "pg_restore",
            ["--data-only", "--table=__EFMigrationsHistory", "--file=-", Path.GetFullPath(file)],
            cancel
        );
        return
        [
            .. said.Split('\n')
                .SkipWhile(line => !line.StartsWith("COPY ", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => line != @"\.")
                .Select(line => line.Split('\t')[0]),
        ];
    }
}
