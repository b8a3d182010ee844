using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Redress.Web.Storage;

/// <summary>
/// The certificates that encrypt the data-protection keys where they lie in the database: the first of
/// DataProtection:Certificates encrypts new keys, and each opens those that it once encrypted. Without any, keys lie in
/// the database as they are.
/// </summary>
internal static class KeyCertificates
{
    public static void ProtectWithCertificates(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        X509Certificate2[] certificates =
        [
            .. configuration.GetSection("DataProtection:Certificates").GetChildren().Select(Read),
        ];
        if (certificates is [var first, ..])
            protection.ProtectKeysWithCertificate(first).UnprotectKeysWithAnyCertificate(certificates);
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
