using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage;

/// <summary>Brings the schema of a store to this program's version, and refuses one that a newer program wrote.</summary>
internal static class SchemaVersion
{
    /// <param name="store">How messages call the store.</param>
    public static async Task BringUpToDate(AppDb db, string store, CancellationToken stop)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        if (applied.Find(name => !known.Contains(name)) is { } newer)
            throw new StoreException(
                $"The store in {store} was written by a newer version of Redress (it has \"{newer}\"). "
                    + "Start that version, or restore a backup that was made before the upgrade."
            );
        if (applied.Count < known.Count)
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.MigrateAsync(stop);
        }
        if (await db.Set<SettingRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == Moved, stop) is { } moved)
            throw new StoreException(
                $"The store in {store} was moved ({moved.Value}) and is used no more. Start the program with the new one."
            );
    }

    /// <summary>The setting that a store has which was copied elsewhere and is not to be written any more.</summary>
    public const string Moved = "moved";
}
