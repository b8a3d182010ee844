using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;

namespace Redress.Web.Members;

/// <summary>Invitations to become a user of a member's organisation. The link shows a form; only the form acts, once, for seven days.</summary>
internal sealed class Invitations(
    UserManager<User> users,
    AppDb db,
    MailWriter mails,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    private const int MostOpen = 20;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Null when it is on its way, else which sentence says why not. Whether the address has an account elsewhere is not told.</summary>
    public async Task<string?> Invite(
        OrganisationView organisation,
        User by,
        string email,
        string language,
        CancellationToken cancel
    )
    {
        if (organisation.Users.Any(u => string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)))
        {
            return "error.isUser";
        }

        if (organisation.Invitations.Count >= MostOpen)
        {
            return "error.tooMany";
        }

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
            InvitedBy = by.DisplayName,
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
                new MailReader(email, "", language, organisation.Member.Scheme),
                MailWriter.Invitation,
                new Dictionary<string, object>
                {
                    ["by"] = by.DisplayName,
                    ["shop"] = organisation.Member.Name,
                    ["scheme"] = rulebook.Name.GetValueOrDefault(language) ?? rulebook.Name.Values.First(),
                    ["link"] = mails.Address($"/account/invitation?code={code}"),
                    ["until"] = rulebook.Working.Day(row.ExpiresAt),
                }
            ),
            cancel
        );
        return null;
    }

    public async Task Revoke(string memberId, Guid id, CancellationToken cancel) =>
        await db.Set<InvitationRow>()
            .Where(i => i.Id == id && i.MemberId == memberId && i.EndedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, time.GetUtcNow().ToUniversalTime()), cancel);

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
