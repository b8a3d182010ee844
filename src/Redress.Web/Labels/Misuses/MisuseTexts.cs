namespace Redress.Web.Labels.Misuses;

/// <summary>What the pages on reported unlawful use say, in MisuseTexts.resx (English), MisuseTexts.nl.resx and MisuseTexts.fr.resx: the same keys, in their order.</summary>
public sealed class MisuseTexts;
