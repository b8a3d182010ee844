using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Reports.Words;
using Redress.Web.Storage;

namespace Redress.Web.Reports;

/// <summary>The figures of the yearly report as a table for a spreadsheet, as their reader sees them on the page.</summary>
internal sealed class ReportCsv(ReportWords words, IStringLocalizer<ReportTexts> texts)
{
    public byte[] Write(IEnumerable<YearReport> reports)
    {
        // With its mark a spreadsheet reads the letters right, and by the separator of the language it finds the columns.
        var culture = CultureInfo.CurrentCulture;
        var form = new CsvConfiguration(culture)
        {
            Delimiter = culture.TextInfo.ListSeparator,
            InjectionOptions = InjectionOptions.Escape,
        };
        using var written = new MemoryStream();
        using (var writer = new StreamWriter(written, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, form))
        {
            Line(csv, texts["csv.scheme"], texts["csv.year"], texts["csv.table"], texts["csv.row"], texts["csv.cases"]);
            foreach (var report in reports)
            {
                Write(csv, report);
            }
        }

        return written.ToArray();
    }

    private void Write(CsvWriter csv, YearReport report)
    {
        Line(csv, report, "", texts["report.filed"], Told(report.Filed));
        Line(csv, report, "", texts["report.ended"], Told(report.Ended));
        if (report.Length is { } length)
        {
            Line(csv, report, "", texts["report.average"], length.AverageDays.ToString("0.#", CultureInfo.CurrentCulture));
            Line(csv, report, "", texts["report.median"], length.MedianDays.ToString("0.#", CultureInfo.CurrentCulture));
        }

        foreach (var table in report.Tables)
        {
            foreach (var row in table.Rows)
            {
                Line(
                    csv,
                    report,
                    words.Title(table.Layout.Subject),
                    words.Row(table.Layout.Subject, row.Key, report.Scheme),
                    Told(row.Cases)
                );
            }
        }
    }

    private static void Line(CsvWriter csv, YearReport report, string table, string row, string cases) =>
        Line(csv, report.Scheme, report.Year.ToString(CultureInfo.InvariantCulture), table, row, cases);

    private static void Line(CsvWriter csv, params string[] fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }

    private string Told(int? cases) =>
        cases is { } count ? count.ToString(CultureInfo.InvariantCulture) : texts["report.hidden"];
}

internal static class ReportCsvApi
{
    public static void MapReportCsv(this IEndpointRouteBuilder app) =>
        app.MapGet("/report/{year:int:range(2000,2199)}.csv", Get)
            .RequireAuthorization(p =>
                p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals, Roles.Supervisor)
            )
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
