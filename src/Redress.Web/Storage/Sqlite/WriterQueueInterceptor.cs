using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Redress.Web.Storage.Sqlite;

/// <summary>
/// Lets every write of every context wait its turn: a transaction from its beginning to its end (<see cref="WriterTransaction"/>),
/// and a statement that writes without one, for as long as it runs.
/// </summary>
internal sealed class WriterQueueInterceptor(WriterQueue queue) : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>Of a transaction that writes nothing, and so waits for no turn; what it sees is fixed by its first question.</summary>
    public const IsolationLevel ReadsOnly = IsolationLevel.Snapshot;

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    )
    {
        if (eventData.IsolationLevel == ReadsOnly)
            return BeginToRead(connection);
        queue.Enter(connection);
        return Begin(connection);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.IsolationLevel == ReadsOnly)
            return BeginToRead(connection);
        await queue.EnterAsync(connection, cancellationToken);
        return Begin(connection);
    }

    private static InterceptionResult<DbTransaction> BeginToRead(DbConnection connection) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(
            ((SqliteConnection)connection).BeginTransaction(deferred: true)
        );

    // Begun here and not by EF Core, which would tell nobody that it could not.
    private InterceptionResult<DbTransaction> Begin(DbConnection connection)
    {
        try
        {
            var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: false);
            WriterTransaction.Note(transaction, queue);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            queue.Leave(connection);
            throw;
        }
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        BadTextException.ThrowIfAny(command);
        if (IsAlone(command))
            queue.Enter(command.Connection!);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        BadTextException.ThrowIfAny(command);
        if (IsAlone(command))
            await queue.EnterAsync(command.Connection!, cancellationToken);
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        LeaveAlone(command);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        LeaveAlone(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    )
    {
        BadTextException.ThrowIfAny(command);
        if (IsAlone(command) && Writes(command))
            queue.Enter(command.Connection!);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        BadTextException.ThrowIfAny(command);
        if (IsAlone(command) && Writes(command))
            await queue.EnterAsync(command.Connection!, cancellationToken);
        return result;
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        LeaveAlone(command);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        object? result,
        CancellationToken cancellationToken = default
    )
    {
        LeaveAlone(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        BadTextException.ThrowIfAny(command);
        if (IsAlone(command) && Writes(command))
            queue.Enter(command.Connection!);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        BadTextException.ThrowIfAny(command);
        if (IsAlone(command) && Writes(command))
            await queue.EnterAsync(command.Connection!, cancellationToken);
        return result;
    }

    public override InterceptionResult DataReaderDisposing(
        DbCommand command,
        DataReaderDisposingEventData eventData,
        InterceptionResult result
    )
    {
        LeaveAlone(command);
        return result;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => LeaveAlone(command);

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        LeaveAlone(command);
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => LeaveAlone(command);

    public override Task CommandCanceledAsync(
        DbCommand command,
        CommandEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        LeaveAlone(command);
        return Task.CompletedTask;
    }

    private bool IsAlone(DbCommand command) =>
        command is { Transaction: null, Connection: { } connection } && !queue.IsHeldBy(connection);

    private void LeaveAlone(DbCommand command)
    {
        if (command is { Transaction: null, Connection: { } connection })
            queue.Leave(connection);
    }

    private static bool Writes(DbCommand command)
    {
        var text = command.CommandText.AsSpan().TrimStart();
        while (text.StartsWith("--"))
        {
            var end = text.IndexOf('\n');
            text = end < 0 ? "" : text[(end + 1)..].TrimStart();
        }
        return !text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("WITH", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase);
    }
}
