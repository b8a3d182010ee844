using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Web.Documents;
using Redress.Web.Shell.Markup;

namespace Redress.Web.Tests.Shell.Markup;

/// <summary>BC-31: of what somebody typed, or of a mail that was kept, nothing leads a reader but to the web or to a mail address.</summary>
public sealed partial class SafeMarkdownTests
{
    public static readonly TheoryData<string> Elsewhere =
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "java&#9;script:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "javascript&colon;alert(1)",
        "\\javascript:alert(1)",
        "javascript\\:alert(1)",
        "&#1;javascript:alert(1)",
        "&#32;javascript:alert(1)",
        "&nbsp;javascript:alert(1)",
        "&ZeroWidthSpace;javascript:alert(1)",
        "java&shy;script:alert(1)",
        "javascript:%0aalert(1)",
        "javascript://example.test/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "DATA:image/svg+xml,x",
        "vbscript:msgbox(1)",
        "VbScript:msgbox(1)",
        "file:///etc/passwd",
        "FILE://server/share",
        "ftp://example.test/a",
        "blob:http://example.test/a",
        "about:blank",
        "tel:+3212345678",
        "ms-word:ofe|u|http://example.test",
        "//example.test/a",
        "\\\\\\\\example.test/a",
        "/cases/BC-2026-000001",
        "cases",
        "#main",
        "?a=b",
        "http:/example.test",
        "http:example.test",
        "https:",
        "http://",
        "https:///",
        "mailto:",
        "h\u200Bttp://example.test",
        "http://exam\u00ADple.test",
        "view-source:http://example.test",
        "",
    ];

    [Theory]
    [Rule("BC-31")]
    [MemberData(nameof(Elsewhere))]
    public void What_leads_elsewhere_is_shown_as_text(string target)
    {
        foreach (
            var typed in new[]
            {
                $"[words]({target})",
                $"[words](<{target}>)",
                $"[words]({target} \"title\")",
                $"![words]({target})",
                $"[words][r]\n\n[r]: {target}",
                $"[words][r]\n\n[r]: <{target}>",
                $"<{target}>",
                $"<a href=\"{target}\">words</a>",
                $"[![words]({target})]({target})",
            }
        )
        {
            var html = SafeMarkdown.ToHtml(typed);
            Assert.False(Doing().IsMatch(html), $"{typed} → {html}");
        }
    }

    [Theory]
    [Rule("BC-31")]
    [InlineData("[words](http://example.test/a?b=c#d)", "http://example.test/a?b=c#d")]
    [InlineData("[words](HTTPS://example.test)", "HTTPS://example.test")]
    [InlineData("[words](mailto:somebody@example.test)", "mailto:somebody@example.test")]
    [InlineData("<https://example.test/a>", "https://example.test/a")]
    [InlineData("<somebody@example.test>", "mailto:somebody@example.test")]
    [InlineData("![words](https://example.test/a.png)", "https://example.test/a.png")]
    public void The_web_and_mail_are_linked_and_no_picture_is_fetched(string typed, string target)
    {
        var html = SafeMarkdown.ToHtml(typed);
        Assert.Contains($"<a href=\"{target}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-31")]
    public void What_is_not_linked_says_where_it_would_lead() =>
        Assert.Equal(
            "<p>See <em>the</em> file “my title” [javascript:alert(1)].</p>\n",
            SafeMarkdown.ToHtml("See [*the* file](javascript:alert(1) \"my title\").")
        );

    [Theory]
    [Rule("BC-2"), Rule("BC-31")]
    [MemberData(nameof(Elsewhere))]
    public void A_kept_mail_is_text_wherever_its_links_lead(string target)
    {
        var read = ReceivedMessage.Read(
            System.Text.Encoding.UTF8.GetBytes(
                $"From: a@example.test\nContent-Type: text/html; charset=utf-8\n\n<p><a href=\"{target}\">words</a></p>"
            )
        );
        Assert.Contains("words", read, StringComparison.Ordinal);
        Assert.DoesNotContain("<a", read, StringComparison.Ordinal);
    }

    // A link, or anything that fetches, that does not lead to the web or to a mail address.
    [GeneratedRegex(@"<[a-z][^>]*\s(?:href|src|action|on[a-z]+)\s*=", RegexOptions.None, 1000)]
    private static partial Regex Doing();
}
