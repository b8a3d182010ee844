using Redress.Web.Cases.Figures;

namespace Redress.Web.Reports;

/// <summary>The list of cases that a figure of the report counts (FP-16).</summary>
internal static class ReportLinks
{
    public static string Filed(YearReport report) =>
        $"/cases?scheme={Uri.EscapeDataString(report.Scheme)}&filedFrom={report.Year}-01-01&filedBefore={report.Year + 1}-01-01";

    public static string Ended(YearReport report) =>
        $"/cases?scheme={Uri.EscapeDataString(report.Scheme)}&outcome={report.Year}";

    public static string Row(YearReport report, ReportLayout layout, ReportRow row) =>
        $"{(layout.Whole == ReportWhole.Filed ? Filed(report) : Ended(report))}&counted={Uri.EscapeDataString(new CountedAs(layout.Figure, row.Keys).ToString())}";

    /// <summary>The cases whose time to the outcome was counted.</summary>
    public static string Length(YearReport report) => $"{Ended(report)}&counted={ReportLayout.Length}";

    /// <summary>The page of it that everybody reads.</summary>
    public static string Public(string scheme, int year) => $"/schemes/{Uri.EscapeDataString(scheme)}/report/{year}";
}
