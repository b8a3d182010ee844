using System.Security.Claims;
using Redress.Web.Shell;
using Redress.Web.Shell.Theme;
using Redress.Web.Storage;
using Redress.Web.Storage.Preferences;

namespace Redress.Web.Workbench.Frame;

/// <summary>What somebody chooses for its desk: by a form, so that it needs no script.</summary>
internal static class LookApi
{
    public static void MapLook(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/look", Choose)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Staff.Split(',')))
            .ExcludeFromDescription();

    private static async Task<IResult> Choose(HttpContext http, DeskSettings settings, IFormCollection form)
    {
        var chosen = DeskLook.Choices.Keys.Where(form.ContainsKey).ToList();
        if (chosen.Exists(name => !DeskLook.Choices[name].Contains($"{form[name]}")))
        {
            return TypedResults.BadRequest();
        }

        foreach (var name in chosen)
        {
            var value = $"{form[name]}";
            await settings.Set(
                http.User.FindFirstValue(ClaimTypes.NameIdentifier)!,
                name,
                value == DeskLook.Choices[name][0] ? null : value,
                http.RequestAborted
            );
        }

        return TypedResults.LocalRedirect(LocalUrl.OrHome(form["returnUrl"]));
    }
}
