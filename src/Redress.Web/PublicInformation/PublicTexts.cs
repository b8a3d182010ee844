namespace Redress.Web.PublicInformation;

/// <summary>What the pages for everybody say of the schemes, their rules and what is kept, in PublicTexts.resx and its translations.</summary>
public sealed class PublicTexts;
