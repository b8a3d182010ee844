using System.IO.Compression;

namespace Redress.Web.Documents;

/// <summary>Looks into a document of an office program, without unpacking it: whether it brings a program along, or opens with a password alone.</summary>
internal static class OfficeDocuments
{
    // A document has some dozens.
    private const int MostEntries = 10_000;

    /// <summary>Null: it can be taken.</summary>
    public static UploadProblem? WhyNot(MemoryStream document)
    {
        try
        {
            document.Position = 0;
            using var packed = new ZipArchive(document, ZipArchiveMode.Read, leaveOpen: true);
            if (packed.Entries.Count is 0 or > MostEntries)
            {
                return UploadProblem.NotWhatItClaims;
            }

            return packed.Entries.Any(e => IsMacro(e.FullName)) ? UploadProblem.HasMacros
                : packed.Entries.Any(e => e.IsEncrypted) || IsEncryptedOpenDocument(packed) ? UploadProblem.Protected
                : null;
        }
        catch (InvalidDataException)
        {
            return UploadProblem.NotWhatItClaims;
        }
    }

    private static bool IsMacro(string entry) =>
        entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    // An OpenDocument says in its list what is encrypted.
    private static bool IsEncryptedOpenDocument(ZipArchive packed)
    {
        if (packed.GetEntry("META-INF/manifest.xml") is not { Length: < 1024 * 1024 } entry)
        {
            return false;
        }

        using var list = new StreamReader(entry.Open());
        var read = new char[1024 * 1024];
        return list.ReadBlock(read, 0, read.Length) is var length
            && read.AsSpan(0, length).IndexOf("encryption-data") >= 0;
    }
}
