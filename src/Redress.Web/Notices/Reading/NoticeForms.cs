using System.Net;
using System.Text;
using MimeKit.Text;
using Redress.Web.Shell.Markup;

namespace Redress.Web.Notices.Reading;

/// <summary>
/// The forms in which a notice leaves besides its Markdown (BC-31): what its page, its list and its feed show, what stands in the attributes of that
/// HTML, and what is read of the Markdown itself, which programs get and the search knows, once references are resolved and marks are left out.
/// </summary>
internal static class NoticeForms
{
    // References within references are resolved so often.
    private const int Deepest = 4;

    public static IReadOnlyList<string> Of(string markdown)
    {
        var html = SafeMarkdown.ToHtml(markdown);
        var (shown, attributes) = Read(html);
        var source = Resolved(markdown);
        return
        [
            .. new[]
            {
                shown,
                Resolved(shown),
                WithoutMarks(Resolved(shown)),
                SafeMarkdown.ToWords(markdown),
                attributes,
                Resolved(attributes),
                source,
                WithoutMarks(source),
            }
                .Where(form => form.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>What a reader of HTML sees, paragraphs as lines and nothing in the place of any other tag; and the values of all its attributes, one a line.</summary>
    private static (string Shown, string Attributes) Read(string html)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var (shown, attributes) = (new StringBuilder(), new StringBuilder());
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag:
                    shown.Append(IsInline(tag.Id) ? "" : "\n");
                    foreach (var attribute in tag.Attributes)
                    {
                        attributes.Append(attribute.Value).Append('\n');
                    }

                    break;
                case HtmlDataToken data:
                    shown.Append(data.Data);
                    break;
            }
        }

        return (shown.ToString(), attributes.ToString());
    }

    private static bool IsInline(HtmlTagId tag) =>
        tag
            is HtmlTagId.A
                or HtmlTagId.EM
                or HtmlTagId.Strong
                or HtmlTagId.Code
                or HtmlTagId.B
                or HtmlTagId.I
                or HtmlTagId.Image
                or HtmlTagId.Span
                or HtmlTagId.Del
                or HtmlTagId.Sub
                or HtmlTagId.Sup;

    // Character references and percent signs as the letters that they stand for.
    private static string Resolved(string text)
    {
        for (var round = 0; round < Deepest; round++)
        {
            var read = WebUtility.HtmlDecode(text);
            read = read.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(read) : read;
            if (read == text)
            {
                break;
            }

            text = read;
        }

        return text;
    }

    // Without tags, comments and the marks of Markdown, as somebody reads it who overlooks them.
    private static string WithoutMarks(string text)
    {
        var left = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && EndOfTag(text, i) is var end and > 0)
            {
                i = end;
            }
            else if (text[i] is not ('*' or '_' or '`' or '~' or '\\' or '[' or ']' or '|'))
            {
                left.Append(text[i]);
            }
        }

        return left.ToString();
    }

    private static int EndOfTag(string text, int start)
    {
        var isComment = text.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal);
        var end = isComment ? text.IndexOf("-->", start + 4, StringComparison.Ordinal) : text.IndexOf('>', start + 1);
        return end < 0 ? -1
            : isComment ? end + 2
            : end;
    }
}
