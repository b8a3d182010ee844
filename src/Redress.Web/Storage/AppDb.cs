using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage;

/// <summary>The one model, as both engines have it; each derives its own context, which has its own migrations.</summary>
internal abstract class AppDb(DbContextOptions options) : IdentityDbContext<User>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ModelConfiguration.Configure(builder);
        // Ids and stamps by name: the same in every database, so that the migration can hold them.
        builder
            .Entity<IdentityRole>()
            .HasData(
                Storage.Roles.All.Select(name => new IdentityRole(name)
                {
                    Id = name,
                    NormalizedName = name.ToUpperInvariant(),
                    ConcurrencyStamp = name,
                })
            );
    }
}

/// <summary>Makes contexts of the engine that the installation uses, for whoever knows only the model.</summary>
internal sealed class AppDbFactory<TDb>(IDbContextFactory<TDb> contexts) : IDbContextFactory<AppDb>
    where TDb : AppDb
{
    public AppDb CreateDbContext() => contexts.CreateDbContext();

    public async Task<AppDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
