namespace Redress.Web.Worklist;

internal static class WorklistSetup
{
    public static void AddWorklist(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<BulkAssignment>()
            .AddSingleton<CalendarQueries>()
            .AddSingleton<HolidayNames>()
            .AddSingleton<UpcomingQuery>()
            .AddSingleton<OverviewQuery>();
}
