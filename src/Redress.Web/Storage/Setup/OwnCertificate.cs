using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Redress.Web.Storage.Setup;

/// <summary>
/// The certificate that an installation on SQLite makes for itself, in a file of its folder that only its user may read: it encrypts the keys that seal cookies and links where they lie in the database. A backup has
/// the database and not this file, so whoever comes by one signs in as nobody.
/// </summary>
internal static class OwnCertificate
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Bits = 3072;

    public static string FileIn(string directory) => Path.Combine(directory, "keys", "redress-keys.pfx");

    /// <summary>The one that lies there; null where none does and none is to be made.</summary>
    /// <exception cref="StoreException">It cannot be made or read.</exception>
    public static X509Certificate2? Of(string directory, bool make)
    {
        var file = FileIn(directory);
        try
        {
            if (!File.Exists(file))
            {
                if (!make)
                    return null;
                Make(directory, file);
            }

            return X509CertificateLoader.LoadPkcs12FromFile(file, null);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The certificate {file}, which opens the keys of cookies and links, cannot be made or read: {e.Message}",
                e
            );
        }
    }

    // Whole or not at all, and the first that is there stays.
    private static void Make(string directory, string file)
    {
        DataDirectory.Make(directory);
        DataDirectory.Make(Path.GetDirectoryName(file)!);
        using var key = RSA.Create(Bits);
        var request = new CertificateRequest("CN=Redress", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        // Nobody asks when it ends, nor has to trust it.
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(50));
        var part = $"{file}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerAlone;
        using (var stream = new FileStream(part, options))
        {
            stream.Write(made.Export(X509ContentType.Pkcs12));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);
        }
    }
}
