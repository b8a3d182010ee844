using System.Net;
using System.Text;
using Redress.Web.Shell;

namespace Redress.Web.Cases.Bundle;

/// <summary>The pages of a bundle that are printed: each of one size, so that how many there are is known before.</summary>
internal static class BundlePages
{
    private const int LinesOfPage = 54;
    private const int SignsOfLine = 88;
    private const int RowsOfPage = 24;

    // A little less than the sheet, so that no page runs over into a blank one.
    private const string Style = """
        @page { size: 210mm 297mm; margin: 0; }
        body { margin: 0; color: #1a2428; font: 10.5pt/1.4 "Liberation Sans", "Noto Sans", Arial, sans-serif; }
        section { box-sizing: border-box; width: 210mm; height: 296mm; padding: 18mm 18mm 20mm; overflow: hidden; break-after: page; }
        section:last-child { break-after: auto; }
        h1 { font-size: 17pt; margin: 0 0 2mm; } h2 { font-size: 12pt; margin: 0 0 6mm; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; } tr { height: 9mm; }
        th, td { padding: 0 2mm 0 0; text-align: left; border-top: 0.2mm solid #dcdcd4; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
        th:first-child { width: 14mm; } .by { width: 38mm; } .on { width: 32mm; } .at { width: 14mm; text-align: right; font-variant-numeric: tabular-nums; }
        pre { font: 9pt/1.45 "Liberation Mono", "Noto Sans Mono", monospace; margin: 0; white-space: pre; }
        img { display: block; max-width: 174mm; max-height: 235mm; margin: 0 auto; }
        .stamp { padding: 0 12mm 7mm; display: flex; align-items: end; justify-content: end; font-size: 8pt; }
        .stamp span { background: #fff; padding: 0.5mm 1.5mm; }
        """;

    public static int IndexPages(int exhibits) => Math.Max(1, (exhibits + RowsOfPage - 1) / RowsOfPage);

    public static string Document(string language, string title, IEnumerable<string> pages) =>
        PdfRenderer.Page(
            language,
            title,
            Style,
            string.Concat(
                pages.Select(page =>
                    $"<section{(page.StartsWith("<span", StringComparison.Ordinal) ? " class=\"stamp\"" : "")}>{page}</section>"
                )
            )
        );

    /// <param name="rows">The number of each exhibit, its title, who brought it, when, and its page.</param>
    public static IEnumerable<string> Index(
        (string Title, string Subtitle) head,
        IReadOnlyList<string> columns,
        IReadOnlyList<IReadOnlyList<string>> rows
    ) =>
        rows.Chunk(RowsOfPage)
            .DefaultIfEmpty([])
            .Select(some =>
                $"<h1>{Text(head.Title)}</h1><h2>{Text(head.Subtitle)}</h2><table><thead>{Row(columns, "th")}</thead><tbody>{string.Concat(some.Select(row => Row(row, "td")))}</tbody></table>"
            );

    public static string Picture(string heading, string mediaType, byte[] bytes) =>
        $"<h2>{Text(heading)}</h2><img alt=\"\" src=\"data:{mediaType};base64,{Convert.ToBase64String(bytes)}\">";

    public static string Note(string heading, string sentence) => $"<h2>{Text(heading)}</h2><p>{Text(sentence)}</p>";

    /// <summary>A text, broken into lines and pages as it is long.</summary>
    public static IReadOnlyList<string> Of(string heading, string text, string? cut)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').SelectMany(Broken);
        return
        [
            .. lines
                .Concat(cut is null ? [] : ["", cut])
                .Chunk(LinesOfPage)
                .Select(some => $"<h2>{Text(heading)}</h2><pre>{Text(string.Join('\n', some))}</pre>"),
        ];
    }

    public static string Stamp(string text) => $"<span>{Text(text)}</span>";

    private static string Row(IReadOnlyList<string> cells, string cell)
    {
        string[] classes = ["", "", " class=\"by\"", " class=\"on\"", " class=\"at\""];
        return $"<tr>{string.Concat(cells.Select((text, i) => i == 0 ? $"<th scope=\"{(cell == "th" ? "col" : "row")}\">{Text(text)}</th>" : $"<{cell}{classes[i]}>{Text(text)}</{cell}>"))}</tr>";
    }

    private static IEnumerable<string> Broken(string line)
    {
        var rest = line.Replace("\t", "    ", StringComparison.Ordinal);
        while (rest.Length > SignsOfLine)
        {
            var at = rest.LastIndexOf(' ', SignsOfLine - 1);
            at = at > SignsOfLine / 2 ? at + 1 : SignsOfLine;
            // No sign of two parts is broken in the middle.
            at -= char.IsHighSurrogate(rest[at - 1]) ? 1 : 0;
            yield return rest[..at];
            rest = rest[at..];
        }

        yield return rest;
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
