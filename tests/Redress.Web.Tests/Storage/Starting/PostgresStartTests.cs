using System.Net;
using System.Net.Sockets;
using Npgsql;
using Redress.Testing;

namespace Redress.Web.Tests.Storage.Starting;

/// <summary>A database that the program cannot use is left as it is, and the operator is told why in a sentence.</summary>
public sealed class PostgresStartTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("Data Source=redress.db")]
    [InlineData("Host=127.0.0.1;Port=many")]
    [InlineData("Host=127.0.0.1;Timeout=-1")]
    [InlineData("Username=redress")]
    public async Task A_connection_string_that_is_none_is_refused(string connection) =>
        (await StartAttempt.OnAsync(connection)).WasRefused("ConnectionStrings:Redress");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_does_not_answer_is_named(bool silent)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        if (!silent)
        {
            listener.Stop();
        }

        (
            await StartAttempt.OnAsync($"Host=127.0.0.1;Port={port};Username=redress;Password=hush;Timeout=2")
        ).FoundNobody("ConnectionStrings:Redress", "cannot be used");
    }

    [Fact]
    public async Task A_user_that_may_make_no_tables_is_told_so_and_made_none()
    {
        var database = await TestCluster.EmptyDatabaseAsync();
        await DoAsync(
            database,
            "DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC"
        );
        var weak = new NpgsqlConnectionStringBuilder(database) { Username = "weak" }.ConnectionString;
        (await StartAttempt.OnAsync(weak)).WasRefused("ConnectionStrings:Redress", "permission denied");
        Assert.Equal(0L, await AskAsync(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task An_older_program_leaves_a_newer_store_alone()
    {
        var database = await TestCluster.NewDatabaseAsync();
        await DoAsync(database, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99.0.0')");
        (await StartAttempt.OnAsync(database)).WasRefused("newer version", "29991231000000_Later");
        Assert.Equal(0L, await AskAsync(database, "SELECT count(*) FROM \"AspNetUsers\""));
    }

    [Fact]
    public async Task A_store_that_was_moved_is_used_no_more()
    {
        var database = await TestCluster.NewDatabaseAsync();
        await DoAsync(database, "INSERT INTO settings (name, value) VALUES ('moved', 'into /srv/redress')");
        (await StartAttempt.OnAsync(database)).WasRefused("was moved", "into /srv/redress");
        Assert.Equal(0L, await AskAsync(database, "SELECT count(*) FROM \"AspNetUsers\""));
    }

    private static Task DoAsync(string database, string sql) => AskAsync(database, sql);

    private static async Task<object?> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
