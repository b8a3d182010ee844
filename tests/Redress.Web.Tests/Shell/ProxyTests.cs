using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>A proxy that is named is believed about its visitors; nobody else is about himself.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task A_known_proxy_gives_https_links_secure_cookies_and_the_visitors_address()
    {
        await using var app = await StartAsync("127.0.0.1, ::1");
        Assert.Contains("\"https://", await OpenApiAsync(app, "203.0.113.9"), StringComparison.Ordinal);
        Assert.Contains("secure", await DraftCookieAsync(app, "203.0.113.8"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal([200, 200, 200, 429], await AskAsync(app, "203.0.113.1", 4));
        Assert.Equal([200], await AskAsync(app, "203.0.113.2", 1));
        // What a visitor puts in front of it himself does not make him another.
        Assert.Equal([429], await AskAsync(app, "203.0.113.7, 203.0.113.1", 1));
    }

    [Fact]
    public async Task What_anybody_else_says_of_himself_is_ignored()
    {
        await using var app = await StartAsync("10.0.0.0/8");
        Assert.DoesNotContain("\"https://", await OpenApiAsync(app, "203.0.113.9"), StringComparison.Ordinal);
        Assert.Equal([200, 200, 429], await AskAsync(app, "203.0.113.1", 3));
        Assert.Equal([429], await AskAsync(app, "203.0.113.2", 1));
    }

    private static Task<TestApp> StartAsync(string known) =>
        TestApp.StartAsync(
            onPort: true,
            settings: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Proxy:Known"] = known,
                ["RateLimits:Everything"] = "3",
            }
        );

    private static HttpClient Client(TestApp app, string visitor, HttpMessageHandler? handler = null)
    {
        var client = new HttpClient(handler ?? new HttpClientHandler()) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", visitor);
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        return client;
    }

    private static async Task<string> OpenApiAsync(TestApp app, string visitor)
    {
        using var client = Client(app, visitor);
        var said = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        return said[
            said.IndexOf("\"servers\"", StringComparison.Ordinal)..said.IndexOf("\"paths\"", StringComparison.Ordinal)
        ];
    }

    private static async Task<string> DraftCookieAsync(TestApp app, string visitor)
    {
        // The answer leads on, and the cookie is the first answer's.
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = Client(app, visitor, handler);
        using var form = await new Filer(client).FormAsync("/complain", "complain", [("kind", "purchase")]);
        using var answer = await client.PostAsync(new Uri("/complain", UriKind.Relative), form);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie"));
    }

    private static async Task<List<int>> AskAsync(TestApp app, string visitor, int times)
    {
        using var client = Client(app, visitor);
        var answers = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/members", UriKind.Relative));
            answers.Add((int)answer.StatusCode);
        }

        return answers;
    }
}
