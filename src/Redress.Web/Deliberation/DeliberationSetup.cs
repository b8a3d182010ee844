namespace Redress.Web.Deliberation;

internal static class DeliberationSetup
{
    public static void AddDeliberation(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<DeliberationStore>();
}
