namespace Redress.Web.Worklist;

internal static class WorklistSetup
{
    public static void AddWorklist(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<HandingOver>()
            .AddSingleton<CalendarQueries>()
            .AddSingleton<HolidayNames>()
            .AddSingleton<Foresight>()
            .AddSingleton<Figures>();
}
