using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Redress.Web.Letters.Mail;

/// <summary>One e-mail. <paramref name="Id"/> stays the same when it is tried again, so that an inbox can tell it is one.</summary>
internal sealed record OutgoingMail(string To, string Name, string Subject, string Text, string Language, string Id);

/// <summary>
/// Hands an e-mail to the server of Mail:Host (Port, StartTls, User, Password, From), or without one puts it as a file into Mail:Folder,
/// where the demo can be read. With neither, nothing is sent and the letters wait.
/// </summary>
internal sealed class Mailer(IConfiguration configuration)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly string? _host = Given(configuration["Mail:Host"]);
    private readonly string? _folder = Given(configuration["Mail:Folder"]);
    private readonly string? _from = Given(configuration["Mail:From"]);

    public bool Sends => _host is not null || _folder is not null;

    /// <summary>Says at the start what is wrong with the settings, not at the first letter.</summary>
    public void Check()
    {
        if (_host is not null && (_from is null || !MailAddress.TryCreate(_from, out _)))
        {
            throw new InvalidOperationException(
                "Mail:Host is set; Mail:From must be the e-mail address that letters come from."
            );
        }
    }

    /// <exception cref="SmtpException">The server did not take it.</exception>
    /// <exception cref="FormatException">The address is none.</exception>
    public async Task Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = Write(mail);
        using var client = Client();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Timeout);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(
                SmtpStatusCode.GeneralFailure,
                $"The mail server did not answer within {Timeout.TotalSeconds} seconds."
            );
        }
    }

    private MailMessage Write(OutgoingMail mail)
    {
        var from = new MailAddress(_from ?? "redress@localhost");
        var message = new MailMessage(from, new MailAddress(mail.To, mail.Name, Encoding.UTF8))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id}@{from.Host}>");
        message.Headers.Add("Content-Language", mail.Language);
        // RFC 3834: no robot shall answer, an absence notice least of all.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private SmtpClient Client()
    {
        if (_host is null)
        {
            var folder = Path.GetFullPath(
                _folder ?? throw new InvalidOperationException("Neither Mail:Host nor Mail:Folder is set.")
            );
            Directory.CreateDirectory(folder);
            return new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = folder,
            };
        }

        var client = new SmtpClient(_host, int.Parse(configuration["Mail:Port"] ?? "25", CultureInfo.InvariantCulture))
        {
            EnableSsl = configuration.GetValue("Mail:StartTls", false),
        };
        if (Given(configuration["Mail:User"]) is { } user)
        {
            client.Credentials = new NetworkCredential(user, configuration["Mail:Password"]);
        }

        return client;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
