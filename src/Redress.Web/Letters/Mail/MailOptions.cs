using MimeKit;

namespace Redress.Web.Letters.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>Not at all: for a server on the same machine or in one's own network.</summary>
    None,

    /// <summary>Begins in the clear and must turn to TLS before anything is said; a server that cannot is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}

/// <summary>The settings under Mail: which server e-mails are handed to, or without one, into which folder they are written.</summary>
/// <param name="Timeout">How long one e-mail may take, connecting included: 1 to 120 seconds.</param>
/// <param name="Attempts">How often one e-mail is tried before it is given up.</param>
internal sealed record MailOptions(
    MailServer? Server,
    string? Folder,
    MailboxAddress From,
    TimeSpan Timeout,
    int Attempts
)
{
    /// <summary>All by which an e-mail is handed over, the password too: for comparing alone.</summary>
    public string Way => string.Join('\n', Server, Server?.User, Server?.Password, Server?.Fingerprint, Folder, From);

    /// <exception cref="InvalidOperationException">A setting is wrong; said at the start, not at the first letter.</exception>
    public static MailOptions Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        var server = MailServer.Read(mail);
        var from = MailboxAddress.TryParse(mail["From"] ?? "", out var given) ? given : null;
        if (server is not null && (from is null || EmailAddress.Read(from.Address) is null))
        {
            throw new InvalidOperationException(
                "Mail:Host is set; Mail:From must be the e-mail address that letters come from."
            );
        }

        var seconds = mail.GetValue("TimeoutSeconds", 60);
        if (seconds is < 1 or > 120)
        {
            throw new InvalidOperationException("Mail:TimeoutSeconds must be 1 to 120.");
        }

        return new MailOptions(
            server,
            MailServer.Given(mail["Folder"]),
            from ?? new MailboxAddress("", "redress@localhost"),
            TimeSpan.FromSeconds(seconds),
            mail.GetValue("Attempts", 10)
        );
    }
}
