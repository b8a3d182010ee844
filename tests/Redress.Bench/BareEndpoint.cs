using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>
/// Takes the bytes of a complaint, asks and judges nothing, and inserts the rows that a filing leaves, in one transaction of the program's own store: on SQLite in the same
/// queue of writers. Once as any program over EF Core would, and once by SQL alone, in one batch where the engine has batches.
/// </summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    public const string ByEf = "/ef";
    public const string BySql = "/sql";

    private readonly WebApplication _app;

    private BareEndpoint(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareEndpoint> StartAsync(Office office, Pattern filed)
    {
        var contexts = office.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        var tables = await TablesAsync(contexts, filed.Again("").Others);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost(
            ByEf,
            http =>
                AnswerAsync(
                    http,
                    filed,
                    async rows =>
                    {
                        await using var db = await contexts.CreateDbContextAsync();
                        db.Add(rows.Case);
                        db.AddRange(rows.Others);
                        await db.SaveChangesAsync();
                    }
                )
        );
        app.MapPost(
            BySql,
            http =>
                AnswerAsync(
                    http,
                    filed,
                    async rows =>
                    {
                        await using var db = await contexts.CreateDbContextAsync();
                        await using var transaction = await db.Database.BeginTransactionAsync();
                        await InsertAsync(transaction.GetDbTransaction(), tables, [rows.Case, .. rows.Others]);
                        await transaction.CommitAsync();
                    }
                )
        );
        await app.StartAsync();
        return new BareEndpoint(app);
    }

    private static async Task AnswerAsync(HttpContext http, Pattern filed, Func<CaseRows, Task> insert)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var rows = filed.Again($"XX-{Guid.NewGuid():N}");
        await insert(rows);
        http.Response.StatusCode = StatusCodes.Status201Created;
        await http.Response.WriteAsJsonAsync(new { rows.Case.Number });
    }

    private static async Task<Dictionary<Type, (Table Table, string Sql)>> TablesAsync(
        IDbContextFactory<AppDb> contexts,
        IEnumerable<object> rows
    )
    {
        await using var db = await contexts.CreateDbContextAsync();
        return rows.Select(row => row.GetType())
            .Append(typeof(CaseRow))
            .Distinct()
            .ToDictionary(
                type => type,
                type =>
                {
                    var table = Table.Of(db.Model, type);
                    var names = string.Join(", ", Enumerable.Range(1, table.Width).Select(i => $"${i}"));
                    return (table, $"INSERT INTO {table.Name} ({table.Columns}) VALUES ({names})");
                }
            );
    }

    private static async Task InsertAsync(
        DbTransaction transaction,
        Dictionary<Type, (Table Table, string Sql)> tables,
        IReadOnlyList<object> rows
    )
    {
        var connection = transaction.Connection!;
        if (!connection.CanCreateBatch)
        {
            foreach (var row in rows)
            {
                var (table, sql) = tables[row.GetType()];
                await using var command = connection.CreateCommand();
                (command.CommandText, command.Transaction) = (sql, transaction);
                Bind(command.Parameters, command.CreateParameter, table.Values(row), named: true);
                await command.ExecuteNonQueryAsync();
            }
            return;
        }

        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var (table, sql) = tables[row.GetType()];
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            Bind(command.Parameters, command.CreateParameter, table.Values(row), named: false);
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync();
    }

    private static void Bind(
        DbParameterCollection parameters,
        Func<DbParameter> make,
        IReadOnlyList<object?> values,
        bool named
    )
    {
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = make();
            parameter.Value = values[i] ?? DBNull.Value;
            if (named)
                parameter.ParameterName = $"${i + 1}";
            parameters.Add(parameter);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
