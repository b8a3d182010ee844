namespace Redress.Web.Administration.Settings;

internal static class SettingsSetup
{
    public static void AddSettings(this WebApplicationBuilder builder) => builder.Services.AddSingleton<BodySettings>();
}
