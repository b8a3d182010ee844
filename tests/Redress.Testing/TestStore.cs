using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Redress.Web.Storage;
using Redress.Web.Storage.Sqlite;

namespace Redress.Testing;

/// <summary>
/// A store of its own for whoever asks, on the engine that <c>REDRESS_TEST_ENGINE</c> names: <c>sqlite</c>, which is what most
/// installations have, or <c>postgres</c>.
/// </summary>
public static class TestStore
{
    private const string Memory = "/dev/shm";
    private const long RoomWanted = 2L * 1024 * 1024 * 1024;
    private static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("REDRESS_TEST_ENGINE") == "postgres";

    /// <summary>A new store with the program's schema and no row of its own: a folder, or a connection string.</summary>
    public static Task<string> NewAsync() => IsPostgres ? TestCluster.NewDatabaseAsync() : NewSqliteAsync();

    /// <summary>A new folder with a store on SQLite, whatever the tests run on.</summary>
    public static async Task<string> NewSqliteAsync()
    {
        var folder = NewFolder();
        File.Copy(Path.Combine(await Migrated.Value, SqliteStore.FileName), Path.Combine(folder, SqliteStore.FileName));
        return folder;
    }

    /// <summary>The setting of the program that leads to the store.</summary>
    public static KeyValuePair<string, string> SettingOf(string store) =>
        new(Path.IsPathRooted(store) ? "Storage:Directory" : "ConnectionStrings:Redress", store);

    /// <summary>The same as a variable of the program's environment.</summary>
    public static string VariableOf(string store) => SettingOf(store).Key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Throws a store away that is a folder.</summary>
    public static void Delete(string store)
    {
        if (Path.IsPathRooted(store) && Directory.Exists(store))
            Directory.Delete(store, recursive: true);
    }

    /// <summary>A folder in memory where there is some to spare: nothing here has to outlive the machine.</summary>
    public static string NewFolder()
    {
        return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > RoomWanted
            ? Directory
                .CreateDirectory(Path.Combine(Memory, OfProcess(Environment.ProcessId), $"{Guid.NewGuid():N}"))
                .FullName
            : Directory.CreateTempSubdirectory("redress-test-").FullName;
    }

    private static string OfProcess(int id) => $"redress-test-{id}";

    // Also what a killed process left.
    private static void ClearUp(bool own)
    {
        var running = Process.GetProcesses().Select(p => OfProcess(p.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (
            var folder in Directory.Exists(Memory) ? Directory.GetDirectories(Memory, OfProcess(0)[..^1] + "*") : []
        )
            if (
                !running.Contains(Path.GetFileName(folder))
                || (own && folder.EndsWith(OfProcess(Environment.ProcessId), StringComparison.Ordinal))
            )
                Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> MigrateAsync()
    {
        ClearUp(own: false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ClearUp(own: true);
        var folder = NewFolder();
        await using var engine = new SqliteEngine(folder, NullLogger<SqliteEngine>.Instance);
        await using var services = ContextsOf<SqliteDb>(engine);
        await engine.OpenAsync(
            new AppDbFactory<SqliteDb>(services.GetRequiredService<IDbContextFactory<SqliteDb>>()),
            CancellationToken.None
        );
        return folder;
    }

    /// <summary>What makes contexts of an engine; the options of Identity shape its tables.</summary>
    internal static ServiceProvider ContextsOf<TDb>(IDatabaseEngine engine, params IInterceptor[] interceptors)
        where TDb : AppDb =>
        new ServiceCollection()
            .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddPooledDbContextFactory<TDb>(options =>
            {
                engine.Configure(options);
                options.AddInterceptors(interceptors);
            })
            .BuildServiceProvider();
}
