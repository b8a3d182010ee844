using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>The pages of one's own account, by plain forms.</summary>
public sealed partial class AccountTests(OneApp one) : IClassFixture<OneApp>, IAsyncLifetime
{
    private const string Password = "a-long-password";
    private readonly string _email = $"{Guid.NewGuid():N}@example.org";

    public Task InitializeAsync() => MakeAsync(one.App);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_of_which_only_the_form_acts()
    {
        var person = new Person(one.Client());
        Assert.Contains("is on its way", await person.PostAsync("/account/forgot", ("email", _email)));
        var link = Link()
            .Match((await MailAsync()).Body)
            .Value.Replace("http://localhost:5080", "", StringComparison.Ordinal);
        await person.GetAsync(link);
        Assert.True(await person.SignInAsync(_email, Password));

        Assert.Contains("12 characters", await person.PostAsync(link, ("password", "short"), ("repeat", "short")));
        Assert.Contains(
            "not the same",
            await person.PostAsync(link, ("password", "another long one"), ("repeat", "another short one"))
        );
        Assert.Equal(
            "/account/login?done=reset",
            await person.RedirectAsync(link, ("password", "another long one"), ("repeat", "another long one"))
        );
        Assert.Contains(
            "does not work any more",
            await person.PostAsync(link, ("password", "a third long one"), ("repeat", "a third long one"))
        );
        Assert.False(await person.SignInAsync(_email, Password));
        Assert.True(await person.SignInAsync(_email, "another long one"));
    }

    [Fact]
    public async Task Whether_an_address_is_known_is_told_neither_by_the_answer_nor_by_a_second_e_mail()
    {
        var person = new Person(one.Client());
        var known = await person.PostAsync("/account/forgot", ("email", _email));
        var unknown = await person.PostAsync("/account/forgot", ("email", "nobody@example.org"));
        Assert.Equal(Shown(unknown), Shown(known));
        await person.PostAsync("/account/forgot", ("email", _email));
        Assert.Equal(_email, (await MailAsync()).Email);
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_the_old_one()
    {
        var person = new Person(one.Client());
        await person.SignInAsync(_email, Password);
        Assert.Contains(
            "not your password",
            await person.PostAsync(
                "/account/password",
                ("current", "wrong"),
                ("password", "another long one"),
                ("repeat", "another long one")
            )
        );
        Assert.Equal(
            "/account?done=password",
            await person.RedirectAsync(
                "/account/password",
                ("current", Password),
                ("password", "another long one"),
                ("repeat", "another long one")
            )
        );
        Assert.Contains("is changed", await person.GetAsync("/account?done=password"));
        Assert.True(await new Person(one.Client()).SignInAsync(_email, "another long one"));
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_opens_nothing_and_a_recovery_code_works_once()
    {
        var person = new Person(one.Client());
        await person.SignInAsync(_email, Password);
        var page = await person.GetAsync("/account/two-factor");
        Assert.Contains("data:image/png;base64,", page);
        Assert.Contains("not right", await person.PostAsync("/account/two-factor", "turn-on", ("code", "000000x")));
        var codes = Recovery()
            .Matches(await person.PostAsync("/account/two-factor", "turn-on", ("code", await CodeAsync())))
            .Select(m => m.Groups["code"].Value)
            .ToList();
        Assert.Equal(10, codes.Count);

        Assert.False(await new Person(one.Client()).SignInAsync(_email, Password));
        Assert.False(await new Person(one.Client()).SignInAsync(_email, Password, "123456"));
        Assert.True(await new Person(one.Client()).SignInAsync(_email, Password, codes[0]));
        Assert.False(await new Person(one.Client()).SignInAsync(_email, Password, codes[0]));
        Assert.True(await new Person(one.Client()).SignInAsync(_email, Password, await CodeAsync()));

        Assert.Contains(
            "not your password",
            await person.PostAsync("/account/two-factor", "change", ("current", "wrong"), ("do", "off"))
        );
        Assert.Equal(
            "/account?done=twoFactorOff",
            await person.RedirectAsync("/account/two-factor", "change", ("current", Password), ("do", "off"))
        );
        Assert.True(await new Person(one.Client()).SignInAsync(_email, Password));
    }

    [Fact]
    public async Task Name_language_and_digest_are_kept_and_a_name_is_needed()
    {
        var person = new Person(one.Client());
        await person.SignInAsync(_email, Password);
        Assert.Contains("Tell us your name", await person.PostAsync("/account", ("name", " "), ("language", "fr")));
        Assert.Equal(
            "/account?done=saved",
            await person.RedirectAsync("/account", ("name", "Ann"), ("language", "fr"), ("digest", "daily"))
        );
        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.Email == _email);
        Assert.Equal(("Ann", "fr"), (user.DisplayName, user.Language));
    }

    [Fact]
    public async Task Where_staff_must_have_a_second_factor_it_is_led_there_first()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Identity:StaffTwoFactor"] = "true" }
        );
        await MakeAsync(app);
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        var person = new Person(client);
        await person.SignInAsync(_email, Password);
        Assert.Equal(
            "/account/two-factor?asked=true",
            (await client.GetAsync("/cases")).Headers.Location?.OriginalString
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Contains("asks its staff", await person.GetAsync("/account/two-factor?asked=true"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/app.css")).StatusCode);

        var shop = new Person(app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        Assert.Contains("</table>", await shop.GetAsync("/members"));
    }

    private async Task MakeAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User
        {
            UserName = _email,
            Email = _email,
            DisplayName = "Staff",
        };
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, Roles.Secretary)).Succeeded);
    }

    // What an authenticator app would show now (RFC 6238).
    private async Task<string> CodeAsync()
    {
        await using var scope = one.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var key = (await users.GetAuthenticatorKeyAsync((await users.FindByEmailAsync(_email))!))!;
        var bits = string.Concat(
            key.Select(c =>
                Convert
                    .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2)
                    .PadLeft(5, '0')
            )
        );
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard's own hash.
        var hash = System.Security.Cryptography.HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<MailRow> MailAsync()
    {
        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        return await db.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Email == _email);
    }

    private static string Shown(string page) =>
        Token()
            .Replace(
                page[
                    page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)
                ],
                ""
            );

    [GeneratedRegex(@"http://localhost:5080/account/reset\S+", RegexOptions.None, 2000)]
    private static partial Regex Link();

    [GeneratedRegex("code-big\">(?<code>[^<]+)<", RegexOptions.None, 2000)]
    private static partial Regex Recovery();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]+>", RegexOptions.None, 2000)]
    private static partial Regex Token();
}
