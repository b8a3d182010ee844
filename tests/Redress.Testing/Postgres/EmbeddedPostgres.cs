using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using Redress.Web.Storage;

namespace Redress.Testing.Postgres;

/// <summary>
/// A private PostgreSQL cluster in a folder: made at the first start, reached over its own Unix socket only, stopped
/// with the program, and taken over again when a killed program left it running.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string User = "redress";
    private const string Folder = "pg";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private static readonly string[] Settings =
    [
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "max_connections=200",
        "shared_buffers=256MB",
        "wal_buffers=16MB",
        "max_wal_size=2GB",
        "checkpoint_timeout=15min",
        "wal_compression=on",
        "random_page_cost=1.1",
        "jit=off",
        "log_checkpoints=off",
    ];

    private readonly string _home;
    private readonly string _data;
    private readonly string _log;
    private readonly string[] _settings;
    private readonly ILogger _logger;
    private readonly FileStream _lock;
    private readonly PostgresPrograms _programs;

    private EmbeddedPostgres(string directory, ILogger logger, FileStream @lock, string[] settings)
    {
        _home = Path.Combine(directory, Folder);
        _data = Path.Combine(_home, "data");
        _log = Path.Combine(_home, "log");
        (_logger, _lock, _settings) = (logger, @lock, [.. Settings, .. settings]);
        _programs = PostgresPrograms.Find(_data);
        ConnectionString = ConnectionIn(directory);
    }

    public string ConnectionString { get; }

    /// <param name="directory">Where the store lives; made when absent.</param>
    /// <param name="logger">Told of starts, recoveries and stops.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <param name="settings">More settings of PostgreSQL, for tests: <c>fsync=off</c>.</param>
    public static async Task<EmbeddedPostgres> StartAsync(
        string directory,
        ILogger logger,
        CancellationToken stop = default,
        params string[] settings
    )
    {
        directory = Path.GetFullPath(directory);
        var @lock = DataDirectory.Claim(directory);
        try
        {
            var cluster = new EmbeddedPostgres(directory, logger, @lock, settings);
            await cluster.MakeAsync(stop);
            await cluster.ConnectAsync(stop);
            return cluster;
        }
        catch
        {
            await @lock.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        var (exit, output) = await _programs.RunAsync(default, "pg_ctl", "-D", _data, "-w", "-m", "fast", "stop");
        if (exit == 0)
            _logger.LogInformation("The database in {Directory} is stopped", _home);
        else
            _logger.LogWarning("The database in {Directory} did not stop: {Output}", _home, output);
        await _lock.DisposeAsync();
    }

    private async Task MakeAsync(CancellationToken stop)
    {
        await GiveToOwnerAsync(_home, stop);
        if (Directory.Exists(_data))
            return;

        // A kill inside initdb would leave half a cluster that looks like a whole one.
        var fresh = _data + ".new";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        string[] durable = _settings.Contains("fsync=off") ? ["--no-sync"] : [];
        string[] args = ["-D", fresh, "-U", User, "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"];
        // Whoever passes the socket's folder, 0700, is the owner or root: no password adds to that.
        string[] entry = ["--auth-local=trust", "--auth-host=reject", "--no-instructions"];
        var (exit, output) = await _programs.RunAsync(stop, "initdb", [.. args, .. entry, .. durable]);
        if (exit != 0)
            throw new StoreException($"PostgreSQL's initdb failed in {_home}: {output}");
        Directory.Move(fresh, _data);
        _logger.LogInformation("A database cluster was made in {Directory}", _home);
    }

    /// <summary>
    /// A connection is the only proof that it runs: after a kill, <c>pg_ctl status</c> believes a stale file. So start,
    /// whatever comes of it, and try again; that also takes over a cluster that still runs, and waits for a recovery.
    /// </summary>
    private async Task ConnectAsync(CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        for (var (output, starts) = ("", 0); ; )
        {
            try
            {
                await MakeDatabaseAsync(stop);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                waited.Restart();
                await Task.Delay(50, stop);
            }
            catch (NpgsqlException e) when (waited.Elapsed > Timeout)
            {
                throw new StoreException($"The database in {_home} does not start: {e.Message} {output} {LogEnd()}", e);
            }
            catch (NpgsqlException)
            {
                // It waits until the database answers; that needs no pause of ours, unless it came to nothing.
                await Task.Delay(starts++ == 0 ? 0 : 200, stop);
                ForgetDeadPostmaster();
                output = await StartPostmasterAsync(stop);
            }
        }
    }

    /// <summary>The cluster's own part is the owner's alone; the folders above must let the owner pass.</summary>
    private static async Task GiveToOwnerAsync(string home, CancellationToken stop)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(home, mine);
        if (PostgresPrograms.Owner is not { } owner)
            return;

        var directory = Path.GetDirectoryName(home)!;
        File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | UnixFileMode.OtherExecute);
        using var chown = Process.Start("chown", [$"{owner}:", home]);
        await chown.WaitForExitAsync(stop);
        if (chown.ExitCode != 0)
            throw new StoreException($"{home} cannot be given to the user {owner}; does PostgreSQL's package make it?");
    }

    private async Task<string> StartPostmasterAsync(CancellationToken stop)
    {
        const int tooLong = 16 * 1024 * 1024;
        if (File.Exists(_log) && new FileInfo(_log).Length > tooLong)
            File.Move(_log, _log + ".old", overwrite: true);
        var options = string.Join(' ', _settings.Select(s => "-c " + Quoted(s)).Append("-k " + Quoted(_home)));
        var (_, output) = await _programs.RunAsync(
            stop,
            "pg_ctl",
            ["-D", _data, "-w", "-s", "-l", _log, "-o", options, "start"]
        );
        return output;
    }

    private async Task MakeDatabaseAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres", pooled: false));
        await connection.OpenAsync(stop);
        await using var known = new NpgsqlCommand("select 1 from pg_database where datname = 'redress'", connection);
        if (await known.ExecuteScalarAsync(stop) is not null)
            return;
        await using var make = new NpgsqlCommand("create database redress", connection);
        await make.ExecuteNonQueryAsync(stop);
    }

    /// <summary>
    /// After a restart of the machine, the number in the file may be another program's, and PostgreSQL would never
    /// start again. We hold the lock; when no process works in the data folder, the file is a dead one's.
    /// </summary>
    private void ForgetDeadPostmaster()
    {
        var pidFile = Path.Combine(_data, "postmaster.pid");
        if (!File.Exists(pidFile) || !Directory.Exists("/proc/self"))
            return;
        if (!Directory.EnumerateDirectories("/proc").Any(p => WorksIn(p, _data)))
            File.Delete(pidFile);

        static bool WorksIn(string process, string folder)
        {
            try
            {
                return new FileInfo(Path.Combine(process, "cwd")).LinkTarget is { } cwd
                    && string.Equals(cwd, folder, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>How to reach the cluster that is, or will be, in the folder.</summary>
    public static string ConnectionIn(string directory) =>
        ConnectionTo(Path.Combine(Path.GetFullPath(directory), Folder), "redress");

    private string ConnectionTo(string database, bool pooled) => ConnectionTo(_home, database, pooled);

    private static string ConnectionTo(string home, string database, bool pooled = true) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = home,
            Username = User,
            Database = database,
            Pooling = pooled,
            MaxPoolSize = 100,
        }.ConnectionString;

    private string LogEnd() =>
        File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(5)) : "PostgreSQL wrote no log.";

    private static string Quoted(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}
