using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Redress.Web.Shell.Monitoring;

/// <summary>
/// What the framework, the database's driver and this program measure: read at <c>/metrics</c> (<see cref="Metrics"/>).
/// With a collector in <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> it is sent there too, with a trace of each request; the other
/// standard variables of OTLP (protocol, headers, timeout) hold as well. Without a collector nothing leaves.
/// </summary>
internal static class Telemetry
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var sent = !string.IsNullOrWhiteSpace(builder.Configuration[Collector]);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService("redress"));
        telemetry.WithMetrics(metrics =>
        {
            metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(
                    "Microsoft.AspNetCore.Components.Server.Circuits",
                    "Microsoft.EntityFrameworkCore",
                    "Npgsql",
                    "Redress.*"
                )
                .AddPrometheusExporter();
            if (sent)
                metrics.AddOtlpExporter();
        });
        if (sent)
            telemetry.WithTracing(traces =>
                traces.AddAspNetCoreInstrumentation().AddProcessor(new TraceRedaction()).AddOtlpExporter()
            );
    }

    /// <summary>
    /// Leaves in a trace how a request went, and nothing of who asked for what: no address with a case's number, no
    /// query, no header, no word of a fault. The route names the page.
    /// </summary>
    private sealed class TraceRedaction : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Kept =
        [
            "error.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "network.protocol.version",
            "url.scheme",
        ];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Where(t => !Kept.Contains(t.Key)).ToList())
                data.SetTag(tag.Key, null);
            data.SetStatus(data.Status);
        }
    }
}
