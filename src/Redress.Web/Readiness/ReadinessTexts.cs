namespace Redress.Web.Readiness;

/// <summary>The words of the way through what a body needs, in ReadinessTexts.resx (English), ReadinessTexts.nl.resx and ReadinessTexts.fr.resx: the same keys, in their order.</summary>
public sealed class ReadinessTexts;
