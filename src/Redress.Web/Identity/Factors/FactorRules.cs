using System.Security.Claims;
using Redress.Web.Identity.Sessions;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Identity.Factors;

/// <summary>Of whom a second factor is asked: of the staff, outside the demo or where <c>Identity:StaffTwoFactor</c> says so.</summary>
internal sealed class FactorRules(IConfiguration configuration, IHostEnvironment environment)
{
    private bool IsAskedOfStaff => configuration.GetValue("Identity:StaffTwoFactor", !environment.IsDemo());

    public bool IsAskedOf(ClaimsPrincipal user) => IsAskedOfStaff && Roles.AreStaff(user);

    /// <summary>Whether it is asked, and the session was opened with a password alone.</summary>
    public bool IsLackedBy(ClaimsPrincipal user) =>
        IsAskedOf(user) && !SessionClaims.Strong.Contains(user.FindFirstValue(SessionClaims.Factor) ?? "");
}
