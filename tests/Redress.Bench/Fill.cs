using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Journal;
using Redress.Web.Cases.Figures;
using Redress.Web.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Bench;

/// <summary>Fills a store by copying patterns that real acts made.</summary>
internal sealed class Fill(Office office)
{
    /// <summary>A word that stands in one of three cases.</summary>
    public const string Third = "kortingsbon";

    /// <summary>How many different rare words there are; each stands in as many cases as the others.</summary>
    public const int RareWords = 50_000;

    private const int Chunk = 2500;
    private const int Many = 50_000;

    // From a thousand cases somebody recused itself, however many there are beyond the first hundred thousand.
    private const int Conflicts = 97;
    private const int LastConflict = 100_000;

    // How long a withdrawn case and one that was decided are kept at least, in weeks.
    private static readonly int[] KeptWeeks = [80, 230];

    private static readonly Type[] Order =
    [
        typeof(CaseRow),
        typeof(FigureChangeRow),
        typeof(DueRow),
        typeof(RecusalRow),
        typeof(ContactKeyRow),
        typeof(DeskWaitRow),
        typeof(JournalRow),
        typeof(JournalContentRow),
        typeof(LetterRow),
        typeof(JournalHeadRow),
    ];

    private static readonly string[] First =
    [
        "Jan",
        "Marie",
        "Luc",
        "Emma",
        "Noor",
        "Louis",
        "Anna",
        "Thomas",
        "Fatima",
        "Pieter",
        "Camille",
        "Hugo",
    ];
    private static readonly string[] Last =
    [
        "Peeters",
        "Janssens",
        "Dubois",
        "Lambert",
        "Maes",
        "Jacobs",
        "Willems",
        "Martin",
        "Claes",
        "Simon",
        "Wouters",
        "Renard",
    ];

    private readonly IDbContextFactory<AppDb> _contexts = office.Services.GetRequiredService<
        IDbContextFactory<AppDb>
    >();

    /// <summary>Fills to so many cases: three of ten are open and fall due weeks after the first day; the others ended in the years before, none so long ago that it is to be erased (FP-18).</summary>
    public async Task ToAsync(int size)
    {
        var there = (int)await office.Store.AskAsync<long>("select count(*) from cases");
        if (there >= size)
            return;
        var watch = Stopwatch.StartNew();
        var patterns = await Pattern.MakeAsync(office);
        there = (int)await office.Store.AskAsync<long>("select count(*) from cases");
        var makers = size - there < Many ? [] : await office.Store.LightenAsync();
        await AddAsync(there, size - there, (i, root, position) => Mixed(patterns, i, root, position));
        Console.WriteLine($"  rows of {size:N0} cases written after {watch.Elapsed.TotalSeconds:N0} s");
        foreach (var maker in makers)
            await office.Store.DoAsync(maker);
        await office.Services.GetRequiredService<FigureFolding>().Fold();
        await office.Store.SettleAsync();
        Console.WriteLine($"filled to {size:N0} cases in {watch.Elapsed.TotalSeconds:N0} s");
    }

    /// <summary>Adds registered cases, whose term for a refusal is over three weeks after the first day: what the sweep then finds.</summary>
    public async Task AddDueAsync(int count)
    {
        var pattern = (await Pattern.MakeAsync(office)).Open[0];
        var there = (int)await office.Store.AskAsync<long>("select count(*) from cases");
        await AddAsync(
            there,
            count,
            (i, root, position) => pattern.Like(NumberOf(i), NameOf(i), WordsOf(i), 0, root, position)
        );
        await office.Services.GetRequiredService<FigureFolding>().Fold();
    }

    private static CaseRows Mixed(Patterns patterns, int i, long root, long position)
    {
        var (pattern, weeks) =
            i < LastConflict && i % Conflicts == 0 ? (patterns.Recused, 6 + i / 10 % 90)
            : i % 10 < 3 ? (patterns.Open[i % 10], 6 + i / 10 % 90)
            : (patterns.Ended[i % 2], -14 - i / 10 % KeptWeeks[i % 2]);
        return pattern.Like(NumberOf(i), NameOf(i), WordsOf(i), weeks, root, position);
    }

    private static string NumberOf(int i) => $"BC-2026-{900_000_000 + i}";

    private static string NameOf(int i) => $"{First[i % First.Length]} {Last[i / First.Length % Last.Length]}";

    private static string WordsOf(int i) => $"woord{i % RareWords} {(i % 3 == 0 ? Third : "cadeautje")} n{i}";

    private async Task AddAsync(int first, int count, Func<int, long, long, CaseRows> make)
    {
        // The day on which this is done has its root: none is taken meanwhile.
        office.SetClock(Office.FirstDay);
        await office.Services.GetRequiredService<JournalRoots>().Take(Office.FirstDay);
        var tables = await TablesAsync();
        var root = await NewRootAsync(count);
        var heads = new ConcurrentDictionary<long, JournalHeadRow>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (count + Chunk - 1) / Chunk),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (chunk, _) =>
            {
                var cases = Enumerable
                    .Range(chunk * Chunk, Math.Min(Chunk, count - chunk * Chunk))
                    .Select(i => make(first + i, root.Id, i))
                    .ToList();
                foreach (var head in cases.SelectMany(c => c.Others).OfType<JournalHeadRow>())
                    heads[head.Position] = head;
                await office.Store.WriteAsync(_contexts, Ordered(tables, cases));
            }
        );
        await CloseAsync(root, heads);
    }

    private static List<(Table, IReadOnlyList<object>)> Ordered(
        Dictionary<Type, Table> tables,
        IReadOnlyList<CaseRows> cases
    )
    {
        var rows = cases
            .SelectMany(c => c.Others)
            .Concat(cases.Select(c => c.Case))
            .Concat(
                cases
                    .GroupBy(c => c.Case.Scheme)
                    .Select(g => new FigureChangeRow { Scheme = g.Key, Changes = Sum(g.Select(c => c.Case.Figures)) })
            )
            .ToLookup(row => row.GetType());
        return [.. Order.Select(type => (tables[type], (IReadOnlyList<object>)[.. rows[type]]))];
    }

    private async Task<Dictionary<Type, Table>> TablesAsync()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        return Order.ToDictionary(type => type, type => Table.Of(db.Model, type));
    }

    // Its day is long ago, and no other root's.
    private async Task<JournalRootRow> NewRootAsync(int cases)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        var last = await db.Set<JournalRootRow>().MaxAsync(r => (long?)r.Id) ?? 0;
        var day = new DateOnly(2020, 1, 1).AddDays((int)last);
        return new JournalRootRow
        {
            Id = last + 1,
            Day = day,
            At = new DateTimeOffset(day, default, TimeSpan.Zero),
            Cases = cases,
        };
    }

    private async Task CloseAsync(JournalRootRow root, ConcurrentDictionary<long, JournalHeadRow> heads)
    {
        using var hash = new RootHash();
        for (var i = 0L; i < root.Cases; i++)
            hash.Add(heads[i].Number, heads[i].Sequence, heads[i].Hash);
        await using var db = await _contexts.CreateDbContextAsync();
        var before = await db.Set<JournalRootRow>().SingleOrDefaultAsync(r => r.Id == root.Id - 1);
        root.Hash = hash.Finish(before?.Hash ?? RootHash.Genesis, root.Day, root.At);
        db.Add(root);
        await db.SaveChangesAsync();
    }

    private static string Sum(IEnumerable<string> figures)
    {
        var sum = new FigureCounts();
        foreach (var text in figures)
            sum.AddAll(FigureCounts.Parse(text));
        return sum.ToString();
    }
}
