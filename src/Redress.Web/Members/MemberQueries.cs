using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Members;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Members;

public sealed record MemberLine(
    string Id,
    string Scheme,
    string Name,
    string? Website,
    string? CompanyNumber,
    bool Valid
);

/// <summary>A binding advice that a provider did not comply with, as it stands on its record (WK-2).</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Body">Who gave the advice.</param>
/// <param name="On">The day on which it was established.</param>
public sealed record UnfollowedAdvice(string Number, string Body, DateOnly? On);

/// <summary>The register of members, as the public may read it (BC-40): a label that is not valid shows as not valid, without saying why.</summary>
internal sealed class MemberQueries(IDbContextFactory<AppDb> factory)
{
    public async Task<IReadOnlyList<MemberLine>> List(string? q, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var members = db.Set<MemberRow>()
            .AsNoTracking()
            .Where(m => m.Membership != Membership.Excluded && m.Membership != Membership.Ended);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var part = NameKey.Of(q);
            members = members.Where(m => part != "" && m.NameKey.Contains(part));
        }

        return [.. (await members.OrderBy(m => m.Name).Take(500).ToListAsync(cancel)).Select(Line)];
    }

    /// <summary>How many open cases there are against each of these members, of those that the reader may see; a member without any is left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OpenCases(
        Actor reader,
        IEnumerable<string> members,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var asked = members.ToList();
        return await db.Set<CaseRow>()
            .VisibleTo(reader)
            .Where(c => c.Open && c.RespondentMemberId != null && asked.Contains(c.RespondentMemberId))
            .GroupBy(c => c.RespondentMemberId!)
            .Select(g => new { Member = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Member, g => g.Count, cancel);
    }

    public async Task<MemberLine?> Find(string id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } row
            ? Line(row)
            : null;
    }

    /// <summary>WK-2: what stands on the record of a provider, the latest first; the registrar's to read, and to see which measure it asks for.</summary>
    public async Task<IReadOnlyList<UnfollowedAdvice>> Unfollowed(string id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var recorded = Command.NameOf<RecordCompliance>();
        var cases = await (
            from r in db.Set<CaseRow>().AsNoTracking()
            where r.RespondentMemberId == id && db.Set<JournalRow>().Any(j => j.CaseId == r.Id && j.Action == recorded)
            select new { r.Number, r.File }
        ).ToListAsync(cancel);
        return
        [
            .. cases
                .Select(r => (r.Number, CaseJson.Read(r.File).Referral))
                .Where(r => r.Referral is { Complied: false })
                .Select(r => new UnfollowedAdvice(r.Number, r.Referral!.Body, r.Referral.ComplianceOn))
                .OrderByDescending(r => r.On),
        ];
    }

    public static MemberLine Line(MemberRow m) =>
        new(
            m.Id,
            m.Scheme,
            m.Name,
            m.Website,
            m.CompanyNumber,
            m.Label == LabelState.Held && m.Membership == Membership.Active
        );
}
