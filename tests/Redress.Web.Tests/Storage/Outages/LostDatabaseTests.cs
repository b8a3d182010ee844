using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Redress.Testing;
using Redress.Testing.Postgres;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Outages;

/// <summary>PostgreSQL goes away and comes back while the program runs.</summary>
public sealed class LostDatabaseTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-outage-").FullName;
    private readonly CollectedLog _log = new();
    private EmbeddedPostgres _postgres = null!;
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        await StartAsync();
        _app = new TestApp(_postgres.ConnectionString)
        {
            Added = services => services.AddLogging(logs => logs.AddProvider(_log)),
        };
        _app.StartServer();
        _office = new Office(_app);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task While_it_is_away_everybody_is_told_so_and_afterwards_all_goes_on()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var secretary = await SignedInAsync();
        await _office.PersonAsync("secretary");
        var changes = new ChangeStream(_app);
        (string, string) key = ("Idempotency-Key", "outage");

        await _postgres.DisposeAsync();
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await secretary.GetAsync("/health/ready")).StatusCode);
        Refused(await _office.AsAsync("secretary", HttpMethod.Get, "/api/v1/cases"));
        Refused(await _office.TrackAsync(filed.Number, filed.Code));
        Refused(await _office.TryAsync("secretary", filed.Number, "send-to-member", null, key));
        Refused(await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint(), key));
        foreach (
            var (language, title) in ((string, string)[])
                [
                    ("en", "The data cannot be reached at the moment"),
                    ("nl", "De gegevens zijn even niet bereikbaar"),
                    ("fr", "Les données sont momentanément inaccessibles"),
                ]
        )
        {
            await RefusedAsync(secretary, "/cases", language, title);
            await RefusedAsync(Client(), "/decisions", language, title);
        }

        await StartAsync();
        Assert.Equal(200, (await _office.AsAsync("secretary", HttpMethod.Get, "/api/v1/cases")).Code);
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync($"/cases/{filed.Number}")).StatusCode);
        // Told once that the line is there again, and then of what is done.
        await changes.ChangedAsync();
        Assert.Equal(200, (await _office.TryAsync("secretary", filed.Number, "send-to-member", null, key)).Code);
        await changes.ChangedAsync();
        var made = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint(), key);
        Assert.Equal(201, made.Code);
        var again = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint(), key);
        Assert.Equal(made.Text("number"), again.Text("number"));

        Assert.False(
            _app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested
        );
        Assert.Single(_log.Lines, l => l.Contains("The store does not answer", StringComparison.Ordinal));
        // Npgsql tells of each line that broke, once.
        Assert.All(
            _log.Lines.Where(l => l.Contains("   at ", StringComparison.Ordinal)),
            l => Assert.StartsWith("Exception while closing connector", l, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_restart_that_nobody_noticed_fails_nobodys_request()
    {
        var secretary = await SignedInAsync();
        // Lines that wait in the pool for the next who needs one.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => secretary.GetAsync("/cases")));
        await _postgres.DisposeAsync();
        await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync("/cases")).StatusCode);
        Assert.NotEmpty((await _office.FileAsync(Office.Complaint())).Number);
    }

    private async Task StartAsync()
    {
        // A temporary folder is its owner's alone, and so not passable for the user postgres.
        if (Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute);
        }

        _postgres = await EmbeddedPostgres.StartAsync(_folder, NullLogger.Instance, default, "fsync=off");
    }

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<HttpClient> SignedInAsync()
    {
        var client = Client();
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static void Refused(Reply reply)
    {
        Assert.Equal(503, reply.Code);
        Assert.Equal("urn:redress:problem:store-unavailable", reply.Text("type"));
        Assert.NotNull(reply.Headers.RetryAfter?.Delta);
    }

    private static async Task RefusedAsync(HttpClient client, string path, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Contains(
            title,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }
}
