namespace Redress.Web.Members.Applications;

/// <summary>What the pages of applications say, in ApplicationTexts.resx (English), ApplicationTexts.nl.resx and ApplicationTexts.fr.resx: the same keys, in their order.</summary>
public sealed class ApplicationTexts;
