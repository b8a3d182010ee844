using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Redress.Web.Letters.Mail;

/// <summary>One e-mail of plain text.</summary>
/// <param name="Id">Signs that a file may be called by. It stays the same when the e-mail is tried again, so that an inbox can tell it is one.</param>
internal sealed record OutgoingMail(string To, string Name, string Subject, string Text, string Language, string Id)
{
    /// <summary>Whoever reads the answers (FP-20); null where nobody does.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>As it travels; null when <see cref="To"/> is no address. No name or subject can begin a header of its own.</summary>
    public MimeMessage? Compose(MailboxAddress from, DateTimeOffset now)
    {
        if (EmailAddress.Read(To) is not { } address)
        {
            return null;
        }

        var text = new TextPart(TextFormat.Plain) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        text.SetText(Encoding.UTF8, WithoutControls(Text.ReplaceLineEndings("\n"), "\n\t"));
        text.Headers.Add(HeaderId.ContentLanguage, Encoding.UTF8, OneLine(Language));
        var message = new MimeMessage
        {
            MessageId = $"{Id}@{MailboxAddress.EncodeAddrspec(from.Address).Split('@')[^1]}",
            Date = now,
            Subject = OneLine(Subject),
            Body = text,
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(Encoding.UTF8, OneLine(Name), address.Address));
        if (EmailAddress.Read(ReplyTo) is { } answered)
        {
            message.ReplyTo.Add(answered);
        }

        // RFC 3834: no robot shall answer, an absence notice least of all.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    // A line break in a header is where another one would begin.
    private static string OneLine(string text) => WithoutControls(text.ReplaceLineEndings(" "), "").Trim();

    private static string WithoutControls(string text, string except) =>
        string.Concat(
            text.Select(sign => char.IsControl(sign) && !except.Contains(sign, StringComparison.Ordinal) ? ' ' : sign)
        );
}
