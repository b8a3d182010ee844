using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Labels.Certificates;

/// <summary>A public key by which certificates are verified (RFC 7517): ES256, on the curve P-256.</summary>
/// <param name="Kid">Its thumbprint (RFC 7638): the same key has the same name everywhere.</param>
internal sealed record Jwk(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg)
{
    public const string Algorithm = "ES256";
    private const string Curve = "P-256";

    public static Jwk Of(ECParameters key)
    {
        var (x, y) = (Base64Url.EncodeToString(key.Q.X), Base64Url.EncodeToString(key.Q.Y));
        return new Jwk("EC", Curve, x, y, ThumbprintOf(x, y), "sig", Algorithm);
    }

    /// <summary>The key as it verifies; null where it is none of this kind.</summary>
    public ECDsa? Open()
    {
        if (Kty != "EC" || Crv != Curve || X is null || Y is null)
        {
            return null;
        }

        try
        {
            return ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
                }
            );
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The keys of a set as it is published; null where the text is none.</summary>
    public static IReadOnlyList<Jwk>? ReadSet(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JwkSet>(text, ActionJson.Options)?.Keys?.OfType<Jwk>().ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string ThumbprintOf(string x, string y) =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"{{Curve}}","kty":"EC","x":"{{x}}","y":"{{y}}"}"""))
        );
}

/// <summary>Keys as they are published (RFC 7517).</summary>
internal sealed record JwkSet(IReadOnlyList<Jwk> Keys);
