using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Redress.Web.Storage.Postgres;

/// <summary>
/// Refuses to take a new line to the database in the middle of a transaction that was begun on another. The framework does that by
/// itself, without a word, where the failure by which the line broke was caught; what follows would then be written outside
/// the transaction, and stay, while all that came before it is lost. It holds for this use of the context; the next one begins anew.
/// </summary>
internal sealed class BrokenLines : DbConnectionInterceptor, IDbTransactionInterceptor
{
    // Those on which a transaction was begun and that were not closed since, each with the use of the context that began it: a context is
    // used again and again, and what is closed between two uses is not told here.
    private readonly ConditionalWeakTable<DbConnection, object> _begun = [];

    public override InterceptionResult ConnectionOpening(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    )
    {
        RefuseIfBegun(connection, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        RefuseIfBegun(connection, eventData);
        return ValueTask.FromResult(result);
    }

    public DbTransaction TransactionStarted(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result
    )
    {
        _begun.AddOrUpdate(connection, UseOf(eventData));
        return result;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(TransactionStarted(connection, eventData, result));

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) =>
        _begun.Remove(connection);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        _begun.Remove(connection);
        return Task.CompletedTask;
    }

    private void RefuseIfBegun(DbConnection connection, ConnectionEventData eventData)
    {
        if (_begun.TryGetValue(connection, out var use) && use.Equals(UseOf(eventData)))
            throw new NpgsqlException("The line to the database broke, and with it what was begun on it");
    }

    private static DbContextId UseOf(DbContextEventData eventData) => eventData.Context!.ContextId;
}
