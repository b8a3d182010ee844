using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary>Where somebody's work begins: the page to which signing in leads when no other was asked for.</summary>
internal static class Desk
{
    public static string Of(IEnumerable<string> roles)
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
