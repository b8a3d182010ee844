using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Redress.Testing.Postgres;
using Redress.Web.Storage;
using Redress.Web.Storage.Postgres;

namespace Redress.Testing;

/// <summary>
/// One embedded cluster for a test process, and a database of its own for whoever asks, copied from one that was
/// migrated once. Gone with the process, also when that is killed.
/// </summary>
public static class TestCluster
{
    private const string Template = "migrated";
    private static readonly Lazy<Task<EmbeddedPostgres>> Cluster = new(StartAsync);
    private static readonly SemaphoreSlim OneCopy = new(1);
    private static int _made;

    /// <summary>A new database with the program's schema and no row of its own: its connection string.</summary>
    public static Task<string> NewDatabaseAsync() => MakeAsync($" template {Template}");

    /// <summary>A new database without any table, to try the migrations on.</summary>
    public static Task<string> EmptyDatabaseAsync() => MakeAsync("");

    private static async Task<string> MakeAsync(string template)
    {
        var cluster = await Cluster.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _made)}");
        // PostgreSQL refuses to copy a template that another copy is reading.
        await OneCopy.WaitAsync();
        try
        {
            await DoAsync(ConnectionTo(cluster, "redress"), $"create database {name}{template}");
        }
        finally
        {
            OneCopy.Release();
        }
        return ConnectionTo(cluster, name);
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("redress-test-").FullName;
        Watch(directory);
        // A temporary folder is its owner's alone, and so not passable for the user postgres.
        if (Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | UnixFileMode.OtherExecute);
        var cluster = await EmbeddedPostgres.StartAsync(
            directory,
            NullLogger.Instance,
            default,
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "autovacuum=off",
            "shared_buffers=128MB"
        );
        await MigrateAsync(ConnectionTo(cluster, Template));
        return cluster;
    }

    private static async Task MigrateAsync(string template)
    {
        await using (
            var source = NpgsqlDataSource.Create(template.Replace(Template, "redress", StringComparison.Ordinal))
        )
        await using (var make = source.CreateCommand($"create database {Template}"))
            await make.ExecuteNonQueryAsync();
        await using (var engine = new PostgresEngine(template, NullLoggerFactory.Instance))
        await using (var services = TestStore.ContextsOf<PostgresDb>(engine))
            await engine.OpenAsync(
                new AppDbFactory<PostgresDb>(services.GetRequiredService<IDbContextFactory<PostgresDb>>()),
                CancellationToken.None
            );
        // A connection that idles in a pool would keep the template from being copied.
        NpgsqlConnection.ClearAllPools();
    }

    private static string ConnectionTo(EmbeddedPostgres cluster, string database) =>
        new NpgsqlConnectionStringBuilder(cluster.ConnectionString)
        {
            Database = database,
            MaxPoolSize = 20,
        }.ConnectionString;

    private static async Task DoAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Outlives this process and clears up after it, however it ended: a shell that waits for its end. Nothing here is
    /// worth an orderly stop.
    /// </summary>
    private static void Watch(string directory)
    {
        const string script = """
            while kill -0 "$1" 2>/dev/null; do sleep 0.5; done
            pid=$(head -n 1 "$2/pg/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" && sleep 1
            rm -rf "$2"
            """;
        string[] args = ["sh", "-c", script, "sh", $"{Environment.ProcessId}", directory];
        var start = new ProcessStartInfo("setsid", args)
        {
            // Whoever runs the tests waits for those that hold its pipes.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process.Start(start)?.Dispose();
    }
}
