using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost(
                "/account/logout",
                async ([FromForm] string? returnUrl, SignInManager<User> signIn) =>
                {
                    await signIn.SignOutAsync();
                    return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
                }
            )
            .ExcludeFromDescription();
}
