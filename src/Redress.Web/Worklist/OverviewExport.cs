using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>The overview for a spreadsheet, as its reader sees it on the page.</summary>
internal static class OverviewExport
{
    public static void MapOverviewExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/overview.csv", Send)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Supervisor))
            .ExcludeFromDescription();

    private static async Task<IResult> Send(
        HttpContext http,
        OverviewCharts charts,
        ReportQuery reports,
        SchemeTimes times,
        IStringLocalizer<WorklistTexts> texts
    )
    {
        var reader = http.User.Actor()!;
        var scheme = reports.Schemes(reader).FirstOrDefault(s => s == http.Request.Query["scheme"]);
        var period = OverviewPeriod.Of(http.Request.Query["period"], times.Today(scheme));
        var written = Write(await charts.Of(reader, scheme, period, http.RequestAborted), texts);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(
            written,
            "text/csv; charset=utf-8",
            $"{texts["overview.csvName"]}-{times.Today():yyyy-MM-dd}.csv"
        );
    }

    private static byte[] Write(IReadOnlyList<OverviewChart> charts, IStringLocalizer<WorklistTexts> texts)
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
                    texts["overview.chart"],
                    texts["overview.row"],
                    texts["overview.what"],
                    texts["overview.figure"],
                }
            );
            foreach (var chart in charts)
            {
                foreach (var row in chart.Rows)
                {
                    foreach (var (column, figure) in chart.Columns.Zip(row.Figures))
                    {
                        csv.WriteRecord(new string?[] { chart.Title, row.Name, column, figure });
                    }
                }
            }
        }

        return written.ToArray();
    }
}
