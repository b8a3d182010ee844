namespace Redress.Web.Storage.Body;

/// <summary>Who works for the body, as queries over its people ask.</summary>
internal static class WorkingPeople
{
    /// <summary>Who holds or held a role in it, or is invited to one; neither members' users nor complainants with an account.</summary>
    public static IQueryable<User> OfBody(this IQueryable<User> users, AppDb db) =>
        users.Where(u =>
            u.MemberId == null
            && (
                u.InvitedAt != null
                || u.RemovedAt != null
                || db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId != Roles.Member)
            )
        );

    /// <summary>Neither locked nor removed, and whoever was invited has accepted.</summary>
    public static IQueryable<User> Working(this IQueryable<User> users) =>
        users.Where(u => u.LockedAt == null && u.RemovedAt == null && (u.InvitedAt == null || u.PasswordHash != null));

    /// <summary>The same, for that scheme: who has no scheme works for all.</summary>
    public static IQueryable<User> WorkingFor(this IQueryable<User> users, AppDb db, string scheme) =>
        users
            .Working()
            .Where(u =>
                !db.Set<PersonSchemeRow>().Any(s => s.UserId == u.Id)
                || db.Set<PersonSchemeRow>().Any(s => s.UserId == u.Id && s.Scheme == scheme)
            );
}
