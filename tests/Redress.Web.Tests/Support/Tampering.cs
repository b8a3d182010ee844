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
        var sql = new Sql(app);
        // Both the words to switch the protection off, and those to put it back.
        var triggers = sql.IsPostgres
            ? []
            : await sql.ListAsync(
                "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND (name LIKE 'journal%' OR name LIKE 'audit%' OR name LIKE 'label%') ORDER BY name"
            );
        await DoAllAsync(
            db,
            sql.IsPostgres
                ? ["SET session_replication_role = replica"]
                : triggers.Select(t => $"DROP TRIGGER {t.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]}")
        );
        try
        {
            await what(db);
        }
        finally
        {
            await DoAllAsync(db, sql.IsPostgres ? ["RESET session_replication_role"] : triggers);
        }
    }

    private static async Task DoAllAsync(AppDb db, IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
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
