namespace Redress.Web.Cases.Formatting;

/// <summary>What the pages and the API say about cases, in CaseTexts.resx (English), CaseTexts.nl.resx and CaseTexts.fr.resx: the same keys, in their order.</summary>
public sealed class CaseTexts;
