namespace Redress.Web.Shell.Proxies;

/// <summary>
/// Under which names the program answers (<c>AllowedHosts</c>). Not asked of <c>/health</c> and <c>/metrics</c>: a probe asks the machine by its address, and what they tell depends on no name.
/// </summary>
internal static class HostNames
{
    private static readonly PathString[] OfProbes = ["/health", "/metrics"];

    public static void AddHostNames(this WebApplicationBuilder builder)
    {
        // The framework's own stands before everything else and knows no exception.
        var own = builder
            .Services.Where(s =>
                s.ServiceType == typeof(IStartupFilter) && s.ImplementationType?.Name == "HostFilteringStartupFilter"
            )
            .ToList();
        foreach (var filter in own)
            builder.Services.Remove(filter);
    }

    /// <summary>Before all else.</summary>
    public static void UseHostNames(this WebApplication app) =>
        app.UseWhen(
            context => !Array.Exists(OfProbes, p => context.Request.Path.StartsWithSegments(p)),
            named => named.UseHostFiltering()
        );
}
