using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Redress.Web.Storage;

namespace Redress.Web.Operations;

/// <summary>
/// Copies every row of one store into another, empty one, whatever their engines: all tables of the model, in the order of their foreign keys, as they are at one moment, with the
/// series of numbers and the keys that the database gives. Until somebody takes its mark away (<see cref="SchemaVersion.HalfMoved"/>), the other store refuses to start.
/// </summary>
internal sealed class StoreCopy(IDatabaseEngine from, IDatabaseEngine to)
{
    private const int Batch = 500;

    /// <summary>For rows that hold bytes: a piece of a document is up to 256 KiB.</summary>
    private const int BatchOfBytes = 32;

    private static readonly TimeSpan CommandTimeout = TimeSpan.FromHours(6);

    private static readonly MethodInfo OneTable = typeof(StoreCopy).GetMethod(
        nameof(CopyTable),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    private static readonly MethodInfo OneCount = typeof(StoreCopy).GetMethod(
        nameof(Count),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    /// <exception cref="StoreException">The other store is not empty, or has another number of rows afterwards.</exception>
    public async Task Run(IDbContextFactory<AppDb> sources, IDbContextFactory<AppDb> targets, CancellationToken cancel)
    {
        await using var source = await sources.CreateDbContextAsync(cancel);
        await using var target = await targets.CreateDbContextAsync(cancel);
        source.Database.SetCommandTimeout(CommandTimeout);
        target.Database.SetCommandTimeout(CommandTimeout);
        target.ChangeTracker.AutoDetectChangesEnabled = false;
        var tables = InOrder(source.Model);
        var seeded = SeededRows(target);
        await Begin(target, tables, seeded, cancel);

        await using var snapshot = await from.BeginSnapshot(source, cancel);
        using (var progress = new ConsoleProgress<(string Table, long Rows)>(Written))
            foreach (var table in tables)
                await (Task)
                    OneTable
                        .MakeGenericMethod(table.ClrType)
                        .Invoke(null, [source, target, seeded.ContainsKey(table.Name), progress, cancel])!;
        foreach (var (series, last) in await from.Series(source, cancel))
            await to.SetSeries(target, series, last, cancel);
        var keys = await from.Maintenance.LastKeys(source, cancel);
        foreach (var key in StoreKey.Of(target))
            if (keys.TryGetValue(key.Table, out var last))
                await to.Maintenance.SetLastKey(target, key, last, cancel);

        foreach (var table in tables)
        {
            var (had, has) = (await CountOf(source, table, cancel), await CountOf(target, table, cancel));
            if (had != has)
                throw new StoreException(
                    $"The table {table.GetTableName()} has {has} rows after the move and had {had}. The old store is as it was."
                );
        }
    }

    private async Task Begin(
        AppDb target,
        IReadOnlyList<IEntityType> tables,
        IReadOnlyDictionary<string, int> seeded,
        CancellationToken cancel
    )
    {
        foreach (var table in tables)
            if (await CountOf(target, table, cancel) != seeded.GetValueOrDefault(table.Name))
                throw new StoreException(
                    $"{to.Maintenance.Name} is not empty: there are rows in {table.GetTableName()}. Name an empty folder or database."
                );
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        target.Add(new SettingRow { Name = SchemaVersion.HalfMoved, Value = $"{now}, from {from.Maintenance.Name}" });
        await target.SaveChangesAsync(cancel);
        target.ChangeTracker.Clear();
    }

    private static async Task CopyTable<T>(
        AppDb source,
        AppDb target,
        bool isSeeded,
        IProgress<(string, long)> progress,
        CancellationToken cancel
    )
        where T : class
    {
        var table = source.Model.FindEntityType(typeof(T))!;
        // Rows that the schema comes with may have been changed since.
        if (isSeeded)
            await target.Set<T>().ExecuteDeleteAsync(cancel);
        var size = table.GetProperties().Any(p => p.ClrType == typeof(byte[])) ? BatchOfBytes : Batch;
        var done = 0L;
        await foreach (
            var some in source.Set<T>().AsNoTracking().AsAsyncEnumerable().Chunk(size).WithCancellation(cancel)
        )
        {
            target.Set<T>().AddRange(some);
            await target.SaveChangesAsync(cancel);
            target.ChangeTracker.Clear();
            done += some.Length;
            progress.Report((table.GetTableName()!, done));
        }
    }

    // The mark is not of the copied rows.
    private static Task<long> Count<T>(AppDb db, CancellationToken cancel)
        where T : class =>
        typeof(T) == typeof(SettingRow)
            ? db.Set<SettingRow>().LongCountAsync(s => s.Name != SchemaVersion.HalfMoved, cancel)
            : db.Set<T>().LongCountAsync(cancel);

    private static Task<long> CountOf(AppDb db, IEntityType table, CancellationToken cancel) =>
        (Task<long>)OneCount.MakeGenericMethod(table.ClrType).Invoke(null, [db, cancel])!;

    // How many rows the schema itself comes with, by the entity's name; only the whole model knows.
    private static Dictionary<string, int> SeededRows(AppDb db) =>
        db.GetService<IDesignTimeModel>()
            .Model.GetEntityTypes()
            .Select(e => (e.Name, Rows: e.GetSeedData().Count()))
            .Where(e => e.Rows > 0)
            .ToDictionary(e => e.Name, e => e.Rows, StringComparer.Ordinal);

    private static List<IEntityType> InOrder(IModel model)
    {
        var left = model
            .GetEntityTypes()
            .Where(e => e.BaseType is null && !e.IsOwned())
            .OrderBy(e => e.GetTableName(), StringComparer.Ordinal)
            .ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(e =>
                e.GetDerivedTypesInclusive()
                    .SelectMany(t => t.GetDeclaredForeignKeys())
                    .Select(key => key.PrincipalEntityType.GetRootType())
                    .All(p => p == e || ordered.Contains(p))
            );
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }

    private static string Written((string Table, long Rows) at) =>
        string.Create(CultureInfo.InvariantCulture, $"copied: {at.Table}, {at.Rows:N0} rows");
}
