using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Redress.Web.Letters.Mail;

/// <summary>The mail server that e-mails are handed to.</summary>
/// <param name="User">Who signs in there; null: nobody does.</param>
/// <param name="Fingerprint">SHA-256 of the one certificate that the server must show, in hexadecimal; null: one that this machine trusts for the server's name.</param>
internal sealed record MailServer(
    string Host,
    int Port,
    MailSecurity Security,
    string? User,
    string? Password,
    string? Fingerprint
)
{
    private const int SubmissionsPort = 465;
    private const int SubmissionPort = 587;
    private const int RelayPort = 25;

    /// <summary>Null when no server is named.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static MailServer? Read(IConfigurationSection mail)
    {
        if (Given(mail["Host"]) is not { } host)
        {
            return null;
        }

        var user = Given(mail["User"]);
        var port = mail.GetValue<int?>("Port");
        var security = SecurityOf(mail, port, user);
        var fingerprint = Given(mail["Fingerprint"])?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        if (fingerprint is not null && (fingerprint.Length != 64 || !fingerprint.All(char.IsAsciiHexDigit)))
        {
            throw new InvalidOperationException(
                "Mail:Fingerprint must be the SHA-256 fingerprint of the server's certificate: 64 hexadecimal digits."
            );
        }

        return new MailServer(host, port ?? UsualPort(mail, security), security, user, mail["Password"], fingerprint);
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";

    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Whether it is the certificate whose fingerprint the operator wrote down.</summary>
    public bool IsPinned(X509Certificate? certificate) =>
        certificate?.GetCertHashString(HashAlgorithmName.SHA256) == Fingerprint;

    // Where nothing is said: what the port is for (RFC 8314), and no password in the clear.
    private static MailSecurity SecurityOf(IConfigurationSection mail, int? port, string? user)
    {
        if (Given(mail["Security"]) is { } given)
        {
            return Enum.TryParse<MailSecurity>(given, ignoreCase: true, out var security) && Enum.IsDefined(security)
                ? security
                : throw new InvalidOperationException("Mail:Security must be Tls, StartTls or None.");
        }

        return mail.GetValue<bool?>("StartTls") switch
        {
            true => MailSecurity.StartTls,
            _ when port == SubmissionsPort => MailSecurity.Tls,
            null when port == SubmissionPort || user is not null => MailSecurity.StartTls,
            _ => MailSecurity.None,
        };
    }

    private static int UsualPort(IConfigurationSection mail, MailSecurity security) =>
        security switch
        {
            _ when Given(mail["Security"]) is null => RelayPort,
            MailSecurity.Tls => SubmissionsPort,
            MailSecurity.StartTls => SubmissionPort,
            _ => RelayPort,
        };
}
