namespace Redress.Web.FirstStart;

internal static class FirstStartSetup
{
    public static void AddFirstStart(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SetupCode>();
        builder.Services.AddScoped<FirstAdministrator>();
    }

    /// <summary>On the open store: how somebody becomes its first administrator.</summary>
    public static Task TellHowToBeginAsync(this WebApplication app) =>
        app.Services.GetRequiredService<SetupCode>().Tell(CancellationToken.None);
}
