using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling;

/// <summary>How a task went.</summary>
/// <param name="At">When it was done last, well or not.</param>
/// <param name="FailedAt">When it failed last; null where it never did.</param>
/// <param name="Failure">What then went wrong, in one word of the program: no message, which may tell of a case.</param>
internal sealed record JobRun(DateTimeOffset At, int Milliseconds, DateTimeOffset? FailedAt, string? Failure)
{
    /// <summary>Whether it failed the last time.</summary>
    public bool Fails => FailedAt == At;
}

/// <summary>How the tasks went last: here, and as the programs on this store wrote it down, each for all.</summary>
internal sealed class JobLog(IDbContextFactory<AppDb> factory)
{
    private const string Prefix = "job:";
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, JobRun> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JobRun> _written = new(StringComparer.Ordinal);

    /// <summary>Remembers it, and writes down what others want to know: that it fails now or does no more, else from time to time.</summary>
    public async Task Done(string task, DateTimeOffset at, TimeSpan took, Exception? failure, CancellationToken cancel)
    {
        var before = _runs.GetValueOrDefault(task);
        var run = new JobRun(
            at,
            (int)took.TotalMilliseconds,
            failure is null ? before?.FailedAt : at,
            failure is null ? before?.Failure : failure.GetType().Name
        );
        _runs[task] = run;
        if (
            _written.TryGetValue(task, out var written)
            && written.Fails == run.Fails
            && run.At - written.At < WrittenEvery
        )
            return;

        await using var db = await factory.CreateDbContextAsync(cancel);
        var (name, value) = (Prefix + task, JsonSerializer.Serialize(run));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({name}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
        _written[task] = run;
    }

    /// <summary>By the name of the task: what is known here, else what another program wrote down.</summary>
    public async Task<IReadOnlyDictionary<string, JobRun>> Last(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.Set<SettingRow>().AsNoTracking().Where(s => s.Name.StartsWith(Prefix)).ToListAsync(cancel);
        var runs = rows.ToDictionary(
            r => r.Name[Prefix.Length..],
            r => JsonSerializer.Deserialize<JobRun>(r.Value)!,
            StringComparer.Ordinal
        );
        foreach (var (task, run) in _runs)
            if (runs.GetValueOrDefault(task) is not { } stored || stored.At < run.At)
                runs[task] = run;
        return runs;
    }
}
