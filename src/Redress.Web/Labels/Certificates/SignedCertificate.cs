using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Labels.Certificates;

/// <summary>A certificate with its signature (RFC 7515, flattened).</summary>
internal sealed record JwsJson(string Payload, string Protected, string Signature);

/// <summary>Why a text is no certificate that holds.</summary>
internal enum CertificateFault
{
    /// <summary>It is no signed certificate at all.</summary>
    NotReadable,

    /// <summary>None of the keys signed it.</summary>
    UnknownKey,

    /// <summary>It is not as it was signed.</summary>
    Broken,
}

/// <summary>Signs certificates, and says whether one is as it was signed.</summary>
internal static class SignedCertificate
{
    /// <summary>More than any certificate has.</summary>
    public const int LongestText = 64 * 1024;

    public static JwsJson Sign(Certificate certificate, SigningKey key)
    {
        var head = Encoded(new { Alg = Jwk.Algorithm, key.Public.Kid });
        var payload = Encoded(certificate);
        using var signs = ECDsa.Create();
        signs.ImportPkcs8PrivateKey(key.Private, out _);
        var signature = signs.SignData(
            SignedPart(head, payload),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        return new JwsJson(payload, head, Base64Url.EncodeToString(signature));
    }

    /// <summary>What it says, where the signature holds; else why it does not.</summary>
    public static (Certificate? Certificate, CertificateFault? Fault) Verify(string text, IEnumerable<Jwk> keys)
    {
        try
        {
            if (
                text.Length > LongestText
                || JsonSerializer.Deserialize<JwsJson>(text, ActionJson.Options)
                    is not { Payload: { } payload, Protected: { } head, Signature: { } signature }
                || JsonSerializer.Deserialize<Head>(Base64Url.DecodeFromChars(head), ActionJson.Options)
                    is not { Alg: Jwk.Algorithm, Crit: null, Kid: { } kid }
            )
            {
                return (null, CertificateFault.NotReadable);
            }

            using var key = keys.FirstOrDefault(k => k.Kid == kid)?.Open();
            if (key is null)
            {
                return (null, CertificateFault.UnknownKey);
            }

            var holds = key.VerifyData(
                SignedPart(head, payload),
                Base64Url.DecodeFromChars(signature),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
            return !holds ? (null, CertificateFault.Broken)
                : JsonSerializer.Deserialize<Certificate>(Base64Url.DecodeFromChars(payload), ActionJson.Options)
                    is { Id: not null, Name: not null, Websites: not null, Labels: not null } certificate
                    ? (certificate, null)
                : (null, CertificateFault.NotReadable);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return (null, CertificateFault.NotReadable);
        }
    }

    private static string Encoded<T>(T value) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, ActionJson.Options));

    private static byte[] SignedPart(string head, string payload) => Encoding.ASCII.GetBytes($"{head}.{payload}");

    // What has to be understood and is not known here, is refused (RFC 7515, 4.1.11).
    private sealed record Head(string? Alg, string? Kid, JsonElement? Crit);
}
