using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Scheduling;

namespace Redress.Bench;

/// <summary>What people wait for, as the store grows: lists, searches, pages; and what the timekeeper does behind them.</summary>
internal sealed class Lists(Office office)
{
    private const int DueAtOnce = 1000;
    private const int Requests = 200;
    private const int Few = 40;

    public async Task RunAsync(int size)
    {
        Console.WriteLine($"{office.Store.Engine}, {size:N0} cases");
        await ApiAsync();
        await PagesAsync();
        await SweepAsync();
    }

    private async Task ApiAsync()
    {
        using var secretary = await office.ClientAsync("secretary");
        Task Search(string what, Func<int, string> words) =>
            MeasureAsync(
                secretary,
                $"search, {what}",
                i => $"/api/v1/cases?size=50&q={Uri.EscapeDataString(words(i))}"
            );
        await MeasureAsync(secretary, "worklist, first page of 50", _ => "/api/v1/cases?size=50");
        await MeasureAsync(secretary, "worklist, one state", _ => "/api/v1/cases?size=50&state=sentToMember");
        await Search("a rare word", Rare);
        await Search("a name", _ => "peeters");
        await Search("a word of every third case", _ => Fill.Third);
        await Search("a word of every case", _ => "webshop");
        await Search("a phrase of every case", _ => "\"op mijn berichten\"");
        await Search("a case number", i => $"BC-2026-{900_000_100 + i}");
        await Search("an order number", i => $"A-{900_000_100 + i}");
    }

    private static string Rare(int i) => $"woord{(100 + i * 37) % Fill.RareWords}";

    // What a person waits for: the whole page, drawn on the server.
    private async Task PagesAsync()
    {
        var number = await office.Store.AskAsync<string>(
            "select number from cases where state = 'UnderExamination' order by number desc limit 1"
        );
        using (var secretary = await office.BrowserAsync("secretary"))
        {
            await MeasureAsync(secretary, "page: worklist", _ => "/cases");
            await MeasureAsync(secretary, "page: worklist, with nobody", _ => "/cases?view=unassigned");
            await MeasureAsync(secretary, "page: worklist, a search", i => $"/cases?q={Rare(i)}");
            await MeasureAsync(secretary, "page: case", _ => $"/cases/{number}");
            await MeasureAsync(secretary, "page: calendar", _ => "/calendar", Few);
            await MeasureAsync(secretary, "page: next 30 days", _ => "/upcoming", Few);
            await MeasureAsync(secretary, "page: overview", _ => "/overview", Few);
        }

        using (var committee = await office.BrowserAsync(Pattern.Recused))
            await MeasureAsync(committee, "page: overview, with recusals", _ => "/overview", Few);
        using var shop = await office.BrowserAsync("shop");
        await MeasureAsync(shop, "page: member's list", _ => "/cases");
    }

    private static async Task MeasureAsync(
        HttpClient client,
        string what,
        Func<int, string> path,
        int requests = Requests
    )
    {
        const int warm = 30;
        var times = new List<double>();
        for (var i = 0; i < requests + warm; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path(i));
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (i >= warm)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            $"  {what, -32} p50 {times[times.Count / 2], 8:N1} ms   p95 {times[times.Count * 95 / 100], 8:N1} ms"
        );
    }

    private async Task SweepAsync()
    {
        await new Fill(office).AddDueAsync(DueAtOnce);
        var open = await office.Store.AskAsync<long>("select count(*) from due");
        var now = Office.FirstDay.AddDays(23);
        var worker = office.Services.GetRequiredService<DueWorker>();
        office.SetClock(now);
        var watch = Stopwatch.StartNew();
        var done = await worker.DoWhatIsDue(now);
        Console.WriteLine(
            $"  sweep: {open:N0} open terms, {done:N0} due and done in {watch.Elapsed.TotalSeconds:N2} s ({watch.Elapsed.TotalMilliseconds / Math.Max(1, done):N2} ms each)"
        );
        watch.Restart();
        await worker.DoWhatIsDue(now);
        Console.WriteLine($"  sweep with nothing due: {watch.Elapsed.TotalMilliseconds:N1} ms");
        office.SetClock(Office.FirstDay);
    }
}
