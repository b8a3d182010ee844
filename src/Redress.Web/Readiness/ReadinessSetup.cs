using Redress.Web.Storage.Body;

namespace Redress.Web.Readiness;

internal static class ReadinessSetup
{
    public static void AddReadiness(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadinessCheck>();
        builder.Services.AddSingleton<ReloadsStored>(s =>
        {
            var readiness = s.GetRequiredService<ReadinessCheck>();
            return _ =>
            {
                readiness.Forget();
                return Task.CompletedTask;
            };
        });
    }
}
