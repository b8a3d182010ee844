using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Redress.Web.Shell.Markup;

/// <summary>
/// Markdown as HTML in which no text that somebody typed does anything: HTML in it is shown as text, a picture is not fetched,
/// and a link leads to the web or to a mail address; where it would lead elsewhere it is shown as text, with its target.
/// </summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string ToHtml(string text)
    {
        var document = Markdown.Parse(text, Plain);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Tame(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !IsTame(link)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        using var written = new StringWriter();
        var renderer = new HtmlRenderer(written);
        Plain.Setup(renderer);
        renderer.Render(document);
        return written.ToString();
    }

    /// <summary>Its words alone.</summary>
    public static string ToWords(string text) => Markdown.ToPlainText(text, Plain);

    /// <summary>Whether a link may lead there: <c>http</c>, <c>https</c> with a host, or <c>mailto</c>, and nothing before or within it that a browser skips.</summary>
    public static bool MayLeadTo(string? target) =>
        target is { Length: > 0 }
        && !target.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) || IsInvisible(sign))
        && (
            StartsWith(target, "mailto:") && target.Length > "mailto:".Length
            || (StartsWith(target, "http://") || StartsWith(target, "https://"))
                && Uri.TryCreate(target, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && uri.Host.Length > 0
        );

    private static void Tame(LinkInline link)
    {
        // A picture from elsewhere would tell who reads.
        link.IsImage = false;
        if (MayLeadTo(link.Url))
        {
            return;
        }

        // What it says, and behind it where it would lead.
        if (link.Title is { Length: > 0 } title)
        {
            link.AppendChild(new LiteralInline($" “{title}”"));
        }

        if (link.Url is { Length: > 0 } target)
        {
            link.AppendChild(new LiteralInline($" [{target}]"));
        }

        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static bool IsTame(AutolinkInline link) => link.IsEmail || MayLeadTo(link.Url);

    private static bool StartsWith(string target, string scheme) =>
        target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static bool IsInvisible(char sign) =>
        char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.Format;
}
