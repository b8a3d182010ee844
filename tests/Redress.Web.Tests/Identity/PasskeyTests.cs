using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Redress.Testing;
using Redress.Web.Identity.Factors;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>Passkeys, with an authenticator of the tests' own: made on the page of the account, shown at the door.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private const string Password = "Demo-Pass-2026";
    private TestApp _app = null!;

    public async Task InitializeAsync() =>
        _app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Identity:StaffTwoFactor"] = "true" }
        );

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_has_a_passkey_comes_in_with_it_alone_and_with_the_password_alone_only_to_the_door()
    {
        using var key = new SoftwareKey();
        using var first = Client();
        Assert.True(await new Person(first).SignInAsync("secretary@demo.example", Password));
        Assert.Equal("/account/second-factor", await new Person(first).LeadsToAsync("/my-day"));
        using var elsewhere = Client();
        Assert.True(await new Person(elsewhere).SignInAsync("secretary@demo.example", Password));

        Assert.Equal("/account/passkeys?done=passkeyAdded", await PasskeyPosts.AddAsync(first, key));
        Assert.Contains("laptop", await new Person(first).GetAsync("/account/passkeys"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await new Person(first).StatusAsync("/my-day"));
        Assert.Equal(HttpStatusCode.Unauthorized, await new Person(elsewhere).StatusAsync("/account/session"));

        using var second = Client();
        Assert.Equal("/my-day", await PasskeyPosts.EnterAsync(second, key));
        Assert.Equal(HttpStatusCode.OK, await new Person(second).StatusAsync("/my-day"));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/api/v1/cases")).StatusCode);
        await using var db = await _app.NewDbAsync();
        Assert.All(await db.Set<SessionRow>().ToListAsync(), s => Assert.Equal(SessionRow.Passkey, s.Factor));

        // Whoever has the password alone may not make a factor of its own beside.
        using var thief = Client();
        Assert.True(await new Person(thief).SignInAsync("secretary@demo.example", Password));
        Assert.Equal("/account/second-factor", await new Person(thief).LeadsToAsync("/my-day"));
        foreach (
            var own in new[] { "/account", "/account/password", "/account/sessions", "/cases/table.css", "/badge.svg" }
        )
            Assert.Equal("/account/second-factor", await new Person(thief).LeadsToAsync(own));
        Assert.Equal(HttpStatusCode.OK, await new Person(thief).StatusAsync("/theme.css"));
        Assert.Equal(HttpStatusCode.NotFound, await new Person(thief).StatusAsync("/badge/nobody.svg"));
        foreach (var path in new[] { "/account/passkeys", "/account/two-factor", "/account/second-factor" })
        {
            var page = await new Person(thief).GetAsync(path);
            Assert.Contains("Sign in with it", page, StringComparison.Ordinal);
            Assert.DoesNotContain("data-passkey-new", page, StringComparison.Ordinal);
            Assert.DoesNotContain("data:image/png", page, StringComparison.Ordinal);
        }

        using var other = new SoftwareKey();
        Assert.Null(await PasskeyPosts.AddAsync(thief, other));
    }

    [Fact]
    public async Task A_passkey_of_another_site_without_its_owner_or_shown_twice_opens_nothing()
    {
        using var key = new SoftwareKey();
        using var client = Client();
        Assert.True(await new Person(client).SignInAsync("shop@demo.example", Password));
        Assert.Equal("/account/passkeys?done=passkeyAdded", await PasskeyPosts.AddAsync(client, key));

        using var anybody = Client();
        key.Origin = "https://evil.example";
        Assert.Null(await PasskeyPosts.EnterAsync(anybody, key));
        key.Origin = "http://localhost";
        key.VerifiesOwner = false;
        Assert.Null(await PasskeyPosts.EnterAsync(anybody, key));
        key.VerifiesOwner = true;
        using var unknown = new SoftwareKey { Owner = key.Owner };
        Assert.Null(await PasskeyPosts.EnterAsync(anybody, unknown));
        Assert.Null(await PasskeyPosts.SendAsync(anybody, "{}"));
        Assert.Null(await PasskeyPosts.SendAsync(anybody, "no json"));
        Assert.Equal(HttpStatusCode.Unauthorized, await new Person(anybody).StatusAsync("/account/session"));

        // Who failed five times says nothing of whose passkey comes next.
        var token = PasskeyPosts.Token(await anybody.GetStringAsync("/account/login"));
        var shown = key.Get(await PasskeyPosts.AskAsync(anybody, "/account/login/passkey", token));
        Assert.Equal("/cases", await PasskeyPosts.SendAsync(anybody, shown));
        using var again = Client();
        Assert.Null(await PasskeyPosts.SendAsync(again, shown));
        await PasskeyPosts.AskAsync(
            again,
            "/account/login/passkey",
            PasskeyPosts.Token(await again.GetStringAsync("/account/login"))
        );
        Assert.Null(await PasskeyPosts.SendAsync(again, shown));
    }

    [Fact]
    public async Task Who_is_locked_is_told_so_and_does_not_come_in()
    {
        using var key = new SoftwareKey();
        using var client = Client();
        Assert.True(await new Person(client).SignInAsync("shop2@demo.example", Password));
        Assert.Equal("/account/passkeys?done=passkeyAdded", await PasskeyPosts.AddAsync(client, key));
        await using var db = await _app.NewDbAsync();
        await db
            .Users.Where(u => u.Email == "shop2@demo.example")
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockedAt, DateTimeOffset.UtcNow));
        using var again = Client();
        Assert.Null(await PasskeyPosts.EnterAsync(again, key));
        Assert.Equal(HttpStatusCode.Unauthorized, await new Person(again).StatusAsync("/account/session"));
    }

    [Fact]
    public async Task Adding_and_removing_one_ask_a_proof_of_ten_minutes_at_most_and_the_last_one_of_the_staff_stays()
    {
        using var key = new SoftwareKey();
        using var client = Client();
        var person = new Person(client);
        Assert.True(await person.SignInAsync("registrar@demo.example", Password));
        var sessions = _app.Services.GetRequiredService<SessionStore>();
        sessions.Clock = new LaterClock(TimeSpan.FromMinutes(11));
        Assert.Null(await PasskeyPosts.AddAsync(client, key));
        Assert.DoesNotContain("data-passkey-new", await person.GetAsync("/account/passkeys"), StringComparison.Ordinal);
        Assert.Contains(
            "not your password",
            await person.PostAsync("/account/prove", ("current", "wrong")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/account/passkeys",
            await person.RedirectAsync("/account/prove?returnUrl=%2Faccount%2Fpasskeys", ("current", Password))
        );
        Assert.Equal("/account/passkeys?done=passkeyAdded", await PasskeyPosts.AddAsync(client, key));

        await using var db = await _app.NewDbAsync();
        var id = Convert.ToBase64String((await db.UserPasskeys.SingleAsync()).CredentialId);
        var sent = id.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Contains(
            "asks for a second factor",
            await person.PostAsync("/account/passkeys", "remove", ("passkey", sent)),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await db.UserPasskeys.CountAsync());
        using var second = new SoftwareKey();
        Assert.Equal("/account/passkeys?done=passkeyAdded", await PasskeyPosts.AddAsync(client, second));
        Assert.Equal(
            "/account/passkeys?done=passkeyRemoved",
            await person.RedirectAsync("/account/passkeys", "remove", ("passkey", sent))
        );
        Assert.Equal(1, await db.UserPasskeys.CountAsync());
        using var gone = Client();
        Assert.Null(await PasskeyPosts.EnterAsync(gone, key));
        Assert.Equal("/members", await PasskeyPosts.EnterAsync(gone, second));
    }

    [Fact]
    public async Task One_that_nobody_asked_for_is_no_try_and_one_that_fails_is_counted_by_its_address_alone()
    {
        using var client = Client();
        Assert.Null(await PasskeyPosts.SendAsync(client, "{}"));
        await using var db = await _app.NewDbAsync();
        Assert.Equal(0, await db.Set<SignInRow>().CountAsync());
        using var key = new SoftwareKey { Owner = "bm9ib2R5" };
        Assert.Null(await PasskeyPosts.EnterAsync(client, key));
        var row = await db.Set<SignInRow>().AsNoTracking().SingleAsync();
        Assert.Equal((SignInEvents.WrongPasskey, ""), (row.What, row.WhoHash));

        var log = _app.Services.GetRequiredService<SignInLog>();
        var knock = new Knock("", "203.0.113.7", "");
        for (var failed = 0; failed < 20; failed++)
            await log.Write(knock, null, SignInEvents.WrongPasskey, default);
        Assert.Equal(TimeSpan.Zero, await log.Wait(knock, default));
    }

    [Fact]
    public async Task What_is_asked_comes_with_the_token_of_our_page_alone()
    {
        using var client = Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/login/passkey", null)).StatusCode);
        using var nobody = await client.PostAsync("/account/passkeys/new", null);
        Assert.Equal("/account/login", nobody.Headers.Location?.OriginalString.Split('?')[0]);
        Assert.True(await new Person(client).SignInAsync("shop@demo.example", Password));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/passkeys/new", null)).StatusCode);
    }

    [Theory]
    [InlineData("Production", "https://klachten.example/", "https://klachten.example", true)]
    [InlineData("Production", "https://klachten.example/", "https://klachten.example:8443", false)]
    [InlineData("Production", "https://klachten.example/", "http://klachten.example", false)]
    [InlineData("Production", "https://klachten.example/", "https://evil.example", false)]
    [InlineData("Demo", "https://klachten.example/", "http://127.0.0.1:5080", true)]
    [InlineData("Demo", "https://klachten.example/", "https://klachten.example", false)]
    public async Task It_is_bound_to_the_portal_and_in_the_demo_to_where_it_is_asked(
        string environment,
        string portal,
        string origin,
        bool isOurs
    )
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Portal:Address", portal)]).Build();
        var options = PasskeyOptions.Of(configuration, new HostingEnvironment { EnvironmentName = environment });
        Assert.Equal(environment == "Demo" ? null : "klachten.example", options.ServerDomain);
        var context = new DefaultHttpContext();
        (context.Request.Scheme, context.Request.Host) = ("http", new("127.0.0.1:5080"));
        var asked = new PasskeyOriginValidationContext
        {
            HttpContext = context,
            Origin = origin,
            CrossOrigin = false,
            TopOrigin = null,
        };
        Assert.Equal(isOurs, await options.ValidateOrigin!(asked));
    }

    [Fact]
    public void Outside_the_demo_a_second_factor_is_asked_of_the_staff_alone()
    {
        var nothing = new ConfigurationBuilder().Build();
        var (production, demo) = (
            new FactorRules(nothing, new HostingEnvironment { EnvironmentName = "Production" }),
            new FactorRules(nothing, new HostingEnvironment { EnvironmentName = "Demo" })
        );
        var staff = User(Roles.Secretary, SessionClaims.Password);
        Assert.True(production.IsLackedBy(staff));
        Assert.False(demo.IsLackedBy(staff));
        Assert.False(production.IsLackedBy(User(Roles.Member, SessionClaims.Password)));
        Assert.False(production.IsLackedBy(User("", SessionClaims.Password)));
        Assert.All(SessionClaims.Strong, f => Assert.False(production.IsLackedBy(User(Roles.Admin, f))));

        static ClaimsPrincipal User(string role, string factor) =>
            new(new ClaimsIdentity([new(ClaimTypes.Role, role), new(SessionClaims.Factor, factor)], "cookie"));
    }

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });
}
