using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Postgres;

/// <summary>The model on PostgreSQL. The words of cases and notices have a column of PostgreSQL's own beside them, which its migration makes and no program reads.</summary>
internal sealed class PostgresDb : AppDb
{
    // No transaction goes on after a save in it failed. And when a savepoint cannot be let go of, the framework says so to nobody: the
    // database then answers a commit by rolling back, and that is taken for done.
    public PostgresDb(DbContextOptions<PostgresDb> options)
        : base(options) => Database.AutoSavepointsEnabled = false;
}
