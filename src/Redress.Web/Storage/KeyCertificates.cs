using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Redress.Web.Storage;

/// <summary>
/// The certificates that encrypt the data-protection keys where they lie in the database: the first of
/// DataProtection:Certificates encrypts new keys, and each opens those that it once encrypted.
/// </summary>
internal static class KeyCertificates
{
    private const string Setting = "DataProtection:Certificates";

    public static bool AreGiven(IConfiguration configuration) => configuration.GetSection(Setting).GetChildren().Any();

    /// <summary>Those that the operator named, in their order.</summary>
    public static IReadOnlyList<X509Certificate2> Given(IConfiguration configuration) =>
        [.. configuration.GetSection(Setting).GetChildren().Select(Read)];

    /// <param name="encrypts">What encrypts new keys; null: they lie in the database as they are.</param>
    /// <param name="open">All that open what they once encrypted.</param>
    public static void ProtectWith(
        this IDataProtectionBuilder protection,
        X509Certificate2? encrypts,
        params X509Certificate2[] open
    )
    {
        if (encrypts is not null)
            protection.ProtectKeysWithCertificate(encrypts);
        if (open.Length > 0)
            protection.UnprotectKeysWithAnyCertificate(open);
    }

    // A file with certificate and RSA key together: PKCS#12 (.pfx), or PEM with an unencrypted key.
    private static X509Certificate2 Read(IConfigurationSection given)
    {
        if (given["File"] is not { } file || string.IsNullOrWhiteSpace(file))
            throw new StoreException($"{given.Path}:File is missing: it must name the file of a certificate.");
        try
        {
            var certificate =
                X509Certificate2.GetCertContentType(file) == X509ContentType.Pfx
                    ? X509CertificateLoader.LoadPkcs12FromFile(file, given["Password"])
                    : X509Certificate2.CreateFromPemFile(file);
            using var key = certificate.GetRSAPrivateKey();
            return key is not null
                ? certificate
                : throw new StoreException($"{file} of DataProtection:Certificates has no RSA key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file} of DataProtection:Certificates cannot be read: {e.Message}", e);
        }
    }
}
