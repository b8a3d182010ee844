namespace Redress.Bench.Desk;

/// <summary>What circuits weigh, and what they take from who files.</summary>
internal sealed class CircuitBench(DeskBench bench, RunningProgram program)
{
    private const int Rounds = 5;
    private const int Weighed = 25;
    private const int Clients = 16;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(8);
    private static readonly string[] People = ["secretary", "secretary2", "committee"];

    public async Task WeighAsync()
    {
        var people = await PeopleAsync();
        var file = $"/cases/{(await bench.ExaminedAsync(1))[0]}";
        foreach (var (what, page, limit) in new[] { ("the worklist", "/cases", 1.5), ("the file", file, 0.6) })
        {
            // What is made once for all of them.
            await CloseAsync(await OpenAsync(people, _ => page, Weighed));
            var weights = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var before = await program.HeapAsync();
                var open = await OpenAsync(people, _ => page, Weighed);
                weights.Add((await program.HeapAsync() - before) / Weighed);
                await CloseAsync(open);
            }

            bench.Tell($"a circuit of {what}, with its line", weights, "MiB", limit);
        }
    }

    /// <summary>Half of the circuits show the cases that are filed meanwhile, the newest first, so that each filing changes them, and half a file each; each pair is filed with and without them, the first one in turn.</summary>
    public async Task FileAsync(int circuits)
    {
        var people = await PeopleAsync();
        var files = await bench.ExaminedAsync(circuits);
        string Page(int i) =>
            i % 2 == 0 ? $"/cases?q={Filing.Surname}&sort=-filed" : $"/cases/{files[i % files.Count]}";
        var filing = new Uri(program.Address, "/api/v1/complaints");
        await Filing.LoadAsync(filing, Clients, Round / 2);
        var (alone, beside, ratios, drawn) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var pair = 0; pair < Rounds; pair++)
        {
            foreach (var isOpen in new[] { pair % 2 == 1, pair % 2 == 0 })
            {
                var open = isOpen ? await OpenAsync(people, Page, circuits) : [];
                var before = open.Sum(c => c.Drawings);
                var rate = await Filing.LoadAsync(filing, Clients, Round);
                (isOpen ? beside : alone).Add(rate);
                if (isOpen)
                    drawn.Add((open.Sum(c => c.Drawings) - before) / Round.TotalSeconds);
                if (open.Any(c => !c.Lives))
                    throw new InvalidOperationException("A circuit ended while complaints were filed.");
                await CloseAsync(open);
            }

            ratios.Add(beside[^1] / alone[^1]);
        }

        bench.Tell($"filings a second at {Clients} clients, no circuit open", alone, "a second");
        bench.Tell($"the same with {circuits} circuits open", beside, "a second");
        bench.Tell("what they drew meanwhile, all together", drawn, "a second");
        bench.Tell("of its rate filing keeps, pair by pair", ratios, "", 0.85, atLeast: true);
    }

    /// <summary>Ends the program while they are open, in the midst of what they are told; measured once, since it is gone then.</summary>
    public async Task StopAsync(int circuits)
    {
        var people = await PeopleAsync();
        var open = await OpenAsync(people, i => i % 2 == 0 ? "/cases" : "/my-day", circuits);
        var filing = new Uri(program.Address, "/api/v1/complaints");
        await Filing.LoadAsync(filing, clients: 1, TimeSpan.FromSeconds(3));
        var took = await program.StopAsync();
        await CloseAsync(open);
        bench.Tell($"from the signal to its end, with {circuits} circuits open", [took.TotalSeconds], "s", 10);
    }

    private async Task<IReadOnlyList<SignedIn>> PeopleAsync()
    {
        var people = new List<SignedIn>();
        foreach (var name in People)
            people.Add(await SignedIn.AtAsync(program.Address, name));
        return people;
    }

    private static async Task<IReadOnlyList<Circuit>> OpenAsync(
        IReadOnlyList<SignedIn> people,
        Func<int, string> page,
        int count
    )
    {
        var open = new Circuit[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => open[i] = await Circuit.OpenAsync(people[i % people.Count], page(i))
        );
        return open;
    }

    private static async Task CloseAsync(IReadOnlyList<Circuit> open)
    {
        foreach (var circuit in open)
            await circuit.DisposeAsync();
    }
}
