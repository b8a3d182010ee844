namespace Redress.Web.Identity.Sessions;

/// <summary>
/// Whether somebody is signed in, for a page that is worked in for hours and loads no other: asking prolongs the session as any request does, and no
/// redirect hides from a script that it ended.
/// </summary>
internal static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder app) =>
        app.MapGet(
                "/account/session",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return http.User.Identity?.IsAuthenticated == true
                        ? Results.NoContent()
                        : Results.StatusCode(StatusCodes.Status401Unauthorized);
                }
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
}
