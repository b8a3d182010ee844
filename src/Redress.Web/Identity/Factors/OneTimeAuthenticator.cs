using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Factors;

/// <summary>
/// Codes of an authenticator app (RFC 6238), of now and of thirty seconds before and after. Each is taken once: after it none of its time or of a time before is, at whichever program it is shown.
/// </summary>
internal sealed class OneTimeAuthenticator(AppDb db) : AuthenticatorTokenProvider<User>
{
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The time step of a code by that key; null: it is none of now.</summary>
    public static long? StepOf(string key, string? code) =>
        code is { Length: 6 }
        && code.All(char.IsAsciiDigit)
        && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(
            TimeProvider.System.GetUtcNow().UtcDateTime,
            code,
            out var step,
            Window
        )
            ? step
            : null;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        if (
            await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key
            || StepOf(key, token) is not { } step
        )
            return false;
        var (id, stamp) = (user.Id, Guid.NewGuid().ToString());
        // The stamp too: whoever has read the user before this, and saves it whole, does not bring the old step back.
        var taken = await db
            .Users.Where(u => u.Id == id && u.TotpStep < step)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.TotpStep, step).SetProperty(x => x.ConcurrencyStamp, stamp));
        if (taken != 1)
            return false;
        await db.Entry(user).ReloadAsync();
        return true;
    }
}
