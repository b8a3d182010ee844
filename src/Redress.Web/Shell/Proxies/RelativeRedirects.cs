namespace Redress.Web.Shell.Proxies;

/// <summary>
/// Who is led on inside this site is told the path alone. An address with a host in it would be made of the one under which was asked, and that is whatever somebody wrote into its request.
/// </summary>
internal sealed class RelativeRedirects(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                if (PathOf(http.Response.Headers.Location.ToString(), http.Request) is { } path)
                    http.Response.Headers.Location = path;
                return Task.CompletedTask;
            },
            context
        );
        return next(context);
    }

    /// <summary>Of an address at the host that was asked, what follows the host; null for any other.</summary>
    internal static string? PathOf(string location, HttpRequest request)
    {
        if (
            !Uri.TryCreate(location, UriKind.Absolute, out var to)
            || !Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var here)
            || !location.StartsWith($"{request.Scheme}://", StringComparison.OrdinalIgnoreCase)
            || !string.Equals(to.Authority, here.Authority, StringComparison.OrdinalIgnoreCase)
        )
            return null;
        var path = location[(request.Scheme.Length + "://".Length)..].IndexOf('/') is >= 0 and var at
            ? location[(request.Scheme.Length + "://".Length + at)..]
            : "/";
        // Two slashes would begin the name of another host.
        return path.Length > 1 && path[1] is '/' or '\\' ? null : path;
    }
}
