using System.Net;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

public sealed class ShellTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly HttpClient _client = one.Client();

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string address, HttpStatusCode status)
    {
        var response = await _client.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task What_does_not_exist_is_a_page_for_people_and_a_problem_for_programs()
    {
        var page = await _client.GetAsync("/nowhere");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("This page was not found", await page.Content.ReadAsStringAsync());

        var api = await _client.GetAsync("/api/v1/nowhere");
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_that_was_not_found_keeps_its_address_for_who_skips_to_the_text_or_changes_the_language()
    {
        var page = await (await _client.GetAsync("/nowhere?at=all")).Content.ReadAsStringAsync();
        Assert.Contains("class=\"skip-link\" href=\"/nowhere?at=all#main\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"returnUrl\" value=\"/nowhere?at=all\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/members?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/decisions?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/members?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/demo/letters?before=x", HttpStatusCode.OK)]
    [InlineData("/track/BC-2026-000001/decision?version=x", HttpStatusCode.NotFound)]
    public async Task An_address_that_nobody_can_mean_is_answered_and_is_no_fault_of_the_program(
        string address,
        HttpStatusCode status
    ) => Assert.Equal(status, (await _client.GetAsync(address)).StatusCode);

    [Theory]
    [InlineData("/complain/elsewhere", "/complain/other-bodies")]
    [InlineData("/track/lost?number=BC-2026-000001", "/track/new-code?number=BC-2026-000001")]
    [InlineData("/foresight?whose=mine", "/upcoming?whose=mine")]
    [InlineData("/letters/12/print", "/postal-letters/12/print")]
    [InlineData("/account/registration?code=a%2Bb", "/account/register/confirm?code=a%2Bb")]
    [InlineData("/cases/BC-2026-000001/do/respond", "/cases/BC-2026-000001/actions/respond")]
    [InlineData("/track/BC-2026-000001/do/comment", "/track/BC-2026-000001/actions/comment")]
    [InlineData("/cases/%2Fevil.example/do/x", "/cases/%2Fevil.example/actions/x")]
    public async Task An_address_of_before_leads_on_with_all_that_was_asked_and_posted(string former, string now)
    {
        using var client = one.App.CreateClient(new() { AllowAutoRedirect = false });
        var asked = await client.GetAsync(former);
        var posted = await client.PostAsync(former, new FormUrlEncodedContent([]));
        Assert.All(
            [asked, posted],
            answer =>
                Assert.Equal((HttpStatusCode.PermanentRedirect, now), (answer.StatusCode, $"{answer.Headers.Location}"))
        );
    }

    [Fact]
    public async Task Health_answers()
    {
        Assert.Equal("Healthy", await _client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await _client.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Blazors_script_is_the_frameworks_own_and_sent_compressed()
    {
        var page = await _client.GetStringAsync("/track");
        var address = page.Split("<script src=\"")[1].Split('"')[0];
        Assert.Matches("^_framework/blazor\\.web\\.[a-z0-9]+\\.js$", address);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/" + address);
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Theory]
    [InlineData("nl-BE,en;q=0.5", "nl", "Aanmelden")]
    [InlineData("de, fr;q=0.8, en;q=0.4", "fr", "Se connecter")]
    [InlineData("de", "en", "Sign in")]
    public async Task Pages_speak_the_language_the_browser_asks_for(string accepted, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/login");
        request.Headers.Add("Accept-Language", accepted);
        var html = await (await _client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains($"<html lang=\"{language}\"", html);
        Assert.Contains($"<h1>{title}</h1>", html);
    }

    [Fact]
    public async Task A_language_is_chosen_by_a_form_and_kept_in_a_cookie()
    {
        var html = await _client.GetStringAsync("/account/login");
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        Task<HttpResponseMessage> Choose(string code, string? antiforgery) =>
            _client.PostAsync(
                "/language/" + code,
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["__RequestVerificationToken"] = antiforgery ?? "",
                        ["returnUrl"] = "/account/login",
                    }
                )
            );

        Assert.Equal(HttpStatusCode.BadRequest, (await Choose("nl", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Choose("xx", token)).StatusCode);
        var chosen = await Choose("nl", token);
        Assert.Equal("/account/login", chosen.Headers.Location?.OriginalString);
        Assert.Contains("<html lang=\"nl\"", await _client.GetStringAsync("/account/login"));
    }

    [Theory]
    [InlineData("Filing", "/api/v1/complaints")]
    [InlineData("Tracking", "/api/v1/complaints/BC-2026-000001/actions/withdraw")]
    public async Task What_anybody_may_call_is_limited_where_a_limit_is_set(string limit, string path)
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["RateLimits:" + limit] = "1" }
        );
        using var client = app.CreateClient();
        using var first = await client.PostAsync(path, null);
        using var second = await client.PostAsync(path, null);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
    }

    [Fact]
    public async Task A_rate_limit_that_is_configured_holds_and_says_when_to_come_back()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["RateLimits:SignIn"] = "1" }
        );
        using var client = app.CreateClient();
        using var first = await client.PostAsync("/api/v1/auth/login", null);
        using var second = await client.PostAsync("/api/v1/auth/login", null);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
    }
}
