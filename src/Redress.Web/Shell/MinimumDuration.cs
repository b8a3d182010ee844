using System.Diagnostics;

namespace Redress.Web.Shell;

/// <summary>For what must not tell, not even by the time it takes, whether there was anything to do.</summary>
internal static class MinimumDuration
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(600);

    public static async Task Run(Func<Task> work, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        if (Least - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, cancel);
        }
    }
}
