namespace Redress.Web.Shell.Fields;

/// <summary>One of the answers that a field offers; with a group, where they stand under headings.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null, string? Group = null);
