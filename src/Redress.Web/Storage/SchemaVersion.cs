using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage;

/// <summary>Brings the schema of a store to this program's version, and refuses one that a newer program wrote.</summary>
internal static class SchemaVersion
{
    /// <param name="store">How messages call the store.</param>
    /// <param name="unlock">Done before the schema is changed; null for nothing.</param>
    public static async Task BringUpToDate(AppDb db, string store, CancellationToken stop, Func<Task>? unlock = null)
    {
        var older = await IsOlder(db, store, stop);
        if ((await db.Database.GetAppliedMigrationsAsync(stop)).Any())
            await RefuseMoved(db, store, stop);
        if (older)
        {
            if (unlock is not null)
                await unlock();
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.MigrateAsync(stop);
        }
    }

    // Before anything is changed in it.
    private static async Task RefuseMoved(AppDb db, string store, CancellationToken stop)
    {
        var marks = await db.Set<SettingRow>()
            .AsNoTracking()
            .Where(s => s.Name == Moved || s.Name == HalfMoved)
            .ToDictionaryAsync(s => s.Name, s => s.Value, stop);
        if (marks.TryGetValue(HalfMoved, out var half))
            throw new StoreException(
                $"The store in {store} is not whole: a move to it was cut off or found wrong ({half}). "
                    + "The old store is still good. Empty this one (delete the file redress.db, or make the database anew), and move again."
            );
        if (marks.TryGetValue(Moved, out var moved))
            throw new StoreException(
                $"The store in {store} was moved ({moved}) and is used no more. Start the program with the new one."
            );
    }

    /// <summary>Whether the store has yet to be brought up to date.</summary>
    /// <exception cref="StoreException">It is a newer program's.</exception>
    public static async Task<bool> IsOlder(AppDb db, string store, CancellationToken stop)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        if (Unknown(db, applied) is { } newer)
            throw new StoreException(
                $"The store in {store} was written by a newer version of Redress (it has \"{newer}\"). "
                    + "Start that version, or restore a backup that was made before the upgrade."
            );
        return applied.Count < db.Database.GetMigrations().Count();
    }

    /// <summary>Refuses to look through a store that this program has never opened.</summary>
    /// <exception cref="StoreException">It is an older or a newer program's.</exception>
    public static async Task RequireSame(AppDb db, string store, CancellationToken stop)
    {
        if (await IsOlder(db, store, stop))
            throw new StoreException(
                $"The store in {store} was written by an earlier version of Redress. Start this one with it once, or use the earlier one."
            );
    }

    /// <summary>Refuses a backup of a newer program's.</summary>
    /// <param name="applied">The migrations of which it tells.</param>
    /// <exception cref="StoreException">It has one that this program does not know, or has none.</exception>
    public static void RequireKnown(AppDb db, string backup, IReadOnlyList<string> applied)
    {
        if (applied.Count == 0)
            throw BackupFile.NotOurs(backup);
        if (Unknown(db, applied) is { } newer)
            throw new StoreException(
                $"{backup} is a backup of a newer version of Redress (it has \"{newer}\"). Restore it with that version."
            );
    }

    private static string? Unknown(AppDb db, IEnumerable<string> applied) =>
        applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The setting that a store has which was copied elsewhere and is not to be written any more.</summary>
    public const string Moved = "moved";

    /// <summary>The setting of a store that is being copied into, until all of it is there and was verified.</summary>
    public const string HalfMoved = "half-moved";
}
