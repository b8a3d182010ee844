using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Redress.Web.Shell.Monitoring;

/// <summary>
/// GET /metrics in Prometheus' text format, for a scraper on this machine; from elsewhere, also through a proxy, for
/// whoever brings Metrics:Token as a bearer token.
/// </summary>
internal static class Metrics
{
    // The last is what is left of the first when a known proxy sent it.
    private static readonly string[] ThroughProxy = ["X-Forwarded-For", "Forwarded", "X-Original-For"];

    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint("/metrics", null, guarded => guarded.Use(Guard), null)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
            .ExcludeFromDescription();

    private static Task Guard(HttpContext http, RequestDelegate next)
    {
        var token = http.RequestServices.GetRequiredService<IConfiguration>()["Metrics:Token"];
        if (MayRead(http.Request, token))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool MayRead(HttpRequest request, string? token)
    {
        var here = request.HttpContext.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);
        if (here && !Array.Exists(ThroughProxy, request.Headers.ContainsKey))
            return true;
        return !string.IsNullOrEmpty(token)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()),
                Encoding.UTF8.GetBytes("Bearer " + token)
            );
    }
}
