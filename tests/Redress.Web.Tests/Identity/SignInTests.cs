using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

public sealed class SignInTests(OneApp one) : IClassFixture<OneApp>, IAsyncLifetime
{
    private const string Password = "veel-regen-op-zondag";
    private readonly HttpClient _client = one.Client();
    private readonly string _email = $"{Guid.NewGuid():N}@example.org";

    public async Task InitializeAsync()
    {
        await using var scope = one.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = _email, Email = _email };
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, Roles.Secretary)).Succeeded);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_right_password_gives_a_bearer_token_that_can_be_refreshed()
    {
        var token = await ReadAsync(await LoginAsync(Password));
        Assert.Equal("Bearer", token.GetProperty("tokenType").GetString());
        Assert.NotEmpty(token.GetProperty("accessToken").GetString()!);

        var refreshToken = token.GetProperty("refreshToken").GetString();
        var again = await ReadAsync(await _client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken }));
        Assert.NotEmpty(again.GetProperty("accessToken").GetString()!);
    }

    [Theory]
    [InlineData("", "wrong")]
    [InlineData("nobody@example.org", Password)]
    [InlineData(null, null)]
    public async Task A_wrong_address_or_password_is_told_apart_by_nobody(string? email, string? password)
    {
        var response = await _client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = email is "" ? _email : email, password }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("is wrong", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_no_account_but_make_who_fails_wait()
    {
        for (var i = 0; i < 8; i++)
            await LoginAsync("wrong");
        var response = await LoginAsync(Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        one.App.Services.GetRequiredService<SignInLog>().Clock = new LaterClock(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(Password)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_a_bad_request()
    {
        using var body = new StringContent("not json", System.Text.Encoding.UTF8, "application/json");
        var response = await _client.PostAsync("/api/v1/auth/login", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_page_signs_in_by_a_plain_form_and_leads_on_inside_the_site_only()
    {
        var outside = await SignInOnPageAsync("/account/login?ReturnUrl=https%3A%2F%2Fevil.example");
        Assert.Equal("/", outside.Headers.Location?.OriginalString);

        var inside = await SignInOnPageAsync("/account/login?ReturnUrl=%2Fcases");
        Assert.Equal("/cases", inside.Headers.Location?.OriginalString);
        Assert.Contains(
            inside.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("redress=") && c.Contains("httponly")
        );
    }

    [Fact]
    public async Task The_page_says_so_when_the_password_is_wrong()
    {
        var response = await SignInOnPageAsync("/account/login", "wrong");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("role=\"alert\"", await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> LoginAsync(string password) =>
        _client.PostAsJsonAsync("/api/v1/auth/login", new { email = _email, password });

    private async Task<HttpResponseMessage> SignInOnPageAsync(string address, string password = Password)
    {
        var html = await _client.GetStringAsync(address);
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        return await _client.PostAsync(
            address,
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "login",
                    ["__RequestVerificationToken"] = token,
                    ["Fields.Email"] = _email,
                    ["Fields.Password"] = password,
                }
            )
        );
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
