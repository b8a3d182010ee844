namespace Redress.Web.Identity;

/// <summary>What the pages of one's own account say, in AccountTexts.resx and its translations.</summary>
public sealed class AccountTexts;
