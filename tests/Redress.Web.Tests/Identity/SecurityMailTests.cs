using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>Whose account it is, is told what it may not have done itself.</summary>
public sealed partial class SecurityMailTests : IAsyncLifetime
{
    private const string Account = "shop@demo.example";
    private const string Password = "Demo-Pass-2026";
    private TestApp _app = null!;

    public async Task InitializeAsync() =>
        _app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Security:TellNewDevices"] = "true" },
            sendsByItself: false
        );

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_device_that_is_new_is_told_of_once_and_the_first_of_all_is_none()
    {
        using var laptop = Client("Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");
        Assert.True(await new Person(laptop).SignInAsync(Account, Password));
        Assert.True(await new Person(laptop).SignInAsync(Account, Password));
        Assert.Empty(await MailsAsync(MailWriter.NewDevice));

        using var phone = Client("Mozilla/5.0 (iPhone) Version/18 Safari/604.1");
        Assert.True(await new Person(phone).SignInAsync(Account, Password));
        var mail = Assert.Single(await MailsAsync(MailWriter.NewDevice));
        Assert.Equal((Account, "nl"), (mail.Email, mail.Language));
        Assert.Contains("Safari, iPhone", mail.Body, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/account/sessions", mail.Body, StringComparison.Ordinal);
        Assert.True(await new Person(phone).SignInAsync(Account, Password));
        Assert.True(await new Person(laptop).SignInAsync(Account, Password));
        Assert.Single(await MailsAsync(MailWriter.NewDevice));

        // What was not seen for a quarter of a year is new again.
        await using var db = await _app.NewDbAsync();
        var longAgo = DateTimeOffset.UtcNow.AddDays(-91).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await db
            .UserTokens.Where(t => t.LoginProvider == "known-device")
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Value, longAgo));
        Assert.True(await new Person(phone).SignInAsync(Account, Password));
        Assert.Equal(2, (await MailsAsync(MailWriter.NewDevice)).Count);
    }

    [Fact]
    public async Task A_changed_password_is_told_whichever_way_it_was_changed()
    {
        using var client = Client("");
        var person = new Person(client);
        await person.SignInAsync(Account, Password);
        await person.RedirectAsync(
            "/account/password",
            ("current", Password),
            ("password", "veel regen op zondag"),
            ("repeat", "veel regen op zondag")
        );
        Assert.Single(await MailsAsync(MailWriter.PasswordChanged));
        using var other = Client("");
        await new Person(other).PostAsync("/account/forgot", ("email", Account));
        await using var db = await _app.NewDbAsync();
        var asked = await db.Set<MailRow>().SingleAsync(m => m.Key.StartsWith("password:"));
        var link = new Uri(Link().Match(asked.Body).Value).PathAndQuery;
        await new Person(other).RedirectAsync(
            link,
            ("password", "weinig zon op maandag"),
            ("repeat", "weinig zon op maandag")
        );
        Assert.Equal(2, (await MailsAsync(MailWriter.PasswordChanged)).Count);
    }

    [Fact]
    public async Task A_second_factor_that_is_set_used_up_or_removed_is_told()
    {
        using var client = Client("");
        var person = new Person(client);
        await person.SignInAsync(Account, Password);
        await person.GetAsync("/account/two-factor");
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var key = (await users.GetAuthenticatorKeyAsync((await users.FindByEmailAsync(Account))!))!;
        var page = await person.PostAsync("/account/two-factor", "turn-on", ("code", Totp.CodeOf(key)));
        Assert.Contains("toegevoegd", Assert.Single(await ChangesAsync()), StringComparison.Ordinal);

        var renewed = await person.PostAsync("/account/two-factor", "change", ("current", Password), ("do", "codes"));
        Assert.Contains("herstelcodes vernieuwd", (await ChangesAsync())[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Recovery().Match(page).Groups["code"].Value, renewed, StringComparison.Ordinal);
        page = renewed;

        using var elsewhere = Client("");
        var code = Recovery().Match(page).Groups["code"].Value;
        Assert.True(await new Person(elsewhere).SignInAsync(Account, Password, code));
        Assert.Contains("met een herstelcode", (await ChangesAsync())[2], StringComparison.Ordinal);

        await person.RedirectAsync("/account/two-factor", "change", ("current", Password), ("do", "off"));
        Assert.Contains("verwijderd", (await ChangesAsync())[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_demo_whose_passwords_everybody_knows_a_new_device_is_not_told_of()
    {
        await using var demo = await TestApp.StartAsync(sendsByItself: false);
        foreach (var _ in new[] { 1, 2, 3 })
        {
            using var client = demo.CreateClient(new() { AllowAutoRedirect = false });
            Assert.True(await new Person(client).SignInAsync(Account, Password));
        }

        await using var db = await demo.NewDbAsync();
        Assert.False(await db.Set<MailRow>().AnyAsync(m => m.Key.StartsWith(MailWriter.NewDevice)));
    }

    private HttpClient Client(string agent)
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        return client;
    }

    private async Task<IReadOnlyList<string>> ChangesAsync() =>
        [.. (await MailsAsync(MailWriter.FactorChanged)).Select(m => m.Body)];

    private async Task<IReadOnlyList<MailRow>> MailsAsync(string kind)
    {
        await using var db = await _app.NewDbAsync();
        return await db.Set<MailRow>()
            .AsNoTracking()
            .Where(m => m.Key.StartsWith(kind))
            .OrderBy(m => m.Id)
            .ToListAsync();
    }

    [GeneratedRegex(@"http://localhost:5080/account/reset\S+", RegexOptions.None, 2000)]
    private static partial Regex Link();

    [GeneratedRegex("code-big\">(?<code>[^<]+)<", RegexOptions.None, 2000)]
    private static partial Regex Recovery();
}
