using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Identity.Passwords;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>
/// An account for whoever files complaints. It has no role: what it opens, the codes of its complaints say. It is made by a link to the address,
/// which shows a form; so every address is confirmed, and nothing is kept of one that is not.
/// </summary>
internal sealed class Registration(
    UserManager<User> users,
    AppDb db,
    MailWriter mails,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    // One e-mail in so many minutes, however often it is asked.
    private const int Minutes = 2;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("Redress.Registration")
        .ToTimeLimitedDataProtector();

    /// <summary>Answers the same, and takes as long, whether the address has an account or not; the e-mail tells its owner.</summary>
    public Task Send(string email, CancellationToken cancel) =>
        MinimumDuration.Run(
            async () =>
            {
                var known = await users.FindByEmailAsync(email);
                var language = known?.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
                var link = known is null
                    ? $"/account/register/confirm?code={Uri.EscapeDataString(_seal.Protect($"{language}|{email}", Lasts))}"
                    : "/account/login";
                var key =
                    $"registration:{users.NormalizeEmail(email)}:{time.GetUtcNow().ToUnixTimeSeconds() / (60 * Minutes)}";
                var mail = mails.Write(
                    key,
                    new MailReader(email, known?.DisplayName ?? "", language),
                    known is null ? MailWriter.Registration : MailWriter.KnownAccount,
                    new Dictionary<string, object> { ["link"] = mails.Address(link) }
                );
                await MailWriter.Enqueue(db, mail, cancel);
            },
            cancel
        );

    /// <summary>The address and language that the link was sent to; null when it is none of ours, too old, or was used.</summary>
    public async Task<(string Email, string Language)?> Read(string? code)
    {
        try
        {
            return
                code is not null
                && _seal.Unprotect(code).Split('|', 2) is [var language, var email]
                && await users.FindByEmailAsync(email) is null
                ? (email, language)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with the password; nothing: the account is there. Null: it was made meanwhile.</summary>
    public async Task<IReadOnlyList<AccountRefusal>?> Make(
        (string Email, string Language) address,
        string name,
        string password
    )
    {
        var user = new User
        {
            UserName = address.Email,
            Email = address.Email,
            EmailConfirmed = true,
            DisplayName = name,
            Language = address.Language,
            Digest = Digests.Off,
            Since = time.GetUtcNow().ToUniversalTime(),
        };
        var refused = (await users.CreateAsync(user, password)).Errors.Select(AccountRefusal.Of).Distinct().ToList();
        return refused.Exists(r => r.Field != "password") ? null : refused;
    }
}
