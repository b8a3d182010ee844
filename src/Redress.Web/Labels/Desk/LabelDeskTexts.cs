namespace Redress.Web.Labels.Desk;

/// <summary>What the registrar's desk on labels says, in LabelDeskTexts.resx (English), LabelDeskTexts.nl.resx and LabelDeskTexts.fr.resx: the same keys, in their order.</summary>
public sealed class LabelDeskTexts;
