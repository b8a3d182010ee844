using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Redress.Web.Identity;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Tests.Identity;

/// <summary>A session ends with signing out, wherever it goes on, and after a day's work.</summary>
public sealed class SessionsTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Sessions _sessions = one.App.Services.GetRequiredService<Sessions>();

    [Fact]
    public async Task Who_signs_out_ends_every_copy_of_that_session_and_no_other_session()
    {
        var cookies = new CookieContainerHandler();
        using var client = one.App.CreateDefaultClient(cookies);
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var elsewhere = one.Client();
        Assert.True(await new Person(elsewhere).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var copy = one.App.CreateDefaultClient();
        copy.DefaultRequestHeaders.Add("Cookie", cookies.Container.GetCookieHeader(client.BaseAddress!));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(copy));

        var page = await client.GetStringAsync("/my-day");
        var token = page.Split("<main")[1].Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var answer = await client.PostAsync(
            "/account/logout",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("returnUrl", "/")])
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(copy));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(client));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(elsewhere));
    }

    [Fact]
    public async Task A_circuit_is_out_once_its_session_was_ended_and_after_twelve_hours_of_staff()
    {
        var now = DateTimeOffset.UtcNow;
        var secretary = await BegunAsync("secretary", now);
        Assert.True(await ReadsAsync(secretary));
        await _sessions.End(secretary, now);
        Assert.False(await ReadsAsync(secretary));
        // Another program on the same store learns it from the store.
        var factory = one.App.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        Assert.True(await new Sessions(factory).IsOver(secretary, now));
        Assert.False(await new Sessions(factory).IsOver(secretary, now, ask: false));

        Assert.True(await ReadsAsync(await BegunAsync("secretary", now.AddHours(-11))));
        Assert.False(await ReadsAsync(await BegunAsync("secretary", now.AddHours(-13))));
        Assert.True(await ReadsAsync(await BegunAsync("shop", now.AddHours(-13))));
        Assert.False(await ReadsAsync(await BegunAsync("shop", now.AddDays(-31))));
    }

    [Fact]
    public async Task What_was_ended_long_ago_is_kept_no_longer_and_a_user_who_is_read_anew_is_in_the_same_session()
    {
        var now = DateTimeOffset.UtcNow;
        var (old, later) = (await BegunAsync("registrar", now.AddDays(-40)), await BegunAsync("registrar", now));
        await _sessions.End(old, now.AddDays(-40));
        await _sessions.End(later, now);
        await using var db = await one.App.NewDbAsync();
        var id = later.FindFirstValue(ClaimTypes.NameIdentifier);
        Assert.Equal(1, await db.UserTokens.CountAsync(t => t.UserId == id && t.LoginProvider == "ended-session"));

        var anew = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id!)], "cookie"));
        Assert.False(await _sessions.IsOver(anew, now));
        Sessions.GoOn(later, anew);
        Assert.True(await _sessions.IsOver(anew, now));
    }

    [Fact]
    public async Task Who_changes_the_own_account_goes_on_with_the_same_session()
    {
        var cookies = new CookieContainerHandler();
        using var client = one.App.CreateDefaultClient(cookies);
        var person = new Person(client);
        Assert.True(await person.SignInAsync("committee2@demo.example", "Demo-Pass-2026"));
        var before = Claims();
        await person.RedirectAsync("/account", ("name", "Cedric Anew"), ("language", "en"));
        var after = Claims();
        Assert.Equal("Cedric Anew", after.FindFirstValue(UserClaims.DisplayName));
        Assert.NotNull(before.FindFirstValue("session"));
        Assert.Equal(before.FindFirstValue("session"), after.FindFirstValue("session"));
        Assert.Equal(before.FindFirstValue("session_began"), after.FindFirstValue("session_began"));
        Assert.Single(after.FindAll("session"));

        // Who signs in again begins another.
        Assert.True(await person.SignInAsync("committee2@demo.example", "Demo-Pass-2026"));
        Assert.NotEqual(before.FindFirstValue("session"), Claims().FindFirstValue("session"));

        ClaimsPrincipal Claims() =>
            one
                .App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(IdentityConstants.ApplicationScheme)
                .TicketDataFormat.Unprotect(cookies.Container.GetCookies(client.BaseAddress!)["redress"]!.Value)!
                .Principal;
    }

    private static async Task<HttpStatusCode> SessionAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/account/session");
        return answer.StatusCode;
    }

    private async Task<ClaimsPrincipal> BegunAsync(string account, DateTimeOffset at)
    {
        await using var scope = one.App.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        var user = await signIn.UserManager.FindByEmailAsync($"{account}@demo.example");
        var principal = await signIn.CreateUserPrincipalAsync(user!);
        Sessions.Begin(principal, at);
        return principal;
    }

    private async Task<bool> ReadsAsync(ClaimsPrincipal user)
    {
        await using var circuit = one.App.Services.CreateAsyncScope();
        var states = circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(
            Task.FromResult(new AuthenticationState(user))
        );
        return await circuit.ServiceProvider.GetRequiredService<DeskReader>().Now(Roles.All, default) is not null;
    }
}
