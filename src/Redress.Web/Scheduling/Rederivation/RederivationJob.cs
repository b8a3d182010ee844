using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Scheduling.Rederivation;

/// <summary>
/// Moves the open terms that a changed calendar moves, and tells the parties (FP-10): a few cases at a time, each by an act of its own, so that it may stop anywhere and go on.
/// Of several programs on the store one does it; a case that was done already is not moved again.
/// </summary>
internal sealed class RederivationJob(
    IDbContextFactory<AppDb> factory,
    TouchedTerms terms,
    CaseService cases,
    StoredChanges changes,
    StoreOutages outages,
    TimeProvider time,
    ILogger<RederivationJob> log
)
{
    private const int Step = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Does some of what is to be done; says whether more is left for it.</summary>
    public Task<bool> Go(CancellationToken cancel) => Go(Step, cancel);

    /// <param name="most">At how many cases it looks.</param>
    public async Task<bool> Go(int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        // The lease is the machine's affair, not the procedure's.
        var clock = TimeProvider.System.GetUtcNow();
        if (
            await RederivationRow.Read(db, cancel) is not ({ FinishedAt: null } row, var stored)
            || row.Lease > clock
            || IsEarly(row, clock)
            || await (row with { Lease = clock + Lease }).Replace(db, stored, cancel) is not { } held
        )
        {
            return false;
        }

        // The calendar that is moved to may have been set at another program a moment ago.
        await changes.Look(cancel);
        var (seen, next) = (0, row);
        await foreach (var touched in terms.Of(cases.RulebookOf, time.GetUtcNow(), row.After, cancel))
        {
            next = await Move(next, touched, cancel);
            if (++seen == most)
            {
                break;
            }
        }

        next = seen == most ? next : AfterAll(next);
        return await next.Replace(db, held, cancel) is not null && next.FinishedAt is null && !IsEarly(next, clock);
    }

    // Another program may have opened or extended a term by the old calendar after this one had looked at its case. So all are looked at once more, by when every program
    // has the new calendar.
    private RederivationRow AfterAll(RederivationRow row) =>
        row is { Pass: 1, Settled: not null }
            ? row with
            {
                Pass = 2,
                After = Guid.Empty,
            }
            : row with
            {
                FinishedAt = time.GetUtcNow(),
            };

    private static bool IsEarly(RederivationRow row, DateTimeOffset clock) => row.Pass > 1 && row.Settled > clock;

    private async Task<RederivationRow> Move(RederivationRow row, TouchedCase touched, CancellationToken cancel)
    {
        var next = row with { After = touched.Id };
        if (touched.Fault is { } fault)
        {
            return Failed(next, touched, fault);
        }

        if (touched.Terms.Count == 0)
        {
            return next;
        }

        try
        {
            var done = await cases.Do(touched.Number, Actor.Clock, new RederiveTerms(row.Reason), cancel);
            return done.Refusal is { } no ? Refused(next, touched, no) : next with { Moved = row.Moved + 1 };
        }
        catch (Exception e) when (e is not OperationCanceledException && !outages.Tell(e))
        {
            return Failed(next, touched, e);
        }
    }

    // One that cannot be computed keeps no other from it, and is not tried for ever.
    private RederivationRow Failed(RederivationRow row, TouchedCase touched, Exception e)
    {
        log.LogError(e, "The terms of {Number} could not be computed anew", touched.Number);
        return row.WithFailed(touched.Number);
    }

    private RederivationRow Refused(RederivationRow row, TouchedCase touched, Refusal no)
    {
        log.LogWarning(
            "The terms of {Number} could not be computed anew: {Reason} ({Rule})",
            touched.Number,
            no.Reason,
            no.Rule
        );
        return row with { Refused = row.Refused + 1 };
    }
}

/// <summary>Goes on with it as long as there is something to do.</summary>
internal sealed class RederivationHostedService(
    RederivationJob job,
    StoreOutages outages,
    ILogger<RederivationHostedService> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                while (await job.Go(stoppingToken))
                {
                    // More of it at once.
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outages.Tell(e))
                {
                    log.LogError(e, "Terms could not be computed anew; it is tried again");
                }
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
