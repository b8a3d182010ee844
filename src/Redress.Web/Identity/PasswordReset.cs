using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Redress.Web.Identity.Passwords;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>A forgotten password: a link to the address of the account, which opens a form; only the form sets the new one.</summary>
internal sealed class PasswordReset(
    UserManager<User> users,
    AccessChange access,
    SignInDoor door,
    SecurityMails security,
    AppDb db,
    MailWriter mails,
    TimeProvider time
)
{
    // One e-mail in so many minutes, however often it is asked.
    private const int Minutes = 2;

    /// <summary>Does the same, and takes as long, whether the address is known or not.</summary>
    public Task Send(string email, CancellationToken cancel) =>
        MinimumDuration.Run(
            async () =>
            {
                // Who was invited and has not come yet has its own link, which the body may take back.
                if (
                    await users.FindByEmailAsync(email) is not { } user
                    || user is { InvitedAt: not null, PasswordHash: null }
                )
                {
                    return;
                }

                var code = WebEncoders.Base64UrlEncode(
                    Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user))
                );
                var link = mails.Address($"/account/reset?user={user.Id}&code={code}");
                var key = $"password:{user.Id}:{time.GetUtcNow().ToUnixTimeSeconds() / (60 * Minutes)}";
                await MailWriter.Enqueue(
                    db,
                    mails.Write(
                        key,
                        new MailReader(user.Email!, user.DisplayName, user.Language),
                        MailWriter.NewPassword,
                        new Dictionary<string, object> { ["link"] = link }
                    ),
                    cancel
                );
            },
            cancel
        );

    /// <summary>Whose link it is; null when it is none of ours, too old, or was used. Asked before anything that takes long is done for whoever sends a form.</summary>
    public async Task<User?> WhoseIs(string? userId, string? code) =>
        !string.IsNullOrEmpty(userId)
        && Decoded(code) is { } token
        && await users.FindByIdAsync(userId) is { } user
        && await users.VerifyUserTokenAsync(
            user,
            users.Options.Tokens.PasswordResetTokenProvider,
            UserManager<User>.ResetPasswordTokenPurpose,
            token
        )
            ? user
            : null;

    /// <summary>Sets the password, once; whoever was signed in is out then.</summary>
    /// <returns>What is wrong with it; null when it is set.</returns>
    public async Task<AccountRefusal?> Set(HttpContext http, User user, string? code, string password)
    {
        var made = await access.Make(
            user,
            null,
            async () =>
            {
                var reset = await users.ResetPasswordAsync(user, Decoded(code) ?? "", password);
                if (reset.Succeeded)
                {
                    await security.PasswordChanged(user, Device.NameOf(http.Request), http.RequestAborted);
                }

                return reset;
            },
            http.RequestAborted
        );
        if (!made.Succeeded)
        {
            return AccountRefusal.Of(made.Errors.First());
        }

        await door.Note(http, user, SignInEvents.PasswordChanged);
        return null;
    }

    private static string? Decoded(string? code)
    {
        try
        {
            return code is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
