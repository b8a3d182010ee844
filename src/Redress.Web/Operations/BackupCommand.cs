using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Operations;

/// <summary><c>backup FILE</c>: a copy of the whole store in a file, while the program goes on.</summary>
internal static class BackupCommand
{
    public static OperatorCommand Definition { get; } =
        new(
            "backup",
            "FILE",
            "Writes a copy of the whole store, as it is at one moment, into a file; the program may go on meanwhile.",
            """
            FILE must not be there yet. It is written beside its place (FILE.….part), checked, and put there only when it is whole.
            On SQLite it is a database by itself; on PostgreSQL pg_dump must be on the PATH, and it is in its custom format.
            What to keep beside it, and how it is tried: docs/operations/backup.md.
            """,
            Run
        );

    private static async Task<int?> Run(WebApplication app, string[] args, CancellationToken stop)
    {
        if (args is not [{ Length: > 0 } given] || given.StartsWith('-'))
            return null;
        var file = Path.GetFullPath(given);
        var maintenance = app.Services.GetRequiredService<IDatabaseEngine>().Maintenance;
        using (var progress = Bytes.Progress("written"))
            await maintenance.Backup(file, progress, stop);
        await Console.Out.WriteLineAsync($"{file} is a backup of {maintenance.Name}.");
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync(stop);
        if (await LastBackup.Note(db, stop) is { } failure)
            await Console.Error.WriteLineAsync($"The store could not note that it was made: {failure}");
        return 0;
    }
}
