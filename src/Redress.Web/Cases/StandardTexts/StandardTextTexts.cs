namespace Redress.Web.Cases.StandardTexts;

/// <summary>What the pages on standard texts say, in StandardTextTexts.resx (English), StandardTextTexts.nl.resx and StandardTextTexts.fr.resx: the same keys, in their order.</summary>
public sealed class StandardTextTexts;
