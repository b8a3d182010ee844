using System.Security.Claims;
using Redress.Domain;
using Redress.Web.Identity;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Members;

/// <summary>What a registrar keeps: the members and the applications of its schemes, and of all where it has none. Every list, page and act of a registrar goes through it.</summary>
internal static class KeptMembers
{
    /// <summary>Who keeps the register; null for everybody else.</summary>
    public static Actor? Registrar(this ClaimsPrincipal user) =>
        user.IsInRole(Roles.Registrar) && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Actor(Role.Registrar, id, user.FindFirstValue(UserClaims.DisplayName) ?? "")
            {
                Schemes = user.FindAll(UserClaims.Scheme).Select(c => c.Value).ToList() is { Count: > 0 } schemes
                    ? schemes
                    : null,
            }
            : null;

    /// <summary>What is wrong with a new member of that scheme; null: nothing.</summary>
    public static Refusal? WhyNot(Actor by, string? scheme) =>
        string.IsNullOrWhiteSpace(scheme) || by.WorksFor(scheme)
            ? null
            : Refusal.Field("scheme", "BC-40", FieldReason.Unknown);

    /// <summary>Whether it may keep that member; who is no registrar is judged elsewhere.</summary>
    public static bool MayKeep(this Actor by, MemberRow member) =>
        by.Role != Role.Registrar || by.WorksFor(member.Scheme);

    /// <summary>Who is no registrar is judged elsewhere, and gets all of them.</summary>
    public static IQueryable<MemberRow> KeptBy(this IQueryable<MemberRow> members, Actor by) =>
        by is { Role: Role.Registrar, Schemes: { } schemes } ? members.Where(m => schemes.Contains(m.Scheme)) : members;

    public static IQueryable<MemberApplicationRow> KeptBy(
        this IQueryable<MemberApplicationRow> applications,
        Actor by
    ) =>
        by is { Role: Role.Registrar, Schemes: { } schemes }
            ? applications.Where(a => schemes.Contains(a.Scheme))
            : applications;
}
