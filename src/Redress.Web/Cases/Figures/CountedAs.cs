using Redress.Domain;

namespace Redress.Web.Cases.Figures;

/// <summary>One figure of the yearly report (FP-16) as an address names it, such as <c>endedBy.founded</c>: the cases in which a cell of it counts one.</summary>
/// <param name="Keys">Any of which a case has; none: whichever it has, as of <see cref="ReportLayout.Length"/>.</param>
internal sealed record CountedAs(Figure Figure, IReadOnlyList<string> Keys)
{
    public const string Escape = "\\";

    /// <summary>What an address names that cannot be read: no case counts in it.</summary>
    public static readonly CountedAs Nothing = new(Figure.Outcomes, [""]);

    // No figure of ours has so many lines; an address may name anything.
    private const int MostKeys = 2_000;

    private const char Before = '.';
    private const char Between = '~';

    public static CountedAs? Parse(string? text) =>
        text == ReportLayout.Length ? new CountedAs(Figure.Outcomes, [])
        : text?.Split(Before, 2) is [var name, { Length: > 0 } keys]
        && ReportLayout.Figures.TryGetValue(name, out var figure)
            ? keys.Split(Between, MostKeys + 1) is { Length: <= MostKeys } lines ? new CountedAs(figure, lines)
                : Nothing
        : null;

    public override string ToString() =>
        Keys.Count == 0
            ? ReportLayout.Length
            : $"{WireNames.Camel(Figure.ToString())}{Before}{string.Join(Between, Keys)}";

    /// <summary>Patterns for the line that a cell of it has in a case's figures (<see cref="FigureCounts.ToString"/>), in whichever month.</summary>
    public IReadOnlyList<string> Lines =>
        Keys.Count == 0 ? [Line("%")] : [.. Keys.Select(key => Line($"{Literal(key)}\n%"))];

    private string Line(string key) => $"%\n{Figure}\t____-__-01\t1\t{key}";

    private static string Literal(string key) =>
        key.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal);
}
