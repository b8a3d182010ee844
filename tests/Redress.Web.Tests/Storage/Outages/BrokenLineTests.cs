using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Postgres;

namespace Redress.Web.Tests.Storage.Outages;

/// <summary>The line to PostgreSQL breaks in the middle of a transaction, at a moment at which nobody who reads is told.</summary>
public sealed class BrokenLineTests
{
    /// <summary>
    /// An act was lost, and its answer kept: the line broke after the act was written and before the answer was, which then was written on
    /// a new line, in no transaction; whoever asked again was answered that the act was done.
    /// </summary>
    [Fact]
    [Rule("ST-2")]
    public async Task Nothing_of_a_transaction_is_written_after_its_line_broke()
    {
        await using var engine = new PostgresEngine(await TestCluster.NewDatabaseAsync(), NullLoggerFactory.Instance);
        await using var services = TestStore.ContextsOf<PostgresDb>(engine);
        var contexts = services.GetRequiredService<IDbContextFactory<PostgresDb>>();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(Answer("act"));
            await db.SaveChangesAsync();
            await BreakUnseenAsync(db);

            await RefusedAsync(engine, () => db.Set<IdempotencyRow>().CountAsync());
            db.Add(Answer("answer"));
            await RefusedAsync(engine, () => db.SaveChangesAsync());
            await RefusedAsync(engine, () => transaction.CommitAsync());
        }

        await using var after = await contexts.CreateDbContextAsync();
        Assert.Empty(await after.Set<IdempotencyRow>().ToListAsync());
    }

    /// <summary>Whoever closes its line in order may take another.</summary>
    [Fact]
    public async Task A_line_that_was_given_back_is_no_broken_one()
    {
        await using var engine = new PostgresEngine(await TestCluster.NewDatabaseAsync(), NullLoggerFactory.Instance);
        await using var services = TestStore.ContextsOf<PostgresDb>(engine);
        await using var db = await services.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContextAsync();
        await using (await db.Database.BeginTransactionAsync())
            await db.Set<IdempotencyRow>().CountAsync();
        await db.Database.OpenConnectionAsync();
        await db.Database.CloseConnectionAsync();

        db.Add(Answer("later"));
        Assert.Equal(1, await db.SaveChangesAsync());
    }

    /// <summary>Outside a transaction nothing is lost with the line: whoever was refused asks again on the same context, as an open page does.</summary>
    [Fact]
    public async Task Outside_a_transaction_another_line_is_taken_after_the_failure_was_told()
    {
        await using var engine = new PostgresEngine(await TestCluster.NewDatabaseAsync(), NullLoggerFactory.Instance);
        await using var services = TestStore.ContextsOf<PostgresDb>(engine);
        await using var db = await services.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContextAsync();
        await RefusedAsync(engine, () => db.Database.ExecuteSqlAsync($"select pg_terminate_backend(pg_backend_pid())"));
        Assert.Equal(0, await db.Set<IdempotencyRow>().CountAsync());
    }

    // As where the framework lets go of a savepoint: that this failed it tells nobody.
    private static async Task BreakUnseenAsync(AppDb db)
    {
        await using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pg_backend_pid())",
            (NpgsqlConnection)db.Database.GetDbConnection()
        );
        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }

    private static async Task RefusedAsync(PostgresEngine engine, Func<Task> what) =>
        Assert.Equal(StoreFailureKind.Unavailable, engine.Explain(await Assert.ThrowsAnyAsync<Exception>(what)).Kind);

    private static IdempotencyRow Answer(string key) =>
        new()
        {
            KeyHash = key,
            BodyHash = "",
            StatusCode = 200,
            Answer = [1],
            CreatedAt = DateTimeOffset.UtcNow,
        };
}
