using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
        return await db.Database.ExecuteSqlRawAsync(
            sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        );
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

    /// <summary>The tables of the model.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var db = await app.NewDbAsync();
        return [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All rows of a table: each value with the name of its column.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<(string Column, object Value)>>> RowsAsync(string table)
    {
        await using var db = await app.NewDbAsync();
        await using var command = await CommandAsync(db, $"SELECT * FROM \"{table}\"");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<IReadOnlyList<(string, object)>>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetValue(i)))]);
        }

        return rows;
    }

    /// <summary>What lies in these tables, in few signs: the same only if every row is.</summary>
    public async Task<string> FingerprintAsync(params IEnumerable<string> tables)
    {
        var prints = new List<string>();
        foreach (var table in tables)
        {
            var rows = (await RowsAsync(table))
                .Select(row => string.Join('|', row.Select(x => $"{x.Column}={Written(x.Value)}")))
                .Order(StringComparer.Ordinal)
                .ToList();
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)));
            prints.Add($"{table} {rows.Count} {Convert.ToHexStringLower(hash)}");
        }

        return string.Join('\n', prints);
    }

    /// <summary>From now on who adds such a row fails: softly, with an error, or hard, so that the transaction is gone with it.</summary>
    /// <param name="when">A condition on NEW; null for every row.</param>
    public Task BreakOffAsync(string table, string? when = null, bool hard = false) =>
        DoAsync(
            IsPostgres
                ? $"""
                CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    {(
                    hard ? "PERFORM pg_terminate_backend(pg_backend_pid());" : "RAISE EXCEPTION 'not today';"
                )} RETURN NEW;
                END $$;
                CREATE TRIGGER break_off AFTER INSERT ON {table} FOR EACH ROW {(
                    when is null ? "" : $"WHEN ({when})"
                )} EXECUTE FUNCTION break_off()
                """
                : $"CREATE TRIGGER break_off AFTER INSERT ON {table} {(when is null ? "" : $"WHEN {when}")} BEGIN SELECT RAISE({(hard ? "ROLLBACK" : "ABORT")}, 'not today'); END"
        );

    public Task GoOnAsync(string table) =>
        DoAsync(IsPostgres ? $"DROP TRIGGER break_off ON {table}; DROP FUNCTION break_off" : "DROP TRIGGER break_off");

    private static string Written(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes)
        : value is string[] texts ? string.Join(',', texts)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static async Task<DbCommand> CommandAsync(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
