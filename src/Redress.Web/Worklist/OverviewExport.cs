using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Figures;
using Redress.Web.Shell.Tables;
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
        var reader = http.User.FigureReader()!;
        var scheme = reports.Schemes(reader).FirstOrDefault(s => s == http.Request.Query["scheme"]);
        var period = OverviewPeriod.Of(http.Request.Query["period"], times.Today(scheme));
        return CsvTable.File(
            http,
            texts["overview.csvName"],
            times.Today(),
            Lines(await charts.Of(reader, scheme, period, http.RequestAborted), texts)
        );
    }

    private static IEnumerable<string?[]> Lines(
        IReadOnlyList<OverviewChart> charts,
        IStringLocalizer<WorklistTexts> texts
    ) =>
        [
            [texts["overview.chart"], texts["overview.row"], texts["overview.what"], texts["overview.figure"]],
            .. from chart in charts
            from row in chart.Rows
            from cell in chart.Columns.Zip(row.Figures)
            select new string?[] { chart.Title, row.Name, cell.First, cell.Second },
        ];
}
