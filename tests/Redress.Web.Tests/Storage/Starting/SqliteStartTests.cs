using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Redress.Testing;
using Redress.Web.Storage.Sqlite;
using Redress.Web.Tests.Storage.Crashes;

namespace Redress.Web.Tests.Storage.Starting;

/// <summary>A store that the program cannot use is left as it is, and the operator is told why in a sentence.</summary>
public sealed class SqliteStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-start-").FullName;

    private string DbFile => Path.Combine(_folder, SqliteStore.FileName);

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_program_is_told_that_the_store_is_in_use_and_the_first_goes_on()
    {
        using var first = new ProgramProcess(Settings());
        await first.StartAsync();
        (await StartAttempt.OnAsync(_folder)).WasRefused(_folder, "in use by another program");
        using var client = new HttpClient { BaseAddress = first.Address };
        Assert.True((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_older_program_leaves_a_newer_store_alone()
    {
        await MigratedAsync("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')");
        await RefusedAndUntouchedAsync("newer version", "29991231000000_Later");
    }

    [Fact]
    public async Task A_store_that_was_moved_is_used_no_more()
    {
        await MigratedAsync(
            "INSERT INTO settings (name, value) VALUES ('moved', 'to the database of another machine')"
        );
        await RefusedAndUntouchedAsync("was moved", "to the database of another machine");
    }

    [Theory]
    [InlineData("random", "no store of Redress")]
    [InlineData("text", "no store of Redress")]
    [InlineData("a few letters", "no store of Redress")]
    [InlineData("header and garbage", "damaged")]
    [InlineData("first page", "damaged")]
    [InlineData("cut short", "damaged")]
    public async Task A_file_that_is_no_store_or_a_broken_one_stays_as_it_is(string what, string said)
    {
        await MigratedAsync();
        var bytes = await File.ReadAllBytesAsync(DbFile);
        switch (what)
        {
            case "random":
                RandomNumberGenerator.Fill(bytes);
                break;
            case "text":
                bytes = [.. Enumerable.Repeat("Notes of the meeting.\n"u8.ToArray(), 500).SelectMany(line => line)];
                break;
            case "a few letters":
                bytes = "hello"u8.ToArray();
                break;
            case "header and garbage":
                RandomNumberGenerator.Fill(bytes.AsSpan(100));
                break;
            case "first page":
                RandomNumberGenerator.Fill(bytes.AsSpan(100, 3996));
                break;
            default:
                bytes = bytes[..10_000];
                break;
        }

        await File.WriteAllBytesAsync(DbFile, bytes);
        await RefusedAndUntouchedAsync(said, DbFile);
    }

    [Theory]
    [InlineData(0, "DELETE")]
    [InlineData(0, "WAL")]
    [InlineData(42, "DELETE")]
    public async Task A_database_of_another_program_stays_as_it_is(int id, string journal)
    {
        await DoAsync($"PRAGMA journal_mode = {journal}; PRAGMA application_id = {id}; CREATE TABLE theirs (x)");
        await RefusedAndUntouchedAsync("no store of Redress", DbFile);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_or_is_a_file_is_named()
    {
        var file = Path.Combine(_folder, "notes.txt");
        await File.WriteAllTextAsync(file, "hello");
        (await StartAttempt.OnAsync(file)).WasRefused(file, "cannot be made");
        Assert.Equal("hello", await File.ReadAllTextAsync(file));
        (await StartAttempt.OnAsync("/proc/redress")).WasRefused("/proc/redress", "cannot be made");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_cannot_be_written_is_named(bool withStore)
    {
        if (withStore)
        {
            await MigratedAsync();
        }

        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var before = Print();
        (await StartAttempt.OnAsync(_folder, asOrdinary: true)).WasRefused(_folder, "cannot be written");
        Assert.Equal(before, Print());
    }

    [Fact]
    public async Task A_store_file_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(DbFile);
        (await StartAttempt.OnAsync(_folder)).WasRefused(DbFile);
    }

    [Fact]
    public async Task A_store_of_the_time_before_is_named_and_left()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "pg", "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "pg", "data", "PG_VERSION"), "15");
        await RefusedAndUntouchedAsync("earlier version", "PostgreSQL");
    }

    [Fact]
    public async Task A_log_without_its_store_is_not_taken_for_a_new_one()
    {
        await File.WriteAllBytesAsync(DbFile + "-wal", new byte[8192]);
        await RefusedAndUntouchedAsync("is missing", "redress.db-wal");
    }

    [Theory]
    [InlineData("lock", 0)]
    [InlineData("redress.db", 0)]
    [InlineData("redress.db-wal", 0)]
    [InlineData("redress.db-wal", 150)]
    [InlineData("redress.db-wal", 600)]
    public async Task A_first_start_that_is_cut_off_does_not_spoil_the_next(string atFile, int after)
    {
        using var program = new ProgramProcess(Settings());
        program.Begin();
        while (!File.Exists(Path.Combine(_folder, atFile)))
        {
            Assert.False(program.HasExited, program.Said);
            await Task.Yield();
        }

        await Task.Delay(after);
        program.Kill();
        await program.StartAsync();
    }

    [Fact]
    public async Task A_lock_left_by_a_program_that_was_killed_while_it_brought_the_schema_up_to_date_holds_up_nobody()
    {
        using (var store = new SqliteStore(_folder))
        {
            store.Open();
        }

        await DoAsync(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
            """
        );
        using var program = new ProgramProcess(Settings());
        await program.StartAsync();
    }

    private Dictionary<string, string> Settings() => new() { ["Storage__Directory"] = _folder };

    private async Task RefusedAndUntouchedAsync(params string[] words)
    {
        var before = Print();
        (await StartAttempt.OnAsync(_folder)).WasRefused(words);
        Assert.Equal(before, Print());
    }

    // Every file but what says who has the folder.
    private string Print() =>
        string.Join(
            '\n',
            new DirectoryInfo(_folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => f.Name is not "lock")
                .OrderBy(f => f.FullName, StringComparer.Ordinal)
                .Select(f => $"{f.Name} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f.FullName)))}")
        );

    /// <summary>A store as the program leaves it, with something that was done to it afterwards.</summary>
    private async Task MigratedAsync(string? sql = null)
    {
        var made = await TestStore.NewSqliteAsync();
        File.Copy(Path.Combine(made, SqliteStore.FileName), DbFile);
        TestStore.Delete(made);
        if (sql is not null)
        {
            await DoAsync(sql);
        }
    }

    private async Task DoAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DbFile};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
