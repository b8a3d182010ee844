namespace Redress.Web.Deliberation;

/// <summary>What the pages of the deliberation say, in DeliberationTexts.resx (English), DeliberationTexts.nl.resx and DeliberationTexts.fr.resx: the same keys, in their order.</summary>
public sealed class DeliberationTexts;
