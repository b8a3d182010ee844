using System.Diagnostics;

namespace Redress.Web.Workbench.Circuits;

/// <summary>
/// How much of the program's time all open pages together may take to look again at what others do. What is not used is saved for a moment's work: on a quiet day a change is seen everywhere at
/// once. While acts are done all the time, each page looks the less often the more are open, and whoever acts is not slowed down by those who look on.
/// </summary>
/// <param name="share">Of one core.</param>
/// <param name="saved">No more work than this is saved.</param>
internal sealed class LiveBudget(double share, TimeSpan saved) : IDisposable
{
    // What a look waits for somewhere else is no work; on a busy machine most of it is waiting.
    private static readonly TimeSpan MostOfOne = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _door = new(1);
    private readonly Lock _lock = new();
    private readonly TimeSpan _most = saved;
    private TimeSpan _left = saved;
    private TimeSpan _usual = TimeSpan.FromMilliseconds(2);
    private long _since = Stopwatch.GetTimestamp();

    public LiveBudget()
        : this(share: 0.12, saved: TimeSpan.FromMilliseconds(500)) { }

    /// <summary>Looks when its turn has come: first come, first served.</summary>
    public async Task Spend(Func<Task> look, CancellationToken cancel)
    {
        await _door.WaitAsync(cancel);
        TimeSpan taken;
        try
        {
            while (Lacking() is { Ticks: > 0 } lacking)
            {
                await Task.Delay(lacking, cancel);
            }

            taken = Take();
        }
        finally
        {
            _door.Release();
        }

        var begun = Stopwatch.GetTimestamp();
        try
        {
            await look();
        }
        finally
        {
            Settle(taken, Stopwatch.GetElapsedTime(begun));
        }
    }

    public void Dispose() => _door.Dispose();

    // How long it takes until there is something left.
    private TimeSpan Lacking()
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            var come = _left + Stopwatch.GetElapsedTime(_since, now) * share;
            (_left, _since) = (come < _most ? come : _most, now);
            return _left > TimeSpan.Zero ? TimeSpan.Zero : -_left / share + TimeSpan.FromMilliseconds(1);
        }
    }

    private TimeSpan Take()
    {
        lock (_lock)
        {
            _left -= _usual;
            return _usual;
        }
    }

    // What it took in truth is known only now.
    private void Settle(TimeSpan taken, TimeSpan took)
    {
        lock (_lock)
        {
            var counted = took < MostOfOne ? took : MostOfOne;
            _left -= counted - taken;
            _usual = (_usual * 9 + counted) / 10;
        }
    }
}
