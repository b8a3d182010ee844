using System.Threading.RateLimiting;

namespace Redress.Web.KeptForms;

/// <summary>How much may be kept from one address: so many forms a minute, and so many parts of 4,000 signs a day, so that what is kept does not grow without end.</summary>
internal sealed class KeepingLimit(
    PartitionedRateLimiter<HttpContext> formsAMinute,
    PartitionedRateLimiter<HttpContext> partsADay
) : IDisposable
{
    private const int Part = 4_000;

    public bool Allows(HttpContext http, IFormCollection form)
    {
        using var one = formsAMinute.AttemptAcquire(http);
        return one.IsAcquired && PartsOf(form).All(_ => IsAllowed(http));
    }

    public void Dispose()
    {
        formsAMinute.Dispose();
        partsADay.Dispose();
    }

    // One by one: what is asked for together may be more than the whole day has.
    private bool IsAllowed(HttpContext http)
    {
        using var part = partsADay.AttemptAcquire(http);
        return part.IsAcquired;
    }

    private static IEnumerable<int> PartsOf(IFormCollection form) =>
        Enumerable.Range(0, 1 + form.Sum(f => f.Key.Length + f.Value.Sum(v => v?.Length ?? 0)) / Part);
}
