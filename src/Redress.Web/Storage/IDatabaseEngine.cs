using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Storage;

/// <summary>
/// What SQLite and PostgreSQL do each in its own way. Everything else is plain LINQ that both translate; no type of a
/// database's provider is used outside the folders of the two engines.
/// </summary>
internal interface IDatabaseEngine : IAsyncDisposable, IDisposable
{
    /// <summary>What an operator does with the whole store.</summary>
    IStoreMaintenance Maintenance { get; }

    /// <summary>Makes the options of a context: which store, and how it is spoken to.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>Opens the store and brings its schema to this program's version.</summary>
    /// <exception cref="StoreException">It cannot be opened; the message says why and what to do.</exception>
    Task OpenAsync(IDbContextFactory<AppDb> databases, CancellationToken stop);

    /// <summary>
    /// These rows, held until the transaction ends: whoever else asks for them so waits, or with
    /// <paramref name="skipLocked"/> does not find them. Only inside a transaction, and for one table without a join.
    /// </summary>
    IQueryable<T> ForUpdate<T>(IQueryable<T> rows, bool skipLocked = false);

    /// <summary>Holds a register as a whole until the transaction ends, such as the members' or the committee's: who changes it next sees what was changed.</summary>
    Task LockRegister(AppDb db, string name, CancellationToken cancel);

    /// <summary>The next number of a series, from 1; the series is made at its first use. None is given twice; one that is not used leaves a gap (BC-5).</summary>
    Task<long> NextNumber(AppDb db, string series, CancellationToken cancel);

    /// <summary>How far each series of numbers has come, by name.</summary>
    Task<IReadOnlyDictionary<string, long>> Series(AppDb db, CancellationToken cancel);

    /// <summary>Lets a series go on after this number.</summary>
    Task SetSeries(AppDb db, string series, long last, CancellationToken cancel);

    /// <summary>The <see cref="CaseRow.Row"/> of the cases in which the words are found, in no order.</summary>
    IQueryable<long> CasesFound(AppDb db, SearchQuery sought);

    /// <summary>The <see cref="NoticeRow.Row"/> of the notices in which the words are found, in no order.</summary>
    IQueryable<long> NoticesFound(AppDb db, SearchQuery sought);

    /// <summary>Begins to read the store as it is now: nothing that others write meanwhile is seen until the transaction ends. Nothing is written in it.</summary>
    Task<IDbContextTransaction> BeginSnapshot(AppDb db, CancellationToken cancel);

    /// <summary>What a failure means, whoever wrapped it.</summary>
    StoreFailure Explain(Exception e);

    /// <summary>Tells all programs on this store that some case changed; its transaction is committed.</summary>
    Task Signal(CancellationToken cancel);

    /// <summary>Calls back at each such change, from whichever program, until it is stopped.</summary>
    Task Listen(Action changed, CancellationToken stop);

    /// <summary>Null while all is well; else what the operator should mend before it fails, in English.</summary>
    /// <exception cref="Exception">The store does not answer.</exception>
    Task<string?> Warning(CancellationToken cancel);

    /// <summary>How much room the store takes, and how much is left where it lies.</summary>
    Task<StoreSize> Size(CancellationToken cancel);
}

/// <param name="Free">Null where only the database's own server knows.</param>
internal readonly record struct StoreSize(long Bytes, long? Free);

/// <summary>Why the store did not do what was asked.</summary>
internal enum StoreFailureKind
{
    /// <summary>Nothing that is known here: a fault of the program.</summary>
    Other,

    /// <summary>A row of that key is there already.</summary>
    Duplicate,

    /// <summary>Another write came in between; trying again may succeed.</summary>
    Collision,

    /// <summary>The store does not answer now.</summary>
    Unavailable,

    /// <summary>There is no room to write.</summary>
    Full,

    /// <summary>A text holds a sign that no text of the store can hold.</summary>
    BadText,
}

/// <param name="Table">Of a duplicate: in which table.</param>
internal readonly record struct StoreFailure(StoreFailureKind Kind, string? Table = null);
