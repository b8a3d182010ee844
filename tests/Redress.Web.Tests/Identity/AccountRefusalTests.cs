using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Identity.Passwords;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>What Identity refuses is told in words of the pages, and as nothing that it is not.</summary>
public sealed class AccountRefusalTests
{
    private static readonly IdentityErrorDescriber All = new();

    [Fact]
    public void Each_refusal_that_is_known_has_its_field_and_its_sentence_and_any_other_is_told_as_not_saved()
    {
        Assert.Equal(new("password", "error.short"), AccountRefusal.Of(All.PasswordTooShort(12)));
        Assert.Equal(
            new("password", "error.common"),
            AccountRefusal.Of(new IdentityError { Code = UncommonPassword.Code })
        );
        Assert.Equal(new("current", "error.current"), AccountRefusal.Of(All.PasswordMismatch()));
        Assert.Equal(new("email", "error.known"), AccountRefusal.Of(All.DuplicateEmail("a@b.example")));
        Assert.Equal(new("email", "error.known"), AccountRefusal.Of(All.DuplicateUserName("a@b.example")));
        Assert.Equal(new("email", "error.email"), AccountRefusal.Of(All.InvalidEmail("a")));
        Assert.All(
            new[] { All.ConcurrencyFailure(), All.DefaultError(), All.InvalidToken(), All.UserAlreadyHasPassword() },
            e => Assert.Equal(new("password", "error.notSaved"), AccountRefusal.Of(e))
        );
    }

    [Fact]
    public async Task A_page_that_changes_a_password_says_what_it_was_and_changes_nothing()
    {
        var store = await TestStore.NewAsync();
        await using (
            var app = new TestApp(store)
            {
                Added = services => services.AddScoped<IPasswordValidator<User>>(_ => new Odd()),
            }
        )
        {
            app.StartServer();
            using var client = app.CreateClient(new() { AllowAutoRedirect = false });
            var person = new Person(client);
            Assert.True(await person.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
            var said = await person.PostAsync(
                "/account/password",
                ("current", "Demo-Pass-2026"),
                ("password", "veel regen op zondag"),
                ("repeat", "veel regen op zondag")
            );
            Assert.Contains("could not be saved", said, StringComparison.Ordinal);
            Assert.DoesNotContain("too easily guessed", said, StringComparison.Ordinal);
            using var again = app.CreateClient(new() { AllowAutoRedirect = false });
            Assert.False(await new Person(again).SignInAsync("shop@demo.example", "veel regen op zondag"));
            Assert.True(await new Person(again).SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        }

        TestStore.Delete(store);
    }

    [Fact]
    public async Task What_does_not_take_hold_is_told_and_leaves_everything_as_it_was()
    {
        var store = await TestStore.NewAsync();
        var moody = new Moody();
        await using (
            var app = new TestApp(store, sendsByItself: false)
            {
                Added = services => services.AddSingleton<IUserValidator<User>>(moody),
            }
        )
        {
            app.StartServer();
            using var client = app.CreateClient(new() { AllowAutoRedirect = false });
            var person = new Person(client);
            Assert.True(await person.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
            await person.GetAsync("/account/two-factor");
            await using var scope = app.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var key = await users.GetAuthenticatorKeyAsync((await users.FindByEmailAsync("shop@demo.example"))!);

            moody.Refuses = true;
            var saved = await person.PostAsync("/account", ("name", "Somebody else"), ("language", "en"));
            Assert.Contains("could not be saved", saved, StringComparison.Ordinal);
            var turned = await person.PostAsync("/account/two-factor", "turn-on", ("code", Totp.CodeOf(key!)));
            Assert.Contains("could not be saved", turned, StringComparison.Ordinal);
            Assert.DoesNotContain("code-big", turned, StringComparison.Ordinal);
            await using (var db = await app.NewDbAsync())
            {
                var user = await db.Users.SingleAsync(u => u.Email == "shop@demo.example");
                Assert.False(user.TwoFactorEnabled);
                Assert.NotEqual("Somebody else", user.DisplayName);
                Assert.False(await db.UserTokens.AnyAsync(t => t.Name == "RecoveryCodes"));
                Assert.False(await db.Set<MailRow>().AnyAsync(m => m.Key.StartsWith("mail-factor-changed")));
                Assert.False(await db.Set<SignInRow>().AnyAsync(s => s.What == SignInEvents.FactorSet));
            }

            moody.Refuses = false;
            Assert.Contains(
                "code-big",
                await person.PostAsync("/account/two-factor", "turn-on", ("code", Totp.CodeOf(key!, 1))),
                StringComparison.Ordinal
            );
            moody.Refuses = true;
            Assert.Contains(
                "could not be saved",
                await person.PostAsync("/account/two-factor", "change", ("current", "Demo-Pass-2026"), ("do", "off")),
                StringComparison.Ordinal
            );
        }

        TestStore.Delete(store);
    }

    private sealed class Moody : IUserValidator<User>
    {
        public bool Refuses { get; set; }

        public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user) =>
            Task.FromResult(Refuses ? IdentityResult.Failed(All.ConcurrencyFailure()) : IdentityResult.Success);
    }

    private sealed class Odd : IPasswordValidator<User>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
            Task.FromResult(
                password == "veel regen op zondag"
                    ? IdentityResult.Failed(new IdentityError { Code = "Odd", Description = "No odd ones" })
                    : IdentityResult.Success
            );
    }
}
