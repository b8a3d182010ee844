namespace Redress.Web.Labels;

/// <summary>The words for labels that the registrar's pages and the member's own share, in LabelTexts.resx (English), LabelTexts.nl.resx and LabelTexts.fr.resx: the same keys, in their order.</summary>
public sealed class LabelTexts;
