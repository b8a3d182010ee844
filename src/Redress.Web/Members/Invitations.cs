using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Identity.Sessions;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Members;

/// <summary>Who is invited.</summary>
/// <param name="Name">Null: not known.</param>
/// <param name="Language">Of the invitation.</param>
internal sealed record InvitedPerson(string Email, string? Name, string Language);

/// <summary>Invitations to become a user of a member's organisation. The link shows a form; only the form acts, once, for seven days.</summary>
internal sealed class Invitations(
    UserManager<User> users,
    AppDb db,
    MailWriter mails,
    RulebookCatalog rulebooks,
    IDatabaseEngine engine,
    Organisation organisations,
    SessionStore sessions,
    AuditTrail audit,
    TimeProvider time
)
{
    /// <summary>As many may be open at a time.</summary>
    public const int MostOpen = 20;

    // Nobody's mailbox is filled by who invites its address.
    private const int MostADay = 20;
    private const int MostOfAddressADay = 3;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Null when it is on its way, else which sentence says why not. Whether the address has an account elsewhere is not told.</summary>
    /// <param name="by">A user of the organisation, or the registrar.</param>
    /// <param name="person">Who is invited, and in which language.</param>
    public async Task<string?> Invite(
        OrganisationView organisation,
        Actor by,
        InvitedPerson person,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // As acts hold it: those who invite at once see what each other wrote.
        await engine.LockRegister(db, $"member {organisation.Member.Id}", cancel);
        var now = await organisations.Open(organisation.Member.Id, cancel) ?? organisation;
        if (WhyNot(now, person.Email) is { } refused)
        {
            return refused;
        }

        await Write(now, by, person, cancel);
        await audit.Add(db, AuditOf(organisation.Member, by, "invite-user", ("email", person.Email)), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>What is told of an act on a member's users.</summary>
    public static AuditEntry AuditOf(
        MemberRow member,
        Actor by,
        string action,
        (string Name, string? Value) detail,
        string? reason = null
    ) =>
        new(
            by,
            AuditArea.Members,
            SubjectOf(member.Id),
            action,
            reason,
            new Dictionary<string, string?> { [detail.Name] = detail.Value }
        );

    /// <summary>As the audit names a member.</summary>
    public static string SubjectOf(string memberId) => $"member:{memberId}";

    /// <summary>Which sentence says why nobody can be invited at that address; null where somebody can.</summary>
    public static string? WhyNot(OrganisationView organisation, string email) =>
        organisation.Users.Any(u => string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)) ? "error.isUser"
        : organisation.Invitations.Count >= MostOpen ? "error.tooMany"
        : organisation.InvitedToday.Count >= MostADay
        || organisation.InvitedToday.Count(e => FoldedAddress.Of(e) == FoldedAddress.Of(email)) >= MostOfAddressADay
            ? "error.tooManyToday"
        : null;

    /// <summary>In the caller's transaction.</summary>
    public async Task Write(OrganisationView organisation, Actor by, InvitedPerson person, CancellationToken cancel)
    {
        var (email, name, language) = person;
        var now = time.GetUtcNow().ToUniversalTime();
        // A new invitation to the same address replaces the old one.
        await db.Set<InvitationRow>()
            .Where(i => i.MemberId == organisation.Member.Id && i.Email == email && i.EndedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), cancel);
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var row = new InvitationRow
        {
            Id = Guid.CreateVersion7(),
            MemberId = organisation.Member.Id,
            Email = email,
            Language = language,
            CodeHash = Hash(code),
            InvitedBy = by.Name,
            CreatedAt = now,
            ExpiresAt = now + Lasts,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        var rulebook = rulebooks.All.Where(r => r.Scheme == organisation.Member.Scheme).MaxBy(r => r.InForce)!;
        await MailWriter.Enqueue(
            db,
            mails.Write(
                $"invitation:{row.Id}",
                new MailReader(email, name ?? "", language, organisation.Member.Scheme),
                MailWriter.Invitation,
                new Dictionary<string, object>
                {
                    ["by"] = by.Name,
                    ["shop"] = organisation.Member.Name,
                    ["scheme"] = rulebook.Name.GetValueOrDefault(language) ?? rulebook.Name.Values.First(),
                    ["link"] = mails.Address($"/account/invitation?code={code}"),
                    ["until"] = rulebook.Working.Day(row.ExpiresAt),
                }
            ),
            cancel
        );
    }

    public async Task Revoke(MemberRow member, Actor by, Guid id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        var open = db.Set<InvitationRow>().Where(i => i.Id == id && i.MemberId == member.Id && i.EndedAt == null);
        var email = await open.Select(i => i.Email).FirstOrDefaultAsync(cancel);
        if (await open.ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), cancel) == 1)
        {
            await audit.Add(db, AuditOf(member, by, "revoke-invitation", ("email", email)), cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The open invitation of this code with the name of its webshop; null when there is none, or no longer.</summary>
    public async Task<(InvitationRow Row, string Shop)?> Find(string? code, CancellationToken cancel)
    {
        var (hash, now) = (Hash(code ?? ""), time.GetUtcNow().ToUniversalTime());
        var found = await (
            from i in db.Set<InvitationRow>().AsNoTracking()
            join m in db.Set<MemberRow>() on i.MemberId equals m.Id
            where i.CodeHash == hash && i.EndedAt == null && i.ExpiresAt > now
            select new { i, m.Name }
        ).FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.i, found.Name);
    }

    /// <summary>Whether there is an account with its address: that one takes its place, once it has signed in.</summary>
    public async Task<bool> HasAccount(InvitationRow invitation) =>
        await users.FindByEmailAsync(invitation.Email) is not null;

    /// <summary>Whether that account is the one with its address.</summary>
    public async Task<bool> IsFor(InvitationRow invitation, string? userId) =>
        userId is not null && (await users.FindByEmailAsync(invitation.Email))?.Id == userId;

    /// <summary>An account that is there already becomes a user of the organisation. Null when it is, else which sentence says why not.</summary>
    /// <param name="session">Its own, which goes on; all others end.</param>
    public async Task<string?> Take(InvitationRow invitation, string userId, string? session, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        if (await End(invitation, now, cancel) == 0)
        {
            return "join.goneText";
        }

        if (!await IsFor(invitation, userId) || await users.FindByIdAsync(userId) is not { } user)
        {
            return "join.other";
        }

        if (user.MemberId is not null)
        {
            return "join.elsewhere";
        }

        // Who works for the body judges no case as the webshop.
        if (user.InvitedAt is not null || (await users.GetRolesAsync(user)).Count > 0)
        {
            return "join.staff";
        }

        // As the webshop it would not find them any more.
        if (await db.Set<AccountCaseRow>().AnyAsync(c => c.UserId == userId, cancel))
        {
            return "join.holds";
        }

        (user.MemberId, user.Since) = (invitation.MemberId, now);
        if (
            await users.UpdateAsync(user) is not { Succeeded: true }
            || await users.AddToRoleAsync(user, Roles.Member) is not { Succeeded: true }
        )
        {
            return "join.other";
        }

        await sessions.EndAllOf(db, userId, session, cancel);
        await transaction.CommitAsync(cancel);
        sessions.Forget(userId);
        return null;
    }

    /// <summary>Makes the account. Null when it is made, else which sentence says why not.</summary>
    public async Task<string?> Accept(InvitationRow invitation, string name, string password, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        if (await End(invitation, now, cancel) == 0)
        {
            return "join.goneText";
        }

        var user = new User
        {
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            DisplayName = name,
            MemberId = invitation.MemberId,
            Language = invitation.Language,
            Since = now,
        };
        var made = await users.CreateAsync(user, password);
        if (!made.Succeeded)
        {
            return made.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal))
                ? "error.short"
                : "join.known";
        }

        await users.AddToRoleAsync(user, Roles.Member);
        await transaction.CommitAsync(cancel);
        return null;
    }

    // Once.
    private Task<int> End(InvitationRow invitation, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<InvitationRow>()
            .Where(i => i.Id == invitation.Id && i.EndedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), cancel);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
