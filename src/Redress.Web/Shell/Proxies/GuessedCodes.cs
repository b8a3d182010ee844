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

    /// <summary>Whether another code may be tried from there. Where not, nothing was looked at: the answer says how long to wait, and its text must say no more of the code.</summary>
    public bool MayTry(HttpContext http)
    {
        using var left = failed.AttemptAcquire(http, 0);
        if (!left.IsAcquired)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = AfterAMinute;
        }

        return left.IsAcquired;
    }

    public void Failed(HttpContext http) => failed.AttemptAcquire(http).Dispose();

    public void Dispose() => failed.Dispose();
}
