using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>Who has an authenticator app and nothing else moves it to another phone, also where a second factor is asked: the first one counts until the second shows its code.</summary>
public sealed partial class AnotherPhoneTests : IAsyncLifetime
{
    private const string Account = "secretary@demo.example";
    private const string Password = "Demo-Pass-2026";
    private const string Move = "/account/two-factor?move=true";
    private TestApp _app = null!;
    private HttpClient _client = null!;
    private string _first = "";

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Identity:StaffTwoFactor"] = "true" }
        );
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByEmailAsync(Account))!;
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        _first = (await users.GetAuthenticatorKeyAsync(user))!;
        _client = Client();
        // Each code later than the one before it: of its time none is taken again.
        Assert.True(await new Person(_client).SignInAsync(Account, Password, Totp.CodeOf(_first, -1)));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_codes_of_the_first_phone_count_until_the_second_shows_one_and_then_no_more()
    {
        var person = new Person(_client);
        Assert.Contains(
            "Move to another phone",
            await person.GetAsync("/account/two-factor"),
            StringComparison.Ordinal
        );
        var second = await KeyAsync(person);
        Assert.NotEqual(_first, second);
        // As it is scanned, so it stays while one types.
        Assert.Equal(second, await KeyAsync(person));

        Assert.Contains(
            "not right",
            await person.PostAsync(Move, "move", ("code", Totp.CodeOf(_first, 1))),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await CodeAsync(Totp.CodeOf(second)));
        Assert.Equal(second, await KeyAsync(person));
        using var elsewhere = Client();
        Assert.True(await new Person(elsewhere).SignInAsync(Account, Password, Totp.CodeOf(_first)));

        Assert.Equal(
            "/account/two-factor?done=twoFactorMoved",
            await person.RedirectAsync(Move, "move", ("code", Totp.CodeOf(second, 1)))
        );
        Assert.Contains(
            "your other phone makes the codes",
            await person.GetAsync("/account/two-factor?done=twoFactorMoved"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await person.StatusAsync("/my-day"));
        Assert.Equal(HttpStatusCode.Unauthorized, await new Person(elsewhere).StatusAsync("/account/session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CodeAsync(Totp.CodeOf(_first)));
        // The code that it was shown with is used up.
        Assert.Equal(HttpStatusCode.Unauthorized, await CodeAsync(Totp.CodeOf(second, 1)));
        await using var db = await _app.NewDbAsync();
        Assert.Equal(
            second,
            await db.UserTokens.Where(t => t.Name == "AuthenticatorKey").Select(t => t.Value).SingleAsync()
        );
        Assert.False(await db.UserTokens.AnyAsync(t => t.LoginProvider == "next-authenticator"));
        Assert.Single(await db.Set<MailRow>().Where(m => m.Key.StartsWith("mail-factor-changed")).ToListAsync());
    }

    [Fact]
    public async Task It_asks_a_fresh_proof_and_a_session_that_has_the_factor()
    {
        _app.Services.GetRequiredService<SessionStore>().Clock = new LaterClock(TimeSpan.FromMinutes(11));
        var page = await new Person(_client).GetAsync(Move);
        Assert.Contains(
            "/account/prove?returnUrl=%2Faccount%2Ftwo-factor%3Fmove%3Dtrue",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("data:image/png", page, StringComparison.Ordinal);
        using var thief = Client();
        Assert.False(await new Person(thief).SignInAsync(Account, Password));
        await using var db = await _app.NewDbAsync();
        Assert.False(await db.UserTokens.AnyAsync(t => t.LoginProvider == "next-authenticator"));
    }

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<HttpStatusCode> CodeAsync(string twoFactorCode)
    {
        using var client = Client();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new
            {
                email = Account,
                password = Password,
                twoFactorCode,
            }
        );
        return answer.StatusCode;
    }

    private static async Task<string> KeyAsync(Person person) =>
        Shown()
            .Match(await person.GetAsync(Move))
            .Groups["key"]
            .Value.Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();

    [GeneratedRegex("class=\"hash\">(?<key>[a-z2-7 ]+)<", RegexOptions.None, 2000)]
    private static partial Regex Shown();
}
