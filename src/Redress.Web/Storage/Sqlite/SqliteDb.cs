using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Redress.Web.Storage.Sqlite;

/// <summary>The model on SQLite: instants as text that sorts, and every change in a transaction, so that it waits its turn (<see cref="WriterQueue"/>).</summary>
internal sealed class SqliteDb : AppDb
{
    public SqliteDb(DbContextOptions<SqliteDb> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantText>();
        // For the parameters of SQL of our own too.
        configurationBuilder.DefaultTypeMapping<DateTimeOffset>().HasConversion<InstantText>();
    }

    /// <summary>An instant in UTC to the microsecond, of one width: it sorts as text, can be read, and is as exact as PostgreSQL's, so that a journal that is moved still verifies.</summary>
    private sealed class InstantText()
        : ValueConverter<DateTimeOffset, string>(
            at => at.UtcDateTime.ToString(Format, System.Globalization.CultureInfo.InvariantCulture),
            text =>
                DateTimeOffset.ParseExact(
                    text,
                    Format,
                    System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.AssumeUniversal
                )
        )
    {
        private const string Format = "yyyy-MM-dd HH:mm:ss.ffffff";
    }
}
