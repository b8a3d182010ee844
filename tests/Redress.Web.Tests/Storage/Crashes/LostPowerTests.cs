using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Redress.Domain.Tests.Law;
using Redress.PowerLoss;
using Redress.Web.Storage.Sqlite;
using Xunit.Abstractions;
using Trace = Redress.PowerLoss.Trace;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>
/// The whole program on a file system whose writes are on record, under load, and then the power is gone: the store is
/// rebuilt as a disk may hold it at many points, without what was not synced, and what was acknowledged before is there.
/// With REDRESS_LONG more load and more points.
/// </summary>
public sealed class LostPowerTests(ITestOutputHelper output) : IDisposable
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("REDRESS_LONG") == "1";
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-power-").FullName;
    private readonly int _seed = RandomNumberGenerator.GetInt32(1_000_000);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Rule("BC-5"), Rule("ST-2")]
    public async Task What_was_acknowledged_outlives_a_loss_of_power()
    {
        using var program = new ProgramProcess(
            Settings(Path.Combine(_folder, "store")),
            "Redress.PowerLoss.dll",
            Path.Combine(_folder, "trace")
        );
        using var clients = await FileAsync(program);
        var trace = Trace.Read(Path.Combine(_folder, "trace"));
        var chance = new Random(_seed);
        var answers = trace.Where(r => r.Kind == TraceKind.Answered).ToList();
        Assert.True(answers.Count > 10, $"{answers.Count} writes are no load.");
        output.WriteLine(
            $"Seed {_seed}: {answers.Count} writes acknowledged, {trace.Count(r => r.Kind == TraceKind.Synced)} syncs, {trace[^1].End:N0} bytes of trace."
        );

        // Half of the points anywhere, half where somebody was just told that something is done.
        for (var i = 0; i < (Long ? 100 : 12); i++)
        {
            var end = i % 2 == 0 ? trace[chance.Next(trace.Count)].End : answers[chance.Next(answers.Count)].End;
            await AtAsync(
                trace,
                end,
                _seed + i,
                folder => Task.Run(() => LooksWhole(folder, Told(clients, trace, end)))
            );
        }

        for (var i = 0; i < (Long ? 5 : 1); i++)
        {
            var end = answers[chance.Next(answers.Count / 2, answers.Count)].End;
            await AtAsync(
                trace,
                end,
                _seed - i,
                folder => RunsOnAsync(folder, clients, Told(clients, trace, end), chance)
            );
        }
    }

    private async Task<FilingClients> FileAsync(ProgramProcess program)
    {
        await program.StartAsync();
        var clients = new FilingClients(program.Address, count: 4, _seed);
        await clients.SignInAsync();
        using var stop = new CancellationTokenSource();
        var load = clients.RunAsync(stop.Token);
        for (
            var waited = Stopwatch.StartNew();
            clients.Answered < (Long ? 400 : 60) && waited.Elapsed < TimeSpan.FromSeconds(40);

        )
        {
            await Task.Delay(20);
        }

        program.Kill();
        await stop.CancelAsync();
        await load;
        return clients;
    }

    private async Task AtAsync(IReadOnlyList<TraceRecord> trace, long end, int seed, Func<string, Task> look)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"after-{end}-{seed}")).FullName;
        try
        {
            Disk.Forget(trace, end, folder, seed);
            await look(folder);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed} (of {_seed}), the power lost at {end}.", e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>For each case how many of its steps were told to be done before that point.</summary>
    private static List<(FiledCase Filed, int Steps)> Told(
        FilingClients clients,
        IReadOnlyList<TraceRecord> trace,
        long end
    )
    {
        var keys = trace
            .Where(r => r.Kind == TraceKind.Answered && r.End <= end)
            .Select(r => Encoding.UTF8.GetString(r.Bytes.Span))
            .ToHashSet();
        return
        [
            .. clients
                .Cases.Where(c => c.Number is not null)
                .Select(c => (c, Enumerable.Range(0, c.Done).TakeWhile(step => keys.Contains(c.Key(step))).Count()))
                .Where(told => told.Item2 > 0),
        ];
    }

    private static void LooksWhole(string folder, List<(FiledCase Filed, int Steps)> told)
    {
        // Before the first acknowledgement the store may not be made yet.
        var path = Path.Combine(folder, SqliteStore.FileName);
        if (told.Count == 0)
        {
            return;
        }

        Assert.True(File.Exists(path));
        using var store = new StoreFile(path);
        store.IsWhole();
        foreach (var (filed, steps) in told)
        {
            store.Has(filed, steps);
        }
    }

    /// <summary>The program takes the store up and shows all of it; and the power may go again while it does.</summary>
    private async Task RunsOnAsync(
        string folder,
        FilingClients clients,
        List<(FiledCase Filed, int Steps)> told,
        Random chance
    )
    {
        var path = Path.Combine(_folder, $"trace-{chance.Next()}");
        using (
            var program = new ProgramProcess(Settings(folder), "Redress.PowerLoss.dll", path)
            {
                Address = clients.Address,
            }
        )
        {
            await program.StartAsync();
            var check = new StoreCheck(clients);
            foreach (var (filed, steps) in told)
            {
                await check.HasAsync(filed, steps);
            }
        }

        var trace = Trace.Read(path);
        for (var i = 0; i < 5; i++)
        {
            var (end, seed) = (trace[chance.Next(trace.Count)].End, chance.Next());
            await AtAsync(trace, end, seed, again => Task.Run(() => LooksWhole(again, told)));
        }
    }

    private Dictionary<string, string> Settings(string store) =>
        new() { ["Storage__Directory"] = store, ["Mail__Folder"] = Path.Combine(_folder, "mails") };
}
