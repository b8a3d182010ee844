using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Figures;

/// <summary>
/// Adds to the totals what the acts changed in them. An act only leaves its change, a row of its own: no two acts wait for each other over a total.
/// What is not added yet is added by whoever reads (<see cref="FigureQuery"/>).
/// </summary>
internal sealed class FigureFolding(IDbContextFactory<AppDb> factory)
{
    private const int Batch = 1000;

    /// <summary>Does all that is there, in batches with a transaction each; says how many changes it was. Two programs that do it at once count nothing twice.</summary>
    public async Task<int> Fold(CancellationToken cancel = default)
    {
        var (done, some) = (0, Batch);
        while (some == Batch)
        {
            some = await FoldSome(cancel);
            done += some;
        }

        return done;
    }

    private async Task<int> FoldSome(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        // Mostly there is nothing, and nobody who writes is to wait for that.
        if (!await db.Set<FigureChangeRow>().AnyAsync(cancel))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changes = await db.Set<FigureChangeRow>().AsNoTracking().OrderBy(c => c.Id).Take(Batch).ToListAsync(cancel);
        // Those that were read and no others: a lower number may yet be committed.
        var ids = changes.Select(c => c.Id).ToList();
        if (await db.Set<FigureChangeRow>().Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel) != ids.Count)
        {
            // Another program had some of them in hand; what is left is for the next time.
            return 0;
        }

        foreach (var ofScheme in changes.GroupBy(c => c.Scheme))
        {
            await AddToTotals(db, ofScheme.Key, ofScheme.Select(c => c.Changes), cancel);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0;
        }

        await transaction.CommitAsync(cancel);
        return changes.Count;
    }

    private static async Task AddToTotals(
        AppDb db,
        string scheme,
        IEnumerable<string> changes,
        CancellationToken cancel
    )
    {
        var sum = new FigureCounts();
        foreach (var change in changes)
        {
            sum.AddAll(FigureCounts.Parse(change));
        }

        var days = sum.All.Select(c => c.Key.Day).Distinct().ToList();
        var totals = await db.Set<FigureRow>()
            .Where(f => f.Scheme == scheme && days.Contains(f.Day))
            .ToDictionaryAsync(f => (f.Figure, f.Day, f.Key), cancel);
        foreach (var (cell, count) in sum.All)
        {
            var figure = cell.Figure.ToString();
            if (!totals.TryGetValue((figure, cell.Day, cell.Key), out var total))
            {
                total = new FigureRow
                {
                    Scheme = scheme,
                    Figure = figure,
                    Day = cell.Day,
                    Key = cell.Key,
                };
                db.Add(total);
            }

            total.Count += count;
            if (total.Count == 0)
            {
                // Whose work is done is named no more.
                db.Remove(total);
            }
        }
    }
}

/// <summary>Adds the changes to the totals every few seconds.</summary>
internal sealed class FigureFoldingHostedService(
    FigureFolding folding,
    StoreOutages outages,
    ILogger<FigureFoldingHostedService> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await folding.Fold(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outages.Tell(e))
                {
                    log.LogWarning(
                        e,
                        "Changes could not be added to the figures; they are added later, and are counted meanwhile"
                    );
                }
            }
        }
    }
}
