using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Redress.Bench;
using Redress.Bench.Desk;
using Redress.Web.Journal;

const string usage = """
    dotnet run -c Release --project tests/Redress.Bench -- COMMAND [--engine sqlite|postgres] [--store FOLDER]
      fill N          fills the store to N cases, with rows such as real acts leave
      filing          files complaints of 2 kB at 1 and 16 clients, in turn with endpoints that know no law and do the same
                      inserts; with --beside ADDRESS also with another program there, such as an earlier version
      lists N [N …]   fills to each size in turn; lists, searches, pages, overview, a sweep of 1,000 due terms
      desk [N]        fills to N cases (100,000), and measures the staff's pages of the program as it runs by itself: what a
                      person waits for in a browser, what a circuit weighs, and what open circuits cost who files;
                      --only pages|memory|filing|stop measures one of these, --circuits N opens so many (100)
      labels [N]      fills to N members (100,000), and asks for badges and signed certificates
      verify          all journals and roots of the store
      backup          a copy of the store while the program runs, and the sizes of both
      start [DLL]     start to ready, on an empty store and on this one, and the memory at rest; of that build of the
                      program, or of the one beside this
      judge           how long the procedure takes to judge an act, and to say all that somebody may do
    The store is kept. The folder is to be on a real disk.
    """;

var engine = Option("--engine") ?? "sqlite";
var folder = Option("--store") ?? Path.Combine(Path.GetTempPath(), $"redress-bench-{engine}");
switch (args.FirstOrDefault())
{
    case "fill":
        await OnOfficeAsync(office => new Fill(office).ToAsync(Number(args[1])));
        return 0;
    case "filing":
        await OnOfficeAsync(office =>
            new Filing(office, Option("--beside") is { } address ? new Uri(address) : null).RunAsync()
        );
        return 0;
    case "lists":
        foreach (var size in args.Skip(1).TakeWhile(a => !a.StartsWith('-')).Select(Number).DefaultIfEmpty(1000))
            await OnOfficeAsync(async office =>
            {
                await new Fill(office).ToAsync(size);
                await new Lists(office).RunAsync(size);
            });
        return 0;
    case "desk":
        return await DeskAsync() ? 0 : 2;
    case "labels":
        await OnOfficeAsync(office =>
            new PublicLabels(office).RunAsync(
                args.ElementAtOrDefault(1) is { } members && !members.StartsWith('-') ? Number(members) : 100_000
            )
        );
        return 0;
    case "verify":
        await OnOfficeAsync(VerifyAsync);
        return 0;
    case "backup":
        await OnOfficeAsync(BackupAsync);
        return 0;
    case "start":
        await using (var store = await Store.OpenAsync(engine, folder))
            await new Start(
                store,
                args.ElementAtOrDefault(1) is { } dll && !dll.StartsWith('-')
                    ? Path.GetFullPath(dll)
                    : Path.Combine(AppContext.BaseDirectory, "Redress.Web.dll")
            ).RunAsync();
        return 0;
    case "judge":
        Judge.Run();
        return 0;
    default:
        Console.WriteLine(usage);
        return args.Length == 0 ? 0 : 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

async Task OnOfficeAsync(Func<Office, Task> measure)
{
    await using var store = await Store.OpenAsync(engine, folder);
    await using var office = await Office.OpenAsync(store);
    await measure(office);
}

async Task<bool> DeskAsync()
{
    var size = args.ElementAtOrDefault(1) is { } asked && !asked.StartsWith('-') ? Number(asked) : 100_000;
    await OnOfficeAsync(office => new Fill(office).ToAsync(size));
    await using var store = await Store.OpenAsync(engine, folder);
    var measured = await DeskBench
        .RunAsync(store, Option("--only"), Option("--circuits") is { } circuits ? Number(circuits) : 100)
        .WaitAsync(TimeSpan.FromMinutes(20));
    return measured;
}

async Task VerifyAsync(Office office)
{
    var watch = Stopwatch.StartNew();
    var broken = new List<BrokenCase>();
    await foreach (var one in office.Services.GetRequiredService<JournalVerifier>().VerifyAll())
        broken.Add(one);
    await using var db = await office
        .Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<Redress.Web.Storage.AppDb>>()
        .CreateDbContextAsync();
    var roots = await JournalVerifier.VerifyRoots(db, expected: null);
    Console.WriteLine(
        $"{engine}: {broken.Count} broken cases {string.Join(", ", broken.Take(5))}; roots intact: {roots.Intact}; {watch.Elapsed.TotalSeconds:N1} s"
    );
}

async Task BackupAsync(Office office)
{
    var file = Path.Combine(folder, "backup.copy");
    var watch = Stopwatch.StartNew();
    await office.Store.BackupAsync(file);
    const double mega = 1024 * 1024;
    Console.WriteLine(
        $"{engine}: store of {await office.Store.SizeAsync() / mega:N0} MiB copied in {watch.Elapsed.TotalSeconds:N1} s to {new FileInfo(file).Length / mega:N0} MiB"
    );
    File.Delete(file);
}
