using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Redress.Web.Storage;

/// <summary>What an operator does with a whole store: looks through it, keeps it, gets it back, moves it. Each engine has its own way.</summary>
internal interface IStoreMaintenance
{
    /// <summary>How sentences call the store: its folder, or its connection without a password.</summary>
    string Name { get; }

    /// <summary>Refuses a store that is not there, of another version, or none of ours. Claims, makes and changes nothing: a program may be at it.</summary>
    /// <exception cref="StoreException">The message says why and what to do.</exception>
    Task Attach(AppDb db, CancellationToken cancel);

    /// <summary>Makes sure that no other program is at the opened store until what is returned is disposed; null where whoever opened it is alone by that.</summary>
    /// <exception cref="StoreException">One is.</exception>
    Task<IAsyncDisposable?> Reserve(CancellationToken cancel);

    /// <summary>What is wrong with the database's own structures, a sentence each; nothing, when they are sound or the engine does not tell.</summary>
    Task<IReadOnlyList<string>> Examine(CancellationToken cancel);

    /// <summary>Writes a copy of the store as it is at one moment, while others go on writing, into a file that is not there yet.</summary>
    /// <param name="bytes">Told how many bytes are written.</param>
    /// <exception cref="StoreException">The file is there, or the copy could not be made or is not whole.</exception>
    Task Backup(string file, IProgress<long> bytes, CancellationToken cancel);

    /// <summary>Makes the store from a file that <see cref="Backup"/> made; it is opened afterwards like any other.</summary>
    /// <param name="db">Tells which versions are known; is not asked anything else.</param>
    /// <param name="replace">Moves a store that is there aside, instead of refusing.</param>
    /// <param name="bytes">Told how many bytes are read.</param>
    /// <returns>Where the former store lies; null when there was none.</returns>
    /// <exception cref="StoreException">The file is no backup of this engine's, or of a newer version; or a store is there. Nothing was changed.</exception>
    Task<string?> Restore(AppDb db, string file, bool replace, IProgress<long> bytes, CancellationToken cancel);

    /// <summary>The last key that was given by the database, for each table that has such keys and has given one.</summary>
    Task<IReadOnlyDictionary<string, long>> LastKeys(AppDb db, CancellationToken cancel);

    /// <summary>Lets the keys of a table go on after this one.</summary>
    Task SetLastKey(AppDb db, StoreKey key, long last, CancellationToken cancel);
}

/// <summary>A table whose keys the database gives, and the column that they are in.</summary>
internal readonly record struct StoreKey(string Table, string Column)
{
    /// <summary>All of them: a whole number that is the key by itself and is left to the database.</summary>
    public static IReadOnlyList<StoreKey> Of(AppDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(e => e.BaseType is null && !e.IsOwned())
                .Select(e => (e, e.FindPrimaryKey()!.Properties))
                .Where(x =>
                    x.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } key]
                    && (key.ClrType == typeof(int) || key.ClrType == typeof(long))
                )
                .Select(x => new StoreKey(x.e.GetTableName()!, x.Properties[0].GetColumnName())),
        ];
}
