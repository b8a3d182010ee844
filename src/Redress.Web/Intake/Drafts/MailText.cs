using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Redress.Web.Intake.Drafts;

/// <summary>
/// A message that came as a file (BC-2), as text: its headers whole and as they came, for they tell who sent it, and its body as its reader saw it,
/// as far as there is room. The file itself is kept beside it.
/// </summary>
internal static partial class MailText
{
    private const int Longest = 20_000;
    private const int Deepest = 5;

    public static string Of(ReadOnlySpan<byte> file)
    {
        // One sign for each byte: what a part's bytes say, only its own headers know.
        var text = Encoding
            .Latin1.GetString(file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? file[3..] : file)
            .ReplaceLineEndings("\n");
        var headers = HeadersOf(text);
        var body = Readable(text, 0) ?? Said(text[headers.Length..], "utf-8");
        var kept = $"{Said(headers, "utf-8").TrimEnd()}\n\n{body.Trim()}"
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimEnd();
        var room = Math.Max(Longest, headers.Length);
        return kept.Length <= room ? kept : kept[..room].TrimEnd() + "\n[…]";
    }

    private static string HeadersOf(string part) =>
        part.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var end ? part[..(end + 1)] : part;

    /// <summary>The words of a message or a part; null where it has none, as a picture.</summary>
    private static string? Readable(string part, int depth)
    {
        var headers = Folded().Replace(HeadersOf(part), " ");
        var body = part.Length > headers.Length ? part[HeadersOf(part).Length..].TrimStart('\n') : "";
        var type = TypeOf(headers);
        if (
            type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            && type.Boundary is { Length: > 0 } boundary
            && depth < Deepest
        )
        {
            var parts = body.Split($"--{boundary}")
                .Skip(1)
                .TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal))
                .Select(p => p.TrimStart('\n'))
                .ToList();
            return parts
                .OrderBy(p => TypeOf(HeadersOf(p)).MediaType == MediaTypeNames.Text.Html)
                .Select(p => Readable(p, depth + 1))
                .FirstOrDefault(words => !string.IsNullOrWhiteSpace(words));
        }

        if (!type.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var words = Said(Unpacked(body, Header(headers, "Content-Transfer-Encoding")), type.CharSet ?? "utf-8");
        return type.MediaType == MediaTypeNames.Text.Html
            ? System.Net.WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(words, ""), " "))
            : words;
    }

    private static ContentType TypeOf(string headers)
    {
        try
        {
            return Header(Folded().Replace(headers, " "), "Content-Type") is { } type
                ? new ContentType(type.TrimEnd(';', ' '))
                : new ContentType(MediaTypeNames.Text.Plain);
        }
        catch (FormatException)
        {
            return new ContentType(MediaTypeNames.Text.Plain);
        }
    }

    private static string? Header(string headers, string name) =>
        headers
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
            ?[(name.Length + 1)..].Trim();

    private static string Unpacked(string body, string? how)
    {
        try
        {
            return how?.ToLowerInvariant() switch
            {
                "base64" when WholeQuarters(body) is { Length: > 0 } quarters => Encoding.Latin1.GetString(
                    Convert.FromBase64String(quarters)
                ),
                "quoted-printable" => Quoted()
                    .Replace(
                        body.Replace("=\n", "", StringComparison.Ordinal),
                        sign => ((char)Convert.ToByte(sign.Groups["code"].Value, 16)).ToString()
                    ),
                _ => body,
            };
        }
        catch (FormatException)
        {
            return body;
        }
    }

    // A file of which only the beginning was read may end within four signs.
    private static string WholeQuarters(string body)
    {
        var bare = string.Concat(body.Where(sign => !char.IsWhiteSpace(sign)));
        return bare[..(bare.Length / 4 * 4)];
    }

    private static string Said(string bytes, string charset)
    {
        var raw = Encoding.Latin1.GetBytes(bytes);
        try
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetString(
                raw
            );
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(raw);
        }
    }

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Folded();

    [GeneratedRegex("=(?<code>[0-9A-Fa-f]{2})", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        "<(?<name>style|script|head)[^>]*>.*?</\\k<name>>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
