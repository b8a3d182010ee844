using System.Data.Common;

namespace Redress.Web.Storage.Sqlite;

/// <summary>A text has the sign with the value zero in it. SQLite would keep it, and then show it cut short; PostgreSQL refuses it, and so does this.</summary>
internal sealed class BadTextException() : Exception("A text with a sign of the value zero cannot be kept.")
{
    public static void ThrowIfAny(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text && text.Contains('\0', StringComparison.Ordinal))
                throw new BadTextException();
    }
}
