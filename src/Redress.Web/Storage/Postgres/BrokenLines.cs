using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Redress.Web.Storage.Postgres;

/// <summary>
/// Refuses to take a new line to the database in the middle of what was begun on another. The framework does that by itself, without a
/// word, when a line broke at a moment at which it swallows the failure; what follows would then be written outside the transaction,
/// and stay, while all that came before it is lost.
/// </summary>
internal sealed class BrokenLines : DbConnectionInterceptor
{
    // Those that were taken and not given back in order, each with the use of the context that took it: a context is used again and again.
    private readonly ConditionalWeakTable<DbConnection, object> _taken = [];

    public override InterceptionResult ConnectionOpening(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    )
    {
        RefuseIfTaken(connection, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        RefuseIfTaken(connection, eventData);
        return ValueTask.FromResult(result);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        _taken.AddOrUpdate(connection, UseOf(eventData));

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        _taken.AddOrUpdate(connection, UseOf(eventData));
        return Task.CompletedTask;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) =>
        _taken.Remove(connection);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        _taken.Remove(connection);
        return Task.CompletedTask;
    }

    private void RefuseIfTaken(DbConnection connection, ConnectionEventData eventData)
    {
        if (_taken.TryGetValue(connection, out var use) && use.Equals(UseOf(eventData)))
            throw new NpgsqlException("The line to the database broke, and with it what was begun on it");
    }

    private static DbContextId UseOf(DbContextEventData eventData) => eventData.Context!.ContextId;
}
