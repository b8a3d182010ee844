using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Identity;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Tests.Identity;

/// <summary>A session ends where it is ended, wherever it goes on, and after a day's work; no cookie, token or circuit outlives it.</summary>
public sealed partial class SessionTests : IAsyncLifetime
{
    private const string Password = "Demo-Pass-2026";
    private TestApp _app = null!;
    private SessionStore _sessions = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _sessions = _app.Services.GetRequiredService<SessionStore>();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-12")]
    public async Task Who_signs_out_ends_every_copy_of_that_session_and_no_other_session()
    {
        var (client, cookies) = await SignedInAsync("secretary");
        var (elsewhere, _) = await SignedInAsync("secretary");
        using var copy = _app.CreateDefaultClient();
        copy.DefaultRequestHeaders.Add("Cookie", cookies.Container.GetCookieHeader(client.BaseAddress!));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(copy));

        await SignOutAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(copy));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(client));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(elsewhere));
        // A page leads such a copy to the door.
        using var answer = await copy.GetAsync("/my-day");
        Assert.Equal("/account/login", answer.Headers.Location?.OriginalString.Split('?')[0]);
    }

    [Fact]
    public async Task A_program_that_signs_out_has_tokens_that_open_nothing()
    {
        using var client = _app.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/v1/auth/logout", null)).StatusCode);
        var refresh = await TokenAsync(client, "secretary");
        Assert.Equal(HttpStatusCode.OK, await CasesAsync(client));
        Assert.Equal(HttpStatusCode.OK, await RefreshAsync(refresh));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/api/v1/auth/logout", null)).StatusCode);
        await using var db = await _app.NewDbAsync();
        Assert.Equal("left", (await db.Set<SignInRow>().OrderBy(s => s.Id).LastAsync()).What);
        Assert.Equal(HttpStatusCode.Unauthorized, await CasesAsync(client));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(refresh));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Whose_sessions_are_ended_is_out_with_cookie_token_and_circuit_and_nobody_else_is()
    {
        var (page, _) = await SignedInAsync("secretary");
        var (other, _) = await SignedInAsync("secretary2");
        using var program = _app.CreateClient();
        var refresh = await TokenAsync(program, "secretary");
        await using var circuit = await DeskDrawing.BeginAsync(_app, "secretary");
        Assert.True(await ReadsAsync(circuit));
        Assert.Equal(HttpStatusCode.OK, await CasesAsync(program));

        await using (var db = await _app.NewDbAsync())
        {
            var id = (await UserAsync("secretary")).Id;
            await using (var undone = await db.Database.BeginTransactionAsync())
            {
                await _sessions.EndAllOf(db, id, except: null, default);
            }

            Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(page));
            await using var transaction = await db.Database.BeginTransactionAsync();
            await _sessions.EndAllOf(db, id, except: null, default);
            await transaction.CommitAsync();
            _sessions.Forget(id);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(page));
        Assert.Equal(HttpStatusCode.Unauthorized, await CasesAsync(program));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(refresh));
        Assert.False(await ReadsAsync(circuit));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(other));
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session_and_token_and_a_new_one_by_link_ends_all()
    {
        var (here, _) = await SignedInAsync("shop");
        var (there, _) = await SignedInAsync("shop");
        using var program = _app.CreateClient();
        await TokenAsync(program, "shop");
        await new Person(here).RedirectAsync(
            "/account/password",
            ("current", Password),
            ("password", "veel regen op zondag"),
            ("repeat", "veel regen op zondag")
        );
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(here));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(there));
        Assert.Equal(HttpStatusCode.Unauthorized, await CasesAsync(program));

        await new Person(_app.CreateClient()).PostAsync("/account/forgot", ("email", "shop@demo.example"));
        await using var db = await _app.NewDbAsync();
        var mail = await db.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Key.StartsWith("password:"));
        var link = Link().Match(mail.Body).Value.Replace("http://localhost:5080", "", StringComparison.Ordinal);
        await new Person(_app.CreateClient(new() { AllowAutoRedirect = false })).RedirectAsync(
            link,
            ("password", "weinig zon op maandag"),
            ("repeat", "weinig zon op maandag")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(here));
    }

    [Fact]
    public async Task A_second_factor_that_is_set_or_taken_away_ends_the_other_sessions()
    {
        var (here, _) = await SignedInAsync("shop2");
        var (there, _) = await SignedInAsync("shop2");
        var person = new Person(here);
        await person.GetAsync("/account/two-factor");
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var key = await users.GetAuthenticatorKeyAsync((await users.FindByEmailAsync("shop2@demo.example"))!);
            await person.PostAsync("/account/two-factor", "turn-on", ("code", Totp.CodeOf(key!)));
        }

        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(here));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(there));
        var user = await UserAsync("shop2");
        var elsewhere = OpenedSession.New(user.Id);
        Assert.True(await _sessions.Open(elsewhere, user.SecurityStamp, default));
        await person.RedirectAsync("/account/two-factor", "change", ("current", Password), ("do", "off"));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(here));
        Assert.False(await _sessions.Lives(elsewhere.Id, cached: true, default));
    }

    [Fact]
    public async Task Who_is_locked_or_removed_gets_in_by_no_way_and_opens_no_session_that_was_judged_before()
    {
        using var program = _app.CreateClient();
        var refresh = await TokenAsync(program, "appeals");
        var before = await UserAsync("appeals");
        await using var db = await _app.NewDbAsync();
        await db
            .Users.Where(u => u.Id == before.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockedAt, DateTimeOffset.UtcNow));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(refresh));
        using var client = _app.CreateDefaultClient(new CookieContainerHandler());
        Assert.False(await new Person(client).SignInAsync("appeals@demo.example", Password));
        Assert.False(await _sessions.Open(OpenedSession.New(before.Id), before.SecurityStamp, default));

        await db
            .Users.Where(u => u.Id == before.Id)
            .ExecuteUpdateAsync(u =>
                u.SetProperty(x => x.LockedAt, (DateTimeOffset?)null)
                    .SetProperty(x => x.RemovedAt, DateTimeOffset.UtcNow)
            );
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(refresh));
        Assert.False(await _sessions.Open(OpenedSession.New(before.Id), before.SecurityStamp, default));

        await db
            .Users.Where(u => u.Id == before.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.RemovedAt, (DateTimeOffset?)null));
        Assert.True(await _sessions.Open(OpenedSession.New(before.Id), before.SecurityStamp, default));
        await db
            .Users.Where(u => u.Id == before.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, "another password meanwhile"));
        Assert.False(await _sessions.Open(OpenedSession.New(before.Id), before.SecurityStamp, default));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_is_done_in_it_and_its_row_goes()
    {
        var (client, _) = await SignedInAsync("committee");
        using var program = _app.CreateClient();
        var refresh = await TokenAsync(program, "committee");
        _sessions.Clock = new LaterClock(TimeSpan.FromMinutes(12 * 60 - 1));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(client));
        Assert.Equal(HttpStatusCode.OK, await RefreshAsync(refresh));
        await _sessions.DeleteEnded(default);
        Assert.True(await _sessions.Lives((await ListAsync("committee"))[0].Id, cached: false, default));
        _sessions.Clock = new LaterClock(TimeSpan.FromMinutes(12 * 60 + 1));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(client));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefreshAsync(refresh));
        await _sessions.DeleteEnded(default);
        await using var db = await _app.NewDbAsync();
        Assert.Equal(0, await db.Set<SessionRow>().CountAsync());
    }

    [Fact]
    public async Task What_is_ended_at_another_program_is_over_here_within_twenty_seconds_and_what_is_ended_here_at_once()
    {
        var user = await UserAsync("supervisor");
        var session = OpenedSession.New(user.Id);
        Assert.True(await _sessions.Open(session, user.SecurityStamp, default));
        var elsewhere = new SessionStore(
            _app.Services.GetRequiredService<IDbContextFactory<AppDb>>(),
            _app.Services.GetRequiredService<IDatabaseEngine>(),
            _app.Services.GetRequiredService<IConfiguration>()
        );
        Assert.True(await elsewhere.Lives(session.Id, cached: true, default));
        Assert.True(await _sessions.Lives(session.Id, cached: true, default));
        await _sessions.End(session.Id, default);
        Assert.False(await _sessions.Lives(session.Id, cached: true, default));
        elsewhere.Clock = new LaterClock(TimeSpan.FromSeconds(15));
        Assert.True(await elsewhere.Lives(session.Id, cached: true, default));
        Assert.False(await elsewhere.Lives(session.Id, cached: false, default));
        Assert.False(await elsewhere.Lives(session.Id, cached: true, default));

        var next = OpenedSession.New(user.Id);
        Assert.True(await _sessions.Open(next, user.SecurityStamp, default));
        Assert.True(await elsewhere.Lives(next.Id, cached: true, default));
        await _sessions.End(next.Id, default);
        elsewhere.Clock = new LaterClock(TimeSpan.FromSeconds(36));
        Assert.False(await elsewhere.Lives(next.Id, cached: true, default));
    }

    [Fact]
    public async Task A_session_tells_when_it_was_last_seen_and_that_costs_a_write_in_five_minutes()
    {
        var user = await UserAsync("supervisor");
        var session = OpenedSession.New(user.Id);
        Assert.True(await _sessions.Open(session, user.SecurityStamp, default));
        _sessions.Clock = new LaterClock(TimeSpan.FromMinutes(4));
        Assert.True(await _sessions.Lives(session.Id, cached: false, default));
        Assert.Equal(session.SeenAt, (await _sessions.Find(session.Id, default))!.SeenAt, TimeSpan.FromSeconds(1));
        _sessions.Clock = new LaterClock(TimeSpan.FromMinutes(6));
        Assert.True(await _sessions.Lives(session.Id, cached: false, default));
        Assert.True((await _sessions.Find(session.Id, default))!.SeenAt > session.SeenAt.AddMinutes(5));
    }

    [Fact]
    public async Task Who_changes_the_own_account_goes_on_with_the_same_session_and_who_signs_in_again_begins_another()
    {
        var (client, cookies) = await SignedInAsync("committee2");
        var before = Claims();
        await new Person(client).RedirectAsync("/account", ("name", "Cedric Anew"), ("language", "en"));
        var after = Claims();
        Assert.Equal("Cedric Anew", after.FindFirstValue(UserClaims.DisplayName));
        Assert.NotNull(before.FindFirstValue(SessionClaims.Id));
        Assert.Equal(before.FindFirstValue(SessionClaims.Id), after.FindFirstValue(SessionClaims.Id));
        Assert.Single(after.FindAll(SessionClaims.Id));
        Assert.Equal(SessionClaims.Password, Assert.Single(after.FindAll(SessionClaims.Factor)).Value);

        Assert.True(await new Person(client).SignInAsync("committee2@demo.example", Password));
        Assert.NotEqual(before.FindFirstValue(SessionClaims.Id), Claims().FindFirstValue(SessionClaims.Id));

        ClaimsPrincipal Claims() =>
            _app
                .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(IdentityConstants.ApplicationScheme)
                .TicketDataFormat.Unprotect(cookies.Container.GetCookies(client.BaseAddress!)["redress"]!.Value)!
                .Principal;
    }

    [Fact]
    public async Task The_page_lists_the_own_sessions_and_ends_one_or_all_others()
    {
        var (here, _) = await SignedInAsync("shop", "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0");
        var (there, _) = await SignedInAsync("shop", "Mozilla/5.0 (iPhone) AppleWebKit Version/18 Safari/604.1");
        var (stranger, _) = await SignedInAsync("shop2", "Mozilla/5.0 (X11; CrOS) Chrome/140.0");
        using var program = _app.CreateClient();
        await TokenAsync(program, "shop");
        var person = new Person(here);
        var page = await person.GetAsync("/account/sessions");
        Assert.Contains("Firefox, Windows", page, StringComparison.Ordinal);
        Assert.Contains("Safari, iPhone", page, StringComparison.Ordinal);
        Assert.Contains("A program", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ChromeOS", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "This one", RegexOptions.None, TimeSpan.FromSeconds(2)));

        var phone = (await ListAsync("shop")).Single(s => s.Device == "Safari, iPhone");
        await person.RedirectAsync("/account/sessions", ("session", phone.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(there));
        Assert.Equal(HttpStatusCode.OK, await CasesAsync(program));

        var others = (await ListAsync("shop2")).Single();
        await person.RedirectAsync("/account/sessions", ("session", others.Id));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(stranger));

        Assert.Equal(
            "/account/sessions?done=sessionEnded",
            await person.RedirectAsync("/account/sessions", ("session", "others"))
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await CasesAsync(program));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(here));
        Assert.Single(await ListAsync("shop"));
    }

    [Fact]
    public async Task Who_signs_in_over_an_open_session_ends_it_whosever_it_was_and_a_program_beside_it_does_not()
    {
        var (client, cookies) = await SignedInAsync("shop");
        var before = (await ListAsync("shop")).Single();
        using var copy = _app.CreateDefaultClient();
        copy.DefaultRequestHeaders.Add("Cookie", cookies.Container.GetCookieHeader(client.BaseAddress!));
        using var program = _app.CreateClient();
        await TokenAsync(program, "shop");
        Assert.True(await new Person(client).SignInAsync("shop@demo.example", Password));
        Assert.DoesNotContain(await ListAsync("shop"), s => s.Id == before.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync(copy));
        Assert.Equal(HttpStatusCode.OK, await CasesAsync(program));

        Assert.True(await new Person(client).SignInAsync("shop2@demo.example", Password));
        Assert.Equal(SessionRow.Token, Assert.Single(await ListAsync("shop")).Kind);
        Assert.Single(await ListAsync("shop2"));
        // A token that is asked for with the cookie is another session.
        await client.PostAsJsonAsync("/api/v1/auth/login", new { email = "shop2@demo.example", password = Password });
        Assert.Equal(2, (await ListAsync("shop2")).Count);
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync(client));
    }

    [Fact]
    public async Task A_program_is_listed_as_long_as_its_refresh_token_opens_it_and_a_browser_that_idles_is_not()
    {
        await SignedInAsync("shop");
        using var program = _app.CreateClient();
        var refresh = await TokenAsync(program, "shop");
        _sessions.Clock = new LaterClock(TimeSpan.FromHours(9));
        Assert.Equal(HttpStatusCode.OK, await RefreshAsync(refresh));
        Assert.Equal(SessionRow.Token, Assert.Single(await ListAsync("shop")).Kind);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel) AppleWebKit Version/18 Safari/605.1", "Safari, macOS")]
    [InlineData("curl/8.9.1", "curl")]
    [InlineData("", "")]
    public void A_device_is_told_in_words(string agent, string words)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = agent;
        Assert.Equal(words, Device.NameOf(context.Request));
        context.Request.Headers.UserAgent = new string('x', 500);
        Assert.Equal(120, Device.NameOf(context.Request).Length);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData(null, "", "")]
    public void An_address_is_told_whole_and_counted_by_its_network(string? from, string told, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
        Assert.Equal((told, counted), (Device.AddressOf(context), Device.NetworkOf(context)));
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:9:9:9:9", true)]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:3:3:4:5:6", false)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void A_program_is_known_again_by_its_network(string from, string next, bool isSame)
    {
        Assert.Equal(isSame, HashFrom(from) == HashFrom(next));

        static string HashFrom(string address)
        {
            var context = new DefaultHttpContext();
            context.Request.Headers.UserAgent = "shop-sync/1.0";
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            return Device.HashOf(context);
        }
    }

    private async Task<(HttpClient Client, CookieContainerHandler Cookies)> SignedInAsync(
        string account,
        string agent = ""
    )
    {
        var cookies = new CookieContainerHandler();
        var client = _app.CreateDefaultClient(cookies);
        if (agent.Length > 0)
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", Password));
        return (client, cookies);
    }

    private static async Task SignOutAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/my-day");
        var token = page.Split("<main")[1].Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("returnUrl", "/")]);
        using var answer = await client.PostAsync("/account/logout", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    // The access token is in the client's headers then.
    private static async Task<string> TokenAsync(HttpClient client, string account)
    {
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = $"{account}@demo.example", password = Password }
        );
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            token.GetProperty("accessToken").GetString()
        );
        return token.GetProperty("refreshToken").GetString()!;
    }

    private async Task<HttpStatusCode> RefreshAsync(string refreshToken)
    {
        using var client = _app.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken });
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> CasesAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/cases");
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SessionAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/account/session");
        return answer.StatusCode;
    }

    private static async Task<bool> ReadsAsync(AsyncServiceScope circuit) =>
        await circuit.ServiceProvider.GetRequiredService<DeskReader>().Now(Roles.All, default) is not null;

    private async Task<User> UserAsync(string account)
    {
        await using var db = await _app.NewDbAsync();
        return await db.Users.AsNoTracking().SingleAsync(u => u.Email == $"{account}@demo.example");
    }

    private async Task<IReadOnlyList<SessionRow>> ListAsync(string account) =>
        await _sessions.ListOf((await UserAsync(account)).Id, default);

    [GeneratedRegex(@"http://localhost:5080/account/reset\S+", RegexOptions.None, 2000)]
    private static partial Regex Link();
}
