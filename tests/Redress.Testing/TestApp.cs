using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Postgres;
using Redress.Web.Storage.Sqlite;

namespace Redress.Testing;

/// <summary>
/// The whole program on a database of its own. In memory; or, with a browser to serve, on a real port:
/// <c>StartServer()</c>, then <c>Address</c>.
/// </summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private readonly string _store;
    private readonly string _environment;
    private readonly bool _onPort;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly bool _sendsByItself;
    private readonly StartedLimiters _limiters = new();
    private SqliteEngine? _sqlite;

    public TestApp(
        string store,
        bool onPort = false,
        string environment = "Demo",
        IReadOnlyDictionary<string, string>? settings = null,
        bool sendsByItself = true
    )
    {
        (_store, _environment, _onPort, _sendsByItself) = (store, environment, onPort, sendsByItself);
        _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        if (onPort)
            UseKestrel(0);
    }

    /// <summary>By name: a passkey wants localhost, not 127.0.0.1.</summary>
    public Uri Address => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    /// <summary>Where the e-mails lie that a server would have got.</summary>
    public string Mails { get; } = Path.Combine(Path.GetTempPath(), $"redress-mails-{Guid.NewGuid():N}");

    /// <summary>Whether the store is thrown away with the program.</summary>
    public bool OwnsStore { get; init; }

    /// <summary>What a test adds to the program's services; null for nothing.</summary>
    public Action<IServiceCollection>? Added { get; init; }

    public static async Task<TestApp> StartAsync(
        bool onPort = false,
        IReadOnlyDictionary<string, string>? settings = null,
        bool sendsByItself = true
    )
    {
        var app = new TestApp(await TestStore.NewAsync(), onPort, settings: settings, sendsByItself: sendsByItself)
        {
            OwnsStore = true,
        };
        app.StartServer();
        return app;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _limiters.Dispose();
        GC.SuppressFinalize(this);
        if (OwnsStore)
            TestStore.Delete(_store);
        if (Directory.Exists(Mails))
            Directory.Delete(Mails, recursive: true);
        // Every test proves it by the way.
        if (_sqlite?.WritesOutOfTurn is > 0 and var outOfTurn)
            throw new InvalidOperationException($"{outOfTurn} writes went round the queue of writers.");
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        _sqlite = host.Services.GetRequiredService<IDatabaseEngine>() as SqliteEngine;
        return host;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        var store = TestStore.SettingOf(_store);
        builder.UseSetting(store.Key, store.Value);
        builder.UseSetting("Demo:Seed", "false");
        if (!_onPort)
            builder.UseSetting("urls", "http://localhost");
        builder.UseSetting("Mail:Folder", Mails);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        // A password's hash is slow on purpose, and each start makes one for every account of the demo.
        builder.ConfigureTestServices(services =>
        {
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            services.AddSingleton<IStartupFilter>(_limiters);
            var watch = new ExecutedCommands.Interceptor();
            services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(watch));
            services.ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(watch));
            // Where a test says when the outbox is emptied, no clock may.
            if (!_sendsByItself)
                services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxHostedService)));
            Added?.Invoke(services);
        });
    }
}
