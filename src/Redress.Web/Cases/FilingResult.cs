using System.Security.Cryptography;
using System.Text;
using Redress.Domain;
using Redress.Domain.Cases;

namespace Redress.Web.Cases;

/// <summary>What an act came to: the case as it then is, or the refusal (with the case, where the caller may see it).</summary>
internal sealed record ActResult(Case? Case, Refusal? Refusal);

/// <summary>What a filing came to. The tracking code is known here and never again: the store keeps its hash.</summary>
internal sealed record FilingResult(
    Case? Case,
    string? TrackingCode,
    IReadOnlyList<string> Duplicates,
    Refusal? Refusal
);

/// <summary>Codes by which somebody without an account reaches a case; stored hashed.</summary>
internal static class AccessCode
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new code of sixteen signs in groups of four: 80 bits, without signs that look alike.</summary>
    public static string Make() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    public static string Hash(string number, string code)
    {
        var bare = string.Concat(code.ToUpperInvariant().Where(char.IsLetterOrDigit));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}|{bare}")));
    }

    public static bool Matches(string number, string code, string? hash) =>
        hash is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Hash(number, code)),
            Encoding.ASCII.GetBytes(hash)
        );
}
