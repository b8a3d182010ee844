using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Storage;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("redress-embedded-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var first = await StartAsync())
            await DoAsync(first, "create table kept as select 42 as answer");

        await using var second = await StartAsync();
        Assert.Equal(42, await DoAsync(second, "select answer from kept"));
    }

    [Fact]
    public async Task A_cluster_whose_postmaster_was_killed_starts_again_with_all_that_was_acknowledged()
    {
        await using (var first = await StartAsync())
        {
            await DoAsync(first, "create table kept as select 42 as answer");
            KillPostmaster();
        }

        await using var second = await StartAsync();
        Assert.Equal(42, await DoAsync(second, "select answer from kept"));
    }

    [Fact]
    public async Task A_cluster_that_a_killed_program_left_running_is_taken_over()
    {
        int pid;
        await using (await StartAsync())
            pid = 0;
        await PgCtlAsync("start");
        pid = Postmaster();

        await using var second = await StartAsync();
        Assert.Equal(1, await DoAsync(second, "select 1"));
        Assert.Equal(pid, Postmaster());
    }

    [Fact]
    public async Task A_postmaster_file_that_names_some_other_process_does_not_stop_the_start()
    {
        await using (await StartAsync()) { }
        var data = Path.Combine(_directory, "pg", "data");
        await File.WriteAllTextAsync(
            Path.Combine(data, "postmaster.pid"),
            $"{Environment.ProcessId}\n{data}\n1700000000\n5432\n{_directory}/pg\n\n        1         1\nready\n"
        );

        await using var second = await StartAsync();
        Assert.Equal(1, await DoAsync(second, "select 1"));
    }

    [Fact]
    public async Task A_start_that_was_killed_while_the_cluster_was_being_made_begins_anew()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "pg", "data.new", "base"));
        await using var cluster = await StartAsync();
        Assert.Equal(1, await DoAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_second_program_on_the_same_store_is_refused()
    {
        await using var first = await StartAsync();
        var refused = await Assert.ThrowsAsync<StoreException>(StartAsync);
        Assert.Contains("in use by another program", refused.Message);
        Assert.Equal(1, await DoAsync(first, "select 1"));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_refused()
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            EmbeddedPostgres.StartAsync(Path.Combine(_directory, new string('x', 100)), NullLogger.Instance)
        );
        Assert.Contains("too long", refused.Message);
    }

    [Fact]
    public async Task A_folder_that_the_database_user_cannot_reach_is_refused()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        var closed = Directory.CreateDirectory(Path.Combine(_directory, "closed"), UnixFileMode.UserExecute).FullName;
        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            EmbeddedPostgres.StartAsync(Path.Combine(closed, "store"), NullLogger.Instance)
        );
        Assert.Contains("chmod o+x " + closed, refused.Message);
    }

    private async Task<EmbeddedPostgres> StartAsync()
    {
        // A temporary folder is its owner's alone, and so not passable for the user postgres.
        File.SetUnixFileMode(_directory, File.GetUnixFileMode(_directory) | UnixFileMode.OtherExecute);
        return await EmbeddedPostgres.StartAsync(_directory, NullLogger.Instance, default, "fsync=off");
    }

    private static async Task<object?> DoAsync(EmbeddedPostgres cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private int Postmaster() =>
        int.Parse(
            File.ReadLines(Path.Combine(_directory, "pg", "data", "postmaster.pid")).First(),
            CultureInfo.InvariantCulture
        );

    private void KillPostmaster()
    {
        using var postmaster = Process.GetProcessById(Postmaster());
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    private async Task PgCtlAsync(string verb)
    {
        var home = Path.Combine(_directory, "pg");
        var data = Path.Combine(home, "data");
        var options = $"-c listen_addresses= -c fsync=off -k {home}";
        var (exit, output) = await PostgresPrograms
            .Find(data)
            .RunAsync(default, "pg_ctl", "-D", data, "-w", "-s", "-l", Path.Combine(home, "log"), "-o", options, verb);
        Assert.True(exit == 0, output);
    }
}
