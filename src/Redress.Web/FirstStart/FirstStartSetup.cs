using System.Security.Claims;
using Redress.Web.Identity.SignIn;
using Redress.Web.Readiness;
using Redress.Web.Storage;

namespace Redress.Web.FirstStart;

internal static class FirstStartSetup
{
    private const string Page = "/admin/start";

    public static void AddFirstStart(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SetupCode>();
        builder.Services.AddScoped<FirstAdministrator>();
    }

    public static void MapFirstStart(this IEndpointRouteBuilder app) =>
        app.MapGet(Desk.OfAdministrator, Begin)
            .RequireAuthorization(p => p.RequireRole(Roles.Admin))
            .ExcludeFromDescription();

    /// <summary>On the open store: how somebody becomes its first administrator.</summary>
    public static Task TellHowToBeginAsync(this WebApplication app) =>
        app.Services.GetRequiredService<SetupCode>().Tell(CancellationToken.None);

    // Until complaints are taken there is nothing else to do.
    private static async Task<IResult> Begin(
        ClaimsPrincipal user,
        ReadinessCheck readiness,
        CancellationToken cancel
    ) =>
        Results.LocalRedirect(
            await readiness.IsOpen(cancel) ? Desk.OfOpenBody(user.FindAll(ClaimTypes.Role).Select(c => c.Value)) : Page
        );
}
