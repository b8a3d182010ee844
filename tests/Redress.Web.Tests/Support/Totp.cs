using System.Globalization;
using System.Security.Cryptography;

namespace Redress.Web.Tests.Support;

/// <summary>What an authenticator app would show (RFC 6238).</summary>
internal static class Totp
{
    /// <param name="key">As the page shows it.</param>
    /// <param name="steps">How many times thirty seconds later.</param>
    public static string CodeOf(string key, int steps = 0)
    {
        var bits = string.Concat(
            key.Select(c =>
                Convert
                    .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2)
                    .PadLeft(5, '0')
            )
        );
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + steps);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard's own hash.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
