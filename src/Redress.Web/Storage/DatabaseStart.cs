using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Redress.Web.Storage;

/// <summary>Brings the schema to this program's version; nodes that start together do it one after the other.</summary>
internal static class DatabaseStart
{
    /// <summary>"redress" in ASCII, cut to a number that no other program on the same server is likely to take.</summary>
    private const long MigrationLock = 0x72656472657373;

    public static async Task MigrateAsync(
        NpgsqlDataSource source,
        IDbContextFactory<AppDb> databases,
        CancellationToken stop
    )
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await DoAsync(connection, "select pg_advisory_lock($1)", stop);
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            // Else the first start asks a table that is not there, and logs a failure that is none.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(stop);
            await db.Database.MigrateAsync(stop);
        }
        finally
        {
            await DoAsync(connection, "select pg_advisory_unlock($1)", default);
        }
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            // Another node may be at a long migration.
            CommandTimeout = 0,
            Parameters = { new() { Value = MigrationLock } },
        };
        await command.ExecuteNonQueryAsync(stop);
    }
}
