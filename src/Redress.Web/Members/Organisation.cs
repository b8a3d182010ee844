using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Web.Identity.Sessions;
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
    /// <summary>The addresses to which somebody invited in the last day, as often as it did.</summary>
    public IReadOnlyList<string> InvitedToday { get; init; } = [];

    public User? Contact => Contacts.Of(Users, null, Member.ContactId);

    public User? User(string? id) => Users.FirstOrDefault(u => u.Id == id);
}

/// <param name="Contact">The id of the user who is the contact there; null where it has no user.</param>
internal sealed record RunningMembership(MemberRow Member, string? Contact);

/// <summary>The users of a member's organisation: who is the contact, who is absent, who leaves. Everything is asked with the organisation of who asks.</summary>
internal sealed class Organisation(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    AuditTrail audit,
    SessionStore sessions,
    TimeProvider time
)
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
        var yesterday = time.GetUtcNow().ToUniversalTime() - TimeSpan.FromDays(1);
        return new OrganisationView(member, await Contacts.UsersOf(db, memberId, cancel), invitations)
        {
            InvitedToday = await db.Set<InvitationRow>()
                .Where(i => i.MemberId == memberId && i.CreatedAt > yesterday)
                .Select(i => i.Email)
                .ToListAsync(cancel),
        };
    }

    /// <summary>What the organisation is at this moment, in each of its schemes.</summary>
    public async Task<IReadOnlyList<RunningMembership>> Running(string memberId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var users = await Contacts.UsersOf(db, memberId, cancel);
        var rows = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => db.Set<MemberRow>().Any(own => own.Id == memberId && own.Organisation == m.Organisation))
            .Where(m => m.Membership != Membership.Ended && m.Membership != Membership.Excluded)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .ToListAsync(cancel);
        return [.. rows.Select(m => new RunningMembership(m, Contacts.Of(users, null, m.ContactId)?.Id))];
    }

    /// <summary>Whether that user is the contact of that member.</summary>
    public async Task<bool> IsContact(string memberId, string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == memberId, cancel) is { } member
            && await Contacts.IsContact(db, member, userId, cancel);
    }

    /// <summary>False when it is none of its users.</summary>
    public async Task<bool> MakeContact(string memberId, string userId, Actor by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var members = await HeldMembers.OfOrganisations(engine, db, [memberId], cancel);
        var email = await db
            .Users.Where(Contacts.OfOrganisation(db, memberId))
            .Where(u => u.Id == userId)
            .Select(u => u.Email)
            .FirstOrDefaultAsync(cancel);
        if (members.Find(m => m.Id == memberId) is not { } member || email is null || !by.MayKeep(member))
        {
            return false;
        }

        member.ContactId = userId;
        member.Version++;
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
            .Users.Where(Contacts.OfOrganisation(db, memberId))
            .Where(u => u.Id == userId)
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
        // Two who remove each other at once would leave nobody: all of the organisation is held meanwhile, in whichever of its schemes they do.
        var members = await HeldMembers.OfOrganisations(engine, db, [memberId], cancel);
        var email = await db
            .Users.Where(Contacts.OfOrganisation(db, memberId))
            .Where(u => u.Id == userId)
            .Select(u => u.Email)
            .FirstOrDefaultAsync(cancel);
        if (
            members.Find(m => m.Id == memberId) is not { } member
            || email is null
            || !by.MayKeep(member)
            || by.Role != Role.Registrar && await db.Users.CountAsync(Contacts.OfOrganisation(db, memberId), cancel) < 2
        )
        {
            return false;
        }

        foreach (var of in members)
        {
            of.ContactId = of.ContactId == userId ? null : of.ContactId;
            of.Version++;
        }

        await db.Users.Where(u => u.Id == userId).ExecuteDeleteAsync(cancel);
        await db.Set<CaseRow>()
            .Where(c => c.ContactId == userId)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, (string?)null), cancel);
        await db
            .Users.Where(u => u.SubstituteId == userId)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SubstituteId, (string?)null), cancel);
        await audit.Add(db, Invitations.AuditOf(member, by, "remove-user", ("email", email), reason), cancel);
        await transaction.CommitAsync(cancel);
        sessions.Forget(userId);
        return true;
    }

    /// <summary>The user that the case itself names; null for the organisation's contact.</summary>
    public async Task<string?> ContactOfCase(string memberId, string number, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => c.Number == number)
            .Where(OfOrganisation(db, memberId))
            .Select(c => c.ContactId)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>It is the member's own affair and no act in the procedure, so the case's version and journal stay as they are.</summary>
    public async Task SetContactOfCase(string memberId, string number, string? userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<CaseRow>()
            .Where(c => c.Number == number)
            .Where(OfOrganisation(db, memberId))
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, userId), cancel);
    }

    // Also of what it is in another scheme.
    private static Expression<Func<CaseRow, bool>> OfOrganisation(AppDb db, string memberId) =>
        c =>
            db.Set<MemberRow>()
                .Any(m =>
                    m.Id == c.RespondentMemberId
                    && db.Set<MemberRow>().Any(own => own.Id == memberId && own.Organisation == m.Organisation)
                );
}
