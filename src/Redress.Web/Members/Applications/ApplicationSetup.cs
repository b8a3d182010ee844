namespace Redress.Web.Members.Applications;

internal static class ApplicationSetup
{
    public static void AddApplications(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<ApplicationDesk>().AddScoped<ApplicationActs>();
}
