namespace Redress.Web.Cases;

/// <summary>Which kinds of document are taken, told by the first bytes and not by the name alone.</summary>
internal static class FileKinds
{
    private static readonly Dictionary<string, (string MediaType, Func<byte[], bool> Fits)> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", head => Contains(head, "%PDF-")),
        [".png"] = ("image/png", head => StartsWith(head, 0x89, (byte)'P', (byte)'N', (byte)'G')),
        [".jpg"] = ("image/jpeg", head => StartsWith(head, 0xFF, 0xD8, 0xFF)),
        [".jpeg"] = ("image/jpeg", head => StartsWith(head, 0xFF, 0xD8, 0xFF)),
        [".gif"] = ("image/gif", head => StartsWith(head, "GIF8"u8.ToArray())),
        [".webp"] = ("image/webp", head => StartsWith(head, "RIFF"u8.ToArray()) && head.Length > 11 && head.AsSpan(8, 4).SequenceEqual("WEBP"u8)),
        [".heic"] = ("image/heic", head => head.Length > 11 && head.AsSpan(4, 4).SequenceEqual("ftyp"u8)),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", IsZip),
        [".odt"] = ("application/vnd.oasis.opendocument.text", IsZip),
        [".txt"] = ("text/plain", IsText),
        [".md"] = ("text/markdown", IsText),
        [".csv"] = ("text/csv", IsText),
        [".eml"] = ("message/rfc822", IsText),
    };

    /// <summary>Extensions for a file input's <c>accept</c>.</summary>
    public static string Accepted => string.Join(',', ByExtension.Keys);

    /// <summary>The media type of a document that is what its name says; null for any other.</summary>
    public static string? Recognise(string fileName, ReadOnlySpan<byte> head) =>
        ByExtension.TryGetValue(Path.GetExtension(fileName), out var kind) && kind.Fits(head.ToArray()) ? kind.MediaType : null;

    /// <summary>The name without folders and without signs that a file system or a header would trip over.</summary>
    public static string SafeName(string fileName)
    {
        var name = fileName.Replace('\\', '/').Split('/')[^1];
        var safe = string.Concat(name.Where(ch => !char.IsControl(ch) && ch is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))).Trim();
        return safe.Length == 0 ? "document" : safe.Length <= 150 ? safe : safe[..100] + Path.GetExtension(safe);
    }

    private static bool StartsWith(byte[] head, params byte[] signature) => head.AsSpan().StartsWith(signature);

    // Readers take a signature that stands somewhere at the beginning; so do we, unless it is a program or a script.
    private static bool Contains(byte[] head, string signature) => head.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(signature)) >= 0 && !IsProgram(head);

    private static bool IsZip(byte[] head) => StartsWith(head, (byte)'P', (byte)'K', 3, 4);

    private static bool IsText(byte[] head) => !head.Contains((byte)0) && !IsProgram(head);

    private static bool IsProgram(byte[] head) => StartsWith(head, "MZ"u8.ToArray()) || StartsWith(head, 0x7F, (byte)'E', (byte)'L', (byte)'F') || StartsWith(head, "#!"u8.ToArray());
}
