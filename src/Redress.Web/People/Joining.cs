using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.People;

/// <summary>An invitation that is open.</summary>
internal sealed record OpenInvitation(Guid Id, string UserId, string Email, string Name, string InvitedBy);

/// <summary>Who was invited to work for the body chooses its name and password by the link, once.</summary>
internal sealed class Joining(
    UserManager<User> users,
    AppDb db,
    IDatabaseEngine engine,
    AuditTrail audit,
    TimeProvider time
)
{
    /// <summary>Null when there is none of this code, or no longer.</summary>
    public async Task<OpenInvitation?> Find(string? code, CancellationToken cancel)
    {
        var (hash, now) = (PersonInvitations.Hash(code ?? ""), time.GetUtcNow().ToUniversalTime());
        return await (
            from i in db.Set<InvitationRow>().AsNoTracking()
            join u in db.Users.AsNoTracking() on i.UserId equals u.Id
            where i.CodeHash == hash && i.EndedAt == null && i.ExpiresAt > now
            where u.LockedAt == null && u.RemovedAt == null && u.PasswordHash == null
            select new OpenInvitation(i.Id, u.Id, i.Email, u.DisplayName, i.InvitedBy)
        ).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Null when it works for the body from now on; else the errors of the password, or none where somebody was first.</summary>
    public async Task<IReadOnlyList<IdentityError>?> Accept(
        OpenInvitation invitation,
        string name,
        string password,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Who is locked or removed at the same moment does not come in.
        await engine.LockRegister(db, PersonActs.Register, cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        if (
            await db.Set<InvitationRow>()
                .Where(i => i.Id == invitation.Id && i.EndedAt == null)
                .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), cancel) == 0
            || await db.Users.FirstOrDefaultAsync(
                u => u.Id == invitation.UserId && u.LockedAt == null && u.RemovedAt == null && u.PasswordHash == null,
                cancel
            )
                is not { } user
        )
        {
            return [];
        }

        (user.DisplayName, user.EmailConfirmed, user.Since) = (name, true, now);
        var made = await users.AddPasswordAsync(user, password);
        if (!made.Succeeded)
        {
            db.ChangeTracker.Clear();
            return [.. made.Errors];
        }

        var by = new Actor(Role.Public, user.Id, name);
        await audit.Add(db, new AuditEntry(by, AuditArea.People, PersonActs.SubjectOf(user.Id), "join"), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
