using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Redress.Web.Identity.SignIn;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost(
                "/account/logout",
                async ([FromForm] string? returnUrl, HttpContext http, SignInManager<User> signIn, SignInDoor door) =>
                {
                    if (await signIn.UserManager.GetUserAsync(http.User) is { } user)
                        await door.Note(http, user, SignInEvents.Left);
                    await signIn.SignOutAsync();
                    return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
                }
            )
            .ExcludeFromDescription();
}
