using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Cases.OpenCases;

/// <summary>A complaint in somebody's account: where it stands and what is asked.</summary>
public sealed record AccountCase(
    string Number,
    CaseState State,
    string Respondent,
    DateTimeOffset FiledAt,
    IReadOnlyList<PartyDuty> Asks
);

/// <summary>
/// The complaints that a consumer's account collects. An account has no rights of its own: it opens what the code of each complaint would open,
/// and no longer than that code does (FP-11: a lost code is replaced, and the old one ends).
/// </summary>
internal sealed class AccountCases(
    IDbContextFactory<AppDb> factory,
    CaseService cases,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    private const int Most = 100;

    /// <summary>Who this user is in this case: the complainant, where its account holds the complaint; else what it is everywhere.</summary>
    public async Task<Actor?> ReaderOf(ClaimsPrincipal user, string number, CancellationToken cancel)
    {
        if (user.Actor() is not { Role: Role.Public } anyone)
        {
            return user.Actor();
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var name = await db.Set<CaseRow>()
            .AsNoTracking()
            .InAccountOf(db, anyone.Id)
            .Where(c => c.Number == number)
            .Select(c => c.ComplainantName)
            .FirstOrDefaultAsync(cancel);
        return name is null ? anyone : new Actor(Role.Complainant, CaseView.ComplainantId(number), name);
    }

    /// <summary>What the account holds, the latest first.</summary>
    public async Task<IReadOnlyList<AccountCase>> List(string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .InAccountOf(db, userId)
            .OrderByDescending(c => c.FiledAt)
            .Take(Most)
            .Select(c => c.File)
            .ToListAsync(cancel);
        var now = time.GetUtcNow();
        return
        [
            .. files
                .Select(CaseJson.Read)
                .Select(c => new AccountCase(
                    c.Number,
                    c.State,
                    c.Respondent.Name,
                    c.FiledAt,
                    DutyList.Of(c, Party.Complainant, now, rulebooks.Of(c.Scheme, c.RulebookVersion).Working)
                )),
        ];
    }

    /// <summary>Complaints that gave the account's confirmed address and that it does not hold: a lost code would be sent there, too.</summary>
    public async Task<IReadOnlyList<string>> Offers(string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return [.. (await FiledFrom(db, userId, cancel)).Select(c => c.Number)];
    }

    public async Task AcceptOffers(string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        foreach (var row in await FiledFrom(db, userId, cancel))
        {
            await Insert(db, userId, row.Id, row.ComplainantCodeHash, cancel);
        }
    }

    /// <summary>Whether number and code belong to a complaint; then the account holds it.</summary>
    public async Task<bool> Add(string userId, string number, string code, CancellationToken cancel)
    {
        if (await cases.ActorByCode(number, code, cancel) is not { Role: Role.Complainant })
        {
            return false;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = await db.Set<CaseRow>()
            .AsNoTracking()
            .Where(c => c.Number == number)
            .Select(c => new { c.Id, c.ComplainantCodeHash })
            .SingleAsync(cancel);
        await Insert(db, userId, row.Id, row.ComplainantCodeHash, cancel);
        return true;
    }

    public async Task Remove(string userId, string number, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<AccountCaseRow>()
            .Where(h => h.UserId == userId && db.Set<CaseRow>().Any(c => c.Id == h.CaseId && c.Number == number))
            .ExecuteDeleteAsync(cancel);
    }

    private static async Task<List<CaseRow>> FiledFrom(AppDb db, string userId, CancellationToken cancel)
    {
        var address = (
            await db
                .Users.AsNoTracking()
                .Where(u => u.Id == userId && u.EmailConfirmed && u.MemberId == null)
                .Select(u => u.Email)
                .FirstOrDefaultAsync(cancel)
        )?.ToLowerInvariant();
        var held = db.Set<CaseRow>().InAccountOf(db, userId).Select(c => c.Id);
        return address is null
            ? []
            : await db.Set<CaseRow>()
                .AsNoTracking()
                .Where(c => c.ComplainantEmail == address && c.ComplainantCodeHash != "" && !held.Contains(c.Id))
                .OrderBy(c => c.Number)
                .Take(Most)
                .ToListAsync(cancel);
    }

    private async Task Insert(AppDb db, string userId, Guid caseId, string codeHash, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO held_cases (user_id, case_id, code_hash, added_at) VALUES ({userId}, {caseId}, {codeHash}, {now})
            ON CONFLICT (user_id, case_id) DO UPDATE SET code_hash = excluded.code_hash
            """,
            cancel
        );
    }
}
