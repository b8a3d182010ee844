using Redress.Bench;

var store = Option("--store") ?? Path.Combine(Path.GetTempPath(), "redress-bench");
switch (args.FirstOrDefault())
{
    case "fill":
        await using (var office = await Office.OpenAsync(store))
        {
            await new Fill(office).ToAsync(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
        }

        return 0;
    case "filing":
        await using (var office = await Office.OpenAsync(store))
        {
            await new Filing(office, Option("--beside") is { } address ? new Uri(address) : null).RunAsync();
        }

        return 0;
    case "lists":
        foreach (
            var size in args.Skip(1)
                .TakeWhile(a => !a.StartsWith('-'))
                .Select(a => int.Parse(a, System.Globalization.CultureInfo.InvariantCulture))
                .DefaultIfEmpty(1000)
        )
        {
            await using var office = await Office.OpenAsync(store);
            await new Fill(office).ToAsync(size);
            await new Lists(office).RunAsync(size);
        }

        return 0;
    case "judge":
        Judge.Run();
        return 0;
    case "start":
        await Start.RunAsync(store);
        return 0;
    default:
        Console.WriteLine(
            """
            dotnet run -c Release --project tests/Redress.Bench -- COMMAND [--store FOLDER]
              fill N          fills the store to N cases, with rows such as real acts leave
              filing          files complaints of 2 kB at 1 and 16 clients, against a bare endpoint doing the same inserts;
                              with --beside ADDRESS also against another program there, such as an earlier version
              lists N [N …]   fills to each size in turn; the worklist's first page, searches, a sweep with 1,000 due terms
              judge           how long the procedure takes to judge an act, and to say all that somebody may do
              start           start to ready on the store as it is, and the memory at rest
            """
        );
        return args.Length == 0 ? 0 : 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
