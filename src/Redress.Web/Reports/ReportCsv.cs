using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Reports.Words;
using Redress.Web.Shell.Tables;
using Redress.Web.Storage;

namespace Redress.Web.Reports;

/// <summary>The figures of the yearly report as a table for a spreadsheet, as their reader sees them on the page.</summary>
internal sealed class ReportCsv(ReportWords words, IStringLocalizer<ReportTexts> texts)
{
    public IEnumerable<string?[]> Lines(IEnumerable<YearReport> reports)
    {
        string?[] head =
        [
            texts["csv.scheme"],
            texts["csv.year"],
            texts["csv.table"],
            texts["csv.row"],
            texts["csv.cases"],
        ];
        var lines =
            from line in reports.SelectMany(Figures)
            select new string?[]
            {
                line.Report.Scheme,
                line.Report.Year.ToString(CultureInfo.InvariantCulture),
                line.Table,
                line.Row,
                line.Figure,
            };
        return lines.Prepend(head);
    }

    private IEnumerable<(YearReport Report, string? Table, string Row, string Figure)> Figures(YearReport report)
    {
        yield return (report, null, texts["report.filed"], Told(report.Filed));
        yield return (report, null, texts["report.ended"], Told(report.Ended));
        if (report.Length is { } length)
        {
            yield return (report, null, texts["report.average"], Days(length.AverageDays));
            yield return (report, null, texts["report.median"], Days(length.MedianDays));
        }

        foreach (var table in report.Tables)
        {
            var subject = table.Layout.Subject;
            foreach (var row in table.Rows)
            {
                yield return (
                    report,
                    words.Title(subject),
                    words.Row(subject, row.Key, report.Scheme),
                    Told(row.Cases)
                );
            }
        }
    }

    private static string Days(double days) => days.ToString("0.#", CultureInfo.CurrentCulture);

    private string Told(int? cases) =>
        cases is { } count ? count.ToString(CultureInfo.InvariantCulture) : texts["report.hidden"];
}

internal static class ReportCsvApi
{
    public static void MapReportCsv(this IEndpointRouteBuilder app) =>
        app.MapGet("/report/{year:int:range(2000,2199)}.csv", Get)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals, Roles.Supervisor))
            .ExcludeFromDescription();

    private static async Task<IResult> Get(
        HttpContext http,
        int year,
        string? scheme,
        ReportQuery reports,
        ReportCsv csv
    )
    {
        var reader = http.User.FigureReader()!;
        var told = new List<YearReport>();
        foreach (var one in reports.Schemes(reader).Where(s => scheme is null || s == scheme))
        {
            told.Add(await reports.Of(reader, one, year, http.RequestAborted));
        }

        return CsvTable.File(http, $"report-{year}", csv.Lines(told));
    }
}
