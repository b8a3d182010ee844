using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases.Commands;
using Redress.Web.Committee;
using Redress.Web.Labels;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling;

/// <summary>Does what fell due: in order, once, each as of its own instant, however long the program was down and however many programs share the database.</summary>
internal sealed class DueWorker(
    IDbContextFactory<AppDb> factory,
    CaseService cases,
    MandateDays mandates,
    LabelDue labels,
    IDatabaseEngine engine,
    TimeProvider time,
    ILogger<DueWorker> log
)
{
    private const int Batch = 100;

    /// <summary>Does everything due at or before <paramref name="now"/>; says how many things it did.</summary>
    public Task<int> DoWhatIsDue(DateTimeOffset now, CancellationToken cancel = default) =>
        DoWhatIsDue(now, [], cancel);

    // A committee that changes by a mandate's first or last day is followed between what was due before that day and what is due on it (FP-12).
    private async Task<int> DoWhatIsDue(DateTimeOffset now, HashSet<Guid> failed, CancellationToken cancel)
    {
        var done = 0;
        while (await mandates.Next(now, cancel) is { } day)
        {
            done += await DoUntil(day.At, failed, cancel);
            await mandates.Follow(day, cancel);
        }

        return done + await DoUntil(now, failed, cancel);
    }

    // What falls due for labels stands in one order with what falls due in cases.
    private async Task<int> DoUntil(DateTimeOffset now, HashSet<Guid> failed, CancellationToken cancel)
    {
        var done = 0;
        var stuck = new HashSet<string>(StringComparer.Ordinal);
        while (await labels.Next(now, stuck, cancel) is { } next)
        {
            done += await DoCases(next.At, failed, cancel);
            done += await labels.DoOne(next.MemberId, next.At, stuck, cancel) ? 1 : 0;
        }

        return done + await DoCases(now, failed, cancel);
    }

    private async Task<int> DoCases(DateTimeOffset now, HashSet<Guid> failed, CancellationToken cancel)
    {
        var done = 0;
        while (true)
        {
            var (tried, some) = await DoSome(now.ToUniversalTime(), failed, cancel);
            done += some;
            if (tried == 0)
            {
                return done;
            }
        }
    }

    /// <summary>The same, and waits for what another has in hand.</summary>
    public async Task DoAllThatIsDue(DateTimeOffset now, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var failed = new HashSet<Guid>();
            await DoWhatIsDue(now, failed, cancel);
            await using var db = await factory.CreateDbContextAsync(cancel);
            var until = now.ToUniversalTime();
            if (!await db.Set<DueRow>().AnyAsync(d => d.At <= until && !failed.Contains(d.CaseId), cancel))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), cancel);
        }
    }

    public Task<int> DoWhatIsDue(CancellationToken cancel = default) => DoWhatIsDue(time.GetUtcNow(), cancel);

    // Each due thing has its own transaction. What one opens may be due before the next of this batch: then the batch is read anew.
    private async Task<(int Tried, int Done)> DoSome(DateTimeOffset now, HashSet<Guid> failed, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var due = await db.Set<DueRow>()
            .AsNoTracking()
            .Where(d => d.At <= now && !failed.Contains(d.CaseId))
            .OrderBy(d => d.At)
            .ThenBy(d => d.CaseId)
            .ThenBy(d => d.What)
            .Take(Batch)
            .ToListAsync(cancel);
        var (tried, done) = (0, 0);
        for (var i = 0; i < due.Count; i++)
        {
            var (ok, next) = await DoOne(due[i], failed, cancel);
            done += ok ? 1 : 0;
            tried += ok || next is not null || failed.Contains(due[i].CaseId) ? 1 : 0;
            if (
                next is { } at && i + 1 < due.Count && at < due[i + 1].At
                || i + 1 < due.Count && due[i + 1].CaseId == due[i].CaseId
            )
            {
                break;
            }
        }

        return (tried, done);
    }

    private async Task<(bool Done, DateTimeOffset? Next)> DoOne(
        DueRow due,
        HashSet<Guid> failed,
        CancellationToken cancel
    )
    {
        try
        {
            return await cases.DoDue(due, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // An act came first; what is still due is found again.
            return (false, due.At);
        }
        catch (Exception e)
            when (e is InvalidOperationException or ArgumentException or DbUpdateException
                && engine.Explain(e).Kind is not (StoreFailureKind.Unavailable or StoreFailureKind.Full)
            )
        {
            // One case that cannot go on must not hold up all the others.
            log.LogError(e, "What fell due could not be done: {What} of case {Case}", due.What, due.CaseId);
            failed.Add(due.CaseId);
            return (false, null);
        }
    }
}

/// <summary>Has each task done twice a minute.</summary>
internal sealed class DueHostedService(
    IEnumerable<DueTask> tasks,
    JobLog jobs,
    StoreOutages outages,
    ILogger<DueHostedService> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Each for itself: what could not be done must not hold up the deletions, which may be what makes room.</summary>
    public async Task DoAll(CancellationToken cancel)
    {
        foreach (var task in tasks)
        {
            var (begun, failure) = (Stopwatch.GetTimestamp(), await Failure(task.Run, cancel));
            // Whether it was done well is what the page tells; that it could not be written down is no failure of the task.
            await Failure(
                c => jobs.Done(task.Name, TimeProvider.System.GetUtcNow(), Stopwatch.GetElapsedTime(begun), failure, c),
                cancel
            );
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            await DoAll(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Exception?> Failure(Func<CancellationToken, Task> run, CancellationToken cancel)
    {
        try
        {
            await run(cancel);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!outages.Tell(e))
            {
                log.LogError(e, "The worker of what falls due could not do what is due; it tries again");
            }

            return e;
        }
    }
}
