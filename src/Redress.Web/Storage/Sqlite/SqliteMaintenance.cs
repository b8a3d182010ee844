using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Redress.Web.Storage.Sqlite;

/// <summary>What an operator does with the file of a store. Every connection here is its own, outside of the pool and of the writers' queue.</summary>
internal sealed class SqliteMaintenance(SqliteStore store) : IStoreMaintenance
{
    private static readonly string[] Indexes = ["case_search", "notice_search"];

    public string Name => store.Directory;

    public async Task Attach(AppDb db, CancellationToken cancel)
    {
        RequireStore();
        try
        {
            await SchemaVersion.RequireSame(db, store.Directory, cancel);
        }
        catch (SqliteException e)
        {
            throw store.Refusal(e);
        }
    }

    // Whoever opened the store has the folder.
    public Task<IAsyncDisposable?> Reserve(CancellationToken cancel) => Task.FromResult<IAsyncDisposable?>(null);

    public Task<IReadOnlyList<string>> Examine(CancellationToken cancel) =>
        Task.Run<IReadOnlyList<string>>(
            () =>
            {
                try
                {
                    using var connection = Connect(store.File, SqliteOpenMode.ReadWrite);
                    var found = Ask(connection, "PRAGMA integrity_check").Where(said => said != "ok").ToList();
                    found.AddRange(Indexes.Where(index => !IsWhole(connection, index)).Select(Unfit));
                    return found;
                }
                catch (SqliteException e)
                {
                    return [$"{store.File} cannot be read through: {e.Message}"];
                }
            },
            cancel
        );

    public Task Backup(string file, IProgress<long> bytes, CancellationToken cancel)
    {
        RequireStore();
        return BackupFile.Write(file, bytes, part => Task.Run(() => Copy(part, cancel), cancel), cancel);
    }

    public async Task<string?> Restore(
        AppDb db,
        string file,
        bool replace,
        IProgress<long> bytes,
        CancellationToken cancel
    )
    {
        BackupFile.Require(BackupKind.Sqlite, file);
        // A store that was in use is more than its file; a backup is one file.
        if (LogOf(file) is { } log)
            throw new StoreException(
                $"{file} is no backup but a store that was in use: {log} belongs to it. Point Storage:Directory to its folder, or make a backup of it."
            );
        SchemaVersion.RequireKnown(db, file, await Task.Run(() => MigrationsOf(file), cancel));
        store.Claim();
        // A log without its file would be played into the one that is put beside it.
        var there = File.Exists(store.File) || LogOf(store.File) is not null;
        if (there && !replace)
            throw new StoreException(
                $"A store lies in {store.Directory}. Set Storage:Directory to an empty folder, or move that store aside with --replace."
            );
        var part = store.File + ".restored";
        try
        {
            await BackupFile.Copy(file, part, bytes, cancel);
            var former = there ? MoveAside() : null;
            File.Move(part, store.File);
            return former;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store could not be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task<IReadOnlyDictionary<string, long>> LastKeys(AppDb db, CancellationToken cancel) =>
        (
            await db
                .Database.SqlQuery<LastKey>($"SELECT name AS \"Name\", seq AS \"Last\" FROM sqlite_sequence")
                .ToListAsync(cancel)
        ).ToDictionary(k => k.Name, k => k.Last, StringComparer.Ordinal);

    public Task SetLastKey(AppDb db, StoreKey key, long last, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"DELETE FROM sqlite_sequence WHERE name = {key.Table}; INSERT INTO sqlite_sequence (name, seq) VALUES ({key.Table}, {last})",
            cancel
        );

    private static string? LogOf(string file) =>
        Array.Find([file + "-wal", file + "-journal"], log => new FileInfo(log) is { Exists: true, Length: > 0 });

    private void RequireStore()
    {
        if (!File.Exists(store.File))
            throw new StoreException($"There is no store in {store.Directory}. Set Storage:Directory to its folder.");
        SqliteStore.ReadHeader(store.File);
    }

    private void Copy(string part, CancellationToken cancel)
    {
        try
        {
            using (var source = Connect(store.File, SqliteOpenMode.ReadWrite))
            {
                using var interrupt = cancel.Register(() => raw.sqlite3_interrupt(source.Handle));
                using var command = source.CreateCommand();
                command.CommandTimeout = 0;
                command.CommandText = "VACUUM INTO $file";
                command.Parameters.AddWithValue("$file", part);
                command.ExecuteNonQuery();
            }
            _ = MigrationsOf(part);
        }
        catch (SqliteException e)
        {
            cancel.ThrowIfCancellationRequested();
            throw new StoreException($"The backup could not be made: {e.Message}", e);
        }
    }

    // What must hold of a file before it is trusted as a backup; and the migrations that it has.
    private static List<string> MigrationsOf(string file)
    {
        try
        {
            // Without a journal beside it and with nobody at it, whatever was said when it was written.
            using var copy = Connect(file, SqliteOpenMode.ReadOnly);
            var id = Ask(copy, "PRAGMA application_id");
            if (id is not [var said] || said != SqliteStore.ApplicationId.ToString(CultureInfo.InvariantCulture))
                throw BackupFile.NotOurs(file);
            if (Ask(copy, "PRAGMA quick_check") is not ["ok"] and var wrong)
                throw new StoreException($"{file} is damaged: {wrong[0]}");
            return Ask(copy, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        }
        catch (SqliteException e)
        {
            throw new StoreException($"{file} cannot be read as a backup: {e.Message}", e);
        }
    }

    // With what belongs to it, under the same names: a folder that a program can be pointed to.
    private string MoveAside()
    {
        var now = DateTimeOffset.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var former = Directory.CreateDirectory(Path.Combine(store.Directory, $"before-restore-{now}"));
        foreach (var belongs in new[] { store.File, store.File + "-wal", store.File + "-shm", store.File + "-journal" })
            if (File.Exists(belongs))
                File.Move(belongs, Path.Combine(former.FullName, Path.GetFileName(belongs)));
        return former.FullName;
    }

    // Compares the index of words with the rows (sqlite.org/fts5.html, 6.4). It is a write that writes nothing; writers wait meanwhile.
    private static bool IsWhole(SqliteConnection connection, string index)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = 0;
            command.CommandText = $"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)";
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CORRUPT)
        {
            return false;
        }
    }

    private static string Unfit(string index) =>
        $"The index of words {index} does not fit its table. Rebuild it: INSERT INTO {index}({index}) VALUES ('rebuild')";

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ConnectionString
        );
        connection.Open();
        return connection;
    }

    private static List<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var said = new List<string>();
        while (reader.Read())
            said.Add(reader.GetString(0));
        return said;
    }

    private sealed record LastKey(string Name, long Last);
}
