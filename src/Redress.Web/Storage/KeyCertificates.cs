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
    /// <summary>A file with certificate and RSA key together: PKCS#12 (.pfx), or PEM with an unencrypted key.</summary>
    private sealed record CertificateFile(string File, string? Password);

    public static void ProtectWithCertificates(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        var files = configuration.GetSection("DataProtection:Certificates").Get<CertificateFile[]>() ?? [];
        X509Certificate2[] certificates = [.. files.Select(Read)];
        if (certificates is [var first, ..])
            protection.ProtectKeysWithCertificate(first).UnprotectKeysWithAnyCertificate(certificates);
    }

    private static X509Certificate2 Read(CertificateFile given)
    {
        try
        {
            var certificate =
                X509Certificate2.GetCertContentType(given.File) == X509ContentType.Pfx
                    ? X509CertificateLoader.LoadPkcs12FromFile(given.File, given.Password)
                    : X509Certificate2.CreateFromPemFile(given.File);
            using var key = certificate.GetRSAPrivateKey();
            return key is not null
                ? certificate
                : throw new StoreException($"{given.File} of DataProtection:Certificates has no RSA key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{given.File} of DataProtection:Certificates cannot be read: {e.Message}", e);
        }
    }
}
