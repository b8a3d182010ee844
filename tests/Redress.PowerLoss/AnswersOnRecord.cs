using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Redress.PowerLoss.AnswersOnRecord))]

namespace Redress.PowerLoss;

/// <summary>
/// Stands before the whole program and puts on record, under its Idempotency-Key, that a write is being answered as
/// done: before the first byte of the answer leaves.
/// </summary>
public sealed class AnswersOnRecord : IHostingStartup, IStartupFilter
{
    internal static Trace? Trace { get; set; }

    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) =>
                {
                    http.Response.OnStarting(Record, http);
                    return rest(http);
                }
            );
            next(app);
        };

    private static Task Record(object state)
    {
        var http = (HttpContext)state;
        if (
            http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key
            && http.Response.StatusCode is >= 200 and < 300
        )
        {
            Trace?.Answer(key);
        }

        return Task.CompletedTask;
    }
}
