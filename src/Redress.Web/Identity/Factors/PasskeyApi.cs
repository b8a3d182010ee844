using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Identity.Sessions;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Factors;

/// <summary>What a browser asks before it makes or shows a passkey (passkey.js); what it makes comes with the form of the page.</summary>
internal static class PasskeyApi
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/login/passkey", AskAsync)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .RequireRateLimiting(RateLimits.SignIn);
        app.MapPost("/account/passkeys/new", MakeAsync)
            .RequireAuthorization()
            .ExcludeFromDescription()
            .RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<IResult> AskAsync(HttpContext http, IAntiforgery antiforgery, SessionSignIn signIn) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Json(http, await signIn.MakePasskeyRequestOptionsAsync(null))
            : Results.BadRequest();

    private static async Task<IResult> MakeAsync(HttpContext http, IAntiforgery antiforgery, SessionSignIn signIn)
    {
        if (
            !await antiforgery.IsRequestValidAsync(http)
            || await signIn.UserManager.GetUserAsync(http.User) is not { } user
        )
            return Results.BadRequest();
        var owner = new PasskeyUserEntity
        {
            Id = user.Id,
            Name = user.Email!,
            DisplayName = user.DisplayName,
        };
        return Json(http, await signIn.MakePasskeyCreationOptionsAsync(owner));
    }

    private static IResult Json(HttpContext http, string options)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(options, "application/json");
    }
}
