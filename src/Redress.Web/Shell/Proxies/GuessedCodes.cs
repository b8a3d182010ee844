using System.Threading.RateLimiting;

namespace Redress.Web.Shell.Proxies;

/// <summary>
/// Codes that opened nothing, counted by the address from which they were tried, whichever way and also by only reading: after so many in a minute (RateLimits:Tracking) no other is tried from there. Who has
/// a code that opens something is not counted.
/// </summary>
internal sealed class GuessedCodes(PartitionedRateLimiter<HttpContext> failed) : IDisposable
{
    public const string Header = "X-Tracking-Code";
    private const string AfterAMinute = "60";

    /// <summary>Whether another code may be tried from there.</summary>
    public bool MayTry(HttpContext http)
    {
        using var left = failed.AttemptAcquire(http, 0);
        return left.IsAcquired;
    }

    public void Failed(HttpContext http) => failed.AttemptAcquire(http).Dispose();

    /// <summary>Before what is asked with a code in its header, and after it.</summary>
    public static async ValueTask<object?> Watch(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var http = asked.HttpContext;
        if (!http.Request.Headers.ContainsKey(Header))
            return await next(asked);

        var guessed = http.RequestServices.GetRequiredService<GuessedCodes>();
        if (!guessed.MayTry(http))
        {
            http.Response.Headers.RetryAfter = AfterAMinute;
            return TypedResults.Problem(statusCode: StatusCodes.Status429TooManyRequests);
        }

        var answer = await next(asked);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status404NotFound })
            guessed.Failed(http);
        return answer;
    }

    public void Dispose() => failed.Dispose();
}
