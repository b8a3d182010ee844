namespace Redress.Web.Letters.Postal;

/// <summary>What the pages on letters and lost codes say, in PostalTexts.resx and its translations.</summary>
public sealed class PostalTexts;
