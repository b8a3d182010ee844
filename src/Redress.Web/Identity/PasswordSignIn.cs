using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>Sign-in by e-mail address and password, for the page and the API alike.</summary>
internal sealed class PasswordSignIn(SignInManager<User> signIn, UserManager<User> users)
{
    private static readonly User Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<User>().HashPassword(Nobody, "nobody's password");

    public async Task<SignInResult> SignInAsync(string email, string password, string scheme)
    {
        signIn.AuthenticationScheme = scheme;
        if (await users.FindByEmailAsync(email.Trim()) is { } user)
            return await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);

        // As long as a real one takes, or the time would tell which addresses are known.
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
        return SignInResult.Failed;
    }
}
