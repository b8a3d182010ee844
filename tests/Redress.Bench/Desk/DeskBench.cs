using System.Globalization;

namespace Redress.Bench.Desk;

/// <summary>The pages of the staff as those who work in them have them: the program is a process of its own, over a store that was filled before, and whoever loads it shares its cores.</summary>
internal sealed class DeskBench(Store store, RunningProgram program)
{
    /// <param name="only">One of the four parts; null: all.</param>
    /// <param name="circuits">How many are open while complaints are filed.</param>
    /// <returns>Whether everything kept to its limit.</returns>
    public static async Task<bool> RunAsync(Store store, string? only, int circuits)
    {
        await using var program = RunningProgram.Launch(
            Path.Combine(AppContext.BaseDirectory, "Redress.Web.dll"),
            store.Place,
            isWeighed: true
        );
        await program.ReadyAsync();
        var bench = new DeskBench(store, program);
        Console.WriteLine(
            $"{store.Engine}, {await store.AskAsync<long>("select count(*) from cases"):N0} cases; the machine's load was {Load()}"
        );
        if (only is null or "pages")
            await bench.PagesAsync();
        if (only is null or "memory")
            await new CircuitBench(bench, program).WeighAsync();
        if (only is null or "filing")
            await new CircuitBench(bench, program).FileAsync(circuits);
        if (only is null or "stop")
        {
            await new CircuitBench(bench, program).StopAsync(circuits);
            return bench._kept;
        }

        Console.WriteLine($"  {program.Resident:N0} MiB resident; the machine's load was {Load()}");
        return bench._kept;
    }

    private bool _kept = true;

    /// <summary>A case that stands in somebody's hands, for each number asked.</summary>
    public async Task<IReadOnlyList<string>> ExaminedAsync(int count)
    {
        var numbers = await store.AskAsync<string>(
            store.Engine == "sqlite"
                ? $"select group_concat(number, ' ') from (select number from cases where state = 'UnderExamination' order by number desc limit {count})"
                : $"select string_agg(number, ' ') from (select number from cases where state = 'UnderExamination' order by number desc limit {count}) as n"
        );
        return numbers.Split(' ');
    }

    /// <summary>Tells what was measured, and whether it is within what was aimed at.</summary>
    /// <param name="most">Null: nothing was aimed at.</param>
    public void Tell(
        string what,
        IReadOnlyList<double> measured,
        string unit,
        double? most = null,
        bool atLeast = false
    )
    {
        var spread = Spread.Of(measured);
        var keeps = most is not { } limit || (atLeast ? spread.Median >= limit : spread.Median <= limit);
        _kept &= keeps;
        var aim = most is { } asked
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"   {(atLeast ? "at least" : "at most")} {asked}: {(keeps ? "met" : "MISSED")}"
            )
            : "";
        Console.WriteLine($"  {what, -58} {spread.Told(unit == "ms" ? 0 : 2)} {unit}{aim}");
    }

    private async Task PagesAsync()
    {
        await using var pages = await DeskPages.OpenAsync(this, program.Address);
        await pages.WorklistAsync();
        await pages.FiltersAsync();
        await pages.ActsAsync();
        await pages.PaletteAsync();
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
