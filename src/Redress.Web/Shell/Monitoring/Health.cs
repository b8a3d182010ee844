using Microsoft.Extensions.Diagnostics.HealthChecks;
using Redress.Web.Storage;

namespace Redress.Web.Shell.Monitoring;

/// <summary>Alive: the process answers. Ready: its database does too.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains(Ready) });
    }

    private sealed class DatabaseAnswers(IDatabaseEngine engine) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken stop = default
        )
        {
            try
            {
                return await engine.Warning(stop) is { } warning
                    ? HealthCheckResult.Degraded(warning)
                    : HealthCheckResult.Healthy();
            }
            catch (Exception e) when (engine.Explain(e).Kind == StoreFailureKind.Unavailable)
            {
                // Asked every few seconds while it lasts: the log needs no trace of it each time.
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }
        }
    }
}
