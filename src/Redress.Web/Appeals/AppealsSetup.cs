namespace Redress.Web.Appeals;

internal static class AppealsSetup
{
    public static void AddAppeals(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<AppealTaskQuery>();
}
