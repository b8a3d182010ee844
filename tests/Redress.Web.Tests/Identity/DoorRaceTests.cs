using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Redress.Testing;
using Redress.Web.Identity.Factors;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>Who is on its way in while its owner changes how one gets in stays out.</summary>
public sealed class DoorRaceTests : IAsyncLifetime
{
    private const string Account = "shop@demo.example";
    private const string Password = "Demo-Pass-2026";
    private Func<Task>? _meanwhile;
    private string _store = "";
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        _app = new TestApp(_store)
        {
            Added = services =>
            {
                services.AddScoped<IPasswordHasher<User>>(s => new Interrupted(
                    s.GetRequiredService<IOptions<PasswordHasherOptions>>(),
                    this
                ));
                var handler = services.Last(s => s.ServiceType == typeof(IPasskeyHandler<User>));
                services.AddScoped<IPasskeyHandler<User>>(s => new InterruptedPasskeys(
                    (IPasskeyHandler<User>)handler.ImplementationFactory!(s),
                    this
                ));
            },
        };
        _app.StartServer();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        TestStore.Delete(_store);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_password_that_is_changed_after_it_was_judged_lets_nobody_in_by_a_code(bool byApp)
    {
        var (key, recovery) = await WithAppAsync();
        _meanwhile = async () =>
        {
            await using var db = await _app.NewDbAsync();
            await db
                .Users.Where(u => u.Email == Account)
                .ExecuteUpdateAsync(u =>
                    u.SetProperty(x => x.SecurityStamp, "another password meanwhile")
                        .SetProperty(x => x.ConcurrencyStamp, "likewise")
                );
        };
        using var client = _app.CreateClient();
        var attempt = new
        {
            email = Account,
            password = Password,
            twoFactorCode = byApp ? Totp.CodeOf(key) : null,
            twoFactorRecoveryCode = byApp ? null : recovery,
        };
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await client.PostAsJsonAsync("/api/v1/auth/login", attempt)).StatusCode
        );
        await using (var db = await _app.NewDbAsync())
            Assert.Equal(0, await db.Set<SessionRow>().CountAsync());

        _meanwhile = null;
        var again = new
        {
            email = Account,
            password = Password,
            twoFactorCode = Totp.CodeOf(key, 1),
        };
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/v1/auth/login", again)).StatusCode);
    }

    [Fact]
    public async Task A_passkey_that_is_removed_after_it_was_judged_lets_nobody_in_and_does_not_come_back()
    {
        using var key = new SoftwareKey();
        using var client = Client();
        Assert.True(await new Person(client).SignInAsync(Account, Password));
        var before = await StampAsync();
        Assert.NotNull(await PasskeyPosts.AddAsync(client, key));
        var added = await StampAsync();
        Assert.NotEqual(before, added);

        _meanwhile = async () =>
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var owner = (await users.FindByEmailAsync(Account))!;
            var passkey = (await users.GetPasskeysAsync(owner)).Single();
            var removed = await scope
                .ServiceProvider.GetRequiredService<AccessChange>()
                .Make(owner, null, () => users.RemovePasskeyAsync(owner, passkey.CredentialId), default);
            Assert.True(removed.Succeeded);
        };
        using var other = Client();
        Assert.Null(await PasskeyPosts.EnterAsync(other, key));
        Assert.NotEqual(added, await StampAsync());
        await using var db = await _app.NewDbAsync();
        Assert.Equal(0, await db.UserPasskeys.CountAsync());
        Assert.Equal(0, await db.Set<SessionRow>().CountAsync());
    }

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<(string Key, string Recovery)> WithAppAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByEmailAsync(Account))!;
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 2);
        return ((await users.GetAuthenticatorKeyAsync(user))!, codes!.First());
    }

    private async Task<string?> StampAsync()
    {
        await using var db = await _app.NewDbAsync();
        return await db.Users.Where(u => u.Email == Account).Select(u => u.SecurityStamp).SingleAsync();
    }

    private sealed class Interrupted(IOptions<PasswordHasherOptions> options, DoorRaceTests test)
        : PasswordHasher<User>(options)
    {
        public override PasswordVerificationResult VerifyHashedPassword(
            User user,
            string hashedPassword,
            string providedPassword
        )
        {
            var verdict = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
            if (test._meanwhile is { } meanwhile)
                Task.Run(meanwhile).GetAwaiter().GetResult();
            return verdict;
        }
    }

    private sealed class InterruptedPasskeys(IPasskeyHandler<User> own, DoorRaceTests test) : IPasskeyHandler<User>
    {
        public Task<PasskeyCreationOptionsResult> MakeCreationOptionsAsync(
            PasskeyUserEntity userEntity,
            HttpContext httpContext
        ) => own.MakeCreationOptionsAsync(userEntity, httpContext);

        public Task<PasskeyRequestOptionsResult> MakeRequestOptionsAsync(User? user, HttpContext httpContext) =>
            own.MakeRequestOptionsAsync(user, httpContext);

        public Task<PasskeyAttestationResult> PerformAttestationAsync(PasskeyAttestationContext context) =>
            own.PerformAttestationAsync(context);

        public async Task<PasskeyAssertionResult<User>> PerformAssertionAsync(PasskeyAssertionContext context)
        {
            var assertion = await own.PerformAssertionAsync(context);
            if (test._meanwhile is { } meanwhile)
                await meanwhile();
            return assertion;
        }
    }
}
