using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Redress.Web.Storage.Sqlite;

/// <summary>The file of a store: whose it is, whether it is one, and how much room there is beside it.</summary>
internal sealed class SqliteStore : IDisposable
{
    public const string FileName = "redress.db";

    /// <summary>"RDRS": what a file of ours says it is (PRAGMA application_id).</summary>
    public const int ApplicationId = 0x52445253;

    /// <summary>Below this much free room, in bytes, readiness warns.</summary>
    private const long LittleRoom = 500L * 1024 * 1024;

    private FileStream? _claim;
    private SqliteConnection? _kept;

    public SqliteStore(string directory)
    {
        Directory = directory;
        File = Path.Combine(directory, FileName);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            Pooling = true,
        }.ConnectionString;
    }

    public string Directory { get; }

    public string File { get; }

    public string ConnectionString { get; }

    /// <summary>Takes the folder for this program alone.</summary>
    /// <exception cref="StoreException">It is another program's, or cannot be made or written.</exception>
    public void Claim() => _claim ??= DataDirectory.Claim(Directory);

    /// <summary>Takes the store for this program alone, and makes it where there is none.</summary>
    /// <exception cref="StoreException">It is another program's, or no store of ours.</exception>
    public void Open()
    {
        Claim();
        if (!System.IO.File.Exists(File) && System.IO.Directory.Exists(Path.Combine(Directory, "pg")))
            throw new StoreException(
                $"{Directory} holds a store of an earlier version of Redress, in PostgreSQL (the folder pg). This version does not read it. "
                    + "Set Storage:Directory to an empty folder, or start the version that made it."
            );
        ReadHeader(File);
        // One stays open as long as the program runs: when the last one closes, SQLite clears up.
        _kept = new SqliteConnection(ConnectionString);
        _kept.Open();
        if (Ask<long>("PRAGMA application_id") == 0)
        {
            if (Ask<long>("SELECT count(*) FROM sqlite_schema") > 0)
                throw NotOurs(File);
            Do(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        }
        Do("PRAGMA journal_mode = WAL");
        // The first real question: a file that is damaged says so here.
        Ask<long>("SELECT count(*) FROM sqlite_schema");
    }

    /// <summary>Refuses a file that is none of ours, before anything is done to it.</summary>
    /// <exception cref="StoreException">It is another program's file, or none of a database at all.</exception>
    public static void ReadHeader(string file)
    {
        const int idAt = 68;
        var header = new byte[100];
        int read;
        try
        {
            // Closed before SQLite opens the file: closing a second descriptor would drop its locks.
            using var stream = new FileInfo(file) is { Exists: true, Length: > 0 }
                ? System.IO.File.OpenRead(file)
                : null;
            if (stream is null)
                return;
            read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file} cannot be read: {e.Message}", e);
        }

        var id = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(idAt));
        if (
            read < header.Length
            || !header.AsSpan().StartsWith("SQLite format 3\0"u8)
            || id is not (0 or ApplicationId)
        )
            throw NotOurs(file);
    }

    /// <summary>Answers when the store does.</summary>
    public async Task Prove(CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM settings";
        await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>Null, or that there is little room left to write.</summary>
    public string? Room()
    {
        var free = new DriveInfo(Directory).AvailableFreeSpace;
        return free >= LittleRoom
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Only {free / 1024 / 1024} MB are free where the store lies. When nothing is left, the program refuses to write until there is room again."
            );
    }

    /// <summary>What the operator is told when SQLite cannot open the store.</summary>
    public StoreException Refusal(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB => NotOurs(File),
            raw.SQLITE_CORRUPT => new StoreException(
                $"The store {File} is damaged ({e.Message}). Restore a backup into an empty folder.",
                e
            ),
            raw.SQLITE_FULL => new StoreException(
                $"There is no room left to open the store {File}. Make room where it lies, and start again.",
                e
            ),
            _ => new StoreException($"The store {File} cannot be opened: {e.Message}", e),
        };

    private static StoreException NotOurs(string file) =>
        new($"{file} is no store of Redress. Set Storage:Directory to another folder, or move that file away.");

    private T Ask<T>(string sql)
    {
        using var command = _kept!.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    private void Do(string sql)
    {
        using var command = _kept!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        _kept?.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        _kept = null;
        _claim?.Dispose();
        _claim = null;
    }
}
