using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Xunit.Abstractions;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>
/// The program as a process of its own, killed without warning while people file and act: fifty times with REDRESS_LONG.
/// Every fifth time it is killed while it starts.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("REDRESS_LONG") == "1" ? 50 : 3;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(10);
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-crash-").FullName;
    private readonly int _seed = RandomNumberGenerator.GetInt32(1_000_000);
    private string? _database;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    [Rule("BC-5"), Rule("ST-2")]
    public async Task What_was_acknowledged_outlives_every_kill_and_is_there_once(string engine)
    {
        using var program = new ProgramProcess(await SettingsAsync(engine));
        try
        {
            await KillAndCheckAsync(program);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {_seed}. The program said: {program.Said}", e);
        }
    }

    private async Task KillAndCheckAsync(ProgramProcess program)
    {
        using var clients = new FilingClients(program.Address, count: 4, _seed);
        var check = new StoreCheck(clients);
        // On an empty store, beside whatever else the machine does.
        var first = await program.StartAsync();
        await clients.SignInAsync();
        var chance = new Random(_seed);
        var starts = new List<TimeSpan>();
        var known = 0;
        for (var round = 1; round <= Kills; round++)
        {
            await KillUnderLoadAsync(program, clients, chance, loseDatabase: round % 4 == 2);
            if (round % 5 == 3)
            {
                program.Begin();
                await Task.Delay(chance.Next(2500));
                program.Kill();
            }

            starts.Add(await program.StartAsync());
            await clients.RepeatAsync();
            await check.NothingIsTwiceAsync();
            // All that is new, and some of the old.
            var cases = clients.Cases;
            var old = Enumerable.Range(0, known == 0 ? 0 : 5).Select(_ => cases[chance.Next(known)]);
            await AllAreThereAsync(check, cases.Skip(known).Concat(old));
            known = cases.Count;
        }

        await AllAreThereAsync(check, clients.Cases);
        Assert.True(clients.Answered >= 5 * Kills, $"{clients.Answered} writes are no load.");
        starts.Sort();
        output.WriteLine(
            $"Seed {_seed}: {Kills} kills, {clients.Cases.Count} cases, {clients.Answered} writes acknowledged; start {starts[starts.Count / 2].TotalSeconds:N1} s, at most {starts[^1].TotalSeconds:N1} s."
        );
        var longest = TimeSpan.FromSeconds(Math.Clamp(2 * first.TotalSeconds, 10, 30));
        Assert.True(
            starts[starts.Count / 2] < longest,
            $"The first start took {first}, others {string.Join(", ", starts)}."
        );
    }

    private async Task KillUnderLoadAsync(
        ProgramProcess program,
        FilingClients clients,
        Random chance,
        bool loseDatabase
    )
    {
        using var stop = new CancellationTokenSource();
        var load = clients.RunAsync(stop.Token);
        // A program just started is slow: what counts is how much it did, not how long it ran.
        var enough = clients.Answered + chance.Next(1, 24);
        for (var waited = Stopwatch.StartNew(); clients.Answered < enough && waited.Elapsed < LongestRound; )
        {
            await Task.Delay(5);
        }

        await Task.Delay(chance.Next(100));
        if (loseDatabase && _database is not null)
        {
            await LoseConnectionsAsync(_database);
            await Task.Delay(chance.Next(300));
        }

        program.Kill();
        await stop.CancelAsync();
        await load;
    }

    private static Task AllAreThereAsync(StoreCheck check, IEnumerable<FiledCase> cases) =>
        Parallel.ForEachAsync(
            cases.Where(c => c.Done > 0),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (filed, _) => await check.HasAsync(filed, filed.Done)
        );

    private async Task<Dictionary<string, string>> SettingsAsync(string engine)
    {
        var settings = new Dictionary<string, string> { ["Mail__Folder"] = Path.Combine(_folder, "mails") };
        if (engine == "PostgreSQL")
        {
            _database = await TestCluster.NewDatabaseAsync();
            settings["ConnectionStrings__Redress"] = _database;
        }
        else
        {
            settings["Storage__Directory"] = Path.Combine(_folder, "store");
        }

        return settings;
    }

    /// <summary>As when the server dies under the program and is at once there again.</summary>
    private static async Task LoseConnectionsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
            connection
        );
        await command.ExecuteScalarAsync();
    }
}
