using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>Where Identity:StaffTwoFactor is set, staff without a second factor is led to setting one up before anything else, and no program acts for it.</summary>
internal sealed class StaffSecondFactor(RequestDelegate next, IConfiguration configuration)
{
    private static readonly string[] Open = ["/account", "/language", "/_framework", "/_content", "/health"];
    private static readonly string[] Assets = [".css", ".js", ".svg", ".woff2", ".png", ".ico"];
    private readonly bool _asked = configuration.GetValue("Identity:StaffTwoFactor", false);

    public Task InvokeAsync(HttpContext context)
    {
        var user = context.User;
        var path = context.Request.Path;
        if (
            !_asked
            || user.Identity?.IsAuthenticated != true
            || user.HasClaim(UserClaims.TwoFactor, "true")
            || user.IsInRole(Roles.Member)
            || Assets.Contains(Path.GetExtension(path.Value))
            || Open.Any(o => path.StartsWithSegments(o, StringComparison.OrdinalIgnoreCase))
        )
        {
            return next(context);
        }

        if (context.Request.IsApi())
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect("/account/two-factor?asked=true");
        }

        return Task.CompletedTask;
    }
}
