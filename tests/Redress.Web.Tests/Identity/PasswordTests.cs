using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Identity.Passwords;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>No door takes a password that is easily guessed, however long it is.</summary>
public sealed partial class PasswordTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Told = "too easily guessed";

    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("wachtwoord123!")]
    [InlineData("password12345")]
    [InlineData("qwertyuiop123")]
    [InlineData("Kobe Janssens 1987")]
    [InlineData("kobe.janssens2026")]
    [InlineData("redress redress")]
    public void It_is_seen(string password) =>
        Assert.True(GuessablePassword.Is(password, "Kobe Janssens", "kobe.janssens@example.org"));

    [Theory]
    [InlineData("veel regen op zondag")]
    [InlineData("Demo-Pass-2026")]
    [InlineData("xk4-Tuin-99-bord")]
    public void One_that_is_not_is_let_pass(string password) =>
        Assert.False(GuessablePassword.Is(password, "Kobe Janssens", "kobe.janssens@example.org"));

    [Fact]
    public void A_very_long_one_is_judged_in_no_time()
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        Assert.False(GuessablePassword.Is(string.Concat(Enumerable.Range(0, 64).Select(i => $"{i:X2}q")), "Kobe"));
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("wachtwoord123!")]
    public async Task No_page_takes_it(string password)
    {
        (string, string)[] twice = [("password", password), ("repeat", password)];
        var shop = await SignedInAsync("shop");
        Assert.Contains(
            Told,
            await shop.PostAsync("/account/password", [("current", "Demo-Pass-2026"), .. twice]),
            StringComparison.Ordinal
        );

        var anybody = new Person(one.Client());
        await anybody.PostAsync("/account/forgot", ("email", "shop2@demo.example"));
        var reset = await MailedAsync("shop2@demo.example", "/account/reset");
        Assert.Contains(Told, await anybody.PostAsync(reset, twice), StringComparison.Ordinal);

        var address = $"{Guid.NewGuid():N}@example.org";
        await anybody.PostAsync("/account/register", ("email", address));
        Assert.Contains(
            Told,
            await anybody.PostAsync(
                await MailedAsync(address, "/account/register/confirm"),
                [("name", "Jan"), .. twice]
            ),
            StringComparison.Ordinal
        );

        var colleague = $"{Guid.NewGuid():N}@example.org";
        await shop.RedirectAsync("/organisation", "invite", ("email", colleague), ("language", "en"));
        Assert.Contains(
            Told,
            await anybody.PostAsync(await MailedAsync(colleague, "/account/invitation"), [("name", "Cas"), .. twice]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task None_is_made_with_ones_own_name_and_a_year()
    {
        await using var scope = one.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var made = await users.CreateAsync(
            new User
            {
                UserName = "kobe.janssens@example.org",
                Email = "kobe.janssens@example.org",
                DisplayName = "Kobe Janssens",
            },
            "KobeJanssens1987"
        );
        Assert.Equal(UncommonPassword.Code, Assert.Single(made.Errors).Code);

        // The page of the own account and the link know whose it is.
        var owner = new User
        {
            UserName = "an.peeters@example.org",
            Email = "an.peeters@example.org",
            DisplayName = "An Peeters",
        };
        Assert.True((await users.CreateAsync(owner, "veel regen op zondag")).Succeeded);
        var anybody = new Person(one.Client());
        await anybody.PostAsync("/account/forgot", ("email", owner.Email));
        var link = await MailedAsync(owner.Email, "/account/reset");
        const string own = "Peeters.an.1987";
        Assert.Contains(
            Told,
            await anybody.PostAsync(link, ("password", own), ("repeat", own)),
            StringComparison.Ordinal
        );
        // The link is not used up by that.
        Assert.Equal(
            "/account/login?done=reset",
            await anybody.RedirectAsync(
                link,
                ("password", "weinig zon op maandag"),
                ("repeat", "weinig zon op maandag")
            )
        );
    }

    private async Task<Person> SignedInAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<string> MailedAsync(string address, string path)
    {
        await using var db = await one.App.NewDbAsync();
        var bodies = await db.Set<MailRow>()
            .AsNoTracking()
            .Where(m => m.Email == address)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Body)
            .ToListAsync();
        return Link()
            .Matches(string.Join('\n', bodies))
            .Select(m => new Uri(m.Value).PathAndQuery)
            .First(link => link.StartsWith(path, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"http://localhost:5080/\S+", RegexOptions.None, 2000)]
    private static partial Regex Link();
}
