using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Redress.Web.Identity.Sessions;

/// <summary>Whoever comes with a cookie or a token of a session that is over is nobody, whatever the cookie or the token says.</summary>
internal sealed class SessionGuard(RequestDelegate next, SessionStore sessions)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && !IsEverybodys(context) && !await Lives(context))
        {
            if (!context.Request.CarriesBearer())
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            // Authorization goes by the user, and forgets what the scheme had found.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }

    // Styles and scripts, and whether the program is well: asked also while the store does not answer.
    private static bool IsEverybodys(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Request.Path.StartsWithSegments("/health");

    private async Task<bool> Lives(HttpContext context) =>
        context.User.FindFirstValue(SessionClaims.Id) is { } sid
        && await sessions.Lives(sid, cached: true, context.RequestAborted);
}

internal static class Bearer
{
    internal static bool CarriesBearer(this HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
