using System.Threading.Channels;

namespace Redress.Web.Storage;

/// <summary>
/// Tells the open pages of every program on this store that some case changed, and not which: each page asks anew for what its reader may see.
/// Told after the commit and a few times a second at most, whatever the number of acts.
/// Who was not told because a program died in between is told by the next act, and by its own next look.
/// </summary>
internal sealed class CaseChanges(IDatabaseEngine engine, StoreOutages outages, ILogger<CaseChanges> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A case changed; its transaction is committed.</summary>
    public void Publish() => _rung.Writer.TryWrite(true);

    /// <summary>Done at the next change, here or elsewhere.</summary>
    public Task Next() => Volatile.Read(ref _next).Task;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Tell(stoppingToken), Listen(stoppingToken));

    private async Task Tell(CancellationToken stop)
    {
        await foreach (var _ in _rung.Reader.ReadAllAsync(stop))
        {
            try
            {
                await engine.Signal(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                if (!outages.Tell(e))
                    log.LogWarning(e, "Open pages could not be told of a change");
            }

            await Task.Delay(Pause, stop);
        }
    }

    // Also while no page is open: the line that waits is the first to hear that the database went away, and then no other that was
    // left from before is used again.
    private async Task Listen(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await engine.Listen(Ring, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                if (!outages.Tell(e))
                    log.LogWarning(e, "The line to the database broke; changes are listened for again");
                await Task.Delay(Retry, stop);
            }
        }
    }

    private void Ring() =>
        Interlocked
            .Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();
}
