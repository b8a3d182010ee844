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
    private const string Password = "veel-regen-op-zondag";
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
            await person.PostAsync(link, ("password", "weinig zon op maandag"), ("repeat", "drie bomen en een hek"))
        );
        Assert.Equal(
            "/account/login?done=reset",
            await person.RedirectAsync(link, ("password", "weinig zon op maandag"), ("repeat", "weinig zon op maandag"))
        );
        // Before the password is looked at, which takes long: also one that would be refused.
        Assert.Contains("does not work any more", await person.PostAsync(link, ("password", "short"), ("repeat", "")));
        Assert.False(await person.SignInAsync(_email, Password));
        Assert.True(await person.SignInAsync(_email, "weinig zon op maandag"));
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
                ("password", "weinig zon op maandag"),
                ("repeat", "weinig zon op maandag")
            )
        );
        Assert.Equal(
            "/account?done=password",
            await person.RedirectAsync(
                "/account/password",
                ("current", Password),
                ("password", "weinig zon op maandag"),
                ("repeat", "weinig zon op maandag")
            )
        );
        Assert.Contains("is changed", await person.GetAsync("/account?done=password"));
        Assert.True(await new Person(one.Client()).SignInAsync(_email, "weinig zon op maandag"));
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
        Assert.True(await new Person(one.Client()).SignInAsync(_email, Password, await CodeAsync(1)));

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
        const string door = "/account/second-factor?asked=true";
        Assert.Equal(
            door + "&returnUrl=%2Fcases%3Fq%3Dx",
            (await client.GetAsync("/cases?q=x")).Headers.Location?.OriginalString
        );
        Assert.Equal(door, (await client.PostAsync("/_blazor/negotiate", null)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Contains("with a second factor", await person.GetAsync(door));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/app.css")).StatusCode);

        // Set up, it opens at once; and afterwards a password alone does no more than ask for it.
        await person.GetAsync("/account/two-factor");
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var key = (await users.GetAuthenticatorKeyAsync((await users.FindByEmailAsync(_email))!))!;
        await person.PostAsync("/account/two-factor", "turn-on", ("code", Totp.CodeOf(key)));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Contains(
            "asks for a second factor",
            await person.PostAsync("/account/two-factor", "change", ("current", Password), ("do", "off"))
        );

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

    // Each is taken once.
    private async Task<string> CodeAsync(int steps = 0)
    {
        await using var scope = one.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return Totp.CodeOf((await users.GetAuthenticatorKeyAsync((await users.FindByEmailAsync(_email))!))!, steps);
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
