using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Redress.Domain.Cases.Commands;

namespace Redress.Web.Cases.Commands;

/// <summary>Fingerprints of complaints, to know one again (FP-14).</summary>
internal static class DuplicateKeys
{
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

    public static string Text(string facts) => Fingerprint(LettersAndDigits(facts));

    public static string? Order(string? memberId, string? website, string? name, string? order) =>
        string.IsNullOrWhiteSpace(order)
            ? null
            : Fingerprint(
                $"{(string.IsNullOrWhiteSpace(memberId) ? LettersAndDigits(website ?? name ?? "") : memberId)}|{LettersAndDigits(order)}"
            );

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string LettersAndDigits(string text) =>
        string.Concat(text.ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit));
}
