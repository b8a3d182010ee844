using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage;

internal static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Database>();
        services.AddSingleton<TextSearch>();
        services.AddSingleton<CaseChanges>();
        services.AddHostedService(s => s.GetRequiredService<CaseChanges>());
        services.AddPooledDbContextFactory<AppDb>((s, o) => o.UseNpgsql(s.GetRequiredService<Database>().Source));
        // For Identity's stores, which live as long as a request.
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());

        // Keys in the database: every node reads the others' cookies, and one backup holds everything.
        services
            .AddDataProtection()
            .SetApplicationName("Redress")
            .PersistKeysToDbContext<AppDb>()
            .ProtectWithCertificates(builder.Configuration);
    }

    /// <summary>Before anything runs that needs the data: opens the database and brings its schema up to date.</summary>
    public static async Task OpenStorageAsync(this WebApplication app, CancellationToken stop = default)
    {
        var database = app.Services.GetRequiredService<Database>();
        var databases = app.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        // Reading the model needs no database, and a database of our own is a moment in starting.
        await Task.WhenAll(database.OpenAsync(stop), Task.Run(() => ReadModel(databases), stop));
        await DatabaseStart.MigrateAsync(database.Source, databases, stop);
    }

    private static void ReadModel(IDbContextFactory<AppDb> databases)
    {
        using var db = databases.CreateDbContext();
        _ = db.Model;
    }
}
