using Microsoft.AspNetCore.Identity;

namespace Redress.Web.Identity.Passwords;

/// <summary>What Identity refused of an account: at which field, and the key of the sentence that says why. Its own sentences are English.</summary>
internal sealed record AccountRefusal(string Field, string Key)
{
    /// <summary>What has no sentence of its own is told as not saved: never as a fault of the password that it is not.</summary>
    public static AccountRefusal Of(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => new("password", "error.short"),
            UncommonPassword.Code => new("password", "error.common"),
            nameof(IdentityErrorDescriber.PasswordMismatch) => new("current", "error.current"),
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new(
                "email",
                "error.known"
            ),
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new(
                "email",
                "error.email"
            ),
            _ => new("password", "error.notSaved"),
        };
}
