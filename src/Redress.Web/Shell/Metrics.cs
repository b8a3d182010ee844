using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Redress.Web.Shell;

/// <summary>
/// GET /metrics in Prometheus' text format, for a scraper on this machine; from elsewhere, also through a proxy, for
/// whoever brings Metrics:Token as a bearer token.
/// </summary>
internal static class Metrics
{
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        // Made here and now: it counts from the start, not from the first scrape.
        var prometheusExporter = new PrometheusExporter();
        builder.Services.AddSingleton(_ => prometheusExporter);
    }

    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet(
                "/metrics",
                IResult (HttpRequest request, IConfiguration configuration, PrometheusExporter prometheusExporter) =>
                    MayRead(request, configuration["Metrics:Token"])
                        ? TypedResults.Text(prometheusExporter.Write(), "text/plain; version=0.0.4; charset=utf-8")
                        : TypedResults.NotFound()
            )
            .ExcludeFromDescription();

    private static bool MayRead(HttpRequest request, string? token)
    {
        var here = request.HttpContext.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);
        if (here && !request.Headers.ContainsKey("X-Forwarded-For") && !request.Headers.ContainsKey("Forwarded"))
            return true;
        return !string.IsNullOrEmpty(token)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()),
                Encoding.UTF8.GetBytes("Bearer " + token)
            );
    }
}
