using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Redress.PowerLoss;

namespace Redress.Web.Tests.Storage;

/// <summary>
/// Whether the tracing file system and its forgetful disk find lost writes where there are some, and none where there
/// are none: on SQLite itself, which is known to lose commits unless it is told to wait for the disk.
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-power-").FullName;
    private readonly Trace _trace;

    public PowerLossTests()
    {
        _trace = new Trace(Path.Combine(_folder, "trace"));
        TracingVfs.Register(_trace, asDefault: false);
    }

    public void Dispose()
    {
        _trace.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Nothing_acknowledged_is_lost_where_each_commit_waits_for_the_disk(string journal)
    {
        // Without a log, the end of a transaction is the end of a name, and only EXTRA waits for that.
        await WriteAsync(journal, journal == "wal" ? "full" : "extra");

        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var trace = Read();
        Assert.Contains(trace, r => r.Kind == TraceKind.Answered);
        foreach (var (end, at) in Cuts(trace, 200, seed).Select((end, i) => (end, seed + i)))
        {
            var harm = Harm(trace, end, at);
            Assert.True(harm is null, $"Seed {at}, cut at {end}: {harm}");
        }
    }

    [Theory]
    [InlineData("wal", "normal", true)]
    [InlineData("wal", "off", true)]
    [InlineData("delete", "off", true)]
    [InlineData("delete", "full", true)]
    [InlineData("wal", "full", false)]
    public async Task Lost_commits_are_found(string journal, string synchronous, bool afterCommit)
    {
        await WriteAsync(journal, synchronous, afterCommit);

        var trace = Read();
        Assert.Contains(Cuts(trace, 100, 1), end => Harm(trace, end, 1) is not null);
    }

    [Fact]
    public async Task A_record_that_was_not_finished_is_left_out()
    {
        await WriteAsync("wal", "full");
        _trace.Dispose();
        var whole = Trace.Read(Path.Combine(_folder, "trace"));
        using (var file = File.OpenWrite(Path.Combine(_folder, "trace")))
        {
            file.SetLength(whole[^1].End - 1);
        }

        Assert.Equal(whole.Count - 1, Trace.Read(Path.Combine(_folder, "trace")).Count);
    }

    private IReadOnlyList<TraceRecord> Read()
    {
        _trace.Dispose();
        return Trace.Read(Path.Combine(_folder, "trace"));
    }

    /// <summary>Four writers on one database, each in transactions of its own.</summary>
    private async Task WriteAsync(string journal, string synchronous, bool afterCommit = true)
    {
        using (var first = Open("written.db", TracingVfs.Name, journal, synchronous))
        {
            Do(
                first,
                "create table written (key text primary key, bytes blob not null); create table total (n int not null); insert into total values (0)"
            );
        }

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        using var connection = Open("written.db", TracingVfs.Name, journal, synchronous);
                        for (var i = 0; i < 60; i++)
                        {
                            Write(connection, $"{writer}-{i}", afterCommit);
                        }
                    })
                )
        );
    }

    private void Write(SqliteConnection connection, string key, bool afterCommit)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "insert into written values ($key, $bytes); update total set n = n + 1";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$bytes", BytesOf(key));
        command.ExecuteNonQuery();
        if (!afterCommit)
        {
            _trace.Answer(key);
        }

        transaction.Commit();
        if (afterCommit)
        {
            _trace.Answer(key);
        }
    }

    /// <summary>Half of them anywhere, half where somebody was just told that something is done.</summary>
    private static IEnumerable<long> Cuts(IReadOnlyList<TraceRecord> trace, int count, int seed)
    {
        var chance = new Random(seed);
        var answers = trace.Where(r => r.Kind == TraceKind.Answered).ToList();
        return Enumerable
            .Range(0, count)
            .Select(i => i % 2 == 0 ? trace[chance.Next(trace.Count)].End : answers[chance.Next(answers.Count)].End);
    }

    /// <summary>What is wrong with the database after the loss, or null.</summary>
    private string? Harm(IReadOnlyList<TraceRecord> trace, long end, int seed)
    {
        var told = trace
            .Where(r => r.Kind == TraceKind.Answered && r.End <= end)
            .Select(r => Encoding.UTF8.GetString(r.Bytes.Span))
            .ToList();
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "after")).FullName;
        try
        {
            Disk.Forget(trace, end, folder, seed);
            using var connection = Open("after/written.db", null, null, "full");
            if (One(connection, "pragma integrity_check") is not "ok" and var broken)
            {
                return broken;
            }

            if (told.Count == 0)
            {
                return null;
            }

            var rows = int.Parse(One(connection, "select count(*) from written"), CultureInfo.InvariantCulture);
            return rows != int.Parse(One(connection, "select n from total"), CultureInfo.InvariantCulture)
                    ? "half a transaction"
                : told.Find(key => !Has(connection, key)) is { } lost ? $"{lost} is lost"
                : null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Has(SqliteConnection connection, string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select bytes from written where key = $key";
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteScalar() is byte[] bytes && bytes.SequenceEqual(BytesOf(key));
    }

    // Of many sizes, and known by the key alone.
    private static byte[] BytesOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return [.. Enumerable.Repeat(hash, 1 + (hash[0] * hash[1] / 200)).SelectMany(h => h)];
    }

    private SqliteConnection Open(string file, string? vfs, string? journal, string synchronous)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(_folder, file),
                Pooling = false,
                Vfs = vfs,
            }.ConnectionString
        );
        connection.Open();
        if (journal is not null)
        {
            Do(connection, $"pragma journal_mode = {journal}");
        }

        // Often, so that the log begins anew under way.
        Do(connection, $"pragma synchronous = {synchronous}; pragma wal_autocheckpoint = 60");
        return connection;
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string One(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
