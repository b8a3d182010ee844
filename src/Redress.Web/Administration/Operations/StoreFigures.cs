using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.Operations;

/// <summary>How the store stands.</summary>
/// <param name="Warning">What the operator should mend before it fails; null while all is well.</param>
/// <param name="DocumentBytes">Of all documents together.</param>
internal sealed record StoreState(
    string Engine,
    string Version,
    string? Warning,
    StoreSize Size,
    int Cases,
    int Documents,
    long DocumentBytes,
    int Sessions,
    DateTimeOffset? BackedUpAt
);

/// <summary>What an operator looks at: is there room, does it answer, which program is it.</summary>
internal sealed class StoreFigures(IDbContextFactory<AppDb> factory, IDatabaseEngine engine)
{
    public async Task<StoreState> State(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = TimeProvider.System.GetUtcNow();
        var documents = db.Set<DocumentRow>();
        return new StoreState(
            db.Database.IsRelational() ? db.Database.ProviderName!.Split('.')[^1] : "",
            VersionOf(typeof(StoreFigures).Assembly),
            await engine.Warning(cancel),
            await engine.Size(cancel),
            await db.Set<CaseRow>().CountAsync(cancel),
            await documents.CountAsync(cancel),
            await documents.SumAsync(d => (long?)d.Size, cancel) ?? 0,
            await db.Set<SessionRow>().CountAsync(s => s.EndsAt > now, cancel),
            await LastBackup.Find(db, cancel)
        );
    }

    // Of what it was built from, as much as tells it apart.
    private static string VersionOf(Assembly program) =>
        program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') switch
        {
            [var version, { Length: > 8 } source] => $"{version} ({source[..8]})",
            [var version, ..] => version,
            _ => program.GetName().Version?.ToString() ?? "",
        };
}
