using Microsoft.AspNetCore.Identity;
using Redress.Web.Identity.Sessions;
using Redress.Web.Storage;

namespace Redress.Web.Identity.SignIn;

/// <param name="IsAnswer">Whether this browser was asked for one; else it says nothing of who shows it.</param>
/// <param name="User">Whose it is; null where it is nobody's.</param>
internal sealed record ShownPasskey(bool IsAnswer, User? User = null);

/// <summary>Whose passkey it is that a browser shows.</summary>
internal sealed class ShownPasskeys(UserManager<User> users, SessionSignIn signIn, AppDb db)
{
    /// <param name="credential">What the browser gave, as JSON.</param>
    public async Task<ShownPasskey> Read(string credential, CancellationToken cancel)
    {
        PasskeyAssertionResult<User> assertion;
        try
        {
            assertion = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of this browser, or too long ago.
            return new(IsAnswer: false);
        }

        if (!assertion.Succeeded)
            return new(IsAnswer: true);
        // Whoever changes how it gets in from here on keeps this one out.
        signIn.Judged = assertion.User.SecurityStamp;
        return new(IsAnswer: true, await IsStillThere(assertion, cancel) ? assertion.User : null);
    }

    // Its count is written; and one that was removed at the same moment does not come back by that.
    private async Task<bool> IsStillThere(PasskeyAssertionResult<User> assertion, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await users.GetPasskeyAsync(assertion.User!, assertion.Passkey!.CredentialId) is null
            || !(await users.AddOrUpdatePasskeyAsync(assertion.User!, assertion.Passkey)).Succeeded
        )
            return false;
        await transaction.CommitAsync(cancel);
        return true;
    }
}
