using System.Security.Cryptography;
using System.Text;

namespace Redress.Web.Cases.Access;

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
