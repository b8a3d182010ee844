namespace Redress.Web.Worklist;

internal static class WorklistSetup
{
    public static void AddWorklist(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<BulkActs>()
            .AddSingleton<WorklistExport>()
            .AddSingleton<CalendarQueries>()
            .AddSingleton<HolidayNames>()
            .AddSingleton<UpcomingQuery>()
            .AddSingleton<UpcomingWords>()
            .AddSingleton<HearingSlots>()
            .AddSingleton<OverviewQuery>()
            .AddSingleton<OverviewCharts>();
}
