using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Scheduling;

namespace Redress.Bench;

/// <summary>What a secretary waits for, as the store grows: the worklist, a search, and what the timekeeper does behind it.</summary>
internal sealed class Lists(Office office)
{
    private const int Requests = 200;
    private const int Few = 20;

    public async Task RunAsync(int size)
    {
        using var secretary = await office.ClientAsync("secretary");
        Console.WriteLine($"{size, 9:N0} cases");
        await MeasureAsync(secretary, "worklist, first page of 50", _ => "/api/v1/cases?size=50");
        await MeasureAsync(secretary, "worklist, one state", _ => "/api/v1/cases?size=50&state=sentToMember");
        await MeasureAsync(secretary, "search, a rare word", i => $"/api/v1/cases?size=50&q=woord{i * 37 % 50_000}");
        await MeasureAsync(secretary, "search, a name", i => "/api/v1/cases?size=50&q=peeters");
        await MeasureAsync(secretary, "search, a word of every case", _ => "/api/v1/cases?size=50&q=webshop", 20);
        await PagesAsync();
        await SweepAsync();
    }

    // What a person waits for: the whole page, drawn on the server.
    private async Task PagesAsync()
    {
        using var secretary = await office.BrowserAsync("secretary");
        var number = await office.AskAsync<string>(
            "select number from cases where state = 'UnderExamination' order by number limit 1"
        );
        await MeasureAsync(secretary, "page: worklist", _ => "/cases");
        await MeasureAsync(secretary, "page: worklist, with nobody", _ => "/cases?view=unassigned");
        await MeasureAsync(secretary, "page: worklist, a search", i => $"/cases?q=woord{i * 37 % 50_000}");
        await MeasureAsync(secretary, "page: case", _ => $"/cases/{number}");
        await MeasureAsync(secretary, "page: calendar", _ => "/calendar", Few);
        await MeasureAsync(secretary, "page: next 30 days", _ => "/upcoming", Few);
        await MeasureAsync(secretary, "page: overview", _ => "/overview", Few);
    }

    private static async Task MeasureAsync(
        HttpClient client,
        string what,
        Func<int, string> path,
        int requests = Requests
    )
    {
        var times = new List<double>();
        for (var i = 0; i < requests + 10; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path(i));
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (i >= 10)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(
            $"  {what, -32} p50 {times[times.Count / 2], 8:N1} ms   p95 {times[times.Count * 95 / 100], 8:N1} ms"
        );
    }

    private async Task SweepAsync()
    {
        var open = await office.AskAsync<long>("select count(*) from due");
        var now = Office.FirstDay.AddDays(23);
        var due = await office.AskAsync<long>($"select count(*) from due where at <= '{now:O}'");
        office.SetClock(now);
        var watch = Stopwatch.StartNew();
        var done = await office.Services.GetRequiredService<DueWorker>().DoWhatIsDue(now);
        Console.WriteLine(
            $"  sweep: {open:N0} open terms, {due:N0} due, {done:N0} done in {watch.Elapsed.TotalSeconds:N2} s ({watch.Elapsed.TotalMilliseconds / Math.Max(1, done):N2} ms each)"
        );
        watch.Restart();
        await office.Services.GetRequiredService<DueWorker>().DoWhatIsDue(now);
        Console.WriteLine($"  sweep with nothing due: {watch.Elapsed.TotalMilliseconds:N1} ms");
    }
}
