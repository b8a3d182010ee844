using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Redress.Web.Documents;

/// <summary>
/// A message that came as a file (BC-2), as text: its headers whole and as they came, for they tell who sent it, and its body as its reader saw it,
/// as far as there is room. The file itself is kept beside it.
/// </summary>
internal static class ReceivedMessage
{
    private const int Longest = 20_000;
    private const int LargestFile = 1024 * 1024;

    // Deeper than anybody nests what is to be read.
    private static readonly ParserOptions Options = new() { MaxMimeDepth = 20 };

    // Without these a message in windows-1252 would be read as something else.
    static ReceivedMessage() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="file">The message, or its beginning; no more than the first MiB is read.</param>
    public static string Read(ReadOnlySpan<byte> file)
    {
        file = file.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;
        var bytes = file[..Math.Min(file.Length, LargestFile)].ToArray();
        var headers = HeadersOf(bytes);
        var body = Body(bytes) is { Length: > 0 } seen ? seen : AsItCame(bytes.AsSpan(headers.Length));
        var text = $"{AsItCame(bytes.AsSpan(0, headers.Length)).TrimEnd()}\n\n{body.Trim()}"
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimEnd();
        var room = Math.Max(Longest, headers.Length);
        return text.Length <= room ? text : text[..room].TrimEnd() + "\n[…]";
    }

    // Up to the first empty line, whatever a parser would make of what stands there.
    private static ReadOnlySpan<byte> HeadersOf(ReadOnlySpan<byte> file)
    {
        var ends = new[] { file.IndexOf("\n\r\n"u8), file.IndexOf("\n\n"u8) }.Where(at => at >= 0).ToList();
        return ends.Count == 0 ? file : file[..(ends.Min() + 1)];
    }

    /// <summary>Empty where nothing of it can be read, as a picture.</summary>
    private static string Body(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            using var message = new MimeParser(Options, stream, MimeFormat.Entity).ParseMessage();
            return TextOf(message).Trim().ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            return "";
        }
    }

    private static string TextOf(MimeMessage message)
    {
        if (!string.IsNullOrWhiteSpace(message.TextBody))
        {
            return message.TextBody;
        }

        return message.HtmlBody is { } html ? Words(html) : "";
    }

    private static string Words(string html)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var words = new StringBuilder();
        var hidden = HtmlTagId.Unknown;
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                // Neither what a page is called nor its script and styles are seen. Its head holds nothing else: any other words end it, whether that is written or not.
                case HtmlTagToken tag when hidden != HtmlTagId.Unknown:
                    hidden = tag.IsEndTag && tag.Id == hidden ? HtmlTagId.Unknown : hidden;
                    break;
                case HtmlTagToken { IsEndTag: false, IsEmptyElement: false } tag when IsHidden(tag.Id):
                    hidden = tag.Id;
                    break;
                case HtmlTagToken tag:
                    words.Append(BeginsLine(tag.Id) ? '\n' : ' ');
                    break;
                case HtmlDataToken data when hidden == HtmlTagId.Unknown:
                    words.Append(data.Data);
                    break;
            }
        }

        return words.ToString();
    }

    private static bool IsHidden(HtmlTagId tag) => tag is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title;

    private static bool BeginsLine(HtmlTagId tag) =>
        tag
            is HtmlTagId.P
                or HtmlTagId.Br
                or HtmlTagId.Div
                or HtmlTagId.TR
                or HtmlTagId.LI
                or HtmlTagId.H1
                or HtmlTagId.H2
                or HtmlTagId.H3;

    private static string AsItCame(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(bytes);
        }

        return text.ReplaceLineEndings("\n");
    }
}
