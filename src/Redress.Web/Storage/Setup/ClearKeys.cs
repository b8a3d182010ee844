using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Setup;

/// <summary>
/// The keys that lie in the database as they are, from before there was a certificate: each is encrypted where it lies, so that what it sealed is opened as before and nobody is signed out.
/// </summary>
/// <param name="certificate">Null: nothing encrypts them, or other programs on the store may have none.</param>
internal sealed class ClearKeys(X509Certificate2? certificate, IDbContextFactory<AppDb> factory, ILoggerFactory logs)
{
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Marked = Protection + "requiresEncryption";

    public async Task Encrypt(CancellationToken cancel)
    {
        if (certificate is null)
            return;
        await using var db = await factory.CreateDbContextAsync(cancel);
        var encryptor = new CertificateXmlEncryptor(certificate, logs);
        foreach (var row in await db.DataProtectionKeys.ToListAsync(cancel))
        {
            var key = XElement.Parse(row.Xml!);
            var secrets = key.Descendants().Where(e => (bool?)e.Attribute(Marked) == true).ToList();
            foreach (var secret in secrets)
                secret.ReplaceWith(Encrypted(secret, encryptor));
            if (secrets.Count > 0)
                row.Xml = key.ToString(SaveOptions.DisableFormatting);
        }

        await db.SaveChangesAsync(cancel);
    }

    // As the framework writes one that it encrypts itself.
    private static XElement Encrypted(XElement secret, CertificateXmlEncryptor encryptor)
    {
        var bare = new XElement(secret);
        bare.SetAttributeValue(Marked, null);
        var encrypted = encryptor.Encrypt(bare);
        return new XElement(
            Protection + "encryptedSecret",
            new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!),
            encrypted.EncryptedElement
        );
    }
}
