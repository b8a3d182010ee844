using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;

namespace Redress.Web.Tests.Access;

/// <summary>One row of routes.md: a route, what stands in for the parts in braces and is sent with it, and what everybody is answered.</summary>
/// <param name="Cells">By column, as written.</param>
internal sealed partial record RouteRow(
    string Method,
    string Pattern,
    IReadOnlyDictionary<string, string> Cells,
    IReadOnlyDictionary<string, string> Filled,
    IReadOnlySet<string> Marks
)
{
    /// <summary>The query with which it is asked; nothing for none.</summary>
    public string Query => Marks.FirstOrDefault(m => m.StartsWith('?')) ?? "";

    /// <summary>Where it leads on to whom it leads on.</summary>
    public string? LeadsTo => Marks.FirstOrDefault(m => m.StartsWith('→'))?[1..];

    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public override string ToString() =>
        $"{Method} {Pattern}{string.Concat(Filled.Select(f => $" {f.Key}={f.Value}"))}{Query}";

    /// <summary>The address, with each part in braces filled in.</summary>
    public string Address(Func<string, string> fill) =>
        Braces()
            .Replace(
                Pattern,
                part => Uri.EscapeDataString(fill(Filled.GetValueOrDefault(part.Groups["name"].Value, Usual(part))))
            ) + Query;

    // {Number} and {number:long} are both filled in by what is called case.
    private static string Usual(Match part) =>
        part.Groups["name"].Value.ToLowerInvariant() is var name && name == "number" ? "case" : name;

    [GeneratedRegex(
        "\\{\\*{0,2}(?<name>[A-Za-z]+)(:[^}]*)?\\}",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        2000
    )]
    private static partial Regex Braces();
}

/// <summary>The file in which it is written by hand who gets in where.</summary>
internal static class RouteTable
{
    private const string Header = "route";
    private const string With = "with";

    public static IReadOnlyList<RouteRow> Read() =>
        Read(File.ReadAllText(Repository.PathOf("tests", "Redress.Web.Tests", "Access", "routes.md")));

    public static IReadOnlyList<RouteRow> Read(string text)
    {
        var rows = new List<RouteRow>();
        IReadOnlyList<string> columns = [];
        foreach (var line in text.Split('\n').Where(l => l.StartsWith('|')))
        {
            var cells = line.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToList();
            if (cells[0] == Header)
            {
                columns = cells;
            }
            else if (cells[0].Split(' ') is [var methods, ['/', ..] pattern])
            {
                Assert.True(cells.Count == columns.Count, $"As many cells as columns: {line}");
                rows.AddRange(methods.Split('+').Select(m => Row(m, pattern, columns, cells)));
            }
        }

        return rows;
    }

    private static RouteRow Row(
        string method,
        string pattern,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> cells
    )
    {
        var marks = cells[^1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var filled = marks
            .Where(m => m[0] is not ('?' or '→') && m.Contains('='))
            .Select(m => m.Split('=', 2))
            .ToList();
        return new(
            method,
            pattern,
            columns
                .Select((c, i) => (Name: c, Is: cells[i]))
                .Where(c => c.Name is not (Header or With))
                .ToDictionary(c => c.Name, c => c.Is),
            filled.ToDictionary(f => f[0], f => f[1]),
            marks.Where(m => m[0] is '?' or '→' || !m.Contains('=')).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>The routes without a row, and the rows without a route.</summary>
    public static (IReadOnlyList<string> Missing, IReadOnlyList<string> Left) Compare(
        IEnumerable<RouteRow> rows,
        IReadOnlyCollection<string> routes
    )
    {
        var written = rows.Select(r => $"{r.Method} {r.Pattern}").ToHashSet(StringComparer.Ordinal);
        return ([.. routes.Except(written).Order()], [.. written.Except(routes).Order()]);
    }

    /// <summary>A row as it is written.</summary>
    public static string Written(string route, IEnumerable<string> cells, string with) =>
        $"| {route, -64} | {string.Join(" | ", cells.Select(c => c.PadRight(4)))} | {with} |";
}
