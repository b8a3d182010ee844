using System.Threading.Channels;
using Npgsql;

namespace Redress.Web.Storage;

/// <summary>
/// Tells the open pages of every program on this database that some case changed, and not which: each page asks anew for what its reader may see.
/// Told after the commit and a few times a second at most, whatever the number of acts: a NOTIFY inside the transaction would make all commits wait for one another.
/// Who was not told because a program died in between is told by the next act, and by its own next look.
/// </summary>
internal sealed class CaseChanges(Database database, ILogger<CaseChanges> log) : BackgroundService
{
    private const string Name = "cases";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Proof = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A case changed; its transaction is committed.</summary>
    public void Publish() => _rung.Writer.TryWrite(true);

    /// <summary>Done at the next change, here or elsewhere. The first who asks makes this program listen.</summary>
    public Task Next()
    {
        _wanted.TrySetResult();
        return Volatile.Read(ref _next).Task;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Tell(stoppingToken), Listen(stoppingToken));

    private async Task Tell(CancellationToken stop)
    {
        await foreach (var _ in _rung.Reader.ReadAllAsync(stop))
        {
            try
            {
                await using var command = database.Source.CreateCommand($"SELECT pg_notify('{Name}', '')");
                await command.ExecuteNonQueryAsync(stop);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "Open pages could not be told of a change");
            }

            await Task.Delay(Pause, stop);
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        await _wanted.Task.WaitAsync(stop);
        while (true)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(stop);
                connection.Notification += (_, _) => Signal();
                await Do(connection, $"LISTEN {Name}", stop);
                // Something may have happened while nobody listened.
                Signal();
                while (true)
                {
                    if (!await connection.WaitAsync(Proof, stop))
                    {
                        await Do(connection, "SELECT 1", stop);
                    }
                }
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                log.LogWarning(e, "The line to the database broke; changes are listened for again");
                await Task.Delay(Retry, stop);
            }
        }
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private void Signal() =>
        Interlocked
            .Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();
}
