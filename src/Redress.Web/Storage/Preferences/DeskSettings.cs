using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Storage.Preferences;

/// <summary>How each person wants the desk to be, kept with the account: the same on every device.</summary>
internal sealed class DeskSettings(IDbContextFactory<AppDb> factory)
{
    public const int LongestName = 60;
    public const int LongestValue = 2000;

    public async Task<IReadOnlyDictionary<string, string>> All(string userId, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<DeskSettingRow>()
            .AsNoTracking()
            .Where(s => s.UserId == userId)
            .ToDictionaryAsync(s => s.Name, s => s.Value, StringComparer.Ordinal, cancel);
    }

    /// <summary>Null where nothing was chosen.</summary>
    public async Task<string?> Get(string userId, string name, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<DeskSettingRow>()
            .Where(s => s.UserId == userId && s.Name == name)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel);
    }

    /// <param name="value">Null: as if nothing had been chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Name or value is longer than anything a desk keeps.</exception>
    public async Task Set(string userId, string name, string? value, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value?.Length ?? 0, LongestValue, nameof(value));
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (value is null)
        {
            await db.Set<DeskSettingRow>().Where(s => s.UserId == userId && s.Name == name).ExecuteDeleteAsync(cancel);
            return;
        }

        // Two windows of one person may choose at once: the later one counts.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO desk_settings (user_id, name, value) VALUES ({userId}, {name}, {value}) ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value",
            cancel
        );
    }
}
