using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Redress.Web.Shell;

namespace Redress.Web.Letters;

/// <summary>
/// The text of an e-mail that waits: it may hold a link by which whoever reads the store, or a backup of it, would come in. It lies there sealed, by the keys of this installation. In the demo, where
/// everybody reads every e-mail, it does not.
/// </summary>
internal sealed class MailSeal(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private const string Mark = "sealed:";
    private readonly IDataProtector _seal = protection.CreateProtector("Redress.Mails");

    public string Close(string text) => environment.IsDemo() ? text : Mark + _seal.Protect(text);

    /// <summary>One that was written before there was a seal is read as it is.</summary>
    /// <exception cref="InvalidOperationException">The keys that sealed it are not there any more.</exception>
    public string Open(string body)
    {
        if (!body.StartsWith(Mark, StringComparison.Ordinal))
        {
            return body;
        }

        try
        {
            return _seal.Unprotect(body[Mark.Length..]);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                "The e-mail cannot be opened: the keys that sealed it are not there any more.",
                e
            );
        }
    }
}
