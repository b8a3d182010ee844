using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage;

internal sealed class AppDb(DbContextOptions<AppDb> options)
    : IdentityDbContext<User>(options),
        IDataProtectionKeyContext
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
