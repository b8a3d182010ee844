using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
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
    AuditTrail audit,
    TimeProvider time
)
{
    /// <summary>As many may be open at a time.</summary>
    public const int MostOpen = 20;

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
        if (WhyNot(organisation, person.Email) is { } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Write(organisation, by, person, cancel);
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

    /// <summary>Makes the account. Null when it is made, else which sentence says why not.</summary>
    public async Task<string?> Accept(InvitationRow invitation, string name, string password, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow().ToUniversalTime();
        if (
            await db.Set<InvitationRow>()
                .Where(i => i.Id == invitation.Id && i.EndedAt == null)
                .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), cancel) == 0
        )
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

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
