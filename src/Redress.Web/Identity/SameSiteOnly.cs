using Redress.Web.Identity.Sessions;
using Redress.Web.Shell;

namespace Redress.Web.Identity;

/// <summary>
/// The API takes the pages' cookie too, without a token against forgery. So what changes something and comes with the
/// cookie must come from our own pages: every current browser says so itself, and no page can forge it. So must what opens a circuit: a
/// browser sends the cookie with a WebSocket of any page, and says which.
/// </summary>
internal sealed class SameSiteOnly(RequestDelegate next)
{
    private static readonly PathString Circuits = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(Circuits))
            return Answer(
                context,
                !request.Headers.TryGetValue("Origin", out var opener) || IsOurs($"{opener}", request)
            );
        var changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        if (!request.IsApi() || !changes || request.CarriesBearer() || context.User.Identity?.IsAuthenticated != true)
            return next(context);

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var ours = site.Length > 0 ? site is "same-origin" or "none" : origin.Length == 0 || IsOurs(origin, request);
        return Answer(context, ours);
    }

    private Task Answer(HttpContext context, bool ours)
    {
        if (ours)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
