using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Members;

/// <summary>A member's organisation as its users see it.</summary>
internal sealed record OrganisationView(
    MemberRow Member,
    IReadOnlyList<User> Users,
    IReadOnlyList<InvitationRow> Invitations
)
{
    public User? Contact => Contacts.Of(Users, null, Member.ContactId);

    public User? User(string? id) => Users.FirstOrDefault(u => u.Id == id);
}

/// <summary>The users of a member's organisation: who is the contact, who is absent, who leaves. Everything is asked with the organisation of who asks.</summary>
internal sealed class Organisation(IDbContextFactory<AppDb> factory, IDatabaseEngine engine, AuditTrail audit)
{
    public async Task<OrganisationView?> Open(string memberId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (
            await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == memberId, cancel)
            is not { } member
        )
        {
            return null;
        }

        var invitations = await db.Set<InvitationRow>()
            .AsNoTracking()
            .Where(i => i.MemberId == memberId && i.EndedAt == null)
            .OrderBy(i => i.CreatedAt)
            .ToListAsync(cancel);
        return new OrganisationView(member, await Contacts.UsersOf(db, memberId, cancel), invitations);
    }

    /// <summary>False when it is none of its users.</summary>
    public async Task<bool> MakeContact(string memberId, string userId, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await engine
            .ForUpdate(db.Set<MemberRow>().Where(m => m.Id == memberId))
            .FirstOrDefaultAsync(cancel);
        var email = await db
            .Users.Where(u => u.Id == userId && u.MemberId == memberId)
            .Select(u => u.Email)
            .FirstOrDefaultAsync(cancel);
        if (member is null || email is null)
        {
            return false;
        }

        member.ContactId = userId;
        await audit.Add(db, Invitations.AuditOf(member, by, "make-contact", ("email", email)), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Without days the absence is over.</summary>
    public async Task SetAbsence(
        string memberId,
        string userId,
        DateOnly? from,
        DateOnly? until,
        string? substituteId,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db
            .Users.Where(u => u.Id == userId && u.MemberId == memberId)
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(r => r.AbsentFrom, from)
                        .SetProperty(r => r.AbsentUntil, until)
                        .SetProperty(r => r.SubstituteId, substituteId),
                cancel
            );
    }

    /// <summary>False when it is the last one: somebody must be left who can answer. The registrar may remove that one too, and says why.</summary>
    public async Task<bool> Remove(string memberId, string userId, Actor by, string? reason, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two who remove each other at once would leave nobody: the organisation is held meanwhile.
        var member = await engine
            .ForUpdate(db.Set<MemberRow>().Where(m => m.Id == memberId))
            .FirstOrDefaultAsync(cancel);
        var email = await db
            .Users.Where(u => u.Id == userId && u.MemberId == memberId)
            .Select(u => u.Email)
            .FirstOrDefaultAsync(cancel);
        if (
            member is null
            || email is null
            || by.Role != Role.Registrar && await db.Users.CountAsync(u => u.MemberId == memberId, cancel) < 2
        )
        {
            return false;
        }

        member.ContactId = member.ContactId == userId ? null : member.ContactId;
        await db.Users.Where(u => u.Id == userId && u.MemberId == memberId).ExecuteDeleteAsync(cancel);
        await db.Set<CaseRow>()
            .Where(c => c.RespondentMemberId == memberId && c.ContactId == userId)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, (string?)null), cancel);
        await db
            .Users.Where(u => u.SubstituteId == userId)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SubstituteId, (string?)null), cancel);
        await audit.Add(db, Invitations.AuditOf(member, by, "remove-user", ("email", email), reason), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The user that the case itself names; null for the organisation's contact.</summary>
    public async Task<string?> ContactOfCase(string memberId, string number, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => c.Number == number && c.RespondentMemberId == memberId)
            .Select(c => c.ContactId)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>It is the member's own affair and no act in the procedure, so the case's version and journal stay as they are.</summary>
    public async Task SetContactOfCase(string memberId, string number, string? userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<CaseRow>()
            .Where(c => c.Number == number && c.RespondentMemberId == memberId)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, userId), cancel);
    }
}
