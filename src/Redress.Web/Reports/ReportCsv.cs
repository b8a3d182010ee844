using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Reports.Words;
using Redress.Web.Storage;

namespace Redress.Web.Reports;

/// <summary>The figures of the yearly report as a table for a spreadsheet, as their reader sees them on the page.</summary>
internal sealed class ReportCsv(ReportWords words, IStringLocalizer<ReportTexts> texts)
{
    // As the worklist's own: with its mark a spreadsheet reads the letters right, and finds the columns by the sign that the country has between the parts of a list.
    public byte[] Write(IEnumerable<YearReport> reports)
    {
        using var written = new MemoryStream();
        written.Write(Encoding.UTF8.GetPreamble());
        using (
            var csv = CsvWriter.Create(
                written,
                new CsvWriterOptions
                {
                    Separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator[0],
                    Injection = CsvInjection.Escape,
                },
                leaveOpen: true
            )
        )
        {
            csv.WriteRecord(
                new string?[]
                {
                    texts["csv.scheme"],
                    texts["csv.year"],
                    texts["csv.table"],
                    texts["csv.row"],
                    texts["csv.cases"],
                }
            );
            foreach (var (report, table, row, figure) in reports.SelectMany(Figures))
            {
                csv.WriteRecord(
                    new string?[]
                    {
                        report.Scheme,
                        report.Year.ToString(CultureInfo.InvariantCulture),
                        table,
                        row,
                        figure,
                    }
                );
            }
        }

        return written.ToArray();
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
        var reader = http.User.Actor()!;
        var told = new List<YearReport>();
        foreach (var one in reports.Schemes(reader).Where(s => scheme is null || s == scheme))
        {
            told.Add(await reports.Of(reader, one, year, http.RequestAborted));
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File(csv.Write(told), "text/csv; charset=utf-8", $"report-{year}.csv");
    }
}
