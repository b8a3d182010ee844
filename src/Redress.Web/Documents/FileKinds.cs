using Redress.Domain;

namespace Redress.Web.Documents;

/// <summary>Which kinds of document are taken, told by the first bytes and not by the name alone.</summary>
internal static class FileKinds
{
    private static readonly Dictionary<string, (string MediaType, Func<byte[], bool> Fits)> ByExtension = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".pdf"] = ("application/pdf", head => Has(head, "%PDF-") && !IsProgram(head)),
        [".png"] = ("image/png", head => StartsWith(head, 0x89, (byte)'P', (byte)'N', (byte)'G')),
        [".jpg"] = ("image/jpeg", head => StartsWith(head, 0xFF, 0xD8, 0xFF)),
        [".jpeg"] = ("image/jpeg", head => StartsWith(head, 0xFF, 0xD8, 0xFF)),
        [".gif"] = ("image/gif", head => StartsWith(head, "GIF8"u8.ToArray())),
        [".webp"] = (
            "image/webp",
            head =>
                StartsWith(head, "RIFF"u8.ToArray()) && head.Length > 11 && head.AsSpan(8, 4).SequenceEqual("WEBP"u8)
        ),
        [".heic"] = ("image/heic", head => head.Length > 11 && head.AsSpan(4, 4).SequenceEqual("ftyp"u8)),
        [".mp4"] = ("video/mp4", IsFilm),
        [".m4v"] = ("video/mp4", IsFilm),
        [".mov"] = ("video/quicktime", IsFilm),
        [".3gp"] = ("video/3gpp", IsFilm),
        [".webm"] = ("video/webm", head => StartsWith(head, 0x1A, 0x45, 0xDF, 0xA3)),
        [".msg"] = ("application/vnd.ms-outlook", IsCompound),
        [".docx"] = (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            head => IsZip(head) && !Has(head, OpenDocument)
        ),
        [".odt"] = ("application/vnd.oasis.opendocument.text", head => IsZip(head) && Has(head, OpenDocument)),
        [".txt"] = ("text/plain", IsText),
        [".md"] = ("text/markdown", IsText),
        [".csv"] = ("text/csv", IsText),
        [".eml"] = (ReceivedMessage.MediaType, IsMail),
    };

    // An OpenDocument names its kind in its first entry, which is not packed.
    private const string OpenDocument = "mimetypeapplication/vnd.oasis.opendocument.text";

    /// <summary>Extensions for a file input's <c>accept</c>. A phone that is not offered .heic hands over a .jpg, of which we can take out where it was made.</summary>
    public static string Accepted => string.Join(',', ByExtension.Keys.Where(e => e != ".heic"));

    /// <summary>Whether documents of that extension are taken at all.</summary>
    public static bool Knows(string fileName) => ByExtension.ContainsKey(Path.GetExtension(fileName));

    /// <summary>Why a document that is not what its name says is not: where a reader can be told more than that.</summary>
    public static UploadProblem WhyNot(string fileName, ReadOnlySpan<byte> head) =>
        head.IsEmpty ? UploadProblem.Empty
        : HoldsMacros(fileName) ? UploadProblem.HasMacros
        : !Knows(fileName) ? UploadProblem.NotThatKind
        // A Word document under a password is packed anew, as older ones were.
        : IsOffice(fileName) && IsCompound(head.ToArray()) ? UploadProblem.Protected
        : UploadProblem.NotWhatItClaims;

    /// <summary>Whether, by its name, it is a message of a mail program.</summary>
    public static bool IsMessage(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() is ".EML" or ".MSG";

    /// <summary>Whether it is a document of an office program, which may bring a program along or be under a password.</summary>
    public static bool IsOffice(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() is ".DOCX" or ".ODT";

    private static bool HoldsMacros(string fileName) =>
        Path.GetExtension(fileName).ToUpperInvariant() is ".DOCM" or ".DOTM" or ".XLSM" or ".PPTM";

    /// <summary>The media type of a document that is what its name says; null for any other.</summary>
    public static string? Recognise(string fileName, ReadOnlySpan<byte> head) =>
        !head.IsEmpty && ByExtension.TryGetValue(Path.GetExtension(fileName), out var kind) && kind.Fits(head.ToArray())
            ? kind.MediaType
            : null;

    /// <summary>The name without folders and without signs that a file system or a header would trip over.</summary>
    public static string SafeName(string fileName)
    {
        var name = fileName.Replace('\\', '/').Split('/')[^1];
        var safe = string.Concat(
                name.Where(ch =>
                    !char.IsControl(ch)
                    && !LineText.TurnsRound(ch)
                    && ch is not ('"' or '<' or '>' or ':' or '|' or '?' or '*')
                )
            )
            .Trim();
        return safe.Length == 0 ? "document"
            : safe.Length <= 150 ? safe
            : TextCut.At(safe, 100) + TextCut.At(Path.GetExtension(safe), 20);
    }

    private static bool StartsWith(byte[] head, params byte[] signature) => head.AsSpan().StartsWith(signature);

    // Readers take a signature that stands somewhere at the beginning; so do we.
    private static bool Has(byte[] head, string signature) =>
        head.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(signature)) >= 0;

    private static bool IsZip(byte[] head) => StartsWith(head, (byte)'P', (byte)'K', 3, 4);

    // A mark of UTF-16 explains the zeros.
    private static bool IsText(byte[] head) =>
        (!head.Contains((byte)0) || StartsWith(head, 0xFF, 0xFE) || StartsWith(head, 0xFE, 0xFF)) && !IsProgram(head);

    private static bool IsFilm(byte[] head) => head.Length > 11 && head.AsSpan(4, 4).SequenceEqual("ftyp"u8);

    private static bool IsCompound(byte[] head) => StartsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);

    // A message begins with its headers, maybe after empty lines: a name without spaces, a colon, a value.
    private static bool IsMail(byte[] head)
    {
        var text = head.AsSpan(head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0)
            .TrimStart("\r\n \t"u8);
        var name = text.IndexOf((byte)':');
        return IsText(head)
            && (text.StartsWith("From "u8) || name > 0 && !text[..name].ContainsAnyExceptInRange((byte)33, (byte)126));
    }

    private static bool IsProgram(byte[] head) =>
        StartsWith(head, "MZ"u8.ToArray())
        || StartsWith(head, 0x7F, (byte)'E', (byte)'L', (byte)'F')
        || StartsWith(head, "#!"u8.ToArray());
}
