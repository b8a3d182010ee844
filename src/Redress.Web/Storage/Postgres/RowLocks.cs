using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Redress.Web.Storage.Postgres;

/// <summary>Holds the rows of a query that is tagged so: LINQ has no word for it.</summary>
internal sealed class RowLocks : DbCommandInterceptor
{
    public const string Wait = "held until the end of the transaction";
    public const string Skip = "held until the end of the transaction, without those that others hold";

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Lock(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Lock(command);
        return ValueTask.FromResult(result);
    }

    // A tag is the comment with which a query begins.
    private static void Lock(DbCommand command)
    {
        if (command.CommandText.StartsWith($"-- {Skip}\n", StringComparison.Ordinal))
            command.CommandText += "\nFOR UPDATE SKIP LOCKED";
        else if (command.CommandText.StartsWith($"-- {Wait}\n", StringComparison.Ordinal))
            command.CommandText += "\nFOR UPDATE";
    }
}
