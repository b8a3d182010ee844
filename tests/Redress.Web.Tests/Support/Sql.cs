using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Postgres;

namespace Redress.Web.Tests.Support;

/// <summary>Asks the database behind the program's back, as an administrator of it could.</summary>
internal sealed class Sql(TestApp app)
{
    /// <summary>Whether it is PostgreSQL, where the two have each their own word for something.</summary>
    public bool IsPostgres { get; } = app.Services.GetRequiredService<IDatabaseEngine>() is PostgresEngine;

    public async Task<int> DoAsync(string sql)
    {
        await using var db = await app.NewDbAsync();
        return await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    public async Task<object?> AskAsync(string sql)
    {
        await using var db = await app.NewDbAsync();
        await using var command = await CommandAsync(db, sql);
        return await command.ExecuteScalarAsync();
    }

    public async Task<long> CountAsync(string sql) =>
        Convert.ToInt64(await AskAsync(sql), CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var db = await app.NewDbAsync();
        await using var command = await CommandAsync(db, sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private static async Task<DbCommand> CommandAsync(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
