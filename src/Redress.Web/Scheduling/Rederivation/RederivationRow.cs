using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling.Rederivation;

/// <summary>How far the computing anew of terms has come (FP-10), as it is kept in the store: it goes on after a restart where it stood.</summary>
/// <param name="After">The last case that was looked at.</param>
/// <param name="Moved">In how many cases terms were moved.</param>
/// <param name="Refused">In how many that was refused.</param>
/// <param name="Lease">Until when whoever works on it has it alone.</param>
internal sealed record RederivationRow(
    string Reason,
    Guid After,
    int Moved,
    int Refused,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? Lease
)
{
    private const string Setting = "rederive";

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
        var value = JsonSerializer.Serialize(new RederivationRow(all, Guid.Empty, 0, 0, now, null, null));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (name, value) VALUES ({Setting}, {value}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            cancel
        );
    }

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
