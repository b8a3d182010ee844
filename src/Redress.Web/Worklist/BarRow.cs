namespace Redress.Web.Worklist;

/// <summary>One bar: its name, where it leads, how long it is (in two parts), and its figures in words.</summary>
public sealed record BarRow(string Name, string? Href, double Good, double Bad, IReadOnlyList<string> Figures);
