using MimeKit;

namespace Redress.Web.Letters.Mail;

/// <summary>What is an e-mail address and nothing besides, as RFC 5322 writes it: ada@example.org.</summary>
internal static class EmailAddress
{
    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>Null when the text is none, or holds more than one address, a name, a comment or a line break.</summary>
    public static MailboxAddress? Read(string? text) =>
        text is { Length: > 2 and <= 320 }
        && !text.Any(char.IsControl)
        && MailboxAddress.TryParse(Strict, text, out var address)
        && string.IsNullOrEmpty(address.Name)
        && (address.Address == text || MailboxAddress.EncodeAddrspec(address.Address) == text)
            ? address
            : null;
}
