using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>Tells an open worklist that something changed, as server-sent events without any content: the page then asks anew, as its reader, for what it shows.</summary>
internal static class LiveApi
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    // The browser comes back by itself, and is asked again who it is.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void MapWorklist(this IEndpointRouteBuilder app) =>
        app.MapGet("/live/cases", Tell)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals))
            .ExcludeFromDescription();

    private static async Task Tell(HttpContext http, CaseChanges changes, IHostApplicationLifetime life)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        stop.CancelAfter(Longest);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            var next = changes.Next();
            await Write(http, "retry: 3000\n\n", stop.Token);
            while (true)
            {
                if (await Task.WhenAny(next, Task.Delay(Breath, stop.Token)) == next)
                {
                    next = changes.Next();
                    await Write(http, "data: changed\n\n", stop.Token);
                    await Task.Delay(AtMost, stop.Token);
                }
                else
                {
                    // Keeps what lies between from hanging up.
                    await Write(http, ":\n\n", stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, the time is over, or the program stops.
        }
    }

    private static async Task Write(HttpContext http, string text, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await http.Response.WriteAsync(text, cancel);
        await http.Response.Body.FlushAsync(cancel);
    }
}
