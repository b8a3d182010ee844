using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Body;

/// <summary>When the last whole backup was made by the program's own command; of one made otherwise nothing is known.</summary>
internal static class LastBackup
{
    private const string Name = "backed-up-at";

    public static async Task<DateTimeOffset?> Find(AppDb db, CancellationToken cancel) =>
        await db.Set<SettingRow>()
            .AsNoTracking()
            .Where(s => s.Name == Name)
            .Select(s => s.Value)
            .FirstOrDefaultAsync(cancel)
            is { } at
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var known)
            ? known
            : null;

    /// <summary>Notes one that was made just now.</summary>
    /// <returns>Why it could not be noted; null when it was.</returns>
    public static async Task<string?> Note(AppDb db, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO settings (name, value) VALUES ({Name}, {now}) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                cancel
            );
            return null;
        }
        catch (DbException e)
        {
            return e.Message;
        }
    }
}
