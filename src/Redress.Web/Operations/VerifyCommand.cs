using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Operations;

/// <summary><c>verify [--root HASH]</c>: whether the whole store is what its journals say (ST-2), while the program goes on.</summary>
internal static class VerifyCommand
{
    public static OperatorCommand Definition { get; } =
        new(
            "verify",
            "[--root HASH]",
            "Verifies all journals, documents, roots and the audit; the program may go on meanwhile.",
            """
            Writes a line for each case that is not intact: its number, what does not hold (entry, content, file, document or head)
            and at which entry of the journal; then what the roots say, and whether the audit of what was done to people, members
            and settings holds. On SQLite the database's own structures are checked as well, and writers wait for that in part.
            Exit code 0 when all is as it should be, 1 when not.
            --root HASH  a root that was mailed: it must be among those of the store (docs/operations/journal.md).
            """,
            Run
        );

    private static async Task<int?> Run(WebApplication app, string[] args, CancellationToken stop)
    {
        if (args is not ([] or ["--root", { Length: > 0 }]))
            return null;
        var maintenance = app.Services.GetRequiredService<IDatabaseEngine>().Maintenance;
        var databases = app.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            await maintenance.Attach(db, stop);
            if (!await ProjectionRebuild.IsUpToDate(db, stop))
                throw new StoreException(
                    $"{maintenance.Name} is not up to date: start this program with it once, and verify it then."
                );
        }

        // Cases are read under rulebooks that may be of the store.
        await app.Services.GetRequiredService<StoredChanges>().Reload(stop);
        var found = await maintenance.Examine(stop);
        foreach (var line in found)
            await Console.Out.WriteLineAsync(line);
        var whole = await StoreVerification.Of(app.Services).Run(args is [_, var root] ? root : null, stop);
        return whole && found.Count == 0 ? 0 : 1;
    }
}
