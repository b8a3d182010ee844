namespace Redress.Web.Reports.Words;

/// <summary>What the yearly report says, in ReportTexts.resx and its translations.</summary>
public sealed class ReportTexts;
