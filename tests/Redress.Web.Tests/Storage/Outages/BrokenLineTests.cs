using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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

    /// <summary>What fails when the framework lets go of a savepoint is told to nobody; so no save makes one, in whichever use of a context.</summary>
    [Fact]
    [Rule("ST-2")]
    public async Task No_save_leaves_a_savepoint_to_let_go_of()
    {
        var savepoints = new Savepoints();
        await using var engine = new PostgresEngine(await TestCluster.NewDatabaseAsync(), NullLoggerFactory.Instance);
        await using var services = TestStore.ContextsOf<PostgresDb>(engine, savepoints);
        var contexts = services.GetRequiredService<IDbContextFactory<PostgresDb>>();
        for (var use = 1; use <= 3; use++)
        {
            await using var db = await contexts.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(Answer($"of use {use}"));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        Assert.Equal(0, savepoints.Made);
        await using var after = await contexts.CreateDbContextAsync();
        Assert.Equal(3, await after.Set<IdempotencyRow>().CountAsync());
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

    /// <summary>Outside a transaction nothing is lost with the line: whoever was refused asks again, on the same context.</summary>
    [Fact]
    public async Task Outside_a_transaction_another_line_is_taken_after_the_failure_was_told()
    {
        await using var engine = new PostgresEngine(await TestCluster.NewDatabaseAsync(), NullLoggerFactory.Instance);
        await using var services = TestStore.ContextsOf<PostgresDb>(engine);
        await using var db = await services.GetRequiredService<IDbContextFactory<PostgresDb>>().CreateDbContextAsync();
        await RefusedAsync(engine, () => db.Database.ExecuteSqlAsync($"select pg_terminate_backend(pg_backend_pid())"));
        Assert.Equal(0, await db.Set<IdempotencyRow>().CountAsync());
    }

    // As where whoever met the failure caught it.
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

    private sealed class Savepoints : DbTransactionInterceptor
    {
        public int Made { get; private set; }

        public override Task CreatedSavepointAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Made++;
            return Task.CompletedTask;
        }
    }

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
