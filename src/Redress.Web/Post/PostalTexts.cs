namespace Redress.Web.Post;

/// <summary>What the pages on letters and lost codes say, in PostTexts.resx and its translations.</summary>
public sealed class PostalTexts;
