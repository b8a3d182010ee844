using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.People;

/// <summary>The people of the body: who holds or held a role in it. A body has few; members' users and complainants with an account are none of them.</summary>
internal sealed class PeopleQuery(IDbContextFactory<AppDb> factory, TimeProvider time)
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>Those who are there first, each group by name; who was removed comes last.</summary>
    public async Task<IReadOnlyList<PersonView>> List(PeopleFilter filter, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var people = await Read(db, db.Users.AsNoTracking().OfBody(db), cancel);
        return
        [
            .. people
                .Where(p => filter.Role is null || p.Roles.Contains(filter.Role))
                .Where(p => filter.State is null || p.State == filter.State)
                .Where(p => Has(p.Name, filter.Q) || Has(p.Email, filter.Q))
                .OrderBy(p => p.State == PersonState.Removed)
                .ThenBy(p => p.Name, StringComparer.CurrentCulture)
                .ThenBy(p => p.Id, StringComparer.Ordinal),
        ];
    }

    public async Task<PersonView?> Find(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Find(db, id, cancel);
    }

    /// <summary>As it is in the transaction of the caller.</summary>
    public async Task<PersonView?> Find(AppDb db, string id, CancellationToken cancel) =>
        (await Read(db, db.Users.AsNoTracking().OfBody(db).Where(u => u.Id == id), cancel)) is [var one] ? one : null;

    /// <summary>How many open cases are given to somebody: a figure, and none of the cases.</summary>
    public async Task<int> OpenCases(string id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>().CountAsync(c => c.Open && c.AssignedToId == id, cancel);
    }

    private async Task<IReadOnlyList<PersonView>> Read(AppDb db, IQueryable<User> found, CancellationToken cancel)
    {
        // A session goes by the system's clock, whatever the procedure's shows.
        var (now, today) = (TimeProvider.System.GetUtcNow(), time.GetUtcNow().ToUniversalTime());
        var users = await found.ToListAsync(cancel);
        var ids = users.Select(u => u.Id).ToList();
        var roles = await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancel);
        var schemes = await db.Set<PersonSchemeRow>()
            .AsNoTracking()
            .Where(s => ids.Contains(s.UserId))
            .ToListAsync(cancel);
        var keys = await db.Set<IdentityUserPasskey<string>>()
            .Where(k => ids.Contains(k.UserId))
            .Select(k => k.UserId)
            .Distinct()
            .ToListAsync(cancel);
        var sessions = await db.Set<SessionRow>()
            .AsNoTracking()
            .Where(s => ids.Contains(s.UserId) && s.EndsAt > now)
            .Select(s => new { s.UserId, s.SeenAt })
            .ToListAsync(cancel);
        var invitations = await db.Set<InvitationRow>()
            .AsNoTracking()
            .Where(i => i.UserId != null && ids.Contains(i.UserId) && i.EndedAt == null && i.ExpiresAt > today)
            .Select(i => new { i.UserId, i.ExpiresAt })
            .ToListAsync(cancel);
        return
        [
            .. users.Select(u => new PersonView(
                u.Id,
                u.DisplayName,
                u.RemovedAt is null ? u.Email ?? "" : "",
                PersonView.StateOf(u),
                [.. Roles.All.Where(name => roles.Exists(r => r.UserId == u.Id && r.RoleId == name))],
                schemes.Where(s => s.UserId == u.Id).Select(s => s.Scheme).Order(StringComparer.Ordinal).ToList()
                    is { Count: > 0 } own
                    ? own
                    : null
            )
            {
                SecondFactor =
                    keys.Contains(u.Id) ? SecondFactor.Passkey
                    : u.TwoFactorEnabled ? SecondFactor.Authenticator
                    : SecondFactor.None,
                InvitedAt = u.InvitedAt,
                InvitedUntil = invitations.Find(i => i.UserId == u.Id)?.ExpiresAt,
                LockedAt = u.LockedAt,
                RemovedAt = u.RemovedAt,
                SeenAt = sessions.Where(s => s.UserId == u.Id).Max(s => (DateTimeOffset?)s.SeenAt),
                Sessions = sessions.Count(s => s.UserId == u.Id),
            }),
        ];
    }

    private static bool Has(string text, string? part) =>
        string.IsNullOrWhiteSpace(part)
        || CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part.Trim(), Loosely) >= 0;
}
