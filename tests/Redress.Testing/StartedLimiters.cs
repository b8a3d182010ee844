using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Redress.Testing;

/// <summary>
/// The framework's limits of requests run on a timer that nothing ends with the program: it holds their middleware, that holds all that comes behind it, and so each program that a test
/// process started stays in memory, 10 to 25 MiB of it. They are found in the line of middleware as it is put together, and ended with the program.
/// </summary>
internal sealed class StartedLimiters : IStartupFilter, IDisposable
{
    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly List<PartitionedRateLimiter<HttpContext>> _found = [];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            // The first to be registered is given the whole line.
            app.Use(line =>
            {
                Find(line);
                return line;
            });
            next(app);
        };

    public void Dispose()
    {
        foreach (var limiter in _found)
            limiter.Dispose();
        _found.Clear();
    }

    private void Find(RequestDelegate line)
    {
        var (seen, left) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new Queue<object>([line]));
        while (left.TryDequeue(out var one))
        {
            if ((one is Delegate { Target: var target } ? target : one) is not { } part || !seen.Add(part))
                continue;
            foreach (var (value, isOfClosure) in ValuesOf(part))
            {
                if (value is PartitionedRateLimiter<HttpContext> limiter)
                    _found.Add(limiter);
                else if (value is RequestDelegate || isOfClosure)
                    left.Enqueue(value);
            }
        }
    }

    // A middleware holds the next one; what stands between two of them are closures.
    private static IEnumerable<(object Value, bool IsOfClosure)> ValuesOf(object part)
    {
        for (var type = part.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            foreach (var field in type.GetFields(Fields))
                if (field.GetValue(part) is { } value)
                    yield return (value, type.Name.StartsWith("<>c", StringComparison.Ordinal));
    }
}
