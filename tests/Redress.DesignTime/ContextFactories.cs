using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Storage.Postgres;
using Redress.Web.Storage.Sqlite;

namespace Redress.DesignTime;

/// <summary>dotnet ef migrations add Name --project src/Redress.Web --startup-project tests/Redress.DesignTime --context SqliteDb -o Storage/Sqlite/Migrations</summary>
[SuppressMessage("Performance", "CA1812", Justification = "EF Core's tool makes it.")]
internal sealed class SqliteDbFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(ApplicationServices.In(new DbContextOptionsBuilder<SqliteDb>()).UseSqlite("Data Source=nowhere").Options);
}

/// <summary>The same with PostgresDb and Storage/Postgres/Migrations.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "EF Core's tool makes it.")]
internal sealed class PostgresDbFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(ApplicationServices.In(new DbContextOptionsBuilder<PostgresDb>()).UseNpgsql("Host=nowhere").Options);
}

/// <summary>The schema of Identity follows its options, which the context asks of the application's services.</summary>
internal static class ApplicationServices
{
    public static DbContextOptionsBuilder<TDb> In<TDb>(DbContextOptionsBuilder<TDb> options)
        where TDb : DbContext =>
        options.UseApplicationServiceProvider(
            new ServiceCollection()
                .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
                .BuildServiceProvider()
        );
}
