using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Committee;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.People;

/// <summary>
/// What administrators do to the people of the body. Each act is one transaction, with its trace; who judges another act at the same time waits, so that two who take each other's rights do not both succeed.
/// </summary>
internal sealed partial class PersonActs(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    AuditTrail audit,
    SessionStore sessions,
    PersonInvitations invitations,
    SecurityMails mails,
    PeopleQuery people,
    CommitteeRegister committee,
    RulebookCatalog rulebooks,
    ILookupNormalizer names,
    TimeProvider time
)
{
    /// <summary>What whoever changes somebody of the body holds meanwhile.</summary>
    public const string Register = "people";

    private const string Invited = "invite";
    private const int LongestName = 100;
    private const int LongestEmail = 256;
    private const int LongestReason = 500;

    public static string SubjectOf(string id) => $"person:{id}";

    /// <summary>Makes the account, which has no password yet, and writes to who is invited.</summary>
    public async Task<PersonResult> Invite(
        NewPerson asked,
        Actor by,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        if (Wrong(asked) is { } wrong)
        {
            return wrong;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, Register, cancel);
        var (email, roles) = (asked.Email!.Trim(), PersonRoles.Read(asked.Roles!));
        var normalized = names.NormalizeEmail(email);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized || u.NormalizedUserName == normalized, cancel))
        {
            return PersonRefusal.Of("email", "hasAccount");
        }

        var user = new User
        {
            UserName = email,
            NormalizedUserName = names.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalized,
            DisplayName = asked.Name!.Trim(),
            Language = asked.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Digest = Digests.Off,
            InvitedAt = time.GetUtcNow().ToUniversalTime(),
        };
        db.Add(user);
        Give(db, user.Id, roles, asked.Schemes);
        try
        {
            await invitations.Write(db, user, by, cancel);
        }
        catch (DbUpdateException e) when (engine.Explain(e).Kind == StoreFailureKind.Duplicate)
        {
            // Somebody registered with it at this very moment.
            return PersonRefusal.Of("email", "hasAccount");
        }

        var details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["name"] = user.DisplayName,
            ["email"] = email,
            ["roles"] = Listed(roles),
            ["schemes"] = Listed(asked.Schemes),
        };
        var entry = new AuditEntry(by, AuditArea.People, SubjectOf(user.Id), Invited, null, details);
        return await Finish(db, user.Id, entry, write, cancel);
    }

    /// <summary>Does it, and signs out everywhere whom it concerns.</summary>
    public async Task<PersonResult> Do(
        string id,
        PersonAct act,
        Actor by,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var result = await DoIn(db, id, act, by, write, cancel);
        if (result.Refusal is not null)
        {
            return result;
        }

        if (act.EndsSessions)
        {
            sessions.Forget(id);
        }

        if (act is ChangeRoles or RemovePerson)
        {
            await committee.Follow(cancel);
        }

        return result;
    }

    private async Task<PersonResult> DoIn(
        AppDb db,
        string id,
        PersonAct act,
        Actor by,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, Register, cancel);
        if (
            await people.Find(db, id, cancel) is not { } before
            || await engine.ForUpdate(db.Users.Where(u => u.Id == id)).ToListAsync(cancel) is not [var user]
        )
        {
            return PersonRefusal.Nobody;
        }

        if (await WhyNot(db, before, act, by, cancel) is { } no)
        {
            return no;
        }

        var details = await Apply(db, user, before, act, by, cancel);
        await db.SaveChangesAsync(cancel);
        if (act.EndsSessions)
        {
            await sessions.EndAllOf(db, id, null, cancel);
        }

        var entry = new AuditEntry(by, AuditArea.People, SubjectOf(id), act.Name, act.Why?.Trim(), details);
        if (Seats(before, act))
        {
            await CommitteeRegister.MustFollow(db, cancel);
        }

        return await Finish(db, id, entry, write, cancel);
    }

    // Whether it was of the committee before, or is then.
    private static bool Seats(PersonView before, PersonAct act) =>
        act is ChangeRoles or RemovePerson
        && (
            before.Roles.Contains(Roles.Committee)
            || act is ChangeRoles { Roles: { } then } && PersonRoles.Read(then).Contains(Roles.Committee)
        );

    // The answer is kept with what it answers, and the trace comes last: it makes the next one wait.
    private async Task<PersonResult> Finish(
        AppDb db,
        string id,
        AuditEntry entry,
        Idempotency.Write? write,
        CancellationToken cancel
    )
    {
        var then = (await people.Find(db, id, cancel))!;
        if (write is { Asked: true })
        {
            var answer = JsonSerializer.SerializeToUtf8Bytes(PersonJson.Of(then), ActionJson.Options);
            await Idempotency.Store(db, write, entry.Action == Invited ? 201 : 200, answer, cancel);
        }

        await audit.Add(db, entry, cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return new PersonResult(then, null);
    }

    private async Task<IReadOnlyDictionary<string, string?>?> Apply(
        AppDb db,
        User user,
        PersonView before,
        PersonAct act,
        Actor by,
        CancellationToken cancel
    )
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        if (act.EndsSessions)
        {
            // Links for a new password that are under way open nothing any more.
            user.SecurityStamp = Guid.NewGuid().ToString("N");
        }

        switch (act)
        {
            case ChangeRoles change:
                await TakeAll(db, user.Id, cancel);
                Give(db, user.Id, PersonRoles.Read(change.Roles!), change.Schemes);
                return new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["roles"] = $"{Listed(before.Roles)} → {Listed(PersonRoles.Read(change.Roles!))}",
                    ["schemes"] = $"{Listed(before.Schemes)} → {Listed(change.Schemes)}",
                };
            case ResendInvitation:
                await invitations.Write(db, user, by, cancel);
                return null;
            case LockPerson:
                user.LockedAt = time.GetUtcNow().ToUniversalTime();
                return null;
            case UnlockPerson:
                user.LockedAt = null;
                return null;
            case RemovePerson:
                return await Remove(db, user, before, by, cancel);
            case ResetSecondFactor:
                user.TwoFactorEnabled = false;
                await TakeFactors(db, user.Id, cancel);
                await mails.FactorChanged(db, user, FactorChange.Reset, "", cancel);
                return null;
            default:
                return null;
        }
    }

    // The row stays, for the names in what it did; nothing by which anybody could come in does, and the address may be invited anew.
    private async Task<IReadOnlyDictionary<string, string?>> Remove(
        AppDb db,
        User user,
        PersonView before,
        Actor by,
        CancellationToken cancel
    )
    {
        await invitations.End(db, user.Id, cancel);
        await committee.EndMandatesOf(db, user.Id, by, cancel);
        await TakeAll(db, user.Id, cancel);
        await TakeFactors(db, user.Id, cancel);
        await db.UserTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await db.Set<Storage.Desk.DeskSettingRow>().Where(s => s.UserId == user.Id).ExecuteDeleteAsync(cancel);
        var details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["email"] = user.Email,
            ["roles"] = Listed(before.Roles),
        };
        var gone = $"removed-{user.Id}@invalid";
        (user.Email, user.UserName) = (gone, gone);
        (user.NormalizedEmail, user.NormalizedUserName) = (names.NormalizeEmail(gone), names.NormalizeName(gone));
        (user.RemovedAt, user.LockedAt) = (time.GetUtcNow().ToUniversalTime(), null);
        (user.PasswordHash, user.PhoneNumber, user.TwoFactorEnabled) = (null, null, false);
        return details;
    }

    private static async Task TakeAll(AppDb db, string id, CancellationToken cancel)
    {
        await db.UserRoles.Where(r => r.UserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<PersonSchemeRow>().Where(s => s.UserId == id).ExecuteDeleteAsync(cancel);
    }

    private static void Give(AppDb db, string id, IReadOnlyList<string> roles, IReadOnlyList<string>? schemes)
    {
        db.AddRange(roles.Select(r => new IdentityUserRole<string> { UserId = id, RoleId = r }));
        db.AddRange((schemes ?? []).Distinct().Select(s => new PersonSchemeRow { UserId = id, Scheme = s }));
    }

    // The key of its authenticator, its recovery codes and its passkeys.
    private static async Task TakeFactors(AppDb db, string id, CancellationToken cancel)
    {
        string[] factors = ["AuthenticatorKey", "RecoveryCodes"];
        await db.UserTokens.Where(t => t.UserId == id && factors.Contains(t.Name)).ExecuteDeleteAsync(cancel);
        await db.Set<IdentityUserPasskey<string>>().Where(k => k.UserId == id).ExecuteDeleteAsync(cancel);
    }

    private static string? Listed(IReadOnlyList<string>? values) => values is null ? null : string.Join(", ", values);
}
