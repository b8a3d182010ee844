using System.Diagnostics;
using System.Globalization;

namespace Redress.Bench;

/// <summary>The program as its own process on an existing store: how long until it is ready, and what it weighs when nobody asks anything.</summary>
internal static class Start
{
    private const string Address = "http://127.0.0.1:5097";

    public static async Task RunAsync(string store)
    {
        using var client = new HttpClient();
        var times = new List<double>();
        var weight = 0L;
        for (var run = 0; run < 4; run++)
        {
            var watch = Stopwatch.StartNew();
            using var program = Launch(store);
            while (!await IsReadyAsync(client))
            {
                await Task.Delay(20);
            }

            // The first run makes the store, or mends it.
            if (run > 0)
            {
                times.Add(watch.Elapsed.TotalSeconds);
            }

            if (run == 3)
            {
                await Task.Delay(TimeSpan.FromSeconds(10));
                weight = Resident(program.Id);
            }

            Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            await program.WaitForExitAsync();
        }

        times.Sort();
        Console.WriteLine(
            $"start to ready on an existing store: {times[times.Count / 2]:N2} s; at rest {weight / 1024:N0} MiB resident, the program alone"
        );
    }

    private static Process Launch(string store)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Redress.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["ASPNETCORE_URLS"]) = ("Demo", Address);
        (start.Environment["Storage__Directory"], start.Environment["Demo__Seed"]) = (store, "false");
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync($"{Address}/health/ready");
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
