using Redress.Web.Cases.Figures;
using Redress.Web.Reports.Words;

namespace Redress.Web.Reports;

internal static class ReportsSetup
{
    public static void AddReports(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<ReportQuery>()
            .AddSingleton<YearAdvice>()
            .AddSingleton<ReportWords>()
            .AddSingleton<ReportCsv>()
            .AddSingleton<PublishedReports>();

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapStatistics();
        app.MapReportCsv();
    }
}
