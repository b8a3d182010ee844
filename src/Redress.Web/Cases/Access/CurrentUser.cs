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
            Schemes = SchemesOf(user),
            MemberId = role == Role.Respondent ? user.FindFirstValue(UserClaims.Member) ?? "" : null,
            MemberIds = role == Role.Respondent ? [.. user.FindAll(UserClaims.Member).Select(c => c.Value)] : [],
            CommitteeSchemes = CommitteeMandates.SchemesOf(user),
            Interests = CommitteeMandates.InterestsOf(user),
        };
    }

    /// <summary>Who administers the body, whatever else it is besides; null for everybody else.</summary>
    public static Actor? Administrator(this ClaimsPrincipal user) =>
        user.IsInRole(Roles.Admin) && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Actor(Role.Administrator, id, user.FindFirstValue(UserClaims.DisplayName) ?? "")
            : null;

    /// <summary>As whom somebody reads figures: as who works in files, else as the supervisory committee, whatever it is besides (BC-43).</summary>
    public static Actor? FigureReader(this ClaimsPrincipal user) =>
        user.Actor() is { } actor
            ? actor.IsStaff() || !user.IsInRole(Roles.Supervisor)
                ? actor
                : actor with
                {
                    Role = Role.Supervisor,
                }
            : null;

    /// <summary>As whom somebody finds desks: as who it acts, and as who keeps people and members, which one may be besides.</summary>
    public static IReadOnlyList<Role> DesksOf(this ClaimsPrincipal user) =>
        [
            .. Capacities
                .Where(c => user.IsInRole(c.Name))
                .Where((c, first) => first == 0 || c.Role is Role.Administrator or Role.Registrar)
                .Select(c => c.Role)
                .DefaultIfEmpty(Role.Public),
        ];

    // Who has none works for all.
    private static List<string>? SchemesOf(ClaimsPrincipal user) =>
        user.FindAll(UserClaims.Scheme).Select(c => c.Value).ToList() is { Count: > 0 } schemes ? schemes : null;

    /// <summary>Whether this capacity has a worklist at all; registrars, supervisors and administrators see no file.</summary>
    public static bool SeesFiles(this Actor actor) =>
        actor.Role is Role.Secretary or Role.Committee or Role.Appeals or Role.Respondent;

    public static bool IsStaff(this Actor actor) => actor.Role is Role.Secretary or Role.Committee or Role.Appeals;
}
