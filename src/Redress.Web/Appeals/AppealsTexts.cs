namespace Redress.Web.Appeals;

/// <summary>What the appeals desk says, in AppealsTexts.resx and its translations.</summary>
public sealed class AppealsTexts;
