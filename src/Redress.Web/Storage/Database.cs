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

    /// <summary>Names the database; it answers once <see cref="OpenAsync"/> is done.</summary>
    public NpgsqlDataSource Source => _source ??= MakeSource();

    private string? Configured =>
        configuration.GetConnectionString("Redress") is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;

    private string Directory =>
        configuration["Storage:Directory"] is { } given && !string.IsNullOrWhiteSpace(given)
            ? given
            : EmbeddedPostgres.DefaultDirectory;

    public async Task OpenAsync(CancellationToken stop)
    {
        if (Configured is null)
            _embedded = await EmbeddedPostgres.StartAsync(Directory, loggers.CreateLogger<EmbeddedPostgres>(), stop);
        await ProveAsync(Source, stop);
    }

    private NpgsqlDataSource MakeSource()
    {
        var source = new NpgsqlDataSourceBuilder(Configured ?? EmbeddedPostgres.ConnectionIn(Directory));
        // Metrics carry it; without a name they would carry the connection string.
        source.UseLoggerFactory(loggers).Name = "redress";
        return source.Build();
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
