namespace Redress.Web.FirstStart;

/// <summary>What the first pages of a new installation say, in FirstStartTexts.resx (English), FirstStartTexts.nl.resx and FirstStartTexts.fr.resx: the same keys, in their order.</summary>
public sealed class FirstStartTexts;
