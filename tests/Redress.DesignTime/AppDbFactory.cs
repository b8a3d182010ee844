using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Storage;

namespace Redress.DesignTime;

/// <summary>
/// dotnet ef migrations add Name --project src/Redress.Web --startup-project tests/Redress.DesignTime -o Storage/Migrations
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "EF Core's tool makes it.")]
internal sealed class AppDbFactory : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        // The schema of Identity follows its options, which the context asks of the application's services.
        var services = new ServiceCollection()
            .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .BuildServiceProvider();
        var options = new DbContextOptionsBuilder<AppDb>()
            .UseApplicationServiceProvider(services)
            .UseNpgsql("Host=nowhere")
            .Options;
        return new(options);
    }
}
