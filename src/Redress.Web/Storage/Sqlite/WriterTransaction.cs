using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Redress.Web.Storage.Sqlite;

/// <summary>A transaction that gives up the writer's place however it ends: committed, rolled back, or just dropped, which EF Core tells no interceptor.</summary>
internal sealed class WriterTransaction(
    WriterQueue queue,
    IRelationalConnection connection,
    DbTransaction transaction,
    Guid transactionId,
    IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
    ISqlGenerationHelper sql
) : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned: true, sql)
{
    // The factory below lives in EF Core's own container, which knows no queue.
    private static readonly ConditionalWeakTable<DbTransaction, WriterQueue> Queues = [];
    private readonly DbConnection _connection = connection.DbConnection;

    /// <summary>This transaction holds a place in that queue.</summary>
    public static void Note(DbTransaction transaction, WriterQueue queue) => Queues.Add(transaction, queue);

    public static WriterQueue? QueueOf(DbTransaction transaction) =>
        Queues.TryGetValue(transaction, out var queue) ? queue : null;

    public override void Dispose()
    {
        try
        {
            base.Dispose();
        }
        finally
        {
            queue.Leave(_connection);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            queue.Leave(_connection);
        }
    }

    protected override void ClearTransaction()
    {
        queue.Leave(_connection);
        base.ClearTransaction();
    }

    protected override Task ClearTransactionAsync(CancellationToken cancellationToken = default)
    {
        queue.Leave(_connection);
        return base.ClearTransactionAsync(cancellationToken);
    }
}

/// <summary>Makes a <see cref="WriterTransaction"/> of each transaction that holds the writer's place.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "EF Core makes it.")]
internal sealed class WriterTransactionFactory(RelationalTransactionFactoryDependencies dependencies)
    : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid transactionId,
        IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned
    ) =>
        WriterTransaction.QueueOf(transaction) is { } queue
            ? new WriterTransaction(
                queue,
                connection,
                transaction,
                transactionId,
                logger,
                Dependencies.SqlGenerationHelper
            )
            : base.Create(connection, transaction, transactionId, logger, transactionOwned);
}
