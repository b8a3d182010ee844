using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Testing;
using Redress.Web.Scheduling;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>The program on a real port over a store that is kept. Its e-mails wait: what sends them would be measured too, now and then.</summary>
internal sealed class Office : IAsyncDisposable
{
    /// <summary>The day on which every filled case begins its story; moved on by whole weeks, which keeps its weekdays.</summary>
    public static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly TestApp _app;
    private Testing.Office? _acts;

    private Office(Store store, TestApp app) => (Store, _app) = (store, app);

    public Store Store { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => _app.Address;

    /// <summary>The people of the demo, who do real acts over the API.</summary>
    public Testing.Office Acts => _acts ??= new Testing.Office(_app);

    public static async Task<Office> OpenAsync(Store store)
    {
        // The program's own files lie beside this one's.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_REDRESS_WEB", AppContext.BaseDirectory);
        var app = new TestApp(
            store.Place,
            onPort: true,
            settings: new Dictionary<string, string> { ["Logging:LogLevel:Default"] = nameof(LogLevel.Error) },
            sendsByItself: false
        );
        app.StartServer();
        var office = new Office(store, app);
        await office.KeepClockAsync();
        return office;
    }

    public async Task<HttpClient> ClientAsync(string? account)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = Address };
        if (account is not null)
        {
            var answer = await client.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = $"{account}@demo.example", password = "Demo-Pass-2026" }
            );
            var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("accessToken")
                .GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>As a browser is signed in: by the pages' own form and its cookie.</summary>
    public async Task<HttpClient> BrowserAsync(string account) => (await SignedIn.AtAsync(Address, account)).Client;

    // Kept in the store, so that a later start does not do at once all that fell due since the first day.
    private async Task KeepClockAsync()
    {
        SetClock(FirstDay);
        await using var db = await Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        await Services.GetRequiredService<SettableClock>().Save(db, default);
    }

    public void SetClock(DateTimeOffset now) => Services.GetRequiredService<SettableClock>().Set(now);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
