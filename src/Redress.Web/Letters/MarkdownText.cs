using System.Text;
using System.Text.RegularExpressions;
using Markdig;

namespace Redress.Web.Letters;

/// <summary>Between plain words and Markdown.</summary>
internal static partial class MarkdownText
{
    private const string Special = @"\`*_{}[]<>#|~!&";

    /// <summary>So that words stay words: what a party wrote makes no links, headings or lists in a letter of the body.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var sign in text.ReplaceLineEndings("\n"))
        {
            if (Special.Contains(sign, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(sign);
        }

        return LineStart().Replace(escaped.ToString(), @"${start}\${sign}");
    }

    /// <summary>What is left of a letter without its marks: for printing and for readers of plain text.</summary>
    public static string Plain(string markdown) => Markdown.ToPlainText(markdown).Trim();

    [GeneratedRegex(
        @"^(?<start>[ \t]*\d{0,9})(?<sign>[-+.)=])(?=[ \t]|$|[-=])",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex LineStart();
}
