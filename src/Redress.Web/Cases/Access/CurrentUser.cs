using System.Security.Claims;
using Redress.Domain;
using Redress.Web.Committee;
using Redress.Web.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Access;

/// <summary>From who is signed in to who acts. One user has one capacity; the first of these that it holds.</summary>
internal static class CurrentUser
{
    private static readonly (string Name, Role Role)[] Capacities =
    [
        (Roles.Secretary, Role.Secretary),
        (Roles.Committee, Role.Committee),
        (Roles.Appeals, Role.Appeals),
        (Roles.Registrar, Role.Registrar),
        (Roles.Supervisor, Role.Supervisor),
        (Roles.Admin, Role.Administrator),
        (Roles.Member, Role.Respondent),
    ];

    public static Actor? Actor(this ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var role = Capacities.Where(c => user.IsInRole(c.Name)).Select(c => c.Role).FirstOrDefault(Role.Public);
        return new Actor(role, id, user.FindFirstValue(UserClaims.DisplayName) ?? "")
        {
            MemberId = role == Role.Respondent ? user.FindFirstValue(UserClaims.Member) ?? "" : null,
            CommitteeSchemes = CommitteeMandates.SchemesOf(user),
            Interests = CommitteeMandates.InterestsOf(user),
        };
    }

    /// <summary>Whether this capacity has a worklist at all; registrars, supervisors and administrators see no file.</summary>
    public static bool SeesFiles(this Actor actor) =>
        actor.Role is Role.Secretary or Role.Committee or Role.Appeals or Role.Respondent;

    public static bool IsStaff(this Actor actor) => actor.Role is Role.Secretary or Role.Committee or Role.Appeals;
}
