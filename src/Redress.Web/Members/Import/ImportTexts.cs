namespace Redress.Web.Members.Import;

/// <summary>What the page that takes members from a table says, in ImportTexts.resx (English), ImportTexts.nl.resx and ImportTexts.fr.resx: the same keys, in their order.</summary>
public sealed class ImportTexts;
