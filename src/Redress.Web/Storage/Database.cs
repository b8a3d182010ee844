using Npgsql;

namespace Redress.Web.Storage;

/// <summary>
/// Where the data is: the database of ConnectionStrings:Redress, or else a private cluster in Storage:Directory that
/// starts and stops with the program.
/// </summary>
internal sealed class Database(IConfiguration configuration, ILoggerFactory loggers) : IAsyncDisposable, IDisposable
{
    private const int OldestMajor = 15;
    private EmbeddedPostgres? _embedded;
    private NpgsqlDataSource? _source;

    public NpgsqlDataSource Source => _source ?? throw new InvalidOperationException("The database is not open yet.");

    public async Task OpenAsync(CancellationToken stop)
    {
        var connection = configuration.GetConnectionString("Redress");
        if (string.IsNullOrWhiteSpace(connection))
        {
            var directory = configuration["Storage:Directory"];
            _embedded = await EmbeddedPostgres.StartAsync(
                string.IsNullOrWhiteSpace(directory) ? EmbeddedPostgres.DefaultDirectory : directory,
                loggers.CreateLogger<EmbeddedPostgres>(),
                stop
            );
            connection = _embedded.ConnectionString;
        }
        var source = new NpgsqlDataSourceBuilder(connection).UseLoggerFactory(loggers);
        // Metrics carry it; without a name they would carry the connection string.
        source.Name = "redress";
        _source = source.Build();
        await ProveAsync(_source, stop);
    }

    private static async Task ProveAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(stop);
            if (connection.PostgreSqlVersion.Major < OldestMajor)
                throw new StoreException(
                    $"The database runs PostgreSQL {connection.PostgreSqlVersion}; {OldestMajor} or newer is needed."
                );
        }
        catch (NpgsqlException e)
        {
            throw new StoreException($"The database of ConnectionStrings:Redress cannot be reached: {e.Message}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
        (_source, _embedded) = (null, null);
    }

    // A host that is disposed without waiting, as test hosts are, has no other way.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
