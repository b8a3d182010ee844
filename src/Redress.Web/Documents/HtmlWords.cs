using System.Globalization;
using System.Text;
using MimeKit.Text;

namespace Redress.Web.Documents;

/// <summary>The words of HTML as its reader saw them: paragraphs and rows as lines, a link with where it leads, a picture by what it says of itself.</summary>
internal static class HtmlWords
{
    public static string Of(string html)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var words = new StringBuilder();
        var hidden = HtmlTagId.Unknown;
        var link = (Target: (string?)null, From: 0);
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
                case HtmlTagToken { Id: HtmlTagId.A } tag:
                    Close(words, link);
                    link = (tag.IsEndTag ? null : Attribute(tag, HtmlAttributeId.Href), words.Length);
                    break;
                case HtmlTagToken { Id: HtmlTagId.Image } tag
                    when Attribute(tag, HtmlAttributeId.Alt) is { Length: > 0 } said:
                    words.Append(CultureInfo.InvariantCulture, $"[{said}]");
                    break;
                case HtmlTagToken tag:
                    words.Append(
                        BeginsLine(tag.Id) ? '\n'
                        : IsCell(tag.Id) ? ' '
                        : ""
                    );
                    break;
                case HtmlDataToken data when hidden == HtmlTagId.Unknown:
                    words.Append(Spaced(data.Data));
                    break;
            }
        }

        Close(words, link);
        return Tidied(words.ToString());
    }

    // Where the words are the address already, it is not said twice.
    private static void Close(StringBuilder words, (string? Target, int From) link)
    {
        if (link.Target is { Length: > 0 } target && !target.StartsWith('#'))
        {
            var said = words.ToString(link.From, words.Length - link.From).Trim();
            words.Append(said == target || target == $"mailto:{said}" ? "" : $" [{target}]");
        }
    }

    // A line's end within HTML is a space.
    private static string Spaced(string data) => data.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');

    // One space between words, at most one empty line between paragraphs.
    private static string Tidied(string words)
    {
        var lines = words
            .Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var text = new StringBuilder();
        var empty = 0;
        foreach (var line in lines)
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString().Trim();
    }

    private static string? Attribute(HtmlTagToken tag, HtmlAttributeId id) =>
        tag.Attributes.FirstOrDefault(a => a.Id == id)?.Value?.Trim();

    private static bool IsHidden(HtmlTagId tag) => tag is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title;

    private static bool IsCell(HtmlTagId tag) => tag is HtmlTagId.TD or HtmlTagId.TH;

    private static bool BeginsLine(HtmlTagId tag) =>
        tag
            is HtmlTagId.P
                or HtmlTagId.Br
                or HtmlTagId.Div
                or HtmlTagId.TR
                or HtmlTagId.LI
                or HtmlTagId.H1
                or HtmlTagId.H2
                or HtmlTagId.H3
                or HtmlTagId.H4
                or HtmlTagId.H5
                or HtmlTagId.H6
                or HtmlTagId.HR
                or HtmlTagId.BlockQuote
                or HtmlTagId.Table;
}
