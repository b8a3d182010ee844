namespace Redress.Web.Identity.Factors;

/// <summary>What the pages of the second factor say, in FactorTexts.resx and its translations.</summary>
public sealed class FactorTexts;
