using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling.Rederivation;

/// <summary>How far the computing anew of terms has come (FP-10), as it is kept in the store: it goes on after a restart where it stood.</summary>
/// <param name="After">The last case that was looked at.</param>
/// <param name="Moved">In how many cases terms were moved.</param>
/// <param name="Refused">In how many that was refused.</param>
/// <param name="Lease">Until when whoever works on it has it alone.</param>
/// <param name="Failed">The cases of which the terms could not be computed, the first ones of them.</param>
/// <param name="Pass">How often all cases were begun with; the last time by when every program on the store had the new calendar.</param>
/// <param name="Settled">From when on, by the machine's clock, every program has it; null for what was begun before this was kept.</param>
internal sealed record RederivationRow(
    string Reason,
    Guid After,
    int Moved,
    int Refused,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? Lease,
    IReadOnlyList<string>? Failed = null,
    int Pass = 1,
    DateTimeOffset? Settled = null
)
{
    /// <summary>How many cases it names that failed.</summary>
    public const int MostFailed = 20;

    private const string Setting = "rederive";

    // Programs look every ten seconds; one that was busy takes a little longer.
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(20);

    /// <summary>The last one, with how it stands in the store; null where there was never one.</summary>
    public static async Task<(RederivationRow Row, string Stored)?> Read(AppDb db, CancellationToken cancel)
    {
        var stored = await db.Set<SettingRow>()
            .Where(s => s.Name == Setting)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel);
        return stored is null ? null : (JsonSerializer.Deserialize<RederivationRow>(stored)!, stored);
    }

    /// <summary>Begins anew with all cases, in the caller's transaction; one that is not finished is done with it, for both reasons.</summary>
    public static async Task Begin(AppDb db, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var before = (await Read(db, cancel))?.Row;
        var all = before is { FinishedAt: null } ? $"{before.Reason}; {reason}" : reason;
        var settled = TimeProvider.System.GetUtcNow() + Settles;
        var value = JsonSerializer.Serialize(
            new RederivationRow(all, Guid.Empty, 0, 0, now, null, null, Settled: settled)
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
    }

    /// <summary>The same with one case more of which the terms could not be computed.</summary>
    public RederivationRow WithFailed(string number) =>
        (Failed ?? []) is { Count: < MostFailed } failed && !failed.Contains(number)
            ? this with
            {
                Failed = [.. failed, number],
            }
            : this;

    /// <summary>Puts this in the place of what was read. Not, where another did so since.</summary>
    public async Task<string?> Replace(AppDb db, string stored, CancellationToken cancel)
    {
        var value = JsonSerializer.Serialize(this);
        return
            await db.Set<SettingRow>()
                .Where(s => s.Name == Setting && s.Value == stored)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value), cancel) == 1
            ? value
            : null;
    }
}
