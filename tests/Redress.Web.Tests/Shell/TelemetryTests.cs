using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Redress.Testing;
using Redress.Web.Letters.Mail;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>What the operator can measure, and that nothing of a case leaves with it. The collector is a real one, on a port.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _received = new(StringComparer.Ordinal);
    private WebApplication _collector = null!;
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/v1/{signal}", KeepAsync);
        await _collector.StartAsync();
        var address = _collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        _app = await TestApp.StartAsync(
            settings: new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address.Addresses.Single(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["Metrics:Token"] = "scraper's own",
            }
        );
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_and_tell_nothing_of_who_asked_for_which_case()
    {
        var office = new Office(_app);
        var (number, code) = await office.FileAsync(Office.Complaint());
        Assert.Equal(200, (await office.TrackAsync(number, code)).Code);
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        using var asked = await client.GetAsync($"/track/{number}?code={code}");
        Assert.Contains(
            number,
            await new Person(client).RedirectAsync("/track", ("number", number), ("code", code)),
            StringComparison.Ordinal
        );
        using var nowhere = await client.GetAsync($"/nowhere/{number}/{code}");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);

        Assert.True(_app.Services.GetRequiredService<TracerProvider>().ForceFlush());
        // It answers false whenever somebody may scrape as well; what came is looked at below.
        _app.Services.GetRequiredService<MeterProvider>().ForceFlush();

        Assert.Contains("/api/v1/complaints/{number}", _received["traces"], StringComparison.Ordinal);
        Assert.Contains("http.response.status_code", _received["traces"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", _received["metrics"], StringComparison.Ordinal);
        Assert.All(
            _received.Values,
            sent =>
            {
                Assert.DoesNotContain(number, sent, StringComparison.Ordinal);
                Assert.DoesNotContain(code, sent, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("/nowhere", sent, StringComparison.Ordinal);
            }
        );
        var scraped = await client.GetStringAsync("/metrics");
        Assert.DoesNotContain(number, scraped, StringComparison.Ordinal);
        Assert.DoesNotContain(code, scraped, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_scraper_reads_what_the_framework_the_runtime_the_database_and_the_outbox_measure()
    {
        var office = new Office(_app);
        await office.FileAsync(Office.Complaint());
        await _app.Services.GetRequiredService<Outbox>().SendPending(CancellationToken.None);
        using var client = _app.CreateClient();
        var answer = await client.GetAsync("/metrics");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/v1/complaints/\"", text, StringComparison.Ordinal);
        Assert.Contains("\ndotnet_process_memory_working_set_bytes{", text, StringComparison.Ordinal);
        Assert.Contains("\nmicrosoft_entityframeworkcore_", text, StringComparison.Ordinal);
        Assert.Contains("\nredress_letters_sent_total{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_a_proxy_only_the_token_opens_the_metrics_and_nothing_is_posted_to_them()
    {
        using var client = _app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, null));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(HttpMethod.Get, "another"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "scraper's own"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await StatusAsync(HttpMethod.Post, "scraper's own"));

        async Task<HttpStatusCode> StatusAsync(HttpMethod method, string? token)
        {
            using var request = new HttpRequestMessage(method, "/metrics");
            request.Headers.Add("X-Forwarded-For", "192.0.2.1");
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    // Protobuf holds a string as its plain bytes; Latin-1 loses none of them.
    private async Task KeepAsync(HttpRequest request, string signal)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var text = Encoding.Latin1.GetString(body.ToArray());
        _received.AddOrUpdate(signal, text, (_, before) => before + text);
    }
}
