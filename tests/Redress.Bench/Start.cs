using System.Diagnostics;
using System.Globalization;
using Redress.Testing;

namespace Redress.Bench;

/// <summary>The program as its own process: how long until it is ready, on an empty store and on this one, and what it weighs when nobody asks anything.</summary>
internal sealed class Start(Store store, string program)
{
    private const string Address = "http://127.0.0.1:5097";
    private const int Runs = 5;
    private readonly HttpClient _client = new();

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
        using var process = Launch(place);
        while (!await IsReadyAsync())
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The program ended with {process.ExitCode}");
            await Task.Delay(20);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        if (rest)
            await Task.Delay(TimeSpan.FromSeconds(10));
        var weight = Resident(process.Id) / 1024.0;
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return (seconds, weight);
    }

    private static string Told(List<double> values)
    {
        values.Sort();
        return $"{values[values.Count / 2]:N2} ({values[0]:N2} to {values[^1]:N2})";
    }

    private Process Launch(string place)
    {
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["ASPNETCORE_URLS"]) = ("Demo", Address);
        (start.Environment[TestStore.VariableOf(place)], start.Environment["Demo__Seed"]) = (place, "false");
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync($"{Address}/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static long Resident(int id) =>
        long.Parse(
            File.ReadLines($"/proc/{id}/status")
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
}
