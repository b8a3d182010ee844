using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases;
using Redress.Web.Storage;

namespace Redress.Web.Operations;

/// <summary><c>restore FILE</c>: makes the store anew from a backup.</summary>
internal static class RestoreCommand
{
    public static OperatorCommand Definition { get; } =
        new(
            "restore",
            "FILE [--replace] [--no-verify]",
            "Makes the store from a file that backup wrote, and verifies it.",
            """
            The program must be stopped, and the store be empty: no file redress.db in Storage:Directory, or a PostgreSQL database
            without tables, for which pg_restore must be on the PATH.
            --replace    moves a SQLite store that is there aside, into a folder before-restore-… beside it.
            --no-verify  does not verify the journals and documents afterwards.
            A backup of the other engine is refused: restore it into a store of its own kind and use move-store.
            """,
            Run
        );

    private static async Task<int?> Run(WebApplication app, string[] args, CancellationToken stop)
    {
        string[] files = [.. args.Where(a => a is not ("--replace" or "--no-verify"))];
        if (files is not [{ Length: > 0 } given] || given.StartsWith('-'))
            return null;
        var maintenance = app.Services.GetRequiredService<IDatabaseEngine>().Maintenance;
        var databases = app.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        await using (var db = await databases.CreateDbContextAsync(stop))
        using (var progress = Bytes.Progress("restored"))
            if (
                await maintenance.Restore(db, Path.GetFullPath(given), args.Contains("--replace"), progress, stop) is
                { } former
            )
                await Console.Out.WriteLineAsync($"The store that was there is in {former}.");
        await app.OpenCasesAsync(stop);
        await Console.Out.WriteLineAsync($"{maintenance.Name} was restored from {given}.");
        return args.Contains("--no-verify") || await StoreVerification.Of(app.Services).Run(null, stop) ? 0 : 1;
    }
}
