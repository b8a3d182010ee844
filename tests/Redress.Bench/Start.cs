using System.Diagnostics;

namespace Redress.Bench;

/// <summary>The program as its own process: how long until it is ready, on an empty store and on this one, and what it weighs when nobody asks anything.</summary>
internal sealed class Start(Store store, string program)
{
    private const int Runs = 5;

    public async Task RunAsync()
    {
        var (empty, existing, weights) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
            empty.Add((await RunAsync(await store.NewAsync(), rest: false)).Seconds);
        // The first brings the store up to date. What waits to be sent would be work, and no rest.
        await RunAsync(store.Place, rest: false);
        await store.DoAsync("update outbox set state = 'sent' where state = 'pending'");
        for (var run = 0; run < Runs; run++)
        {
            var (seconds, weight) = await RunAsync(store.Place, rest: run < 3);
            existing.Add(seconds);
            if (run < 3)
                weights.Add(weight);
        }
        Console.WriteLine(
            $"{store.Engine}: start to ready on an empty store {Told(empty)} s, on an existing one {Told(existing)} s; at rest {Told(weights)} MiB resident, the program alone"
        );
    }

    private async Task<(double Seconds, double Weight)> RunAsync(string place, bool rest)
    {
        var watch = Stopwatch.StartNew();
        await using var running = RunningProgram.Launch(program, place);
        await running.ReadyAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        if (rest)
            await Task.Delay(TimeSpan.FromSeconds(10));
        return (seconds, running.Resident);
    }

    private static string Told(List<double> values)
    {
        values.Sort();
        return $"{values[values.Count / 2]:N2} ({values[0]:N2} to {values[^1]:N2})";
    }
}
