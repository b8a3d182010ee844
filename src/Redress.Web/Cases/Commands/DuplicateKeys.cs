using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Redress.Domain.Cases.Commands;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Commands;

/// <summary>Fingerprints of complaints, to know one again (FP-14), however its site, its order number and its text are spelled.</summary>
internal static class DuplicateKeys
{
    private static readonly IdnMapping Punycode = new();

    /// <summary>By what a complaint is known again (FP-14): its text, and its webshop and order.</summary>
    public static (string Text, string? Order) Of(FileComplaint command) =>
        (
            Text(command.Facts ?? ""),
            Order(
                command.Respondent?.MemberId,
                command.Respondent?.Website,
                command.Respondent?.Name,
                command.Purchase?.OrderNumber
            )
        );

    public static string Text(string facts) => Fingerprint(Folded(facts));

    public static string? Order(string? memberId, string? website, string? name, string? order) =>
        string.IsNullOrWhiteSpace(order)
            ? null
            : Fingerprint(
                $"{(string.IsNullOrWhiteSpace(memberId) ? Site(website) ?? Folded(name ?? "") : memberId)}|{OrderNumber(order)}"
            );

    /// <summary>The host of a web address as it is compared: without scheme, <c>www.</c>, path and final full stop, in small letters and punycode; null where there is none.</summary>
    public static string? Site(string? website)
    {
        var text = (website ?? "").Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var host = text[(scheme < 0 ? 0 : scheme + 3)..].Split('/', '?', '#', ':')[0].Trim('.').ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        try
        {
            return host.Length == 0 ? null : Punycode.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>An order number as it is compared: without the words before it, signs, and zeros in front.</summary>
    public static string OrderNumber(string order)
    {
        var words = order.Split([' ', '\u00A0', '#', ':', '\t'], StringSplitOptions.RemoveEmptyEntries);
        // Bestelling 00123, order no. 123; but A 1001 keeps its letter.
        var number = words.SkipWhile(word => !word.Any(char.IsDigit) && word.Count(char.IsLetter) != 1).ToList();
        var bare = Folded(string.Concat(number.Count > 0 ? number : words));
        return bare.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : bare;
    }

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string Folded(string text) => string.Concat(FoldedText.Of(text).Words.Select(w => w.Folded));
}
