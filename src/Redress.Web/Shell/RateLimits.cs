using System.Globalization;
using System.Threading.RateLimiting;
using Redress.Web.KeptForms;
using Redress.Web.Shell.Proxies;

namespace Redress.Web.Shell;

/// <summary>
/// Requests a minute (of KeepingADay: parts of forms a day) from one address, of IPv6 from one network (or by one user, where one is signed in), in the section RateLimits; 0 is no limit.
/// Off in the demo unless asked for, since there everybody comes from one address.
/// </summary>
internal static class RateLimits
{
    public const string SignIn = "SignIn";
    public const string Filing = "Filing";
    public const string Tracking = "Tracking";
    public const string Reporting = "Reporting";
    private const string Keeping = "Keeping";
    private const string KeepingADay = "KeepingADay";
    private const string Everything = "Everything";

    private static readonly Dictionary<string, int> Usual = new(StringComparer.Ordinal)
    {
        [SignIn] = 20,
        [Filing] = 30,
        [Tracking] = 60,
        [Reporting] = 5,
        [Keeping] = 120,
        [KeepingADay] = 20_000,
        [Everything] = 1200,
    };

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        // What is kept of a form is written before anything else is asked of who sends it.
        builder.Services.AddSingleton(_ => new KeepingLimit(
            PartitionedRateLimiter.Create<HttpContext, string>(c => Window(c, Keeping)),
            PartitionedRateLimiter.Create<HttpContext, string>(c => Window(c, KeepingADay, TimeSpan.FromDays(1)))
        ));
        builder.Services.AddSingleton(_ => new GuessedCodes(
            PartitionedRateLimiter.Create<HttpContext, string>(c => Window(c, Tracking, byAddress: true))
        ));
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds)
                        .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            // What only asks for the form is no attempt.
            foreach (var name in new[] { SignIn, Filing, Tracking, Reporting })
                options.AddPolicy(name, c => HttpMethods.IsGet(c.Request.Method) ? Free() : Window(c, name));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c =>
                c.Request.Path.StartsWithSegments("/health") ? Free() : Window(c, Everything)
            );
        });
    }

    private static RateLimitPartition<string> Window(
        HttpContext context,
        string name,
        TimeSpan? during = null,
        bool byAddress = false
    )
    {
        var services = context.RequestServices;
        var usual = services.GetRequiredService<IHostEnvironment>().IsDemo() ? 0 : Usual[name];
        var permits = services.GetRequiredService<IConfiguration>().GetValue("RateLimits:" + name, usual);
        if (permits <= 0)
            return Free();
        var user = byAddress ? null : context.User.Identity?.Name;
        var who = user ?? Whence.NetworkOf(context);
        return RateLimitPartition.GetFixedWindowLimiter(
            $"{name} {permits} {who}",
            _ => new() { PermitLimit = permits, Window = during ?? TimeSpan.FromMinutes(1) }
        );
    }

    private static RateLimitPartition<string> Free() => RateLimitPartition.GetNoLimiter("");
}
