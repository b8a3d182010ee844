using Redress.Web.Storage;

namespace Redress.Web.Identity.SignIn;

/// <summary>Where somebody's work begins: the page to which signing in leads when no other was asked for.</summary>
internal static class Desk
{
    /// <summary>Leads an administrator on to what the body still needs, and to its desk once it needs no more.</summary>
    public const string OfAdministrator = "/admin";

    public static string Of(IEnumerable<string> roles)
    {
        var own = roles.ToHashSet(StringComparer.Ordinal);
        return own.Contains(Roles.Admin) ? OfAdministrator : OfOpenBody(own);
    }

    /// <summary>The same in a body that takes complaints.</summary>
    public static string OfOpenBody(IEnumerable<string> roles)
    {
        var own = roles.ToHashSet(StringComparer.Ordinal);
        return own.Overlaps([Roles.Secretary, Roles.Committee, Roles.Appeals]) ? "/my-day"
            : own.Contains(Roles.Supervisor) ? "/overview"
            : own.Contains(Roles.Admin) ? "/committee"
            : own.Contains(Roles.Registrar) ? "/members"
            // A member's user, and a consumer, who has no role: their own cases.
            : "/cases";
    }
}
