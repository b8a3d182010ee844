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
    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    )
    {
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
        await queue.EnterAsync(connection, cancellationToken);
        return Begin(connection);
    }

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
