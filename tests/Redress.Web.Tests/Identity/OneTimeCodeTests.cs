using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>A code of an authenticator app is taken once, and none of its time or before it after that.</summary>
public sealed class OneTimeCodeTests : IAsyncLifetime
{
    private const string Account = "shop@demo.example";
    private TestApp _app = null!;
    private string _key = "";

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByEmailAsync(Account))!;
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        _key = (await users.GetAuthenticatorKeyAsync(user))!;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_code_that_was_taken_is_not_taken_again_nor_one_of_before_and_the_next_one_is()
    {
        var (before, now, next) = (Totp.CodeOf(_key, -1), Totp.CodeOf(_key), Totp.CodeOf(_key, 1));
        Assert.True(await EntersAsync(now));
        Assert.False(await EntersAsync(now));
        Assert.False(await EntersAsync(before));
        Assert.True(await EntersAsync(next));
        Assert.False(await EntersAsync(next));
        Assert.False(await EntersAsync("000000"));
    }

    [Fact]
    public async Task Of_two_who_show_the_same_code_at_once_one_gets_in()
    {
        var code = Totp.CodeOf(_key);
        var entered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => VerifiesAsync(code)));
        Assert.Single(entered, e => e);
    }

    [Fact]
    public async Task Who_saves_its_account_as_it_was_before_brings_no_code_back()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var stale = (await users.FindByEmailAsync(Account))!;
        var code = Totp.CodeOf(_key);
        Assert.True(await VerifiesAsync(code));
        stale.DisplayName = "As it was";
        Assert.False((await users.UpdateAsync(stale)).Succeeded);
        Assert.False(await VerifiesAsync(code));
    }

    private async Task<bool> EntersAsync(string code)
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        return await new Person(client).SignInAsync(Account, "Demo-Pass-2026", code);
    }

    private async Task<bool> VerifiesAsync(string code)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByEmailAsync(Account))!;
        return await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code);
    }
}
