using System.Diagnostics;

namespace Redress.Web.Shell;

/// <summary>For what must not tell, not even by the time it takes, whether there was anything to do.</summary>
internal static class MinimumDuration
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(600);

    // Of a timer: less than that is not waited for at all.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(1);

    public static async Task Run(Func<Task> work, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        await Rest(started, Least, cancel);
    }

    /// <summary>Waits until so much has gone by since. A timer may ring a few milliseconds early, and early is told apart.</summary>
    /// <param name="started">A timestamp of the stopwatch.</param>
    public static async Task Rest(long started, TimeSpan least, CancellationToken cancel)
    {
        while (least - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest + Resolution, cancel);
        }
    }
}
