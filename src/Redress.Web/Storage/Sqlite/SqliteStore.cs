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
        try
        {
            if (new FileInfo(File) is not { Exists: true, Length: > 0 })
            {
                if (System.IO.File.Exists(File + ".restored"))
                    throw new StoreException(
                        $"A restoring into {Directory} was cut off. Restore once more; the former store, if there was one, is in the folder before-restore-… there."
                    );
                Make();
            }
            ReadHeader(File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {File} cannot be read and written: {e.Message.TrimEnd('.')}.", e);
        }
        // One stays open as long as the program runs: when the last one closes, SQLite clears up.
        _kept = new SqliteConnection(ConnectionString);
        _kept.Open();
        // The first real question: a file that is damaged says so here.
        using var command = _kept.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema";
        command.ExecuteScalar();
        // A file that was copied by VACUUM has another.
        command.CommandText = "PRAGMA journal_mode = WAL";
        if (command.ExecuteScalar() is not "wal")
            throw new StoreException(
                $"The store {File} lies on a file system on which SQLite cannot keep a log beside it, such as one of a network. Set Storage:Directory to a folder on a disk of this machine."
            );
    }

    /// <summary>Makes the file beside its place and then puts it there, so that whenever this is cut off, there is a store or none.</summary>
    private void Make()
    {
        var made = File + ".new";
        foreach (var left in (string[])["", "-journal", "-wal", "-shm"])
            System.IO.File.Delete(made + left);
        // SQLite would take what is in them for a part of the new file.
        if (
            Array.Find(["-wal", "-journal"], left => new FileInfo(File + left) is { Exists: true, Length: > 0 }) is
            { } rest
        )
            throw new StoreException(
                $"{File} is missing, and what belongs to it is there: {FileName}{rest}. Put the file back, or move the other away."
            );
        using (
            var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = made, Pooling = false }.ConnectionString
            )
        )
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA application_id = {ApplicationId}; PRAGMA journal_mode = WAL"
            );
            command.ExecuteNonQuery();
        }
        System.IO.File.Move(made, File, overwrite: true);
    }

    /// <summary>Refuses a file that is none of ours, before anything is done to it.</summary>
    /// <exception cref="StoreException">It is another program's file, or none of a database at all.</exception>
    public static void ReadHeader(string file)
    {
        const int idAt = 68;
        var header = new byte[100];
        int read;
        // Closed before SQLite opens the file: closing a second descriptor would drop its locks.
        using (var stream = System.IO.File.OpenRead(file))
            read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);

        var id = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(idAt));
        if (read < header.Length || !header.AsSpan().StartsWith("SQLite format 3\0"u8) || id != ApplicationId)
            throw new StoreException(
                $"{file} is no store of Redress. Set Storage:Directory to another folder, or move that file away."
            );
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

    /// <summary>All that lies in its folder, and what is free there.</summary>
    public StoreSize Size() =>
        new(
            new DirectoryInfo(Directory).EnumerateFiles().Sum(f => f.Length),
            new DriveInfo(Directory).AvailableFreeSpace
        );

    /// <summary>What the operator is told when SQLite cannot open the store.</summary>
    public StoreException Refusal(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => new StoreException(
                $"The store {File} is damaged ({e.Message}). Restore a backup into an empty folder.",
                e
            ),
            _ when SqliteErrors.Explain(e).Kind == StoreFailureKind.Full => new StoreException(
                $"There is no room left to open the store {File}. Make room where it lies, and start again.",
                e
            ),
            _ => new StoreException($"The store {File} cannot be opened: {e.Message}", e),
        };

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
