using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage.Sqlite;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Outages;

/// <summary>
/// Lets a store have no room: SQLite's file may grow no further and has no free page, and PostgreSQL refuses each new row
/// with the error of a full disk.
/// </summary>
internal sealed class FullStore : DbConnectionInterceptor
{
    private const long AsMuchAsItLikes = 4_294_967_294;
    private volatile bool _isFull;

    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(this));

    public async Task FillAsync(TestApp app)
    {
        _isFull = true;
        var sql = new Sql(app);
        if (sql.IsPostgres)
        {
            await sql.DoAsync(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
            );
            foreach (var table in await sql.TablesAsync())
            {
                await sql.DoAsync(
                    $"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION no_room()"
                );
            }
        }
    }

    public async Task MakeRoomAsync(TestApp app)
    {
        _isFull = false;
        var sql = new Sql(app);
        if (sql.IsPostgres)
        {
            await sql.DoAsync("DROP FUNCTION no_room CASCADE");
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Limit(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Limit(connection);
        return Task.CompletedTask;
    }

    // SQLite makes a limit below the file's size that size.
    private void Limit(DbConnection connection)
    {
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {(_isFull ? 1 : AsMuchAsItLikes)}";
        command.ExecuteNonQuery();
    }
}
