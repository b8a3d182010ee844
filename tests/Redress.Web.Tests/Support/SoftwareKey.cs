using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Redress.Web.Tests.Support;

/// <summary>An authenticator of its own for one passkey (WebAuthn, ES256): answers what a browser would.</summary>
internal sealed class SoftwareKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private uint _count;

    /// <summary>Where the browser believes to be.</summary>
    public string Origin { get; set; } = "http://localhost";

    /// <summary>Whether its owner showed a finger, a face or a PIN.</summary>
    public bool VerifiesOwner { get; set; } = true;

    public string? Owner { get; set; }

    public void Dispose() => _key.Dispose();

    /// <param name="options">What the server asked.</param>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        Owner = asked["user"]!["id"]!.GetValue<string>();
        var client = ClientData("webauthn.create", asked);
        byte[] data =
        [
            .. AuthenticatorData(asked["rp"]?["id"]?.GetValue<string>(), hasKey: true),
            .. new byte[16],
            0,
            (byte)_id.Length,
            .. _id,
            .. PublicKey(),
        ];
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x59,
            (byte)(data.Length >> 8),
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Written(client),
                ["attestationObject"] = Written(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    public string Get(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var client = ClientData("webauthn.get", asked);
        var data = AuthenticatorData(asked["rpId"]?.GetValue<string>(), hasKey: false);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Written(client),
                ["authenticatorData"] = Written(data),
                ["signature"] = Written(signature),
                ["userHandle"] = Owner,
            }
        );
    }

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Written(_id),
            ["rawId"] = Written(_id),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["type"] = type,
                ["challenge"] = asked["challenge"]!.GetValue<string>(),
                ["origin"] = Origin,
                ["crossOrigin"] = false,
            }.ToJsonString()
        );

    // Present 1, verified 4, with a key 64.
    private byte[] AuthenticatorData(string? host, bool hasKey)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(host ?? "localhost")),
            (byte)(1 | (VerifiesOwner ? 4 : 0) | (hasKey ? 64 : 0)),
            .. count,
        ];
    }

    // A key as COSE has it, in CBOR: EC2, ES256, P-256.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Written(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
