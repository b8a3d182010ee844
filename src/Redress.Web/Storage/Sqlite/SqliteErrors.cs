using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Redress.Web.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to the program (sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    public static StoreFailure Explain(SqliteException e) =>
        e.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => new(StoreFailureKind.Full),
            // The index of the log lies in a file too, and could not grow.
            raw.SQLITE_IOERR when e.SqliteExtendedErrorCode == raw.SQLITE_IOERR_SHMSIZE => new(StoreFailureKind.Full),
            raw.SQLITE_CONSTRAINT
                when e.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY =>
                new(StoreFailureKind.Duplicate, TableOf(e.Message)),
            // In this program writers queue: another one, that looks the store through, has it.
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY =>
                new(StoreFailureKind.Unavailable),
            _ => new(StoreFailureKind.Other),
        };

    // "SQLite Error 19: 'UNIQUE constraint failed: idempotency.key_hash'."
    private static string? TableOf(string message)
    {
        const string before = "constraint failed: ";
        var at = message.IndexOf(before, StringComparison.Ordinal);
        return at < 0 ? null : message[(at + before.Length)..].Split('.')[0];
    }
}
