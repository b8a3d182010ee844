using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Sqlite;

namespace Redress.Web.Tests.Storage;

/// <summary>Those that write to a SQLite store queue: each has its turn, and none keeps it.</summary>
public sealed class WriterQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private string _folder = "";
    private SqliteEngine _engine = null!;
    private ServiceProvider _services = null!;
    private IDbContextFactory<SqliteDb> _factory = null!;

    public async Task InitializeAsync()
    {
        _folder = await TestStore.NewSqliteAsync();
        _engine = new SqliteEngine(_folder, NullLogger<SqliteEngine>.Instance);
        _services = TestStore.ContextsOf<SqliteDb>(_engine);
        _factory = _services.GetRequiredService<IDbContextFactory<SqliteDb>>();
        await _engine.OpenAsync(new AppDbFactory<SqliteDb>(_factory), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _engine.DisposeAsync();
        TestStore.Delete(_folder);
    }

    [Fact]
    public async Task Fifty_writers_have_their_turns_in_the_order_in_which_they_came_while_somebody_reads()
    {
        await using var reader = await _factory.CreateDbContextAsync();
        await using var reading = await _engine.BeginSnapshot(reader, default);
        Assert.Equal(0, await reader.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("writer")));
        var served = new List<int>();
        Task[] writers;
        await using (var first = await _factory.CreateDbContextAsync())
        {
            await using var turn = await first.Database.BeginTransactionAsync();
            writers = [.. Enumerable.Range(0, 50).Select(i => QueueAsync(i, served))];
            Assert.All(writers, w => Assert.False(w.IsCompleted));
            await turn.CommitAsync();
        }

        await Task.WhenAll(writers).WaitAsync(Timeout);
        Assert.Equal(Enumerable.Range(0, 50), served);
        Assert.Equal(0, await reader.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("writer")));
        await reading.DisposeAsync();
        Assert.Equal(50, await reader.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("writer")));
        Assert.Equal(0, _engine.WritesOutOfTurn);
    }

    [Fact]
    public async Task Writers_of_every_kind_at_once_all_succeed()
    {
        await Parallel.ForAsync(
            0,
            60,
            new ParallelOptions { MaxDegreeOfParallelism = 20 },
            async (i, cancel) =>
            {
                await using var db = await _factory.CreateDbContextAsync(cancel);
                switch (i % 4)
                {
                    case 0:
                        db.Add(new SettingRow { Name = $"kind {i}", Value = "saved" });
                        await db.SaveChangesAsync(cancel);
                        break;
                    case 1:
                        await InsertAsync(db, $"kind {i}", cancel);
                        break;
                    case 2:
                        await _engine.NextNumber(db, "kinds", cancel);
                        break;
                    default:
                        await db.Set<SettingRow>()
                            .Where(s => s.Name == "none")
                            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "x"), cancel);
                        break;
                }
            }
        );
        await using var after = await _factory.CreateDbContextAsync();
        Assert.Equal(15, (await _engine.Series(after, default))["kinds"]);
        Assert.Equal(30, await after.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("kind ")));
        Assert.Equal(0, _engine.WritesOutOfTurn);
    }

    [Fact]
    public async Task A_transaction_that_is_dropped_gives_its_place_back()
    {
        await using (var db = await _factory.CreateDbContextAsync())
        {
            await using var dropped = await db.Database.BeginTransactionAsync();
            await InsertAsync(db, "dropped");
        }

        await using (var db = await _factory.CreateDbContextAsync())
        {
            // Not even the transaction is disposed, only the context.
            await db.Database.BeginTransactionAsync();
        }

        await OthersWriteAsync();
    }

    [Fact]
    public async Task A_failure_on_the_way_gives_the_place_back()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var db = await _factory.CreateDbContextAsync();
            await using var broken = await db.Database.BeginTransactionAsync();
            await InsertAsync(db, "broken");
            throw new InvalidOperationException("not today");
        });
        await OthersWriteAsync();

        await using (var db = await _factory.CreateDbContextAsync())
        {
            await InsertAsync(db, "same");
            await Assert.ThrowsAsync<SqliteException>(() => InsertAsync(db, "same"));
            await OthersWriteAsync();
            db.Add(new SettingRow { Name = "same" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        await OthersWriteAsync();
    }

    [Fact]
    public async Task A_transaction_that_cannot_begin_gives_the_place_back()
    {
        await using (var another = new SqliteConnection(_engine.ConnectionString))
        {
            await another.OpenAsync();
            await using var writing = another.BeginTransaction();
            await using var db = await _factory.CreateDbContextAsync();
            await db.Database.OpenConnectionAsync();
            ((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = 1;
            var busy = await Assert.ThrowsAsync<SqliteException>(() => db.Database.BeginTransactionAsync());
            Assert.Equal(StoreFailureKind.Unavailable, _engine.Explain(busy).Kind);
        }

        await OthersWriteAsync();
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        await using var holder = await _factory.CreateDbContextAsync();
        await using (var turn = await holder.Database.BeginTransactionAsync())
        {
            await using var waiter = await _factory.CreateDbContextAsync();
            await using var another = await _factory.CreateDbContextAsync();
            using var stop = new CancellationTokenSource();
            var transaction = waiter.Database.BeginTransactionAsync(stop.Token);
            var statement = InsertAsync(another, "never", stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transaction);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => statement);
            await turn.CommitAsync();
        }

        await OthersWriteAsync();
    }

    [Fact]
    public async Task A_write_that_goes_round_the_queue_is_found()
    {
        await using var db = await _factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = Raw(db, "INSERT INTO settings (name, value) VALUES ('round', '')");
        await command.ExecuteNonQueryAsync();
        Assert.Equal(1, _engine.WritesOutOfTurn);
    }

    [Fact]
    public async Task A_new_store_is_made_in_turn()
    {
        var folder = TestStore.NewFolder();
        await using (var engine = new SqliteEngine(folder, NullLogger<SqliteEngine>.Instance))
        await using (var services = TestStore.ContextsOf<SqliteDb>(engine))
        {
            var factory = services.GetRequiredService<IDbContextFactory<SqliteDb>>();
            await engine.OpenAsync(new AppDbFactory<SqliteDb>(factory), CancellationToken.None);
            Assert.Equal(0, engine.WritesOutOfTurn);
        }

        TestStore.Delete(folder);
    }

    [Fact]
    public async Task A_context_from_the_pool_saves_in_a_transaction_whoever_had_it_before()
    {
        DbContext before;
        await using (var db = await _factory.CreateDbContextAsync())
        {
            Assert.Equal(AutoTransactionBehavior.Always, db.Database.AutoTransactionBehavior);
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            before = db;
        }

        await using var again = await _factory.CreateDbContextAsync();
        Assert.Same(before, again);
        Assert.Equal(AutoTransactionBehavior.Always, again.Database.AutoTransactionBehavior);
        again.Add(new SettingRow { Name = "one statement" });
        await again.SaveChangesAsync();
        Assert.Equal(0, _engine.WritesOutOfTurn);
    }

    private async Task QueueAsync(int i, List<int> served)
    {
        await using var db = await _factory.CreateDbContextAsync();
        await using var turn = await db.Database.BeginTransactionAsync();
        await InsertAsync(db, $"writer {i}");
        served.Add(i);
        await turn.CommitAsync();
    }

    private async Task OthersWriteAsync()
    {
        await using var db = await _factory.CreateDbContextAsync();
        await InsertAsync(db, $"{Guid.NewGuid():N}").WaitAsync(Timeout);
        await using var turn = await db.Database.BeginTransactionAsync().WaitAsync(Timeout);
        await turn.CommitAsync();
    }

    private static Task<int> InsertAsync(AppDb db, string name, CancellationToken cancel = default) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO settings (name, value) VALUES ({name}, '')", cancel);

    // As nothing of the program does it: past EF Core, which would have it wait for its turn.
    private static DbCommand Raw(AppDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
