using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Access;

/// <summary>A link that was found good: which case it opens.</summary>
internal sealed record MailLink(string Hash, string Number);

/// <summary>
/// Links in e-mails that open one case once, within fourteen days, for the party to which the e-mail went. A link is not the party's
/// code: it gives no more than its case, and ends when the code is replaced, when the party is written to at another address, or when
/// the user leaves the member.
/// </summary>
internal sealed class MailLinks(IDbContextFactory<AppDb> factory, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>A new link's code of 160 bits, and until when it works.</summary>
    /// <param name="userId">The member's user who is written to; null for a party that opens its case with a code.</param>
    public async Task<(string Code, DateTimeOffset Until)> Make(
        CaseRow row,
        Case c,
        Party party,
        string? userId,
        CancellationToken cancel
    )
    {
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(20));
        var until = time.GetUtcNow().ToUniversalTime() + Lifetime;
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Add(
            new MailLinkRow
            {
                CodeHash = Hash(code),
                CaseId = row.Id,
                Party = LetterRow.NameOf(party),
                UserId = userId,
                ReaderHash = userId is null
                    ? HashOf(
                        party == Party.Complainant
                            ? row.ComplainantNewCodeHash ?? row.ComplainantCodeHash
                            : row.RespondentNewCodeHash ?? row.RespondentCodeHash,
                        c,
                        party
                    )
                    : null,
                ExpiresAt = until,
            }
        );
        await db.SaveChangesAsync(cancel);
        return (code, until);
    }

    /// <summary>Whether the link would open a case now; asking uses nothing up, so that a program which only looks changes nothing.</summary>
    public async Task<MailLink?> Find(string? code, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var (hash, now) = (Hash(code.Trim()), time.GetUtcNow().ToUniversalTime());
        await using var db = await factory.CreateDbContextAsync(cancel);
        var found = await (
            from link in db.Set<MailLinkRow>().AsNoTracking()
            join c in db.Set<CaseRow>() on link.CaseId equals c.Id
            where link.CodeHash == hash && link.UsedAt == null && link.ExpiresAt > now
            select c.Number
        ).FirstOrDefaultAsync(cancel);
        return found is not null && await Reader(db, hash, found, cancel) is not null
            ? new MailLink(hash, found)
            : null;
    }

    /// <summary>Uses it up; false when somebody was first.</summary>
    public async Task<bool> Use(MailLink link, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MailLinkRow>()
                .Where(l => l.CodeHash == link.Hash && l.UsedAt == null && l.ExpiresAt > now)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), cancel) == 1;
    }

    /// <summary>Who reads this case by a link that was used; null once it gives no right any more.</summary>
    public async Task<Actor?> ReaderBy(string hash, string number, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MailLinkRow>().AnyAsync(l => l.CodeHash == hash && l.UsedAt != null, cancel)
            ? await Reader(db, hash, number, cancel)
            : null;
    }

    public async Task DeleteExpired(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        // A session that a link opened asks for it for some hours more.
        var before = time.GetUtcNow().ToUniversalTime() - TimeSpan.FromDays(1);
        await db.Set<MailLinkRow>().Where(l => l.ExpiresAt <= before).ExecuteDeleteAsync(cancel);
    }

    private static async Task<Actor?> Reader(AppDb db, string hash, string number, CancellationToken cancel)
    {
        var found = await (
            from link in db.Set<MailLinkRow>().AsNoTracking()
            join c in db.Set<CaseRow>() on link.CaseId equals c.Id
            where link.CodeHash == hash && c.Number == number
            select new
            {
                link.Party,
                link.UserId,
                link.ReaderHash,
                c.ComplainantCodeHash,
                c.ComplainantNewCodeHash,
                c.ComplainantName,
                c.RespondentCodeHash,
                c.RespondentNewCodeHash,
                c.RespondentName,
                c.RespondentMemberId,
                c.File,
            }
        ).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        if (found.UserId is { } id)
        {
            return await OfMember(db, id, found.RespondentMemberId, cancel);
        }

        var file = CaseJson.Read(found.File);
        // FP-21: a lost code opens until the new one is used, and so do the links of its time.
        return Parties.Parse(found.Party) == Party.Complainant
            ? IsStill(Party.Complainant, found.ComplainantCodeHash, found.ComplainantNewCodeHash)
                ? new Actor(Role.Complainant, CaseView.ComplainantId(number), found.ComplainantName)
                : null
            : found.RespondentMemberId is null
            && IsStill(Party.Respondent, found.RespondentCodeHash, found.RespondentNewCodeHash)
                ? new Actor(Role.Respondent, CaseView.RespondentId(number), found.RespondentName)
                : null;

        bool IsStill(Party party, params string?[] codes) =>
            codes.Any(code => HashOf(code, file, party) is { } hashed && hashed == found.ReaderHash);
    }

    // The party's code and the address at which it is written to: another of either ends what was sent before. Null: there is no code.
    private static string? HashOf(string? code, Case c, Party party) =>
        string.IsNullOrEmpty(code) ? null : Hash($"{code}|{c.MailAddressOf(party)?.ToLowerInvariant()}");

    // Who asked for a second factor, or has a passkey, is not let in by an e-mail alone; who is locked is not let in at all.
    private static async Task<Actor?> OfMember(AppDb db, string userId, string? memberId, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == userId, cancel);
        return
            user is { TwoFactorEnabled: false, LockedAt: null, RemovedAt: null, MemberId: not null }
            && memberId is not null
            && await db.Users.Where(Contacts.OfOrganisation(db, memberId)).AnyAsync(u => u.Id == userId, cancel)
            && !await db.UserPasskeys.AnyAsync(k => k.UserId == userId, cancel)
            ? new Actor(Role.Respondent, user.Id, user.DisplayName) { MemberId = memberId }
            : null;
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
