using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Identity;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

public sealed class ApiGuardTests(OneApp one) : IClassFixture<OneApp>
{
    [Theory]
    [InlineData("/api/v1/cases", null, 401)]
    [InlineData("/api/v1/cases", "Bearer nonsense", 401)]
    [InlineData("/cases", null, 302)]
    public async Task A_program_without_a_token_is_told_so_and_a_person_is_led_to_the_sign_in(
        string path,
        string? authorization,
        int status
    )
    {
        var context = Request(path, authorization);
        await context.ChallengeAsync();
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(status == 302, context.Response.Headers.ContainsKey("Location"));
        Assert.Equal(status == 401, context.Response.Headers.ContainsKey("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("/api/v1/cases", 403)]
    [InlineData("/cases", 302)]
    public async Task A_program_that_may_not_is_forbidden_and_a_person_is_shown_why(string path, int status)
    {
        var context = Request(path, null);
        await context.ForbidAsync();
        Assert.Equal(status, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "cross-site", null, true)]
    [InlineData("POST", "same-origin", null, true)]
    [InlineData("POST", "same-site", null, false)]
    [InlineData("POST", "cross-site", null, false)]
    [InlineData("POST", null, "https://redress.example", true)]
    [InlineData("POST", null, "https://evil.example", false)]
    [InlineData("POST", null, "null", false)]
    public async Task The_cookie_changes_something_from_our_own_pages_only(
        string method,
        string? site,
        string? origin,
        bool passes
    )
    {
        var context = new DefaultHttpContext { User = new(new ClaimsIdentity("cookie")) };
        (context.Request.Method, context.Request.Path, context.Request.Host) = (
            method,
            "/api/v1/x",
            new("redress.example")
        );
        if (site is not null)
            context.Request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null)
            context.Request.Headers.Origin = origin;

        var passed = false;
        var guard = new SameSiteOnly(_ =>
        {
            passed = true;
            return Task.CompletedTask;
        });
        await guard.InvokeAsync(context);
        Assert.Equal(passes, passed);
        Assert.Equal(passes ? 200 : 403, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("/_blazor", "https://redress.example", true)]
    [InlineData("/_blazor", "https://evil.example", false)]
    [InlineData("/_blazor/disconnect", "https://evil.example", false)]
    [InlineData("/_blazor", "null", false)]
    [InlineData("/cases", "https://evil.example", true)]
    public async Task A_circuit_is_opened_from_our_own_pages_only(string path, string origin, bool passes)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Request.Host) = ("GET", path, new("redress.example"));
        context.Request.Headers.Origin = origin;
        var passed = false;
        await new SameSiteOnly(_ =>
        {
            passed = true;
            return Task.CompletedTask;
        }).InvokeAsync(context);
        Assert.Equal((passes, passes ? 200 : 403), (passed, context.Response.StatusCode));
    }

    private DefaultHttpContext Request(string path, string? authorization)
    {
        var context = new DefaultHttpContext { RequestServices = one.App.Services.CreateScope().ServiceProvider };
        (context.Request.Scheme, context.Request.Host, context.Request.Path) = ("http", new("localhost"), path);
        if (authorization is not null)
            context.Request.Headers.Authorization = authorization;
        return context;
    }
}
