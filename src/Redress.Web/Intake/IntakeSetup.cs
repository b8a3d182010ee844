namespace Redress.Web.Intake;

internal static class IntakeSetup
{
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Staging>();
        builder.Services.AddSingleton<FilingOnce>();
        builder.Services.AddSingleton<Receipts>();
    }
}
