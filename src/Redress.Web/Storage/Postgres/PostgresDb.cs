using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Storage.Postgres;

/// <summary>The model on PostgreSQL. The words of cases and notices have a column of PostgreSQL's own beside them, which its migration makes and no program reads.</summary>
internal sealed class PostgresDb : AppDb
{
    // No transaction goes on after a save in it failed. And when a savepoint cannot be let go of, the framework says so to nobody: the
    // database then answers a commit by rolling back, and that is taken for done.
    public PostgresDb(DbContextOptions<PostgresDb> options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    // What begins with something is a range of an index only where signs are in order by themselves.
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ContactKeyRow>().Property(k => k.Key).UseCollation("C");
    }
}
