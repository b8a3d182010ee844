using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.IO;
using MimeKit.IO.Filters;
using MimeKit.Text;
using MimeKit.Utils;
using Redress.Domain;

namespace Redress.Web.Documents;

/// <summary>
/// A message that came as a file, as its recipient read it (BC-2): who wrote it, to whom, when and about what, then every text part in its order,
/// forwarded messages unfolded, links with where they lead; no markup, no encoding. What is no text is named. The file itself is kept beside it, as it came.
/// Whatever the file holds, a text is given, of at most <see cref="Longest"/> characters; a longer one is cut and says so.
/// </summary>
internal static class ReceivedMessage
{
    public const string MediaType = "message/rfc822";
    public const int Longest = 50_000;

    private const string Cut = "\n[…]";
    private const string Forwarded = "----------";

    // Deeper than anybody nests what is to be read; more parts than anybody reads.
    private const int Deepest = 20;
    private const int MostParts = 200;

    // What the headers of a message can be long; the rest of such a line is never read.
    private const int LongestHeader = 500;
    private const int LongestHeaderLine = 64 * 1024;

    private static readonly ParserOptions Options = new()
    {
        MaxMimeDepth = Deepest,
        AddressParserComplianceMode = RfcComplianceMode.Loose,
        ParameterComplianceMode = RfcComplianceMode.Loose,
        Rfc2047ComplianceMode = RfcComplianceMode.Loose,
    };

    /// <summary>The words of a message that is kept: of one that only Outlook reads no more than its name, as of every part that is no text.</summary>
    public static async Task<string> Words(StoredDocument mail, DocumentStore store, CancellationToken cancel) =>
        mail.MediaType == MediaType ? Read(await store.ReadAll(mail.Id, cancel)) : $"[{mail.Name}]";

    /// <param name="file">The message, or as much of it as is to be read.</param>
    public static string Read(ReadOnlySpan<byte> file)
    {
        var text = new StringBuilder();
        try
        {
            using var stream = new MemoryStream(WithoutEndlessHeaders(Beginning(file)), writable: false);
            using var message = new MimeParser(Options, stream, MimeFormat.Entity).ParseMessage();
            new Writer(text).Write(message, 0);
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or NotSupportedException)
        {
            text.Clear();
        }

        var read = Plain(text.ToString());
        // No message at all: then its words as they stand, as far as there are any.
        return Shortened(
            read.Length > 0 ? read : Plain(TextEncodings.Decode(file[..Math.Min(file.Length, Longest)], null))
        );
    }

    // A mark of the encoding, an empty line or the line of a mailbox before the first header hides the headers from a parser.
    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> file)
    {
        file = file.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file;
        file = file.TrimStart("\r\n \t"u8);
        if (file.StartsWith("From "u8) && file.IndexOf((byte)'\n') is var end and >= 0)
        {
            file = file[(end + 1)..];
        }

        return file;
    }

    // A parser takes for ever over a header that never ends; nobody reads more than its beginning. What goes on begins with a space.
    private static byte[] WithoutEndlessHeaders(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        var (isHeader, room) = (false, 0);
        while (!file.IsEmpty)
        {
            var end = file.IndexOf((byte)'\n') is var at and >= 0 ? at + 1 : file.Length;
            var line = file[..end];
            if (!isHeader || line[0] is not ((byte)' ' or (byte)'\t'))
            {
                (isHeader, room) = (BeginsHeader(line), LongestHeaderLine);
            }

            kept.Write(isHeader ? line[..Math.Min(line.Length, room)] : line);
            if (isHeader && line.Length > room)
            {
                kept.Write("\r\n"u8[..(room > 0 ? 2 : 0)]);
            }

            room = Math.Max(0, room - line.Length);
            file = file[end..];
        }

        return kept.ToArray();
    }

    private static bool BeginsHeader(ReadOnlySpan<byte> line) =>
        line[..Math.Min(line.Length, 100)].IndexOf((byte)':') is var colon and > 0
        && !line[..colon].ContainsAnyExceptInRange((byte)33, (byte)126);

    private static string Plain(string text) =>
        string.Concat(LineEnds(text).Where(ch => !char.IsControl(ch) || ch is '\n' or '\t')).Trim();

    // Only what is a line's end in a mail: other signs that look like one are letters of it.
    private static string LineEnds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Shortened(string text) =>
        text.Length <= Longest ? text : TextCut.At(text, Longest - Cut.Length).TrimEnd() + Cut;

    /// <summary>One message, part by part, until there is enough of it.</summary>
    private sealed class Writer(StringBuilder to)
    {
        private int _parts;

        private bool IsFull => to.Length > Longest || _parts > MostParts;

        public void Write(MimeMessage message, int depth)
        {
            foreach (var (name, value) in Headers(message))
            {
                if (value.Length > 0)
                {
                    to.Append(CultureInfo.InvariantCulture, $"{name}: {TextCut.At(value, LongestHeader)}\n");
                }
            }

            if (message.Body is { } body)
            {
                Write(body, depth);
            }
        }

        private static IEnumerable<(string Name, string Value)> Headers(MimeMessage message)
        {
            yield return ("From", Decoded(message, HeaderId.From));
            yield return ("To", Decoded(message, HeaderId.To));
            yield return ("Cc", Decoded(message, HeaderId.Cc));
            yield return ("Date", Decoded(message, HeaderId.Date));
            yield return ("Subject", Decoded(message, HeaderId.Subject));
        }

        // Of a header that is written as it should not be, what can be read; on one line.
        private static string Decoded(MimeMessage message, HeaderId id)
        {
            var i = message.Headers.IndexOf(id);
            var raw = i < 0 ? [] : message.Headers[i].RawValue;
            var text = Rfc2047.DecodeText(Options, raw, 0, Math.Min(raw.Length, LongestHeader * 4));
            return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        private void Write(MimeEntity entity, int depth)
        {
            _parts++;
            if (IsFull || depth > Deepest)
            {
                return;
            }

            switch (entity)
            {
                case MultipartAlternative alternative:
                    // They say the same, and a reader shows the last that it can (RFC 2046, 5.1.4).
                    if (Shown(alternative) is { } shown)
                    {
                        Write(shown, depth + 1);
                    }

                    break;
                case Multipart multipart:
                    foreach (var part in multipart)
                    {
                        Write(part, depth + 1);
                    }

                    break;
                case MessagePart { Message: { } inner }:
                    Begin();
                    to.Append(Forwarded).Append('\n');
                    Write(inner, depth + 1);
                    break;
                case MimePart part:
                    Write(part);
                    break;
            }
        }

        private static MimeEntity? Shown(MultipartAlternative alternative) =>
            alternative.LastOrDefault(part => HasWords(part, 0)) ?? alternative.LastOrDefault();

        private static bool HasWords(MimeEntity entity, int depth) =>
            entity switch
            {
                _ when depth > Deepest => false,
                Multipart multipart => multipart.Any(part => HasWords(part, depth + 1)),
                MimePart part when IsText(part) => TextOf(part).Any(ch => !char.IsWhiteSpace(ch)),
                _ => false,
            };

        private void Write(MimePart part)
        {
            var name = NameOf(part);
            if (!IsText(part))
            {
                if (name.Length > 0)
                {
                    Begin();
                    to.Append(CultureInfo.InvariantCulture, $"[{name}]");
                }

                return;
            }

            var words = TextOf(part).Trim();
            if (words.Length == 0)
            {
                return;
            }

            Begin();
            if (part.IsAttachment && name.Length > 0)
            {
                to.Append(CultureInfo.InvariantCulture, $"[{name}]\n");
            }

            to.Append(words.AsSpan(0, Math.Min(words.Length, Longest)));
        }

        private void Begin() =>
            to.Append(
                to.Length == 0 ? ""
                : to[^1] == '\n' ? "\n"
                : "\n\n"
            );

        private static string NameOf(MimePart part) =>
            TextCut.At(Plain(part.FileName ?? part.ContentType.Name ?? "").Replace('\n', ' '), 150);
    }

    private static bool IsText(MimePart part) =>
        part is TextPart || Loosely(part).Kind.StartsWith("text/", StringComparison.Ordinal);

    private static string TextOf(MimePart part)
    {
        if (part.Content is not { } content)
        {
            return "";
        }

        var (kind, charset) = Loosely(part);
        var text = LineEnds(TextEncodings.Decode(Unpacked(content), charset));
        return kind == "text/html" ? HtmlWords.Of(text)
            : part is TextPart { IsFlowed: true } flowed
                ? new FlowedToText { DeleteSpace = FlowsWithoutSpace(flowed) }.Convert(text)
            : text;
    }

    // What cannot be unpacked stays as it came.
    private static byte[] Unpacked(IMimeContent content)
    {
        using var packed = new MemoryStream();
        content.WriteTo(packed);
        using var unpacked = new MemoryStream();
        using var filtered = new FilteredStream(unpacked);
        if (content.Encoding == ContentEncoding.QuotedPrintable)
        {
            // A space before a line's end was added on the way (RFC 2045, 6.7), and would hide that the line goes on.
            filtered.Add(new TrailingWhitespaceFilter());
        }

        filtered.Add(DecoderFilter.Create(content.Encoding));
        filtered.Write(packed.GetBuffer(), 0, (int)packed.Length);
        filtered.Flush();
        return unpacked.Length > 0 ? unpacked.ToArray() : packed.ToArray();
    }

    private static bool FlowsWithoutSpace(TextPart part) =>
        string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);

    // What the kind of a part says, also where it is not written as it should be: its first word, and what stands after "charset=".
    private static (string Kind, string? Charset) Loosely(MimePart part)
    {
        var i = part.Headers.IndexOf(HeaderId.ContentType);
        var written = i < 0 ? part.ContentType.MimeType : part.Headers[i].Value ?? "";
        var kind = written.Trim().Split([' ', '\t', ';', '(', ','], 2)[0].ToLowerInvariant();
        var at = written.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        var charset =
            part.ContentType.Charset
            ?? (
                at < 0
                    ? null
                    : written[(at + 8)..].TrimStart(' ', '"', '\'').Split([' ', ';', '"', '\'', '\r', '\n'], 2)[0]
            );
        return (kind.Contains('/') ? kind : "text/plain", charset);
    }
}
