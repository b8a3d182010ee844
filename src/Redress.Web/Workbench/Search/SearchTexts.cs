namespace Redress.Web.Workbench.Search;

/// <summary>What the search of the desks and the palette say, in SearchTexts.resx (English), SearchTexts.nl.resx and SearchTexts.fr.resx: the same keys, in their order.</summary>
public sealed class SearchTexts;
