using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Redress.Web.Identity.Factors;
using Redress.Web.Shell;

namespace Redress.Web.Identity;

/// <summary>Who works here and came in with a password alone is led to a second factor before anything else, and no program acts for it (<see cref="FactorRules"/>).</summary>
internal sealed class StaffSecondFactor(RequestDelegate next, FactorRules rules)
{
    // The ways in and out, and what sets up a second factor. Not the rest of the account: whoever has the password alone would shut its owner out with it.
    private static readonly string[] Open =
    [
        "/account/denied",
        "/account/forgot",
        "/account/invitation",
        "/account/join",
        "/account/login",
        "/account/logout",
        "/account/passkeys",
        "/account/prove",
        "/account/register",
        "/account/reset",
        "/account/second-factor",
        "/account/session",
        "/account/two-factor",
        "/badge",
        "/desk.css",
        "/health",
        "/language",
        "/theme.css",
        "/_content",
        "/_framework",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true || !rules.IsLackedBy(context.User) || IsOpen(context))
            return next(context);

        var request = context.Request;
        if (request.IsApi())
        {
            // Signing out is no act.
            if (request.Path.StartsWithSegments("/api/v1/auth"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var wanted = HttpMethods.IsGet(request.Method)
            ? $"{request.PathBase}{request.Path}{request.QueryString}"
            : null;
        context.Response.Redirect(WayOn.With("/account/second-factor?asked=true", wanted));
        return Task.CompletedTask;
    }

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        // That something is not there, or failed.
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null
        || Open.Any(o => context.Request.Path.StartsWithSegments(o, StringComparison.OrdinalIgnoreCase));
}
