namespace Redress.Domain.Terms;

/// <summary>Which term it is, whose, and about what.</summary>
/// <param name="Party">Null: the body's own.</param>
/// <param name="Subject">The id of a proposal, an appeal, a document; null: the case itself.</param>
public sealed record TermMatter(TermKind Kind, Party? Party, string? Subject = null);

/// <summary>The event that a term starts from, and its day, which does not count.</summary>
public sealed record TermEvent(TermStart Start, DateOnly On);
