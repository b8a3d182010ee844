using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Redress.Web.Shell.Markup;

/// <summary>A part of a text that leads somewhere in the program.</summary>
internal sealed record TextLink(int At, int Length, string Target, string Class, bool NewTab = false);

/// <summary>
/// Markdown as HTML in which no text that somebody typed does anything: HTML in it is shown as text, a picture is not fetched,
/// and a link leads to the web or to a mail address; where it would lead elsewhere it is shown as text, with its target.
/// </summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="links">The parts of a plain piece of the text that lead somewhere in the program, in their order.</param>
    public static string ToHtml(string text, Func<string, IEnumerable<TextLink>>? links = null)
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

        if (links is not null)
        {
            LinkTexts(document, links);
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

    private static void LinkTexts(MarkdownDocument document, Func<string, IEnumerable<TextLink>> links)
    {
        // A bracket that opens no link parts a text in pieces; each run of pieces is one text again.
        var begins = document
            .Descendants<LiteralInline>()
            .Where(literal => literal.PreviousSibling is not LiteralInline && !IsWithinLink(literal))
            .ToList();
        foreach (var first in begins)
        {
            List<LiteralInline> run = [first];
            while (run[^1].NextSibling is LiteralInline next)
            {
                run.Add(next);
            }

            var text = string.Concat(run.Select(literal => literal.Content.ToString()));
            var found = links(text).ToList();
            if (found.Count == 0)
            {
                continue;
            }

            var at = 0;
            foreach (var link in found)
            {
                first.InsertBefore(new LiteralInline(text[at..link.At]));
                first.InsertBefore(Linked(text.Substring(link.At, link.Length), link));
                at = link.At + link.Length;
            }

            first.InsertBefore(new LiteralInline(text[at..]));
            run.ForEach(literal => literal.Remove());
        }
    }

    private static LinkInline Linked(string text, TextLink to)
    {
        var link = new LinkInline(to.Target, "") { IsClosed = true };
        link.AppendChild(new LiteralInline(text));
        var attributes = link.GetAttributes();
        attributes.AddClass(to.Class);
        if (to.NewTab)
        {
            attributes.AddProperty("target", "_blank");
        }

        return link;
    }

    private static bool IsWithinLink(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline)
            {
                return true;
            }
        }

        return false;
    }

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
