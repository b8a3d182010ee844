using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Redress.Domain.Journal;

/// <summary>SHA-256 over a list of fields, each with its length before it, so that no two lists collide; in 64 lower-case hex digits.</summary>
internal sealed class FieldHash : IDisposable
{
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public static string Of(params ReadOnlySpan<string?> fields)
    {
        using var hash = new FieldHash();
        foreach (var field in fields)
        {
            hash.Add(field);
        }

        return hash.Finish();
    }

    /// <summary>Microseconds, which is what a database keeps of an instant.</summary>
    public static string Instant(DateTimeOffset at) =>
        (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    /// <summary>A field that is not there is told apart from an empty one.</summary>
    public void Add(string? field)
    {
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        var length = field is null ? "-" : bytes.Length.ToString(CultureInfo.InvariantCulture);
        _sha.AppendData(Encoding.ASCII.GetBytes(length + ":"));
        _sha.AppendData(bytes);
    }

    public string Finish() => Convert.ToHexStringLower(_sha.GetHashAndReset());

    public void Dispose() => _sha.Dispose();
}
