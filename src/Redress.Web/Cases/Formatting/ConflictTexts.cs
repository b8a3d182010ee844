namespace Redress.Web.Cases.Formatting;

/// <summary>What a case says of its committee, in ConflictTexts.resx (English), ConflictTexts.nl.resx and ConflictTexts.fr.resx: the same keys, in their order.</summary>
public sealed class ConflictTexts;
