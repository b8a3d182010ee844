using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Postgres;
using Redress.Web.Storage.Preferences;
using Redress.Web.Storage.Sqlite;

namespace Redress.Web.Storage.Setup;

internal static class StorageSetup
{
    /// <summary>The connection string of a PostgreSQL database of the operator's own; null for a SQLite store in <see cref="DirectoryOf"/>.</summary>
    public static string? ConnectionOf(IConfiguration configuration) =>
        configuration.GetConnectionString("Redress") is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;

    /// <summary>Whether the keys of cookies and links lie encrypted in the store: a program that is alone on it sees to that itself.</summary>
    public static bool EncryptsKeys(IConfiguration configuration) =>
        ConnectionOf(configuration) is null || KeyCertificates.AreGiven(configuration);

    /// <summary>Where the data lies that is not in a database of the operator's own.</summary>
    public static string DirectoryOf(IConfiguration configuration) =>
        configuration["Storage:Directory"] is { } given && !string.IsNullOrWhiteSpace(given)
            ? Path.GetFullPath(given)
            : DataDirectory.Default;

    /// <param name="serves">Whether the program was started to serve, and not for a command, which may be anybody's.</param>
    public static void AddStorage(this WebApplicationBuilder builder, bool serves)
    {
        var services = builder.Services;
        services.AddStore(ConnectionOf(builder.Configuration), DirectoryOf(builder.Configuration));

        services.AddSingleton<StoreOutages>();
        services.AddSingleton<DeskSettings>();
        services.AddSingleton<CaseChanges>();
        services.AddHostedService(s => s.GetRequiredService<CaseChanges>());
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<AuditRetention>();
        builder.AddStoredSettings();
        // For Identity's stores, which live as long as a request.
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext());
        builder.AddKeys(serves);
    }

    // Keys in the database: every node reads the others' cookies. A program that is alone on its store makes itself the certificate that encrypts them.
    private static void AddKeys(this WebApplicationBuilder builder, bool serves)
    {
        var given = KeyCertificates.Given(builder.Configuration);
        var isAlone = ConnectionOf(builder.Configuration) is null && !builder.Environment.IsEnvironment("Demo");
        var own = OwnCertificate.Of(DirectoryOf(builder.Configuration), make: serves && isAlone && given.Count == 0);
        var encrypts =
            given.Count > 0 ? given[0]
            : isAlone ? own
            : null;
        builder
            .Services.AddDataProtection()
            .SetApplicationName("Redress")
            .PersistKeysToDbContext<AppDb>()
            .ProtectWith(encrypts, own is null ? [.. given] : [.. given, own]);
        builder.Services.AddSingleton(s => new ClearKeys(
            isAlone ? encrypts : null,
            s.GetRequiredService<IDbContextFactory<AppDb>>(),
            s.GetRequiredService<ILoggerFactory>()
        ));
    }

    // The lowest of all sources: whatever the operator gives wins.
    private static void AddStoredSettings(this WebApplicationBuilder builder)
    {
        var configuration = new StoredConfiguration();
        builder.Configuration.Sources.Insert(0, configuration);
        builder.Services.AddSingleton(configuration);
        builder.Services.AddSingleton<StoredSettings>();
        builder.Services.AddSingleton<ReloadsStored>(s => s.GetRequiredService<StoredSettings>().Load);
        builder.Services.AddSingleton<StoredChanges>();
        builder.Services.AddHostedService(s => s.GetRequiredService<StoredChanges>());
    }

    /// <summary>The engine of one store and what makes contexts of it.</summary>
    /// <param name="connection">PostgreSQL's; null: SQLite in that directory.</param>
    public static void AddStore(this IServiceCollection services, string? connection, string directory)
    {
        if (connection is not null)
            services.AddEngine<PostgresDb>(s => new PostgresEngine(connection, s.GetRequiredService<ILoggerFactory>()));
        else
            services.AddEngine<SqliteDb>(s => new SqliteEngine(
                directory,
                s.GetRequiredService<ILogger<SqliteEngine>>()
            ));
    }

    private static void AddEngine<TDb>(this IServiceCollection services, Func<IServiceProvider, IDatabaseEngine> make)
        where TDb : AppDb
    {
        services.AddSingleton(make);
        services.AddPooledDbContextFactory<TDb>(
            (s, o) =>
            {
                s.GetRequiredService<IDatabaseEngine>().Configure(o);
                // Whoever catches the failure tells of it. Told here too, the log would fill while the store is away.
                o.ConfigureWarnings(w =>
                    w.Ignore(
                        RelationalEventId.CommandError,
                        RelationalEventId.ConnectionError,
                        RelationalEventId.TransactionError,
                        CoreEventId.QueryIterationFailed,
                        CoreEventId.SaveChangesFailed,
                        // Of a common word some hits will do, whichever they are.
                        CoreEventId.RowLimitingOperationWithoutOrderByWarning
                    )
                );
            }
        );
        services.AddSingleton<IDbContextFactory<AppDb>, AppDbFactory<TDb>>();
    }

    /// <summary>Before anything runs that needs the data: opens the store, brings its schema up to date, and reads what the program takes from it.</summary>
    public static async Task OpenStorageAsync(this WebApplication app, CancellationToken stop = default)
    {
        await app
            .Services.GetRequiredService<IDatabaseEngine>()
            .OpenAsync(app.Services.GetRequiredService<IDbContextFactory<AppDb>>(), stop);
        // Before anything is opened with them.
        await app.Services.GetRequiredService<ClearKeys>().Encrypt(stop);
        await app.Services.GetRequiredService<StoredChanges>().Reload(stop);
    }
}
