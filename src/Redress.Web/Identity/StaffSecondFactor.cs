using Redress.Web.Identity.Factors;
using Redress.Web.Shell;

namespace Redress.Web.Identity;

/// <summary>Who works here and came in with a password alone is led to a second factor before anything else, and no program acts for it (<see cref="FactorRules"/>).</summary>
internal sealed class StaffSecondFactor(RequestDelegate next, FactorRules rules)
{
    private static readonly string[] Open = ["/account", "/language", "/_framework", "/_content", "/health"];

    // Whoever has the password alone would shut its owner out with it.
    private const string Password = "/account/password";
    private static readonly string[] Assets = [".css", ".js", ".svg", ".woff2", ".png", ".ico"];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (
            context.User.Identity?.IsAuthenticated != true
            || !rules.IsLackedBy(context.User)
            || Assets.Contains(Path.GetExtension(path.Value))
            || !path.StartsWithSegments(Password, StringComparison.OrdinalIgnoreCase)
                && Open.Any(o => path.StartsWithSegments(o, StringComparison.OrdinalIgnoreCase))
        )
        {
            return next(context);
        }

        if (context.Request.IsApi())
        {
            // Signing out is no act.
            if (path.StartsWithSegments("/api/v1/auth"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect("/account/second-factor?asked=true");
        }

        return Task.CompletedTask;
    }
}
