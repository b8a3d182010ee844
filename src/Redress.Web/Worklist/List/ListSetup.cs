namespace Redress.Web.Worklist.List;

internal static class ListSetup
{
    public static void AddCaseList(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<WorklistLoader>().AddSingleton<RowMarks>();
}
