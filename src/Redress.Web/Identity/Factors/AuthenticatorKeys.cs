using System.Globalization;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Factors;

/// <summary>The key from which somebody's app makes its codes; and the next one, as long as it moves to another phone and the one it has still counts.</summary>
internal sealed class AuthenticatorKeys(UserManager<User> users, IUserStore<User> store)
{
    private const string Issuer = "Redress";
    private const string NextOne = "next-authenticator";
    private const string Name = "key";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>For reading it off a page.</summary>
    public static string Spelled(string key) =>
        string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(part => new string(part)));

    /// <summary>A picture that an app scans, as the address of an image.</summary>
    public static string Picture(User user, string key)
    {
        var text =
            $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(5))}";
    }

    /// <summary>The one that counts; made where there is none.</summary>
    public async Task<string> Current(User user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key)
            return key;
        await users.ResetAuthenticatorKeyAsync(user);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    }

    /// <summary>The one that another phone is given: the same for an hour, or until it counts.</summary>
    public async Task<string> Next(User user)
    {
        if (await Waiting(user) is { } waiting)
            return waiting;
        var made = users.GenerateNewAuthenticatorKey();
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await users.SetAuthenticationTokenAsync(
            user,
            NextOne,
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{made} {at}")
        );
        return made;
    }

    /// <summary>From now on the next one counts, whose first code was given: the phone that was used so far shows none that is taken.</summary>
    public async Task<IdentityResult> TakeNext(User user, string code)
    {
        if (await Waiting(user) is not { } key || OneTimeAuthenticator.StepOf(key, code) is not { } step)
            return IdentityResult.Failed(new IdentityErrorDescriber().InvalidToken());
        await ((IUserAuthenticatorKeyStore<User>)store).SetAuthenticatorKeyAsync(user, key, CancellationToken.None);
        user.TotpStep = Math.Max(user.TotpStep, step);
        return await users.RemoveAuthenticationTokenAsync(user, NextOne, Name);
    }

    private async Task<string?> Waiting(User user) =>
        (await users.GetAuthenticationTokenAsync(user, NextOne, Name))?.Split(' ') is [var key, var seconds]
        && long.TryParse(seconds, CultureInfo.InvariantCulture, out var since)
        && DateTimeOffset.FromUnixTimeSeconds(since) + Lasts > TimeProvider.System.GetUtcNow()
            ? key
            : null;
}
