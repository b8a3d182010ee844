namespace Redress.Web.Administration.LetterTexts;

/// <summary>What the pages on the letters' texts say, in LetterTextTexts.resx (English), LetterTextTexts.nl.resx and LetterTextTexts.fr.resx: the same keys, in their order.</summary>
public sealed class LetterTextTexts;
