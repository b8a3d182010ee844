using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Body;

/// <summary>Reads anew, from the store, what a part of the program holds of it. Those that are registered are called in order: settings first.</summary>
internal delegate Task ReloadsStored(CancellationToken cancel);

/// <summary>
/// Brings what is changed in the store by pages (settings, rulebooks, values of theirs, texts of letters) to every program on it: the row <c>changes</c> counts up with each
/// change, and is looked at every ten seconds.
/// </summary>
internal sealed class StoredChanges(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    IEnumerable<ReloadsStored> reloads,
    StoreOutages outages,
    ILogger<StoredChanges> log
) : BackgroundService
{
    private const string Setting = "changes";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _one = new(1);
    private long _read;

    /// <summary>
    /// Counts a change in the caller's transaction. The first thing in it: who changes something of this sort next waits until that is done, and so judges by what then is.
    /// </summary>
    public async Task Tell(AppDb db, CancellationToken cancel)
    {
        await engine.LockRegister(db, Setting, cancel);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, '1') ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(settings.value AS bigint) + 1 AS text)",
            cancel
        );
    }

    /// <summary>Takes over what is in the store, at once: after the commit, and at the start.</summary>
    public async Task Reload(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            // Asked first: what is changed meanwhile is read again at the next look.
            var number = await Number(cancel);
            foreach (var reload in reloads)
                await reload(cancel);
            Volatile.Write(ref _read, number);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes over what another program changed; nothing where none did.</summary>
    public async Task Look(CancellationToken cancel)
    {
        if (await Number(cancel) != Volatile.Read(ref _read))
            await Reload(cancel);
    }

    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outages.Tell(e))
                    log.LogWarning(e, "What was changed in the store could not be taken over; it is tried again");
            }
        }
    }

    private async Task<long> Number(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var value = await db.Set<SettingRow>()
            .Where(s => s.Name == Setting)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel);
        return value is null ? 0 : long.Parse(value, CultureInfo.InvariantCulture);
    }
}
