using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Redress.Testing;

/// <summary>Is told of every question that the programs of this process ask their store in this flow of a test, until it is disposed.</summary>
public sealed class ExecutedCommands : IDisposable
{
    private static readonly AsyncLocal<ExecutedCommands?> Current = new();
    private readonly Action<string> _told;

    public ExecutedCommands(Action<string> told)
    {
        _told = told;
        Current.Value = this;
    }

    public void Dispose() => Current.Value = null;

    internal sealed class Interceptor : DbCommandInterceptor
    {
        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default
        )
        {
            Current.Value?._told(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
