using System.Globalization;

namespace Redress.Web.Storage;

/// <summary>Which engine made a backup.</summary>
internal enum BackupKind
{
    /// <summary>None that is known here.</summary>
    Other,

    /// <summary>A whole SQLite database.</summary>
    Sqlite,

    /// <summary>What pg_dump writes in its custom format.</summary>
    Postgres,
}

/// <summary>The file of a backup: what is in it, and how one is written so that it is there whole or not at all.</summary>
internal static class BackupFile
{
    /// <summary>As its first bytes tell.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static BackupKind KindOf(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var head = new byte[16];
            var read = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            return read.StartsWith("SQLite format 3\0"u8) ? BackupKind.Sqlite
                : read.StartsWith("PGDMP"u8) ? BackupKind.Postgres
                : BackupKind.Other;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Refuses a backup that another engine made.</summary>
    /// <exception cref="StoreException">It is not of that kind; the message says what to do.</exception>
    public static void Require(BackupKind wanted, string file)
    {
        switch (KindOf(file))
        {
            case var kind when kind == wanted:
                return;
            case BackupKind.Other:
                throw NotOurs(file);
            case BackupKind.Sqlite:
                throw new StoreException(
                    $"{file} is a backup of a SQLite store, and the program is configured with PostgreSQL. "
                        + "Restore it without ConnectionStrings:Redress, into a folder, and bring it over with the command move-store."
                );
            default:
                throw new StoreException(
                    $"{file} is a backup of a PostgreSQL database, and the program is configured with a SQLite store. "
                        + "Restore it with ConnectionStrings:Redress, into an empty database, and bring it over with the command move-store."
                );
        }
    }

    public static StoreException NotOurs(string file) => new($"{file} is no backup of Redress.");

    /// <summary>Has a file written beside its place, checked, brought to the disk, and put there only then. Nobody but its owner may read it.</summary>
    /// <exception cref="StoreException">The file is there already, or could not be written.</exception>
    public static async Task Write(
        string file,
        IProgress<long> bytes,
        Func<string, Task> write,
        CancellationToken cancel
    )
    {
        if (File.Exists(file) || Directory.Exists(file))
            throw new StoreException($"{file} is there already. Give the backup a name of its own.");
        var part = string.Create(CultureInfo.InvariantCulture, $"{file}.{Guid.NewGuid():N}.part");
        try
        {
            MakePrivate(part);
            await Watch(part, bytes, write(part), cancel);
            await using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(part, file, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The backup could not be written: {e.Message}", e);
        }
        finally
        {
            foreach (var left in new[] { part, part + "-journal", part + "-wal", part + "-shm" })
                File.Delete(left);
        }
    }

    /// <summary>Copies a file, for its owner alone, and brings it to the disk.</summary>
    public static async Task Copy(string from, string to, IProgress<long> bytes, CancellationToken cancel)
    {
        MakePrivate(to);
        await using var source = File.OpenRead(from);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write);
        await Watch(to, bytes, source.CopyToAsync(target, 1024 * 1024, cancel), cancel);
        target.Flush(flushToDisk: true);
    }

    private static void MakePrivate(string file)
    {
        using var made = new FileStream(
            file,
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
    }

    private static async Task Watch(string file, IProgress<long> bytes, Task work, CancellationToken cancel)
    {
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)) != work)
            bytes.Report(new FileInfo(file).Length);
        await work;
        cancel.ThrowIfCancellationRequested();
        bytes.Report(new FileInfo(file).Length);
    }
}
