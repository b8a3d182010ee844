namespace Redress.Web.Administration.Rulebooks;

/// <summary>What the pages on versions of rulebooks say, in RulebookTexts.resx (English), RulebookTexts.nl.resx and RulebookTexts.fr.resx: the same keys, in their order.</summary>
public sealed class RulebookTexts;
