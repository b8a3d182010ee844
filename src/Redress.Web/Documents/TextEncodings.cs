using System.Text;

namespace Redress.Web.Documents;

/// <summary>Bytes as text, whatever somebody says of their encoding: what says nothing true is read as UTF-8, else as windows-1252, which gives every byte a letter.</summary>
internal static class TextEncodings
{
    // Without these a text in windows-1252 would be read as something else.
    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="bytes">The text as it came.</param>
    /// <param name="charset">What is said of its encoding; null: nothing.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (Marked(bytes) is { } marked)
        {
            return marked.GetString(bytes[marked.Preamble.Length..]);
        }

        // US-ASCII is said by many who write something else.
        var named =
            charset is null || Encoding.ASCII.WebName.Equals(charset, StringComparison.OrdinalIgnoreCase)
                ? null
                : Named(charset);
        if (named is not null && named.CodePage != Encoding.UTF8.CodePage)
        {
            return named.GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }

    // What Latin-1 leaves to control signs windows-1252 has letters for, and readers show those.
    private static Encoding? Named(string charset)
    {
        try
        {
            var encoding = Encoding.GetEncoding(charset.Trim());
            return encoding.CodePage == Encoding.Latin1.CodePage ? Encoding.GetEncoding(1252) : encoding;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8
        : bytes.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : null;
}
