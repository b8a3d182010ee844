using Microsoft.EntityFrameworkCore;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Support;

/// <summary>Does to the database what its triggers refuse, as who administers it could: by switching them off.</summary>
internal static class Tampering
{
    public static async Task TamperAsync(this TestApp app, Func<AppDb, Task> what)
    {
        await using var db = await app.NewDbAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("SET session_replication_role = replica");
        try
        {
            await what(db);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync("RESET session_replication_role");
        }
    }

    /// <summary>The statement in the SQL that all engines understand; it must change something.</summary>
    public static Task TamperAsync(this TestApp app, string sql) =>
        app.TamperAsync(async db =>
        {
            foreach (var statement in sql.Split(';'))
            {
#pragma warning disable EF1002 // The test wrote it.
                Assert.True(
                    await db.Database.ExecuteSqlRawAsync(statement) > 0,
                    $"Nothing was changed by: {statement}"
                );
#pragma warning restore EF1002
            }
        });
}
