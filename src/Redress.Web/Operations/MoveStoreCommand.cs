using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Setup;

namespace Redress.Web.Operations;

/// <summary><c>move-store TARGET</c>: brings all there is into another store, of this or the other engine, and has the old one refuse to start.</summary>
internal static class MoveStoreCommand
{
    public static OperatorCommand Definition { get; } =
        new(
            "move-store",
            "FOLDER|CONNECTION|- [--no-verify]",
            "Copies the store into another one, verifies that, and marks the old one so that it is used no more.",
            """
            Every program must be stopped. The old store is the one of the settings (Storage:Directory or ConnectionStrings:Redress);
            the new one is a folder for SQLite or a connection string of PostgreSQL, and must be empty.
            -            reads the connection string from the input, since a command line can be read by others. A password may also
                         come from the variable PGPASSWORD.
            --no-verify  does not verify the journals and documents in the new store: for an old one that is known to be broken.
            Cut off, nothing has happened to the old store; the new one is half, says so, and refuses to start.
            """,
            Run
        );

    private static async Task<int?> Run(WebApplication app, string[] args, CancellationToken stop)
    {
        string[] given = [.. args.Where(a => a is not "--no-verify")];
        if (given is not [{ Length: > 0 } asked] || (asked != "-" && asked.StartsWith('-')))
            return null;
        var where = asked == "-" ? await Console.In.ReadLineAsync(stop) ?? "" : asked;

        var source = app.Services.GetRequiredService<IDatabaseEngine>();
        var sources = app.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        // Opening makes a store where there is none.
        await using (var db = await sources.CreateDbContextAsync(stop))
            await source.Maintenance.Attach(db, stop);
        await app.OpenCasesAsync(stop);
        await using var sourceAlone = await source.Maintenance.Reserve(stop);

        await using var other = Other(app, where);
        var target = other.GetRequiredService<IDatabaseEngine>();
        var targets = other.GetRequiredService<IDbContextFactory<AppDb>>();
        if (target.Maintenance.Name == source.Maintenance.Name)
            throw new StoreException($"{source.Maintenance.Name} is the store itself. Name another one.");
        await target.OpenAsync(targets, stop);
        await using var targetAlone = await target.Maintenance.Reserve(stop);

        await new StoreCopy(source, target).Run(sources, targets, stop);
        if (
            !args.Contains("--no-verify")
            && !await IsWhole(
                target,
                new StoreVerification(
                    targets,
                    new AuditTrail(target, app.Services.GetRequiredService<AuditRetention>(), TimeProvider.System),
                    app.Services.GetRequiredService<RulebookCatalog>()
                ),
                stop
            )
        )
        {
            await Console.Error.WriteLineAsync(
                "The copy is not as it should be, and will not start. The old store is as it was: verify it."
            );
            return 1;
        }

        await Finish(source, sources, target, targets);
        await Console.Out.WriteLineAsync(
            $"{source.Maintenance.Name} was moved to {target.Maintenance.Name}. Set the program to that one; the old one refuses to start."
        );
        return 0;
    }

    private static async Task<bool> IsWhole(
        IDatabaseEngine engine,
        StoreVerification verification,
        CancellationToken stop
    )
    {
        var found = await engine.Maintenance.Examine(stop);
        foreach (var line in found)
            await Console.Out.WriteLineAsync(line);
        return await verification.Run(null, stop) && found.Count == 0;
    }

    // The new one first: cut off in between, the old one is still good. Not to be interrupted.
    private static async Task Finish(
        IDatabaseEngine source,
        IDbContextFactory<AppDb> sources,
        IDatabaseEngine target,
        IDbContextFactory<AppDb> targets
    )
    {
        await using (var db = await targets.CreateDbContextAsync(CancellationToken.None))
            await db.Set<SettingRow>().Where(s => s.Name == SchemaVersion.HalfMoved).ExecuteDeleteAsync();
        await using var old = await sources.CreateDbContextAsync(CancellationToken.None);
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        old.Add(new SettingRow { Name = SchemaVersion.Moved, Value = $"{now}, to {target.Maintenance.Name}" });
        await old.SaveChangesAsync();
    }

    // A connection string has a "=", or is what PostgreSQL's own programs call one; a folder of such a name can be given with its path.
    private static ServiceProvider Other(WebApplication app, string where)
    {
        var isConnection =
            !Path.IsPathRooted(where)
            && !Directory.Exists(where)
            && (where.Contains('=') || where.Contains("://", StringComparison.Ordinal));
        var services = new ServiceCollection()
            .AddSingleton(app.Services.GetRequiredService<ILoggerFactory>())
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            // The schema of Identity's tables follows them.
            .AddSingleton(app.Services.GetRequiredService<IOptions<IdentityOptions>>());
        services.AddStore(isConnection ? where : null, isConnection ? "" : Path.GetFullPath(where));
        return services.BuildServiceProvider();
    }
}
