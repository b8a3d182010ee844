using Microsoft.EntityFrameworkCore;
using Redress.Web.Letters;
using Redress.Web.Storage;

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
internal sealed class Organisation(IDbContextFactory<AppDb> factory, IDatabaseEngine engine)
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

    public async Task MakeContact(string memberId, string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await db.Users.AnyAsync(u => u.Id == userId && u.MemberId == memberId, cancel))
        {
            await db.Set<MemberRow>()
                .Where(m => m.Id == memberId)
                .ExecuteUpdateAsync(m => m.SetProperty(r => r.ContactId, userId), cancel);
        }
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

    /// <summary>False when it is the last one: somebody must be left who can answer.</summary>
    public async Task<bool> Remove(string memberId, string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two who remove each other at once would leave nobody: the organisation is held meanwhile.
        await engine.ForUpdate(db.Set<MemberRow>().AsNoTracking().Where(m => m.Id == memberId)).ToListAsync(cancel);
        if (await db.Users.CountAsync(u => u.MemberId == memberId, cancel) < 2)
        {
            return false;
        }

        await db.Users.Where(u => u.Id == userId && u.MemberId == memberId).ExecuteDeleteAsync(cancel);
        await db.Set<CaseRow>()
            .Where(c => c.RespondentMemberId == memberId && c.ContactId == userId)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, (string?)null), cancel);
        await db.Set<MemberRow>()
            .Where(m => m.Id == memberId && m.ContactId == userId)
            .ExecuteUpdateAsync(m => m.SetProperty(r => r.ContactId, (string?)null), cancel);
        await db
            .Users.Where(u => u.SubstituteId == userId)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SubstituteId, (string?)null), cancel);
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
